"""Titles beside names: which office a text gives a person, and for which state or organisation."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.owners import owner_before_name
from dragoman.language.title_phrases import (
    ARTICLES,
    LINKS,
    MAX_LEFT,
    MAX_RIGHT,
    Title,
    head_of,
    is_head,
    is_honorific,
    opening_of,
    phrase_end,
    title_around,
)
from dragoman.language.tokens import Doc
from dragoman.rules.lexicons import load_lexicon

_STATES = {"be", "become", "serve", "remain"}
_ENDS_LINK = {"with", "by", "from"}


def title_before(mentions: Mentions, sentence: Sentence, start: int) -> Title | None:
    """The title that ends where a name starts: "Turkish Minister NAME", "King of Chad NAME".

    An office goes before the rank behind it ("Chief of Staff General NAME"), and before the office
    it serves ("Chief of Staff to the President NAME").
    """
    title = _title_ending_at(mentions, sentence, start)
    if title is None:
        return None
    if not is_rank(title):
        return _serving(mentions, sentence, title, start) or title
    office = _title_ending_at(mentions, sentence, title.start)
    return office if office is not None and office.end == title.start else title


def _serving(mentions: Mentions, sentence: Sentence, title: Title, start: int) -> Title | None:
    """The "Chief of Staff to the President" that ends in "President"."""
    doc, k = sentence.span.doc, title.start - 3
    if k < sentence.span.start or [t.lower_ for t in doc[k + 1 : title.start]] != ["to", "the"]:
        return None
    if doc[k].lower_ == "staff" and doc[k - 1].lower_ == "of":
        k -= 2
    heads = k >= sentence.span.start and head_of(doc[k]) is not None
    return title_around(mentions, sentence, k, start) if heads else None


def is_rank(title: Title) -> bool:
    """Whether a title is no office but a rank of soldiers."""
    titles = load_lexicon("language/titles")
    words = title.words.lower().split()
    return title.head in titles["military"] | titles["rank"] and all(
        word in titles["military"] | titles["rank"] | titles["modifier"] for word in words
    )


def _title_ending_at(mentions: Mentions, sentence: Sentence, start: int) -> Title | None:
    doc, first = sentence.span.doc, sentence.span.start
    j, honoured = _past_genitive(mentions, sentence, start - 1), False
    while j >= first and (
        (is_honorific(doc[j]) and not is_head(doc[j]))
        or doc[j].text in {",", '"', "'", "["}
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
    """As in "the session's president, Namibia's NAME": the state between is stepped over."""
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
    opening, end = opening_of(mentions, sentence, rank[0]), rank[-1] + 1
    head, words = doc[rank[-1]].lower_, sentence.words(rank[0], end)
    return Title(rank[0], end, head, words, opening.owner, opening.until, opening.guessed)


def _of_the_one_before(mentions: Mentions, sentence: Sentence, title: Title) -> bool:
    """As in "A, the minister, B": the title between two names is the first one's."""
    doc, first = sentence.span.doc, sentence.span.start
    k = title.start - 1
    while (
        k > first
        and doc[k].text != ","
        and title.start - k < MAX_LEFT
        and mentions.at(sentence, k) is None
    ):
        if doc[k].lower_ not in ARTICLES:
            return False
        k -= 1
    before = mentions.at(sentence, k - 1) if k > first and doc[k].text == "," else None
    return before is not None and before.kind == "person"


def _linked_before(
    mentions: Mentions, sentence: Sentence, j: int, start: int, honoured: bool, comma: bool
) -> Title | None:
    """As in "Prime Minister of Armenia NAME": walk back over the of-phrase to the head.

    Commas end the walk unless an honorific shows that a name follows ("Secretary, Ministry of X,
    """
    doc, first = sentence.span.doc, sentence.span.start
    link = ""
    for k in range(j, max(first, j - MAX_LEFT) - 1, -1):
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
        if token.lower_ in LINKS and token.lower_ != "and":
            link = token.lower_
        elif honoured and token.text == ",":
            link = link or ","
    return None


def title_after(mentions: Mentions, sentence: Sentence, end: int) -> Title | None:
    """The title in apposition behind a name: "NAME, the acting Prime Minister of Iraq,"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end >= last or doc[end].text not in {",", "(", "-", "–", "—"}:
        return None
    for k in range(end + 1, min(last, end + MAX_RIGHT)):
        token = doc[k]
        verbal = token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"
        if token.text in {",", ";", ")"} or (verbal and head_of(token) is None):
            return None
        inside = mentions.at(sentence, k)
        if inside is not None and inside.kind == "person":
            return None
        beside = k + 1 < last and head_of(doc[k + 1]) is not None
        if head_of(token) is None or beside or _is_possessor(doc, k, last):
            continue
        if _before_name(mentions, sentence, k + 1):
            return None
        return title_around(mentions, sentence, k, phrase_end(mentions, sentence, k))
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
    """The title that a clause states: "NAME was the deputy commander", "became president"."""
    root = name.root
    verb = root.head
    if root.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_ not in _STATES:
        return None
    for child in verb.children:
        told = child if child.dep_ == "attr" else None
        if child.dep_ == "prep" and child.lower_ == "as":
            told = next((c for c in child.children if c.dep_ == "pobj"), None)
        if told is not None and is_head(told):
            return title_around(mentions, sentence, told.i, phrase_end(mentions, sentence, told.i))
    return None


def stated_owner(mentions: Mentions, sentence: Sentence, start: int, end: int) -> str | None:
    """Whom the words around a name say that it acts for: "NAME of Bahrain", "Malaysia's NAME"."""
    return owner_behind(mentions, sentence, end) or owner_before_name(
        mentions, sentence, start, is_honorific
    )


def owner_behind(mentions: Mentions, sentence: Sentence, end: int) -> str | None:
    """As in "King NAME of Bahrain", "NAME (Bahrain)"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end >= last or doc[end].lower_ not in {"of", "from", "("}:
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
    if doc[end].text == "(" and (owner.end >= last or doc[owner.end].text != ")"):
        return None
    if (
        owner.form == "adjective"
        and owner.end < last
        and doc[owner.end].pos_ not in {"NOUN", "PROPN"}
    ):
        return None
    return owner.actors[0]
