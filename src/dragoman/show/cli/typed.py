"""Values as a user types them: days, places, actors in any spelling, whole records."""

import calendar
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.errors import RulingError
from dragoman.model.readings import Json, record_from_json
from dragoman.model.records import KINDS, Record
from dragoman.model.text import Report
from dragoman.show.cli.names import find_actor
from dragoman.sources.days import read_day

if TYPE_CHECKING:
    from dragoman.ledger.statements import JsonValue

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?")
_RULE = "by hand"


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """A record by hand as it is typed; `said`: words of its report, `parties`: ROLE=STATE:NAME,
    `fields`: FIELD=VALUE.
    """

    kind: str
    type: str
    said: str
    parties: tuple[str, ...]
    status: str = "actual"
    date: str | None = None
    place: str | None = None
    fields: tuple[str, ...] = ()


def value_as_typed(field: str, words: str) -> "JsonValue":
    """The value of a field as the user types it: JSON where it is any, words else.

    A date is a day, a month, a year, or DAY..DAY; a place "Oslo" or "Oslo, Norway"; an actor any
    spelling.
    Raises: RulingError for a date that is none, QueryError for an actor that is none.
    """
    try:
        value: JsonValue = json.loads(words)
    except ValueError:
        value = words
    if value is None or isinstance(value, dict):
        return value
    if field in ("date", "details.delivery"):
        return _interval(field, words)
    if field == "place":
        return _place(words)
    if field.endswith(".actor") and value == words:
        return find_actor(words)
    return value


def record_as_typed(report: Report, typed: TypedRecord) -> Record:
    """The record that a user types, its words found in the report.

    Raises: RulingError for words that the report does not say, or says twice; QueryError for an
    actor that is none.
    """
    if typed.kind not in KINDS:
        raise RulingError(f"no kind is called {typed.kind!r}; there are {', '.join(KINDS)}")
    start = report.text.find(typed.said)
    if start < 0 or not typed.said.strip():
        raise RulingError(f"the report does not say {typed.said!r}: copy its words as they stand")
    if report.text.find(typed.said, start + 1) >= 0:
        raise RulingError(f"the report says {typed.said!r} more than once: give more of its words")
    extent = {"start": start, "end": start + len(typed.said)}
    plain: Json = {
        "kind": typed.kind,
        "type": typed.type,
        "status": typed.status,
        "parties": [_party(words) for words in typed.parties],
        "date": None if typed.date is None else value_as_typed("date", typed.date),
        "place": None if typed.place is None else value_as_typed("place", typed.place),
        "evidence": [extent | {"quote": typed.said}],
        "trigger": extent,
        "rule": _RULE,
        "details": dict(_details(typed.fields)),
    }
    try:
        return record_from_json(plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RulingError(f"this is no record of the kind {typed.kind}: {error}") from error


def _party(words: str) -> Json:
    role, given, who = words.partition("=")
    if not given:
        raise RulingError(f"a party is ROLE=STATE or ROLE=STATE:NAME, not {words!r}")
    state, _, name = who.partition(":")
    return {"role": role.strip(), "actor": find_actor(state), "name": name.strip() or None}


def _details(fields: Iterable[str]) -> "Iterable[tuple[str, JsonValue]]":
    for words in fields:
        name, given, value = words.partition("=")
        if not given:
            raise RulingError(f"a field is FIELD=VALUE, not {words!r}")
        name = name.strip().removeprefix("details.")
        yield name, value_as_typed(f"details.{name}", value.strip())


def _interval(field: str, words: str) -> "JsonValue":
    ends = [_days(part) for part in words.split("..")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        raise RulingError(
            f"{field} is a day (2024-08-20), a month (2024-08), a year, DAY..DAY or null, "
            f"not {words!r}"
        )
    return {"start": first[0].isoformat(), "end": last[1].isoformat()}


def _days(words: str) -> tuple[date, date] | None:
    """First and last day of a day, a month or a year."""
    day = read_day(words)
    if isinstance(day, date):
        return day, day
    period = _PERIOD.fullmatch(words.strip())
    if period is None or not 0 < int(period[2] or 1) <= 12:
        return None
    year = int(period[1])
    first, last = (int(period[2]), int(period[2])) if period[2] else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _place(words: str) -> "JsonValue":
    name, _, country = words.partition(",")
    return {"name": name.strip(), "country": find_actor(country) if country.strip() else None}
