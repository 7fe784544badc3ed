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
            one = from_match(match, ("party", "party"), match.rule.type, details)
            yield replace(one, said=False)


def _subject(sentence: Sentence, trigger: Token) -> str | None:
    for child in trigger.children:
        if (child.dep_ == "prep" and child.lower_ in _ABOUT) or child.dep_ in {"acl", "relcl"}:
            inside = list(child.subtree)
            start = inside[0].i + (1 if child.dep_ == "prep" else 0)
            words = sentence.words(start, inside[-1].i + 1)
            return words[:_SUBJECT_CHARS] or None
    before = [c for c in trigger.children if c.dep_ in {"compound", "amod"}]
    return sentence.words(before[0].i, trigger.i) if before else None
