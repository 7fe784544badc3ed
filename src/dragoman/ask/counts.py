"""Counts of events by dyad and period: zero where the corpus looked, missing where it did not."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from dragoman.ask.coverage import Coverage
from dragoman.ask.events import Choice, CodedEvent, find_events
from dragoman.ask.periods import Unit, last_day, period_of, periods
from dragoman.ask.sourced import Sourced, find_sourced
from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger
from dragoman.model.records import KINDS, PLOVER_TYPES

if TYPE_CHECKING:
    import pyarrow as pa

By = Literal["quad", "type", "kind"]
Scale = Literal["goldstein", "plover", "scheme"]

CLASSES: dict[By, tuple[str, ...]] = {
    "quad": ("quad1", "quad2", "quad3", "quad4"),
    "type": PLOVER_TYPES,
    "kind": tuple(kind for kind in KINDS if kind != "office"),
}


@dataclass(frozen=True, slots=True)
class CountBy:
    """How events are counted. `outside`: also rows for periods that the corpus does not cover.

    `scale`: Goldstein's by CAMEO code, or PLOVER's; with a scheme of the user's own its scores take
    Goldstein's place, and the columns say `scheme`.
    """

    unit: Unit = "month"
    by: By = "quad"
    directed: bool = False
    scale: Scale = "goldstein"
    coverage: Coverage | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts as plain rows; `left_out` says how many records were not counted, by reason.

    `rows` have a value for each of `columns`, None where nothing is known.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    left_out: dict[str, int]
    scale: str

    def to_arrow(self) -> "pa.Table":
        """The same as an Arrow table, `left_out` and `scale` in its metadata.

        Only here is pyarrow loaded: it brings pandas along, which takes seconds.
        """
        import pyarrow as pa

        texts, days, sums = ("actor_1", "actor_2"), ("start", "end"), ("_sum", "_mean")
        kinds = {name: pa.string() for name in texts} | {name: pa.date32() for name in days}
        kinds["coverage"] = pa.bool_()
        fields = [
            (name, kinds.get(name, pa.float64() if name.endswith(sums) else pa.int64()))
            for name in self.columns
        ]
        metadata = {"left_out": json.dumps(self.left_out, sort_keys=True), "scale": self.scale}
        plain = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return pa.Table.from_pylist(plain, schema=pa.schema(fields, metadata=metadata))


@dataclass(slots=True)
class _Cell:
    """What was found for one dyad in one period."""

    classes: Counter[str] = field(default_factory=Counter)
    events: int = 0
    scores: list[float] = field(default_factory=list)


Key = tuple[str, str, date]


def count(
    ledger: Ledger,
    query: Query | None = None,
    *,
    how: CountBy | None = None,
    choice: Choice | None = None,
) -> "pa.Table":
    """Counts and intensity of the events of a ledger, by dyad and period, as an Arrow table.

    Columns: `actor_1, actor_2, start, end, n_events, n_<class>…, <scale>_sum, <scale>_mean,
    coverage,
    covered_days`. One row a dyad and period; with `directed` rows are from 1 to 2, and equals
    count in both.
    Counts are zero only inside declared coverage; without any declared, only what was found
    has a row.
    The table's metadata hold what was left out, by reason, as JSON.

    Example: count(ledger, Query(pair=("TUR", "MYS"))).to_pandas()
    """
    return count_plain(ledger, query, how=how, choice=choice).to_arrow()


def count_plain(
    ledger: Ledger,
    query: Query | None = None,
    *,
    how: CountBy | None = None,
    choice: Choice | None = None,
) -> Counted:
    """The same as plain rows, which need no Arrow."""
    wanted = query if query is not None else Query()
    chosen = replace(choice or Choice(), pair=wanted.pair)
    return count_records(find_sourced(ledger, wanted, for_events=True), how or CountBy(), chosen)


def count_records(records: Iterable[Sourced], how: CountBy, choice: Choice) -> Counted:
    """The same of records however they were come by; `choice.pair` has rows even with nothing
    found.
    """
    if how.by not in CLASSES:
        raise QueryError(f"events are counted by {', '.join(CLASSES)}, not by {how.by!r}")
    if choice.scheme is not None and how.scale == "goldstein":
        how = replace(how, scale="scheme")
    left_out: Counter[str] = Counter()
    cells: dict[Key, _Cell] = {}
    for event in _distinct(find_events(records, choice, left_out), left_out):
        _add(cells, event, how, left_out)
    found = (_row(key, cells.get(key), how) for key in _keys(cells, how, choice.pair))
    columns = _columns(how)
    rows = tuple(tuple(row.get(name) for name in columns) for row in found if row is not None)
    return Counted(columns, rows, dict(left_out), how.scale)


def _distinct(events: Iterator[CodedEvent], left_out: Counter[str]) -> Iterator[CodedEvent]:
    seen: set[int] = set()
    for event in events:
        keys = event.same_keys()
        if seen.isdisjoint(keys):
            yield event
        else:
            left_out["same_event"] += 1
        seen.update(keys)


def _add(cells: dict[Key, _Cell], coded: CodedEvent, how: CountBy, left_out: Counter[str]) -> None:
    at = period_of(coded.event.date, how.unit)
    if at is None:
        left_out["no_date" if coded.event.date is None else "no_period"] += 1
        return
    if coded.crowded:
        left_out["crowd"] += 1
        return
    forth = [(a, b) for a, b, mirrored in coded.pairs() if not mirrored]
    dyads = forth if how.directed else sorted({(min(p), max(p)) for p in forth})
    if not dyads:
        left_out["no_pair"] += 1
    for a, b in dyads:
        cell = cells.setdefault((a, b, at), _Cell())
        cell.events += 1
        cell.classes[_class_of(coded, how.by)] += 1
        score = _score(coded, how.scale)
        if score is not None:
            cell.scores.append(score)


def _class_of(coded: CodedEvent, by: By) -> str:
    event = coded.event
    return {"quad": f"quad{event.quad}", "type": event.type, "kind": event.kind}[by]


def _score(coded: CodedEvent, scale: Scale) -> float | None:
    if scale == "plover":
        return coded.event.score
    return None if coded.code is None else coded.code.score


def _columns(how: CountBy) -> tuple[str, ...]:
    return (
        "actor_1", "actor_2", "start", "end", "n_events", *(f"n_{c}" for c in CLASSES[how.by]),
        f"{how.scale}_sum", f"{how.scale}_mean", "coverage", "covered_days",
    )  # fmt: skip


def _keys(cells: dict[Key, _Cell], how: CountBy, pair: tuple[str, str] | None) -> list[Key]:
    """Every dyad and period that may have a row: those found, and those that the corpus covers."""
    keys = set(cells)
    if how.coverage is not None:
        start, end = how.coverage.span
        dyads = {(a, b) for a, b, _ in cells} | set(how.coverage.dyads())
        if pair is not None:
            dyads = {(min(pair), max(pair))}
        if how.directed:
            dyads |= {(b, a) for a, b in dyads}
        keys |= {(a, b, at) for a, b in dyads for at in periods(start, end, how.unit)}
    return sorted(keys)


def _row(key: Key, cell: _Cell | None, how: CountBy) -> dict[str, object] | None:
    a, b, at = key
    end = last_day(at, how.unit)
    row: dict[str, object] = {"actor_1": a, "actor_2": b, "start": at, "end": end}
    if how.coverage is None:
        return row | _values(cell or _Cell(), how) | {"coverage": None, "covered_days": None}
    days = how.coverage.covered_days(a, b, at, end)
    whole = days == (end - at).days + 1
    if not days and not how.outside:
        return None
    values = _values(cell or _Cell(), how) if whole else {}
    return row | values | {"coverage": whole, "covered_days": days}


def _values(cell: _Cell, how: CountBy) -> dict[str, object]:
    total = round(sum(cell.scores), 6)
    mean = round(total / len(cell.scores), 6) if cell.scores else None
    values: dict[str, object] = {"n_events": cell.events}
    values.update((f"n_{name}", cell.classes[name]) for name in CLASSES[how.by])
    values[f"{how.scale}_sum"] = total
    values[f"{how.scale}_mean"] = mean
    return values
