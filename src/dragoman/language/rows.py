"""Rows: "Chad, Niger and Mali", "the presidents of A and B", and those who meet a row."""

from collections.abc import Iterator

from dragoman.language.build import Sentence
from dragoman.language.lists import in_list
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.language.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_MEETS = {"meet", "host", "receive", "call", "telephone", "phone"}


def row_of(mentions: Mentions, mention: Mention) -> tuple[Who, ...]:
    """The bearers of a mention and of those in a row with it."""
    who = _each_once(w for other in in_row(mentions, mention) for w in other.who)
    listed = _each_once(w for other in in_list(mentions, mention) for w in other.who)
    return listed if len(listed) > len(who) else who


def in_row(mentions: Mentions, mention: Mention) -> list[Mention]:
    """A mention and those that the parser has in a row with it, in the order of the text."""
    sentence, head = mention.sentence, mention.root
    while head.dep_ == "conj" or (head.dep_ == "appos" and _other(mentions, sentence, head)):
        head = _person_over(mentions, sentence, head) or head.head
    found = (mentions.at(sentence, token.i) for token in _in_row(mentions, sentence, head))
    return [other for other in found if other is not None]


def _in_row(mentions: Mentions, sentence: Sentence, head: Token) -> list[Token]:
    """The head of a row with all that is coordinated with it.

    The parser takes "A, minister of X, B, minister of Y, and C" for A explained by B and C, and may
    take "A of X and B of Y" for A of X and of B.
    """
    row = [head]
    for token in row:
        beside = [*token.conjuncts, *(c for c in token.children if c.dep_ == "appos")]
        states = [c for of in token.children if of.lower_ == "of" for c in of.children]
        behind = [c for state in states for c in state.conjuncts]
        row += [
            other
            for other in beside
            if other not in row and (other.dep_ != "appos" or _other(mentions, sentence, other))
        ]
        row += [c for c in behind if c not in row and _person_over(mentions, sentence, c) == token]
    return sorted(row, key=lambda token: token.i)


def _person_over(mentions: Mentions, sentence: Sentence, token: Token) -> Token | None:
    """The A in "A of X and B of Y" for B, where the parser has B beside X."""
    state = token.head
    if token.dep_ != "conj" or state.dep_ != "pobj" or state.head.lower_ != "of":
        return None
    person = state.head.head
    held = [mentions.at(sentence, one.i) for one in (token, state, person)]
    kinds = [None if mention is None else mention.kind for mention in held]
    return person if kinds[0] == kinds[2] == "person" != kinds[1] else None


def _other(mentions: Mentions, sentence: Sentence, token: Token) -> bool:
    """Whether an apposition names another person than what it stands behind."""
    mine, theirs = (mentions.at(sentence, i) for i in (token.i, token.head.i))
    return (
        mine is not None
        and theirs is not None
        and mine.kind == theirs.kind == "person"
        and set(mine.who).isdisjoint(theirs.who)
    )


def _each_once(who: Iterator[Who]) -> tuple[Who, ...]:
    """Each bearer once, and an actor that is named by a person only so."""
    found = tuple(dict.fromkeys(who))
    named = {w.actor for w in found if w.name}
    return tuple(w for w in found if w.name or w.actor not in named)


def company_of(mentions: Mentions, mention: Mention) -> tuple[Who, ...]:
    """All in "X met with Y and Z", for X as for Y; nobody where a mention is of no such company."""
    token = mention.root
    while token.dep_ in {"conj", "appos"}:
        token = token.head
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "with":
        verb = verb.head.head if verb.head.dep_ == "dobj" else verb.head
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    subject = mentions.at(mention.sentence, subjects[0].i) if subjects else None
    if subject is None or not subject.who:
        return ()
    for partner in _partners(mentions, mention.sentence, verb):
        if partner.who and partner.actors != subject.actors:
            leading = subject.who if subject.plural else row_of(mentions, subject)
            return _each_once(iter((*leading, *row_of(mentions, partner))))
    return ()


def _partners(mentions: Mentions, sentence: Sentence, verb: Token) -> Iterator[Mention]:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    links = [c for part in (verb, *objects) for c in part.children if c.lower_ == "with"]
    met = objects if verb.lemma_ in _MEETS else []
    for token in (*met, *(c for link in links for c in link.children if c.dep_ == "pobj")):
        partner = mentions.at(sentence, token.i)
        if token.tag_ in {"NNS", "NNPS"} and (partner is None or not partner.plural):
            yield from _sent_by(mentions, sentence, token)
        if partner is not None:
            yield partner


def _sent_by(mentions: Mentions, sentence: Sentence, token: Token) -> Iterator[Mention]:
    """The states in "his counterparts from A and B", "leaders of A and B"."""
    links = [c for c in token.children if c.lower_ in {"of", "from"}]
    for state in (c for link in links for c in link.children if c.dep_ == "pobj"):
        mention = mentions.at(sentence, state.i)
        if mention is not None:
            yield mention
