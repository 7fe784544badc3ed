"""Actions: the sixteen PLOVER types, from the matches of their rules."""

from collections.abc import Iterator, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.match import Match
from dragoman.coding.proposals import Proposal, from_match
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.model.records import Details

_ISSUE_CHARS = 90


def code_actions(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """An action for each match."""
    for match in matches:
        if match.rule.kind != "action":
            continue
        details = Details(
            issue=_issue(match.sentence, match.trigger),
            modes=match.rule.modes,
            aim=match.rule.aim,
            facets=match.rule.facets,
        )
        yield from_match(match, ("source", "target"), match.rule.type, details)


def _issue(sentence: Sentence, trigger: Token) -> str | None:
    """What it is about: the words that hang on the trigger to its right."""
    last = trigger.i
    for token in trigger.subtree:
        if token.i > trigger.i and token.dep_ != "punct":
            last = token.i
    words = sentence.words(trigger.i, last + 1)
    return words[:_ISSUE_CHARS] or None
