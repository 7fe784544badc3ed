"""Bare titles: "the Turkish minister", "the president", "the premiers of Chad and Niger"."""

from collections.abc import Iterator

from dragoman.language.build import Sentence
from dragoman.language.mentions import Form, Mentions, Who
from dragoman.language.registry import Registry
from dragoman.language.title_phrases import head_of, is_head, singular_head
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

_OWNING = {"state", "organisation", "group", "body"}
_OPENERS = {"the", "his", "her", "their", "its"}
_BESIDE = {"compound", "amod", "nmod"}
_RANKS = {"vice", "deputy", "assistant", "under", "prime", "crown"}
_SENTENCES_BACK = 6
APART = "office.apart"


def bare_title(
    mentions: Mentions, registry: Registry, sentence: Sentence, token: Token
) -> tuple[Form, tuple[Who, ...]] | None:
    """Whom a title without a name means: whose it is, or the last person who had it."""
    head = head_of(token) or token.lower_
    owners = _owners(mentions, sentence, token)
    if owners:
        words = _title_words(token)
        return "title", tuple(_bearer(registry, actor, head, words) for actor in owners)
    opened = any(c.lower_ in _OPENERS for c in token.children)
    capital = token.text[:1].isupper()
    if not (opened or capital):
        return None
    words = _title_words(token)
    at_home = registry.home is not None and opened and capital
    if registry.home is not None and at_home and _is_of_publisher(mentions, head, words):
        return "title", (_bearer(registry, registry.home, head, words),)
    for mention in mentions.before(sentence, token.i, _SENTENCES_BACK):
        for who in mention.who:
            if mention.kind == "person" and who.office and _fits(head, words, who.office):
                return "title", (who,)
    if registry.home is not None and at_home:
        return "title", (_bearer(registry, registry.home, head, words),)
    return None


def _title_words(token: Token) -> frozenset[str]:
    """The words of a title up to its head: "vice" and "president" for "the Vice President"."""
    before = [c for c in token.children if c.i < token.i and c.dep_ in _BESIDE]
    return frozenset(w for t in (*before, token) for w in t.lower_.split("-"))


def _is_of_publisher(mentions: Mentions, head: str, words: frozenset[str]) -> bool:
    """Whether a title is that of the office which publishes the report."""
    source = (mentions.parsed.report.source or "").casefold()
    return any(
        _fits(head, words, office)
        for office, terms in load_lexicon("language/publisher_offices").items()
        if any(term in source for term in terms)
    )


def title_beside(mentions: Mentions, sentence: Sentence, token: Token) -> tuple[Who, ...]:
    """The persons whose names stand beside a title: one for "minister", all for "ministers"."""
    several = singular_head(token) is not None
    if not several and not is_head(token):
        return ()
    at = sentence.start_of(token)
    covering = [
        o
        for o in mentions.offices
        if o.sentence is sentence and o.start_char <= at < o.end_char and o.rule != APART
    ]
    if not covering:
        return ()
    if several:
        return tuple(dict.fromkeys(o.who for o in covering))
    return (min(covering, key=lambda o: o.end_char - o.start_char).who,)


def _bearer(registry: Registry, actor: str, head: str, words: frozenset[str]) -> Who:
    """The actor, with the person whom the text names for the office."""
    for known in registry.persons:
        if known.actor == actor and known.office and _fits(head, words, known.office):
            return Who(actor, known.name, known.office)
    return Who(actor)


def _fits(head: str, words: frozenset[str], office: str) -> bool:
    """Whether a title may mean an office: same head, and a vice president is no president."""
    if not _in(_same_office(head), office):
        return False
    if head == "leader":
        return True
    held = set(office.lower().replace("-", " ").split(" of ")[0].split())
    return held & _RANKS == words & _RANKS


def _same_office(head: str) -> frozenset[str]:
    """Titles that one word may mean: "leader" a president or a king."""
    titles = load_lexicon("language/titles")
    if head == "leader":
        return titles["leader"] | {head}
    return frozenset({head})


def _in(names: frozenset[str], office: str) -> bool:
    words = office.lower()
    return any(name in words for name in names)


def _owners(mentions: Mentions, sentence: Sentence, token: Token) -> list[str]:
    """Whose a title is: "the Greek and Turkish ministers", "the minister of Chad"."""
    owners: list[str] = []
    for child in token.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"}:
            for part in (child, *child.conjuncts):
                mention = mentions.at(sentence, part.i)
                if mention is not None and mention.kind in _OWNING:
                    owners += [a for a in mention.actors if a not in owners]
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            owners += [a for a in _of(mentions, sentence, child) if a not in owners]
    return owners


def _of(mentions: Mentions, sentence: Sentence, prep: Token) -> Iterator[str]:
    for obj in prep.children:
        for part in (obj, *obj.conjuncts):
            mention = mentions.at(sentence, part.i)
            if mention is not None and mention.kind in _OWNING:
                yield from mention.actors
                continue
            for child in part.children:
                if child.dep_ == "prep" and child.lower_ == "of":
                    yield from _of(mentions, sentence, child)
