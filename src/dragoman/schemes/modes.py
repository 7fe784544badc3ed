"""Modes, aims and facets of a record: as coded, else as kind, place and words give them
(CODEBOOK 3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.model.records import Record
from dragoman.rules.schemes import load_cues, load_modes, load_organisations
from dragoman.schemes.codes import state
from dragoman.schemes.contexts import is_appeal
from dragoman.schemes.links import visit_of
from dragoman.schemes.words import Phrases, compile_phrases


@dataclass(frozen=True, slots=True)
class Manner:
    """How it was done and what it was about: modes, aim, facets."""

    modes: tuple[str, ...] = ()
    aim: str | None = None
    facets: frozenset[str] = frozenset()


def meeting_mode(meeting: Record, reading: Sequence[Record]) -> tuple[str, ...]:
    """The mode of a CONSULT from a meeting: the first that fits of phone, multilateral,
    third-party, visit.
    """
    if meeting.type == "call":
        return ("phone",)
    actors = meeting.actors()
    if len(actors) > 2 or any(actor in load_organisations() for actor in actors):
        return ("multilateral",)
    country = None if meeting.place is None else meeting.place.country
    if country is None or visit_of(meeting, reading) is not None:
        return ()
    if country not in actors:
        return ("third-party",)
    return ("visit",) if len(actors) == 2 and state(country) is not None else ()


def action_manner(record: Record, words: str) -> Manner:
    """Modes, aim and facets of an action: the coder's, and cue words only for what it left open."""
    details = record.details
    given = Manner(details.modes, details.aim, frozenset(details.facets))
    if given.modes and given.aim:
        return _with_appeal(record, given, words)
    found = [meaning.split("=", 1) for _, meaning in _cues(record.type).find(words)]
    modes = given.modes or _one_mode(record.type, [v for sets, v in found if sets == "mode"])
    aim = given.aim or next((value for sets, value in found if sets == "aim"), None)
    facets = given.facets | {value for sets, value in found if sets == "facet"}
    return _with_appeal(record, Manner(modes, aim, facets), words)


def _one_mode(event_type: str, found: list[str]) -> tuple[str, ...]:
    """One mode from words: the first in the codebook's order, for words name more than was done."""
    return tuple(mode for of, mode in load_modes() if of == event_type and mode in found)[:1]


def _with_appeal(record: Record, manner: Manner, words: str) -> Manner:
    marks = manner.facets
    if record.type != "REQUEST" or marks & {"appeal", "demand"} or not is_appeal(words):
        return manner
    return Manner(manner.modes, manner.aim, marks | {"appeal"})


@cache
def _cues(event_type: str) -> Phrases:
    return compile_phrases(
        (cue.term, f"{cue.sets}={cue.value}") for cue in load_cues() if cue.type == event_type
    )
