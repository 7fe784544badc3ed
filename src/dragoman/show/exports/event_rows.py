"""Rows of event files in order: by day and record, each event once, whatever order the records
come in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.ask.events import CodedEvent
from dragoman.model.values import Party
from dragoman.rules.schemes import load_types
from dragoman.show.exports.dates import DATES_COLUMNS, dates_row, day_of, widened
from dragoman.show.exports.job import Job
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import csv_line, open_output

# From an event and its day: the id under which its widened date is listed, its rows, rows of a
# companion.
MakeRows = Callable[[CodedEvent, date], "Made"]


@dataclass(frozen=True, slots=True)
class Made:
    """The rows of one event; `event_id` names it in `NAME.dates.csv`."""

    event_id: str
    rows: tuple[Row, ...]
    beside: tuple[Row, ...] = ()


class Bundle(NamedTuple):
    """The rows of one event, ready to be written; `same` and `flags` as `in_order` needs them."""

    same: tuple[int, ...]
    flags: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: tuple[Row, ...]
    widened: Row | None


def collect(job: Job, events: Iterable[CodedEvent], make: MakeRows, spool: Spool[Bundle]) -> None:
    """Make the rows of all events that have a day, into the spool."""
    for coded in events:
        day = day_of(coded, job)
        if day is None:
            continue
        made = make(coded, day)
        wide = dates_row(made.event_id, coded) if widened(coded) else None
        spool.add(
            (day.isoformat(), coded.sourced.id),
            Bundle(coded.same_keys(), flags_of(coded), made.rows, made.beside, wide),
        )


def flags_of(coded: CodedEvent) -> tuple[str, ...]:
    """What the sidecar counts of an event that is written."""
    flags = ["reciprocal"] if coded.event.reciprocal else []
    if "appeal" in coded.event.facets:
        flags.append("appeal")
    return (*flags, *coded.event.auxiliary)


def in_order(job: Job, spool: Spool[Bundle]) -> Iterator[Bundle]:
    """The bundles by day and record; records of one reading that tell the same event give it
    once.
    """
    day, seen = "", set[int]()
    for (on, _), bundle in spool:
        if on != day:
            day, seen = on, set()
        if seen.isdisjoint(bundle.same):
            job.tally.exported += 1
            job.tally.rows += len(bundle.rows)
            job.tally.flagged.update(bundle.flags)
            job.tally.flagged["first_day"] += bundle.widened is not None
            yield bundle
        else:
            job.tally.left_out["same_event"] += 1
        seen.update(bundle.same)


def write_dates(job: Job, rows: Iterable[Row]) -> None:
    """Write `NAME.dates.csv`: what each day that stands for more really is."""
    if job.options.dates != "first":
        return
    with open_output(job.beside("dates.csv")) as file:
        file.write(csv_line(DATES_COLUMNS))
        file.writelines(csv_line(row) for row in rows)


def paired(job: Job) -> Iterator[CodedEvent]:
    """The events that formats of pairs can hold; crowds and events without a pair are counted."""
    for coded in job.events():
        if coded.crowded:
            job.tally.left_out["crowd"] += 1
        elif not coded.pairs():
            job.tally.left_out["no_pair"] += 1
        else:
            yield coded


def party_of(coded: CodedEvent, actor: str) -> Party:
    """The party that stands for an actor in a row of pairs: the first with a name, else the
    first.
    """
    sides = (*coded.event.actors, *coded.event.recipients)
    of_actor = [party for party in sides if party.actor == actor]
    return next((party for party in of_actor if party.name), of_actor[0])


def both_sides(coded: CodedEvent) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The two sides as formats of lists want them: equals stand on both where the type needs a
    recipient.
    """
    event = coded.event
    if event.reciprocal and load_types()[event.type].recipient == "required":
        return event.actors, event.actors
    return event.actors, event.recipients
