"""Open promises: what was planned, ordered or announced, and of whose doing no report tells."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.ask.lines import Footnotes, Line, line_of
from dragoman.ask.wording import NameOf, day_words, interval_words
from dragoman.ledger.answers import Occurrence
from dragoman.model.values import Interval

# A plan of which nothing more was heard is dropped after this time; an order of arms never is.
FORGOTTEN_AFTER = timedelta(days=730)
_KINDS = {"meeting", "visit", "agreement", "transfer", "tie", "membership"}


@dataclass(frozen=True, slots=True)
class Promise:
    """A planned thing without a report that it was done; `overdue` where its time has passed."""

    line: Line
    due: Interval | None
    overdue: bool
    words: str


def open_promises(
    between: list[Occurrence], as_of: date, notes: Footnotes, name_of: NameOf
) -> tuple[Promise, ...]:
    """The planned things among a pair's occurrences that are still open on a day, the nearest
    first.
    """
    ended: defaultdict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for other in between:
        if other.record.status in ("actual", "negated"):
            ended[other.kind, other.type].append(other)
    promises = []
    for planned in between:
        if planned.kind not in _KINDS or planned.record.status != "planned":
            continue
        due = due_of(planned)
        deadline = None if due is None else due.end or due.start
        overdue = deadline is not None and deadline < as_of
        last_heard = max(filter(None, (deadline, planned.first_reported)))
        forgotten = planned.kind != "transfer" and last_heard + FORGOTTEN_AFTER < as_of
        may_fulfil = ended[planned.kind, planned.type]
        if forgotten or any(fulfils(other, planned) for other in may_fulfil):
            continue
        line = line_of(planned, notes, name_of)
        promises.append(Promise(line, due, overdue, _words(planned, due, overdue)))
    return tuple(sorted(promises, key=_by_deadline))


def due_of(planned: Occurrence) -> Interval | None:
    """When a planned thing is due, as far as the reports say.

    A transfer: its delivery. Anything else: its date, unless that is only the day of the
    announcement.
    """
    record = planned.record
    if record.kind == "transfer":
        return record.details.delivery
    if record.date is None or record.date.end is None:
        return record.date
    announced = record.date.end <= planned.first_reported
    return None if announced and record.kind in ("agreement", "tie", "membership") else record.date


def fulfils(done: Occurrence, planned: Occurrence) -> bool:
    """Whether an occurrence is the doing, or the calling off, of a planned one.

    It is of the same kind and type, by the same actors in the same roles, not before the plan was
    told.
    """
    if done.kind != planned.kind or done.type != planned.type:
        return False
    if not _same_sides(done, planned):
        return False
    day = done.record.date.end if done.record.date is not None else None
    return (day or done.first_reported) >= planned.first_reported


def _same_sides(done: Occurrence, planned: Occurrence) -> bool:
    roles = {p.role for p in planned.record.parties}
    common = [set(done.record.actors(r)) & set(planned.record.actors(r)) for r in roles]
    return all(common) and len(set().union(*common)) > 1


def _words(planned: Occurrence, due: Interval | None, overdue: bool) -> str:
    transfer = planned.kind == "transfer"
    missing = "no delivery reported" if transfer else "no report that it took place"
    if due is None:
        return f"announced {day_words(planned.first_reported)}, no day named, {missing}"
    if overdue:
        return f"was due {interval_words(due)}, {missing}"
    return f"due {interval_words(due)}" + (f", {missing} so far" if transfer else "")


def _by_deadline(promise: Promise) -> tuple[bool, date, str]:
    deadline = None if promise.due is None else promise.due.end or promise.due.start
    return deadline is None, deadline or date.max, promise.line.occurrence
