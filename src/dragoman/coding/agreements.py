"""Agreements: signed, planned and invoked instruments, and what they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.match import Match
from dragoman.coding.proposals import Proposal, from_match
from dragoman.language.build import Sentence
from dragoman.model.records import Details

_ABOUT = {"on", "for", "to", "regarding", "concerning", "in", "of", "about"}
_SUBJECT_CHARS = 90


def code_agreements(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """An agreement for each match, with its subject in the report's words."""
    for match in matches:
        if match.rule.kind == "agreement":
            details = Details(subject=_subject(match.sentence, match.trigger))
            for each in _apart(match):
                yield replace(from_match(each, ("party", "party"), match.rule.type, details), said=False)


def _apart(match: Match) -> list[Match]:
    """ "Agreements with A, B and C": one with each, where the first party stands alone before the noun."""
    first = [b for b in match.source if b.start_char < match.sentence.start_of(match.trigger)]
    others = [b for b in match.source if b not in first]
    alone = len({b.who.actor for b in first}) == 1
    if match.trigger.tag_ != "NNS" or not alone or len(others) < 2:
        return [match]
    return [replace(match, source=(*first, b)) for b in others if b.who.actor != first[0].who.actor]


def _subject(sentence: Sentence, trigger: Token) -> str | None:
    for child in trigger.children:
        if (child.dep_ == "prep" and child.lower_ in _ABOUT) or child.dep_ in {"acl", "relcl"}:
            inside = list(child.subtree)
            start = inside[0].i + (1 if child.dep_ == "prep" else 0)
            words = sentence.words(start, inside[-1].i + 1)
            return words[:_SUBJECT_CHARS] or None
    before = [c for c in trigger.children if c.dep_ in {"compound", "amod"}]
    return sentence.words(before[0].i, trigger.i) if before else None
