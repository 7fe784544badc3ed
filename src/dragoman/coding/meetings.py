"""Meetings, from the matches of their rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding.draft import Draft
from dragoman.coding.frames import place_objects
from dragoman.coding.match import Match
from dragoman.coding.places import to_place
from dragoman.coding.proposals import Proposal, from_match
from dragoman.coding.visits import code_visits
from dragoman.language.build import Sentence
from dragoman.model.records import Details
from dragoman.model.values import Place

__all__ = ["code_meetings", "code_visits"]

_CALLS = {"phone", "telephone", "telephonic", "call", "videoconference", "video", "videolink"}
_SUMMITS = {"summit"}


def code_meetings(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """A meeting for each match, its type narrowed by the words around the trigger."""
    for match in matches:
        if match.rule.kind == "meeting":
            kind_type = _meeting_type(match)
            yield from_match(match, ("participant", "participant"), kind_type, Details())


def _meeting_type(match: Match) -> str:
    near = {t.lower_ for t in match.trigger.subtree}
    near |= (
        {c.lower_ for c in match.trigger.head.children} if match.trigger.pos_ == "NOUN" else set()
    )
    if match.rule.type == "meeting" and near & _CALLS:
        return "call"
    return match.rule.type
