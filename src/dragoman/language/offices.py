"""Titles beside names: which office a text gives a person, and for which state or organisation.

Works on the row of words rather than on the parse, which is unsure around long names and titles.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.owners import listed_owner, owner_before_name, owner_right, possessor
from dragoman.rules.lexicons import load_lexicon

_MAX_LEFT = 18
_MAX_RIGHT = 14
_LINKS = {"of", "for", "to", "at", "in", "on", "and"}
_SKIPPED = {",", "(", '"', "'", "-"}
_POSSESSIVES = {"its", "his", "her", "their", "my", "our", "whose"}
_ARTICLES = {"the", "a", "an"}
_ENDS = {",", ";", ")", ".", ":", "(", '"'}
_CLAUSE = {"VERB", "AUX", "PRON", "SCONJ"}
_ENDS_WORDS = {"who", "which", "that", "with", "as", "by", "after", "when", "where"}
_STATES = {"be", "become", "serve", "remain"}
_FORMER = re.compile(r"(then|ex|former)-")


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase: its tokens, the head word ("minister"), its owner, and whether it is past.

    `guessed`: the owner was told by a pronoun alone; `definite`: an article or an owner opens the phrase.
    """

    start: int
    end: int
    head: str
    words: str
    owner: str | None
    until: bool
    guessed: bool = False
    definite: bool = False


@dataclass(slots=True)
class Opening:
    """What stands to the left of the head of a title."""

    start: int
    owner: str | None = None
    until: bool = False
    guessed: bool = False
    definite: bool = False
    first: int = 0


def is_head(token: Token) -> bool:
    """Whether a word is the head of a title ("minister", "spokeswoman")."""
    return head_of(token) is not None


def head_of(token: Token) -> str | None:
    """The head that a word is, also behind a hyphen ("vice-president")."""
    heads = load_lexicon("language/titles")["head"]
    word = token.lower_
    if word == "number" and is_counterpart(token):
        return "counterpart"
    for form in (word, word.rsplit("-", 1)[-1]):
        if form in heads:
            return form
    return None


def is_honorific(token: Token) -> bool:
    """Whether a word may stand between title and name ("Mr", "Gen.", "Dato")."""
    titles = load_lexicon("language/titles")
    return token.lower_ in titles["honorific"] or token.lower_ in titles["rank"]


def title_before(mentions: Mentions, sentence: Sentence, start: int) -> Title | None:
    """The title that ends where a name starts: "Turkish Defence Minister NAME", "President of Chad NAME"."""
    doc, first = sentence.span.doc, sentence.span.start
    j, honoured = _past_genitive(mentions, sentence, start - 1), False
    while j >= first and (
        is_honorific(doc[j])
        and not is_head(doc[j])
        or doc[j].text in {",", '"', "'"}
        or doc[j].is_space
    ):
        honoured = honoured or is_honorific(doc[j])
        j -= 1
    if j < first or doc[j].lower_ in {"and", "&"}:
        return _rank(mentions, sentence, j + 1, start)
    comma = any(t.text == "," for t in doc[j + 1 : start])
    if head_of(doc[j]) is not None:
        title = title_around(mentions, sentence, j, start)
        apart = comma and not honoured and not title.definite
        return None if apart or (comma and _of_the_one_before(mentions, sentence, title)) else title
    title_or_none = _linked_before(mentions, sentence, j, start, honoured, comma)
    return title_or_none or _rank(mentions, sentence, j + 1, start)


def _past_genitive(mentions: Mentions, sentence: Sentence, j: int) -> int:
    """As in "The session's president, Namibia's NAME": the state between title and name is stepped over."""
    doc, first = sentence.span.doc, sentence.span.start
    if j <= first or doc[j].lower_ not in {"'s", "'"}:
        return j
    owner = mentions.at(sentence, j - 1)
    if owner is not None and owner.start > first and doc[owner.start - 1].text == ",":
        return owner.start - 1
    return j


