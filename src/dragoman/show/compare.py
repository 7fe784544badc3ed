"""A file of others set against the ledger: what both have, what only one has, where they differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pyarrow as pa

from dragoman.ask.events import Choice, CodedEvent, find_events
from dragoman.ask.sourced import Sourced, find_sourced
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger
from dragoman.schemes.codes import state, without_accents
from dragoman.show.exports.dates import in_one_year
from dragoman.show.exports.text_files import csv_line, open_output
from dragoman.show.exports.weapons import designation
from dragoman.show.foreign import Told, find_reader

COLUMNS = (
    "outcome", "what", "actor_1", "actor_2", "theirs_start", "theirs_end", "ours_start", "ours_end",
    "differences", "theirs_where", "record_id",
)  # fmt: skip

# How many days two tellings of one thing may lie apart: news dates of events, days of travel,
# years of orders.
_APART_DAYS = {"transfer": 366, "visit": 3}
_EVENT_APART_DAYS = 1


@dataclass(frozen=True, slots=True)
class Match:
    """One line of a comparison: `both`, `differ`, `only theirs` or `only ours`."""

    outcome: str
    theirs: Told | None
    ours: Told | None
    differences: str = ""

    def row(self) -> tuple[object, ...]:
        """The line in the order of `COLUMNS`."""
        told = self.theirs or self.ours
        what, a, b = ("", "", "") if told is None else (told.what, told.a, told.b)
        theirs, ours = self.theirs, self.ours
        return (
            self.outcome, what, a, b,
            None if theirs is None else theirs.start, None if theirs is None else theirs.end,
            None if ours is None else ours.start, None if ours is None else ours.end,
            self.differences, "" if theirs is None else theirs.where,
            "" if ours is None else ours.where,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it: the format of the file, the lines, counts by outcome, rows passed over
    by reason.
    """

    format: str
    matches: tuple[Match, ...]
    counts: dict[str, int]
    passed_over: dict[str, int]

    def table(self) -> pa.Table:
        """The lines as an Arrow table."""
        columns = list(zip(*(match.row() for match in self.matches), strict=True))
        days = {"theirs_start", "theirs_end", "ours_start", "ours_end"}
        schema = pa.schema(
            [(name, pa.date32() if name in days else pa.string()) for name in COLUMNS]
        )
        if not columns:
            return schema.empty_table()
        return pa.Table.from_arrays(
            [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema
        )

    def write_csv(self, path: Path) -> None:
        """The lines as CSV."""
        with open_output(path) as file:
            file.write(csv_line(COLUMNS))
            file.writelines(csv_line(match.row()) for match in self.matches)


def compare(ledger: Ledger, path: str | Path, query: Query | None = None) -> Comparison:
    """Set a GDELT, ICEWS, POLECAT, SIPRI or COLT file against the ledger, within a query's
    pair and period.

    The format is told from the file's head. Nothing of the file is kept. Background is
    compared too.
    Raises: ExportError for a file of another kind.

    Example: compare(ledger, "trade-register.csv", Query(pair=("TUR", "MYS"))).counts
    """
    asked = query or Query()
    name, reader = find_reader(Path(path))
    ours = [told for told in _ours(find_sourced(ledger, asked), name) if _is_asked(told, asked)]
    passed_over: Counter[str] = Counter()
    theirs = [told for told in reader(Path(path), passed_over) if _is_asked(told, asked)]
    matches = tuple(match_up(theirs, ours))
    counts = Counter(match.outcome for match in matches)
    return Comparison(name, matches, dict(sorted(counts.items())), dict(passed_over))


def match_up(theirs: Iterable[Told], ours: Iterable[Told]) -> Iterator[Match]:
    """Each of theirs with the nearest of ours of the same states and sort, each used once;
    then the rest.
    """
    waiting: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for told in ours:
        waiting[told.what, told.a, told.b].append(told)
    for told in theirs:
        candidates = waiting[told.what, told.a, told.b]
        best = min(candidates, key=lambda own: _apart(told, own), default=None)
        if best is None or _apart(told, best) > _APART_DAYS.get(told.what, _EVENT_APART_DAYS):
            yield Match("only theirs", told, None)
            continue
        candidates.remove(best)
        differences = "; ".join(_differences(told, best))
        yield Match("differ" if differences else "both", told, best, differences)
    for key in sorted(waiting):
        yield from (Match("only ours", None, told) for told in waiting[key])


def _apart(theirs: Told, ours: Told) -> float:
    """Days between the two; a little more for each field that differs, so that the likest is
    nearest.
    """
    penalty = 0.01 * sum(1 for _ in _differences(theirs, ours))
    if theirs.what == "visit" and not _same_leader(theirs, ours):
        return float("inf")
    if theirs.start is None or ours.start is None:
        return penalty
    first = max(theirs.start, ours.start)
    last = min(theirs.end or theirs.start, ours.end or ours.start)
    return max(0, (first - last).days) + penalty


def _same_leader(theirs: Told, ours: Told) -> bool:
    names = [dict(told.fields).get("leader", "").casefold().split() for told in (theirs, ours)]
    return not names[0] or not names[1] or names[0][-1] == names[1][-1]


def _differences(theirs: Told, ours: Told) -> Iterator[str]:
    """Fields that both state and state otherwise; what one leaves open is no difference."""
    own = dict(ours.fields)
    for field, value in theirs.fields:
        mine = own.get(field, "")
        if value and mine and value.casefold() != mine.casefold():
            yield f"{field}: theirs {value}, ours {mine}"


def _is_asked(told: Told, query: Query) -> bool:
    if query.pair is not None and {told.a, told.b} != set(query.pair):
        return False
    if query.start is not None and told.end is not None and told.end < query.start:
        return False
    return query.end is None or told.start is None or told.start <= query.end


def _ours(records: Iterable[Sourced], name: str) -> Iterator[Told]:
    if name == "sipri":
        for sourced in records:
            yield from _transfers(sourced)
    elif name == "colt":
        for sourced in records:
            yield from _visits(sourced)
    else:
        choice = Choice(historical=True)
        seen: set[int] = set()
        for coded in find_events(records, choice, Counter()):
            if seen.isdisjoint(coded.same_keys()):
                yield from _plover(coded) if name == "polecat" else _cameo(coded)
            seen.update(coded.same_keys())


def _transfers(sourced: Sourced) -> Iterator[Told]:
    record, when = sourced.record, sourced.record.date
    if record.kind != "transfer" or record.status not in ("actual", "planned"):
        return
    year, quantity = in_one_year(when), record.details.quantity
    fields = (
        ("year", "" if year is None else str(year)),
        ("quantity", "" if quantity is None else f"{quantity:g}"),
        ("designation", designation(record.details.item)),
    )
    start, end = (None, None) if when is None else (when.start, when.end)
    for a, b in _states(record.actors("supplier"), record.actors("recipient")):
        yield Told(sourced.id, "transfer", a, b, start, end, fields)


def _visits(sourced: Sourced) -> Iterator[Told]:
    record, when = sourced.record, sourced.record.date
    if record.kind != "visit" or record.status not in ("actual", "planned"):
        return
    start, end = (None, None) if when is None else (when.start, when.end)
    for party in record.parties:
        if party.role != "visitor" or not party.name:
            continue
        fields = (
            ("leader", without_accents(party.name)), ("start", _iso(start)), ("end", _iso(end)),
        )  # fmt: skip
        for a, b in _states((party.actor,), record.actors("host")):
            yield Told(sourced.id, "visit", a, b, start, end, fields)


def _cameo(coded: CodedEvent) -> Iterator[Told]:
    when = coded.event.date
    if when is None or when.start is None:
        return
    for a, b, mirrored in coded.pairs():
        code = coded.mirrored_code() if mirrored else coded.code
        if code is not None and state(a) is not None and state(b) is not None:
            fields = (("code", code.code),)
            yield Told(coded.sourced.id, code.root, a, b, when.start, when.end, fields)


def _plover(coded: CodedEvent) -> Iterator[Told]:
    when, event = coded.event.date, coded.event
    if when is None or when.start is None:
        return
    actors, recipients = event.sides()
    pairs = product(actors, recipients) if recipients else combinations(actors, 2)
    for a, b in pairs:
        if state(a) is not None and state(b) is not None:
            fields = (("mode", event.modes[0] if event.modes else ""),)
            yield Told(coded.sourced.id, event.type, a, b, when.start, when.end, fields)


def _states(one: Iterable[str], other: Iterable[str]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in product(one, other) if state(a) is not None and state(b) is not None]


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
