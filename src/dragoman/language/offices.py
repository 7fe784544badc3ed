"""Titles beside names: which office a text gives a person, and for which state or organisation.

Works on the row of words rather than on the parse, which is unsure around long names and titles.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.rules.lexicons import load_lexicon

_LINKS = {"of", "for", "to", "at", "in", "on"}
_OWNER_LINKS = {"of", "at"}
_MAX_LEFT = 16
_MAX_RIGHT = 14
_POSSESSIVES = {"its", "his", "her", "their"}
_SKIPPED = {",", "(", '"', "-"}


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase: its tokens, the head word ("minister"), its owner, and whether it is past."""

    start: int
    end: int
    head: str
    words: str
    owner: str | None
    until: bool


def is_head(token: Token) -> bool:
    """Whether a word is the head of a title ("minister", "spokeswoman")."""
    return _head(token) is not None


def _head(token: Token) -> str | None:
    heads = load_lexicon("language/titles")["head"]
    word = token.lower_
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
    j, honoured = start - 1, False
    while j >= first and (is_honorific(doc[j]) or doc[j].text in {",", '"'} or doc[j].is_space):
        honoured = honoured or is_honorific(doc[j])
        j -= 1
    if j < first:
        return None
    comma = any(t.text == "," for t in doc[j + 1 : start])
    if _head(doc[j]) is not None:
        apart = comma and not honoured and not _has_article(mentions, sentence, j)
        return None if apart else _around(mentions, sentence, j, start)
    if comma and not honoured:
        return None
    return _linked_before(mentions, sentence, j, start, honoured)


def _has_article(mentions: Mentions, sentence: Sentence, head: int) -> bool:
    """ "The Italian foreign minister, NAME,": a title with an article or an owner may stand before a comma."""
    doc, first = sentence.span.doc, sentence.span.start
    return any(
        t.lower_ in {"the", "'s", "its", "his", "her", "their", "a"} for t in doc[max(first, head - 6) : head]
    )


def _linked_before(
    mentions: Mentions, sentence: Sentence, j: int, start: int, honoured: bool
) -> Title | None:
    """ "Prime Minister of the Republic of Armenia NAME": walk back over the of-phrase to the head.

    Commas end the walk unless an honorific shows that a name follows ("Secretary, Ministry of X, Shri NAME").
    """
    doc, first = sentence.span.doc, sentence.span.start
    linked = False
    for k in range(j, max(first, j - _MAX_LEFT) - 1, -1):
        token = doc[k]
        if linked and _head(token) is not None and doc[k].text[:1].isupper():
            return _around(mentions, sentence, k, start)
        if token.pos_ in {"VERB", "AUX", "PRON"} or token.text in {";", ":", "."}:
            return None
        if token.lower_ in {"with", "by", "from"} or (token.text == "," and not honoured):
            return None
        linked = token.lower_ in _LINKS or (honoured and token.text == ",")
    return None


def _around(mentions: Mentions, sentence: Sentence, head: int, end: int) -> Title:
    """The whole phrase about a head: modifiers to the left, of-phrase to the right."""
    start, owner, until = _modifiers(mentions, sentence, head)
    stop = _stop(sentence, head, end)
    owner = owner or _owner_right(mentions, sentence, head, stop) or _owner_listed(mentions, sentence, stop)
    doc = sentence.span.doc
    return Title(
        start, stop, _head(doc[head]) or doc[head].lower_, sentence.words(start, stop), owner, until
    )


def _stop(sentence: Sentence, head: int, end: int) -> int:
    doc = sentence.span.doc
    stop = end
    while stop - 1 > head and (
        doc[stop - 1].text in _SKIPPED or is_honorific(doc[stop - 1]) or doc[stop - 1].is_space
    ):
        stop -= 1
    return stop


def _modifiers(mentions: Mentions, sentence: Sentence, head: int) -> tuple[int, str | None, bool]:
    """Walk left from the head: where the title starts, whose it is, whether it is former."""
    titles = load_lexicon("language/titles")
    doc, first = sentence.span.doc, sentence.span.start
    start, owner, until = head, None, False
    k = head - 1
    while k >= max(first, head - _MAX_LEFT):
        token = doc[k]
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind not in {"person", "set"}:
            if len(mention.actors) == 1 and owner is None:
                owner = mention.actors[0]
                if mention.kind in {"organisation", "group", "body", "company"}:
                    start = mention.start
            k = mention.start - 1
            continue
        word = token.lower_.rstrip("-")
        if word in titles["former"] or re.match(r"(then|ex|former)-", token.lower_):
            until = until or word not in {"outgoing"}
            k -= 1
            continue
        if token.lower_ in {"'s", "'", "-", "the"} and owner is None and k - 1 >= first:
            k -= 1
            continue
        if token.lower_ in _POSSESSIVES and owner is None:
            owner = None if doc[head].lower_.startswith("counterpart") else _whose(mentions, sentence, k)
            break
        if owner is not None or not _modifies(token):
            break
        start = k
        k -= 1
    return start, owner, until


def _whose(mentions: Mentions, sentence: Sentence, k: int) -> str | None:
    """Whom "its" or "his" means before chains are known: the last single state, organisation or person."""
    person = sentence.span.doc[k].lower_ in {"his", "her"}
    for mention in mentions.before(sentence, k, 1):
        fits = mention.kind in {"person"} if person else mention.kind in {"state", "organisation", "group"}
        if fits and len(mention.actors) == 1 and mention.form != "adjective":
            return mention.actors[0]
    return None