def _rank(mentions: Mentions, sentence: Sentence, first: int, start: int) -> Title | None:
    """A rank alone: "Gen. NAME", "Lt. Col. NAME"."""
    ranks = load_lexicon("language/titles")["rank"]
    doc = sentence.span.doc
    rank = [t.i for t in doc[first:start] if t.lower_ in ranks]
    if not rank:
        return None
    opening = _opening(mentions, sentence, rank[0])
    words = sentence.words(rank[0], rank[-1] + 1)
    return Title(
        rank[0],
        rank[-1] + 1,
        doc[rank[-1]].lower_,
        words,
        opening.owner,
        opening.until,
        opening.guessed,
    )


def _of_the_one_before(mentions: Mentions, sentence: Sentence, title: Title) -> bool:
    """As in "A, the minister, B": the title between two names is the first one's."""
    doc, first = sentence.span.doc, sentence.span.start
    k = title.start - 1
    while (
        k > first
        and doc[k].text != ","
        and title.start - k < _MAX_LEFT
        and mentions.at(sentence, k) is None
    ):
        if doc[k].lower_ not in _ARTICLES:
            return False
        k -= 1
    before = mentions.at(sentence, k - 1) if k > first and doc[k].text == "," else None
    return before is not None and before.kind == "person"


def _linked_before(
    mentions: Mentions, sentence: Sentence, j: int, start: int, honoured: bool, comma: bool
) -> Title | None:
    """As in "Prime Minister of the Republic of Armenia NAME": walk back over the of-phrase to the head.

    Commas end the walk unless an honorific shows that a name follows ("Secretary, Ministry of X, Shri NAME").
    """
    doc, first = sentence.span.doc, sentence.span.start
    link = ""
    for k in range(j, max(first, j - _MAX_LEFT) - 1, -1):
        token = doc[k]
        mention = mentions.at(sentence, k)
        if (
            link
            and head_of(token) is not None
            and (token.text[:1].isupper() or link == "of" or comma)
        ):
            title = title_around(mentions, sentence, k, start)
            stray = (
                comma
                and not honoured
                and (not title.definite or _of_the_one_before(mentions, sentence, title))
            )
            return None if stray else title
        if token.pos_ in {"VERB", "AUX", "PRON"} or token.text in {";", ":", "."}:
            return None
        if token.lower_ in {"with", "by", "from"} or (token.text == "," and not honoured):
            return None
        if mention is not None and mention.kind == "person" and not comma:
            return None
        if token.lower_ in _LINKS and token.lower_ != "and":
            link = token.lower_
        elif honoured and token.text == ",":
            link = link or ","
    return None


def title_around(mentions: Mentions, sentence: Sentence, head: int, end: int) -> Title:
    """The whole phrase about a head: modifiers to the left, of-phrase to the right."""
    opening = _opening(mentions, sentence, head)
    stop = _stop(sentence, head, end)
    word = head_of(sentence.span.doc[head]) or sentence.span.doc[head].lower_
    owner, guessed = opening.owner, opening.guessed
    if owner is None or guessed:
        right = owner_right(mentions, sentence, head, stop, word) or listed_owner(
            mentions, sentence, stop
        )
        owner, guessed = (right, False) if right else (owner, guessed)
    words = sentence.words(opening.start, _without_country(mentions, sentence, head, stop))
    return Title(opening.start, stop, word, words, owner, opening.until, guessed, opening.definite)


def _without_country(mentions: Mentions, sentence: Sentence, head: int, stop: int) -> int:
    """Where the words of a title end that a long list of places and names would make unreadable."""
    inside = (mentions.at(sentence, k) for k in range(head + 1, stop))
    return next((m.start - 1 for m in inside if m is not None and m.kind == "person"), stop)


def _stop(sentence: Sentence, head: int, end: int) -> int:
    doc = sentence.span.doc
    stop = end
    while stop - 1 > head and (
        doc[stop - 1].text in _SKIPPED
        or is_honorific(doc[stop - 1])
        or doc[stop - 1].is_space
        or doc[stop - 1].lower_ == "'s"
    ):
        stop -= 1
    return stop


