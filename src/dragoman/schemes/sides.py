"""The two sides of an event: who does, to whom it is done, or who are equals (CODEBOOK 2 and 8)."""

from dataclasses import dataclass

from dragoman.model.records import Record
from dragoman.model.values import Party
from dragoman.rules.schemes import load_modes, load_types

_FROM = {"visit": "visitor", "transfer": "supplier", "action": "source", "membership": "member"}
_TO = {"visit": "host", "transfer": "recipient", "action": "target", "membership": "organisation"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides; `reciprocal` when all are equals and stand in `actors`."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool


def sides_of(record: Record, event_type: str, modes: tuple[str, ...]) -> Sides:
    """The sides of the event that a record becomes; a party on both sides is dropped from the
    second.
    """
    actors, recipients = _by_role(record, modes)
    doers = {party.actor for party in actors}
    recipients = tuple(p for p in recipients if p.actor not in doers)
    equals = (
        record.kind in ("meeting", "agreement", "tie")
        or load_types()[event_type].equals
        or any(load_modes()[event_type, mode].equals for mode in modes)
    )
    return Sides(actors, recipients, equals and not recipients and len(doers) > 1)


def _by_role(record: Record, modes: tuple[str, ...]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    if record.kind == "meeting" and "visit" in modes and record.place is not None:
        # A meeting in one party's country that no visit covers: the guest is the source.
        guests = tuple(p for p in record.parties if p.actor != record.place.country)
        return guests, tuple(p for p in record.parties if p.actor == record.place.country)
    if record.kind == "membership" and record.type == "suspended":
        return _with_role(record, "organisation"), _with_role(record, "member")
    if record.kind == "tie" and _with_role(record, "source"):
        return _with_role(record, "source"), _with_role(record, "target")
    if record.kind in _FROM:
        return _with_role(record, _FROM[record.kind]), _with_role(record, _TO[record.kind])
    return record.parties, ()


def _with_role(record: Record, role: str) -> tuple[Party, ...]:
    return tuple(party for party in record.parties if party.role == role)