def _modifies(token: Token) -> bool:
    if token.lower_ in load_lexicon("language/titles")["modifier"]:
        return True
    if _head(token) is not None and token.nbor(1).text == "-":
        return True
    if token.lower_ in {"and", "&"}:
        return token.nbor(-1).text[:1].isupper() if token.i else False
    return token.dep_ in {"compound", "amod", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _owner_right(mentions: Mentions, sentence: Sentence, head: int, stop: int) -> str | None:
    """Whose office it is by what follows: "of Armenia", never "to Moscow" or "for Syria"."""
    doc = sentence.span.doc
    link = ""
    for k in range(head + 1, stop):
        token = doc[k]
        if token.lower_ in _LINKS:
            link = token.lower_
        mention = mentions.at(sentence, k)
        if mention is None or mention.kind in {"person", "set", "media"}:
            continue
        owned = link in _OWNER_LINKS or (link in {"for", "on"} and _owned_again(doc, k))
        if owned and len(mention.actors) == 1:
            return mention.actors[0]
    return None


def _owner_listed(mentions: Mentions, sentence: Sentence, stop: int) -> str | None:
    """ "NAME, Minister of Tourism, Brazil;", "NAME, Secretary, Ministry of X, Government of Nepal"."""
    doc, last = sentence.span.doc, sentence.span.end
    k = stop
    while k + 1 < min(last, stop + _MAX_LEFT) and doc[k].text in {",", "("}:
        mention = mentions.at(sentence, k + 1)
        body = mention is None and doc[k + 1].lower_ in {"ministry", "government", "department", "embassy", "federative"}
        if mention is not None and mention.kind in {"state", "organisation"} and mention.form in {"name", "capital"}:
            after = doc[mention.end].text if mention.end < last else "."
            return mention.actors[0] if after in {",", ";", ".", ")", "and"} else None
        if not body:
            return None
        k += 1
        while k < last and doc[k].text not in {",", ";", ".", ")"}:
            inside = mentions.at(sentence, k)
            if inside is not None and inside.kind == "state" and doc[k - 1].lower_ in {"of", "the"}:
                return inside.actors[0]
            k += 1
    return None


def _owned_again(doc: Doc, k: int) -> bool:
    """ "Minister for Foreign Affairs of Japan": an "of" right before the name."""
    return (
        k > 0
        and doc[k - 1].lower_ in {"of", "the"}
        and any(t.lower_ == "of" for t in doc[max(0, k - 3) : k])
    )


def title_after(mentions: Mentions, sentence: Sentence, end: int) -> Title | None:
    """The title in apposition behind a name: "NAME, the acting Prime Minister of Iraq,"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end >= last or doc[end].text not in {",", "(", "-"}:
        return None
    for k in range(end + 1, min(last, end + _MAX_RIGHT)):
        token = doc[k]
        if token.text in {",", ";", ")"} or token.pos_ in {"VERB", "AUX"}:
            return None
        if _head(token) is None or _is_possessor(doc, k, last):
            continue
        if k + 1 < last and _head(doc[k + 1]) is not None:
            continue
        if _before_name(mentions, sentence, k + 1):
            return None
        return _around(mentions, sentence, k, _phrase_end(mentions, sentence, k))
    return None


def _is_possessor(doc: Doc, k: int, last: int) -> bool:
    return k + 1 < last and doc[k + 1].lower_ in {"'s", "'"}


def _before_name(mentions: Mentions, sentence: Sentence, k: int) -> bool:
    """Whether the title belongs to the next name of a list rather than to the one before."""
    mention = mentions.at(sentence, k) if k < sentence.span.end else None
    return mention is not None and mention.kind == "person"


def title_is(mentions: Mentions, sentence: Sentence, name: Mention) -> Title | None:
    """The title that a clause states: "NAME was the deputy commander of the force", "became president"."""
    root = name.root
    verb = root.head
    if root.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in {
        "be",
        "become",
        "serve",
        "remain",
    }:
        return None
    for child in verb.children:
        told = child if child.dep_ == "attr" else None
        if child.dep_ == "prep" and child.lower_ == "as":
            told = next((c for c in child.children if c.dep_ == "pobj"), None)
        if told is not None and _head(told) is not None:
            return _around(mentions, sentence, told.i, _phrase_end(mentions, sentence, told.i))
    return None


def _phrase_end(mentions: Mentions, sentence: Sentence, head: int) -> int:
    """Where a title phrase ends on the right: over "of …" and "to …", up to a comma, a verb, or a clause."""
    doc, last = sentence.span.doc, sentence.span.end
    k = head + 1
    while k < min(last, head + _MAX_RIGHT):
        token = doc[k]
        if k == head + 1 and token.lower_ not in _LINKS:
            break
        inside = mentions.at(sentence, k)
        if token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} or token.text in {
            ",",
            ";",
            ")",
            ".",
            ":",
            "(",
            '"',
        }:
            break
        if token.lower_ in {"who", "which", "that", "with", "as", "by", "after"}:
            break
        if token.lower_ in {"in", "on"} and k > head + 1:
            break
        if inside is not None and inside.kind == "person":
            break
        k += 1
    while k - 1 > head and doc[k - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        k -= 1
    return k
