"""Persons: who is named, by which title, and for which state or organisation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from spacy.tokens import Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Office, Who
from dragoman.language.offices import (
    Title,
    is_head,
    is_honorific,
    title_after,
    title_before,
    title_is,
)
from dragoman.rules.actors import Leader, fold, load_actors
from dragoman.rules.lexicons import load_lexicon

_PARTICLES = {"al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "dos", "do", "di", "du",
              "la", "le", "ul", "ud", "y", "abu", "ben", "-", "ter", "zu", "del", "della", "st.", "e"}  # fmt: skip
_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_NOT_NAMES = {"i", "we", "the", "it", "he", "she", "they", "this", "that", "these", "in", "on", "at", "a", "an", "but",
              "and", "state", "office", "house", "administration", "government", "council", "party"}  # fmt: skip
_MAX_NAME = 7
_MAX_TITLE = 16


@dataclass(slots=True)
class Known:
    """A person met in the report: the longest name so far, and who they act for."""

    name: str
    actor: str | None
    office: str | None = None


@dataclass(slots=True)
class Registry:
    """The persons of one report, by the last word of their names."""

    published: date
    home: str | None
    known: dict[str, Known] = field(default_factory=dict)

    def find(self, name: str) -> Known | None:
        """The person of this name or surname, if met before."""
        known = self.known.get(last_word(name))
        if known is None:
            return None
        shorter, longer = sorted((name_words(name), name_words(known.name)), key=len)
        return known if set(shorter) <= set(longer) or len(shorter) == 1 else None

    def meet(self, name: str, actor: str | None, office: str | None) -> Known:
        """Take note of a person; what is known of them already is kept."""
        known = self.find(name)
        if known is None:
            known = Known(name, actor, office)
            self.known[last_word(name)] = known
            return known
        known.name = max(known.name, name, key=lambda n: len(name_words(n)))
        known.actor = known.actor or actor
        known.office = office or known.office
        return known

    def leader(self, name: str) -> Leader | None:
        """The person of this name in the table of leaders; by surname alone only who is in office that day."""
        words = name_words(name)
        if not words:
            return None
        alike = [v for v in _leaders().get(fold(words[-1]), ()) if _same_words(words, v.name)]
        if len(words) == 1:
            alike = [v for v in alike if v.holds(self.published)]
        if len({v.actor for v in alike}) != 1:
            return None
        return min(alike, key=lambda v: abs((v.first - self.published).days))


def _same_words(words: list[str], other: str) -> bool:
    return {fold(w) for w in words} <= {fold(w) for w in name_words(other)}


@cache
def _leaders() -> dict[str, tuple[Leader, ...]]:
    """Leaders by every word of their names, since some are called by the first."""
    index: dict[str, list[Leader]] = {}
    for leader in load_actors().leaders:
        for word in {fold(w) for w in name_words(leader.name)}:
            index.setdefault(word, []).append(leader)
    return {word: tuple(found) for word, found in index.items()}


def name_words(name: str) -> list[str]:
    """The words of a name, lower case, without suffixes.

    Example:
        >>> name_words("Joseph R. Biden Jr.")
        ['joseph', 'r', 'biden']
    """
    words = [w.casefold().strip(".") for w in re.split(r"[\s]+", name.strip())]
    return [w for w in words if w and w not in {"jr", "sr", "ii", "iii", "iv"}]


def last_word(name: str) -> str:
    """The word that a person is called by later."""
    words = name_words(name)
    return words[-1] if words else ""


def find_persons(mentions: Mentions, registry: Registry) -> None:
    """Add every person named in the report, and the offices that the text gives them."""
    for sentence in mentions.parsed.sentences:
        for start, end in _spans(mentions, sentence, registry):
            _add_person(mentions, sentence, registry, start, end)


def _add_person(
    mentions: Mentions, sentence: Sentence, registry: Registry, start: int, end: int
) -> None:
    name = sentence.words(start, end)
    bare = Mention(sentence, start, end, "person", "person", ())
    mentions.add(bare)
    title = (
        title_before(mentions, sentence, start)
        or title_after(mentions, sentence, end)
        or title_is(mentions, sentence, bare)
    )
    known, leader = registry.find(name), registry.leader(name)
    stated = (
        (title.owner if title else None)
        or _owner_behind(mentions, sentence, end)
        or _owner_before(mentions, sentence, start)
    )
    actor, by = (stated, "stated") if stated else _actor_of(title, known, leader, registry)
    if actor is None and title is not None:
        actor, by = _nearest_state(mentions, sentence, title), "near"
    words = None if title is None else _same_as_counterpart(mentions, sentence, title)
    known = registry.meet(name, actor, words)
    if known.actor is None:
        return
    who = Who(known.actor, name, known.office)
    mentions.add(Mention(sentence, start, end, "person", "person", (who,)))
    if title is not None and words:
        mentions.offices.append(_office(who, title, words, sentence, (start, end), by))


def _actor_of(
    title: Title | None, known: Known | None, leader: Leader | None, registry: Registry
) -> tuple[str | None, str]:
    """Who a person acts for where the text beside the name is silent, and how that is known."""
    if known is not None and known.actor is not None:
        return known.actor, "known"
    if leader is not None:
        return leader.actor, "leader"
    if title is None or registry.home is None:
        return None, ""
    taken = any(
        k.actor == registry.home and k.office == title.words for k in registry.known.values()
    )
    return (None, "") if taken else (registry.home, "home")


def _nearest_state(mentions: Mentions, sentence: Sentence, title: Title) -> str | None:
    """The state last named before a title that names none: a guess, and told as one."""
    counterpart = title.head.startswith("counterpart")
    passed: str | None = None
    for mention in mentions.before(sentence, title.start, 2):
        if counterpart and passed is None and mention.kind == "person" and mention.actors:
            passed = mention.actors[0]
        elif mention.kind in {"state", "person"} and len(mention.actors) == 1:
            if mention.actors[0] != passed and not (counterpart and passed is None):
                return mention.actors[0]
    return None


def _same_as_counterpart(mentions: Mentions, sentence: Sentence, title: Title) -> str | None:
    """ "His Turkish counterpart" has the office of the person before."""
    if title.head not in {"counterpart", "counterparts"}:
        return title.words
    for mention in mentions.before(sentence, title.start, 2):
        if mention.kind == "person" and mention.who and mention.who[0].office:
            return mention.who[0].office
    return None


def _owner_behind(mentions: Mentions, sentence: Sentence, end: int) -> str | None:
    """ "King NAME of Bahrain"."""
    doc = sentence.span.doc
    k = end
    if k >= sentence.span.end or doc[k].lower_ not in {"of", "from"}:
        return None
    k += 1
    while k < sentence.span.end and doc[k].lower_ == "the":
        k += 1
    owner = mentions.at(sentence, k) if k < sentence.span.end else None
    if owner is None or owner.kind not in {"state", "organisation", "group"} or owner.form == "adjective":
        return None
    return owner.actors[0]


def _owner_before(mentions: Mentions, sentence: Sentence, start: int) -> str | None:
    """ "Malaysia's NAME", "Turkish NAME": the state that stands right before a name."""
    doc = sentence.span.doc
    k = start - 1
    while k >= sentence.span.start and (doc[k].lower_ in {"'s", "'"} or is_honorific(doc[k])):
        k -= 1
    owner = mentions.at(sentence, k) if k >= sentence.span.start else None
    if (
        owner is None
        or owner.kind not in {"state", "organisation", "group"}
        or len(owner.actors) != 1
    ):
        return None
    return (
        owner.actors[0]
        if owner.form in {"name", "adjective", "capital"} and k == start - 1 or k < start - 1
        else None
    )


def _office(
    who: Who, title: Title, words: str, sentence: Sentence, name: tuple[int, int], by: str
) -> Office:
    doc = sentence.span.doc
    first, last = min(name[0], title.start), max(name[1], title.end)
    return Office(
        who=who,
        title=words,
        until=title.until,
        sentence=sentence,
        start_char=sentence.start_of(doc[first]),
        end_char=sentence.end_of(doc[last - 1]),
        rule=f"office.{'before' if title.start < name[0] else 'after'}_{by}",
    )


def _spans(mentions: Mentions, sentence: Sentence, registry: Registry) -> Iterator[tuple[int, int]]:
    """Token spans of names: those the model sees, those behind a title, and surnames met before."""
    taken: set[int] = set()
    found = [*_seen_by_model(mentions, sentence), *_behind_titles(mentions, sentence)]
    found += _known_leaders(mentions, sentence, registry)
    for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            yield start, end
    for token in sentence.span:
        if (
            token.i not in taken
            and _met_before(token, registry)
            and mentions.at(sentence, token.i) is None
        ):
            yield token.i, token.i + 1


def _met_before(token: Token, registry: Registry) -> bool:
    return token.text[:1].isupper() and len(token.text) > 2 and token.lower_ in registry.known


def _seen_by_model(mentions: Mentions, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for entity in sentence.span.ents:
        if entity.label_ == "PERSON":
            yield from _trimmed(mentions, sentence, entity.start, entity.end)


def _behind_titles(mentions: Mentions, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Capitalised words right behind a title, its of-phrase, or an honorific."""
    for token in sentence.span:
        if is_head(token) and not is_honorific(token):
            starts = _starts_behind(mentions, sentence, token.i)
        elif is_honorific(token) and token.text[:1].isupper():
            starts = [token.i + 1]
        else:
            continue
        for start in starts:
            yield from _run_at(mentions, sentence, start)


