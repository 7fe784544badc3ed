"""Actions: the sixteen PLOVER types, from the matches of their rules."""

from collections.abc import Iterator, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.match import Match
from dragoman.coding.proposals import Proposal, from_match, issue_of
from dragoman.model.records import Details


def code_actions(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """An action for each match."""
    for match in matches:
        if match.rule.kind != "action":
            continue
        details = Details(
            issue=issue_of(match.sentence, match.trigger),
            modes=match.rule.modes,
            aim=match.rule.aim,
            facets=match.rule.facets,
        )
        yield from_match(match, ("source", "target"), match.rule.type, details)