def _opening(mentions: Mentions, sentence: Sentence, head: int) -> Opening:
    """Walk left from the head: where the title starts, whose it is, whether it is former."""
    doc, first = sentence.span.doc, sentence.span.start
    found = Opening(head)
    k = head - 1
    while k >= max(first, head - _MAX_LEFT):
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind not in {"person", "set"}:
            if found.owner is not None:
                break
            if len(mention.actors) == 1:
                found.owner, found.definite = mention.actors[0], True
            found.start = _title_in(doc, mention) or found.start
            k = mention.start - 1
        elif _is_former(doc[k]):
            found.until = found.until or doc[k].lower_ != "outgoing"
            k -= 1
        elif doc[k].lower_ in {"'s", "'"} and found.owner is None:
            found.definite = True
            k = _past_owner(mentions, sentence, k, found)
        elif doc[k].lower_ in _POSSESSIVES and found.owner is None:
            if not is_counterpart(doc[head]):
                found.owner, found.guessed = possessor(mentions, sentence, k), True
            found.definite = True
            break
        elif doc[k].lower_ in _ARTICLES:
            found.definite = True
            break
        elif doc[k].text == "-":
            k -= 1
        elif found.owner is not None or not _modifies(mentions, sentence, k):
            break
        else:
            found.start, k = k, k - 1
    found.start = _clean_start(doc, found.start, head)
    return found


def _title_in(doc: Doc, mention: Mention) -> int | None:
    """The first word of the title inside a name that takes it in: "UN Secretary" of "UN Secretary-General"."""
    inside = range(mention.start, mention.end)
    return (
        next((k for k in inside if is_head(doc[k])), None)
        if is_head(doc[mention.end - 1])
        else None
    )


def _past_owner(mentions: Mentions, sentence: Sentence, k: int, found: Opening) -> int:
    """Over "the league's": an organisation called by a common noun."""
    owner = mentions.at(sentence, k - 1) if k > sentence.span.start else None
    if owner is not None:
        if owner.kind == "person" and len(owner.actors) == 1:
            found.owner, found.guessed = owner.actors[0], True
        return owner.start - 1 if owner.kind == "person" else k - 1
    found.owner, found.guessed = possessor(mentions, sentence, k - 1), True
    return sentence.span.start - 1


def _is_former(token: Token) -> bool:
    former = load_lexicon("language/titles")["former"]
    return token.lower_.rstrip("-") in former or _FORMER.match(token.lower_) is not None


def is_counterpart(token: Token) -> bool:
    """As in "Counterpart", "colleague", "opposite number": an office told by another's."""
    if token.lower_ in {"number", "numbers"}:
        return token.i > 0 and token.nbor(-1).lower_ == "opposite"
    return token.lower_ in load_lexicon("language/titles")["counterpart"]


def _clean_start(doc: Doc, start: int, head: int) -> int:
    """A title begins with no "and" and no "new"."""
    while start < head and (
        doc[start].lower_ in {"and", "&", "new", "-", ",", "first"} and not _first_of(doc, start)
    ):
        start += 1
    return start


def _first_of(doc: Doc, k: int) -> bool:
    """As in "First Deputy Minister", "First Lady": part of the title where it is a name for one."""
    return doc[k].text == "First"