def _run_at(mentions: Mentions, sentence: Sentence, start: int) -> Iterator[tuple[int, int]]:
    doc, last = sentence.span.doc, sentence.span.end
    while start < last and is_honorific(doc[start]):
        start += 1
    if start < last and mentions.at(sentence, start) is None:
        yield from _trimmed(mentions, sentence, start, _run_end(mentions, sentence, start))


def _starts_behind(mentions: Mentions, sentence: Sentence, head: int) -> list[int]:
    """Where a name may start behind a title: at once, or behind "of the Republic of Chad"."""
    doc, last = sentence.span.doc, sentence.span.end
    starts = [head + 1] if doc[head].text[:1].isupper() or _owned(mentions, sentence, head) else []
    k = head + 1
    if k >= last or doc[k].lower_ not in {"of", "for"}:
        return starts
    while k < min(last, head + _MAX_TITLE):
        mention = mentions.at(sentence, k)
        if mention is not None and mention.kind != "person":
            k = mention.end
            starts.append(k)
            continue
        token = doc[k]
        if token.pos_ in {"VERB", "AUX", "PUNCT", "PRON"} or token.lower_ in {"with", "by", "to", "in"}:
            break
        k += 1
    return starts


def _owned(mentions: Mentions, sentence: Sentence, head: int) -> bool:
    """ "Turkish president NAME", "foreign minister NAME": a title in small letters that a name follows."""
    return head + 1 < sentence.span.end and sentence.span.doc[head + 1].pos_ == "PROPN"


