"""How records of one reading hang together: a meeting in a visit, a transfer under an agreement."""

from collections.abc import Iterable

from dragoman.model.records import Record


def visit_of(meeting: Record, reading: Iterable[Record]) -> Record | None:
    """The visit of the same reading that a meeting is part of: same status, both states met,
    days shared.
    """
    for other in reading:
        if (
            other.kind == "visit"
            and other.status == meeting.status
            and set(other.actors("visitor")) & set(meeting.actors())
            and _held_at(meeting, other)
            and _same_time(meeting, other)
        ):
            return other
    return None


def agreement_over(transfer: Record, reading: Iterable[Record]) -> Record | None:
    """The agreement of the same reading that a transfer stands under: same parties, same date
    (CODEBOOK 15).
    """
    parties = set(transfer.actors())
    for other in reading:
        if (
            other.kind == "agreement"
            and other.status != "negated"
            and set(other.actors()) == parties
            and _days(other) == _days(transfer)
        ):
            return other
    return None


def _held_at(meeting: Record, visit: Record) -> bool:
    hosts = set(visit.actors("host"))
    if meeting.place is not None and meeting.place.country is not None:
        return meeting.place.country in hosts or not hosts
    return bool(hosts & set(meeting.actors()))


def _same_time(meeting: Record, visit: Record) -> bool:
    if meeting.date is None or visit.date is None:
        return meeting.date is None and visit.date is None
    return meeting.date.overlaps(visit.date)


def _days(record: Record) -> tuple[object, object]:
    return (None, None) if record.date is None else (record.date.start, record.date.end)