def _modifies(mentions: Mentions, sentence: Sentence, k: int) -> bool:
    token = sentence.span.doc[k]
    if token.lower_ in load_lexicon("language/titles")["modifier"]:
        return True
    if is_head(token):
        return True
    if token.lower_ in {"and", "&"}:
        return k > sentence.span.start and _joined(token)
    if token.lower_ in load_lexicon("language/titles")["no_name"] or token.tag_ in {"NNS", "NNPS"}:
        return False
    return token.dep_ in {"compound", "amod", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _joined(token: Token) -> bool:
    """As in "Deputy Prime Minister and Minister for Trade", "trade and industry minister"."""
    before = token.nbor(-1)
    return is_head(before) or before.lower_ in load_lexicon("language/titles")["modifier"]


def title_after(mentions: Mentions, sentence: Sentence, end: int) -> Title | None:
    """The title in apposition behind a name: "NAME, the acting Prime Minister of Iraq,"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end >= last or doc[end].text not in {",", "(", "-", "–", "—"}:
        return None
    for k in range(end + 1, min(last, end + _MAX_RIGHT)):
        token = doc[k]
        if (
            token.text in {",", ";", ")"}
            or token.pos_ in {"VERB", "AUX"}
            and head_of(token) is None
        ):
            return None
        inside = mentions.at(sentence, k)
        if inside is not None and inside.kind == "person":
            return None
        beside = k + 1 < last and head_of(doc[k + 1]) is not None
        if head_of(token) is None or beside or _is_possessor(doc, k, last):
            continue
        if _before_name(mentions, sentence, k + 1):
            return None
        return title_around(mentions, sentence, k, _phrase_end(mentions, sentence, k))
    return None


def _is_possessor(doc: Doc, k: int, last: int) -> bool:
    return k + 1 < last and doc[k + 1].lower_ in {"'s", "'"}


def _before_name(mentions: Mentions, sentence: Sentence, k: int) -> bool:
    """Whether the title belongs to the next name of a list rather than to the one before."""
    last = sentence.span.end
    doc = sentence.span.doc
    while k < last and is_honorific(doc[k]):
        k += 1
    if k >= last:
        return False
    mention = mentions.at(sentence, k)
    if mention is not None:
        return mention.kind == "person"
    return doc[k].pos_ == "PROPN" and doc[k].ent_type_ == "PERSON"


def title_is(mentions: Mentions, sentence: Sentence, name: Mention) -> Title | None:
    """The title that a clause states: "NAME was the deputy commander of the force", "became president"."""
    root = name.root
    verb = root.head
    if root.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in _STATES:
        return None
    for child in verb.children:
        told = child if child.dep_ == "attr" else None
        if child.dep_ == "prep" and child.lower_ == "as":
            told = next((c for c in child.children if c.dep_ == "pobj"), None)
        if told is not None and is_head(told):
            return title_around(mentions, sentence, told.i, _phrase_end(mentions, sentence, told.i))
    return None


def _phrase_end(mentions: Mentions, sentence: Sentence, head: int) -> int:
    """Where a title phrase ends on the right: over "of …" and "to …", up to a comma, a verb, or a clause."""
    doc, last = sentence.span.doc, sentence.span.end
    k = head + 1
    while k < min(last, head + _MAX_RIGHT):
        token = doc[k]
        if k == head + 1 and token.lower_ not in _LINKS:
            break
        if token.text in _ENDS or (token.pos_ in _CLAUSE and token.dep_ != "amod"):
            break
        if token.lower_ in _ENDS_WORDS or (token.lower_ in {"in", "on"} and k > head + 1):
            break
        inside = mentions.at(sentence, k)
        if inside is not None and inside.kind == "person":
            break
        k += 1
    while k - 1 > head and doc[k - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        k -= 1
    return k


def stated_owner(mentions: Mentions, sentence: Sentence, start: int, end: int) -> str | None:
    """Whom the words around a name say that it acts for: "NAME of Bahrain", "Malaysia's NAME"."""
    return owner_behind(mentions, sentence, end) or owner_before_name(
        mentions, sentence, start, is_honorific
    )


def owner_behind(mentions: Mentions, sentence: Sentence, end: int) -> str | None:
    """As in "King NAME of Bahrain"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end >= last or doc[end].lower_ not in {"of", "from"}:
        return None
    k = end + 1
    while k < last and doc[k].lower_ == "the":
        k += 1
    owner = mentions.at(sentence, k) if k < last else None
    if (
        owner is None
        or owner.kind not in {"state", "organisation", "group", "body"}
        or not owner.actors
    ):
        return None
    if (
        owner.form == "adjective"
        and owner.end < last
        and doc[owner.end].pos_ not in {"NOUN", "PROPN"}
    ):
        return None
    return owner.actors[0]