def _run_end(mentions: Mentions, sentence: Sentence, start: int) -> int:
    """Where a row of capitalised words and particles ends."""
    doc = sentence.span.doc
    k = start
    while k < min(sentence.span.end, start + _MAX_NAME) and _in_name(doc[k]):
        if mentions.at(sentence, k) is not None and k > start:
            break
        k += 1
    while k > start and not (doc[k - 1].text[:1].isupper() or doc[k - 1].lower_ in _SUFFIXES):
        k -= 1
    return k


def _in_name(token: Token) -> bool:
    if token.lower_ in _PARTICLES or token.lower_ in _SUFFIXES:
        return True
    return (
        token.text[:1].isupper()
        and token.lower_ not in _NOT_NAMES
        and token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"}
    )


def _trimmed(
    mentions: Mentions, sentence: Sentence, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """A span without titles, honorifics, genitives; nothing if it is no name."""
    doc = sentence.span.doc
    while start < end and (
        _is_title_word(doc[start])
        or not doc[start].text[:1].isalpha()
        or _is_place(mentions, sentence, start, end)
    ):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "'", ",", "-"} or is_head(doc[end - 1])):
        end -= 1
    if start >= end or not any(t.text[:1].isupper() for t in doc[start:end]):
        return
    held = mentions.at(sentence, start)
    if held is not None and held.kind != "person" and held.end >= end:
        return
    if all(t.lower_ in _NOT_NAMES or len(t.text) < 2 for t in doc[start:end]):
        return
    if any(t.is_digit or t.text in {"&", "/"} for t in doc[start:end]):
        return
    yield start, end


def _is_place(mentions: Mentions, sentence: Sentence, start: int, end: int) -> bool:
    held = mentions.at(sentence, start)
    return held is not None and held.kind != "person" and held.end < end


def _is_title_word(token: Token) -> bool:
    titles = load_lexicon("language/titles")
    return (
        is_head(token)
        or is_honorific(token)
        or token.lower_ in titles["modifier"]
        or token.lower_ in titles["former"]
    )


def _known_leaders(
    mentions: Mentions, sentence: Sentence, registry: Registry
) -> Iterator[tuple[int, int]]:
    """Names that the table of leaders holds, where the model saw none."""
    doc = sentence.span.doc
    for token in sentence.span:
        if token.pos_ != "PROPN" or mentions.at(sentence, token.i) is not None:
            continue
        if token.i + 1 < sentence.span.end and doc[token.i + 1].pos_ == "PROPN":
            two = sentence.words(token.i, token.i + 2)
            if registry.leader(two) is not None:
                yield token.i, token.i + 2
        elif (
            registry.leader(token.text) is not None
            and token.i > sentence.span.start
            and doc[token.i - 1].pos_ != "PROPN"
        ):
            yield token.i, token.i + 1
