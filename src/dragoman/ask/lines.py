"""Occurrences as lines with numbered footnotes: what briefs, timelines and search results are
made of.
"""

import contextlib
import gc
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dragoman.ask.wording import NameOf, interval_words, number_words, record_words
from dragoman.ledger.answers import FieldTold, KeptRecord, Occurrence
from dragoman.model.readings import interval_from_json
from dragoman.model.records import Status
from dragoman.model.values import Interval

_FILLED = ("item", "quantity", "value", "currency", "terms", "delivery", "subject", "change")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A sentence of a report that says what a line says; `start` and `end` are its offsets
    there, `name` the id that the source gave it.
    """

    number: int
    report: str
    published: date
    publisher: str | None
    title: str | None
    url: str | None
    name: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One happening in plain words.

    `occurrence` and `record` are the ids to ask on with, `notes` the numbers of the footnotes,
    `sources` the number of independent reports, `conflicts` what the reports tell differently,
    `confirmed` whether a person has confirmed or amended it.
    """

    occurrence: str
    record: str
    kind: str
    date: Interval | None
    status: Status
    words: str
    notes: tuple[int, ...]
    sources: int
    conflicts: tuple[str, ...] = ()
    confirmed: bool = False

    @property
    def when(self) -> str:
        """Its date in words, as wide as it is known."""
        return interval_words(self.date)


@contextlib.contextmanager
def no_rings() -> Iterator[None]:
    """For answers of very many lines: nothing in them refers in a ring, and Python need not look
    for rings over and over while they are made, which takes a tenth of the time.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


class Footnotes:
    """Numbers footnotes in the order of their first use; one sentence has one number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], Footnote] = {}

    def of(self, members: Iterable[KeptRecord]) -> tuple[int, ...]:
        """Numbers of the sentences that state these records; new ones by day of report."""
        ordered = list(members)
        if len(ordered) > 1:
            ordered.sort(key=lambda kept: (kept.published, kept.report, kept.id))
        return tuple(sorted({n for kept in ordered for n in self._numbers(kept)}))

    def all(self) -> tuple[Footnote, ...]:
        """Every footnote so far, by number."""
        return tuple(self._known.values())

    def _numbers(self, kept: KeptRecord) -> Iterator[int]:
        for said in kept.record.evidence:
            key = (kept.report, said.start, said.end)
            if key not in self._known:
                self._known[key] = Footnote(
                    len(self._known) + 1, kept.report, kept.published, kept.publisher, kept.title,
                    kept.url, kept.name, said.quote, said.start, said.end,
                )  # fmt: skip
            yield self._known[key].number


def line_of(occurrence: Occurrence, footnotes: Footnotes, name_of: NameOf) -> Line:
    """An occurrence as one line with all its footnotes."""
    return Line(
        occurrence.id,
        occurrence.preferred,
        occurrence.kind,
        occurrence.record.date,
        occurrence.record.status,
        record_words(occurrence.record, name_of),
        footnotes.of(occurrence.members),
        occurrence.sources,
        tuple(filter(None, map(_conflict_words, occurrence.conflicts))),
        any(member.ruling in ("confirmed", "amended") for member in occurrence.members),
    )


def filled(occurrence: Occurrence) -> Occurrence:
    """The occurrence with what its chosen record leaves open told by its other reports.

    One report names the number, another the price: the line has both.
    """
    if len(occurrence.members) == 1:
        return occurrence
    record = occurrence.record
    told = {f.field: f.preferred for f in occurrence.fields if f.preferred != "null"}
    missing = [name for name in _FILLED if getattr(record.details, name) is None]
    details: dict[str, Any] = {
        name: json.loads(told[f"details.{name}"]) for name in missing if f"details.{name}" in told
    }
    if "delivery" in details:
        details["delivery"] = interval_from_json(details["delivery"])
    if details:
        record = replace(record, details=replace(record.details, **details))
    if record.date is None and "date" in told:
        record = replace(record, date=interval_from_json(json.loads(told["date"])))
    return occurrence if record is occurrence.record else replace(occurrence, record=record)


def when_key(occurrence: Occurrence) -> tuple[date, date, str]:
    """For sorting by time: the last day of the thing, else the first day it was told of."""
    interval = occurrence.record.date
    told = occurrence.first_reported
    if interval is None:
        return told, told, occurrence.id
    last = interval.end or interval.start or told
    return last, interval.start or last, occurrence.id


def _conflict_words(field: FieldTold) -> str | None:
    """What sources tell differently, as "quantity: 3 or 4"; those that are silent do not count."""
    told = [_value_words(t.value) for t in field.told if t.value != "null"]
    if len(told) < 2:
        return None
    return f"{field.field.removeprefix('details.')}: {' or '.join(told)}"


def _value_words(value: str) -> str:
    plain = json.loads(value)
    if isinstance(plain, dict) and {"start", "end"} <= plain.keys():
        return interval_words(interval_from_json(plain))
    if isinstance(plain, dict):
        return ", ".join(str(v) for v in plain.values() if v is not None)
    if isinstance(plain, int | float) and not isinstance(plain, bool):
        return number_words(plain)
    if isinstance(plain, list):
        return ", ".join(str(v) for v in plain)
    return str(plain)
