"""The queue of a review: which records a person's decision is worth most for, and what each may
be one with.

Asks only; what is decided goes through `Ledger.rule`.
"""

import heapq
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from dragoman.ledger.answers import KeptRecord, Occurrence, Query
from dragoman.ledger.features import features_of
from dragoman.ledger.merges import MARKS, decide
from dragoman.ledger.queries import ROWS_AT_ONCE, conditions
from dragoman.ledger.slots import PAIR_VERDICTS, undone
from dragoman.ledger.statements import values_of
from dragoman.ledger.store import Ledger
from dragoman.ledger.tables import entries, nodes
from dragoman.model.claims import Ruling
from dragoman.model.records import Kind, Record

# From this confidence on a record is kept (coding.assemble, which this wing does not import).
KEPT_FROM = 0.5
# A record a year older than the newest is worth half as much.
HALVED_DAYS = 365
DISPUTED_TIMES = 3.0
NEAR_DAYS = 45
NEAR_SHARE = 0.5
MOST_COMPARED = 200
# A wrong delivery of arms misleads more than a wrong title: set by hand.
KIND_WEIGHTS = {
    "transfer": 1.5, "agreement": 1.3, "tie": 1.2, "action": 1.0, "visit": 1.0,
    "meeting": 0.9, "membership": 0.7, "office": 0.4,
}  # fmt: skip

_AMENDED_DETAILS: dict[Kind, tuple[str, ...]] = {
    "agreement": ("subject", "value", "currency"), "tie": ("change",), "office": ("until",),
    "transfer": ("item", "quantity", "terms", "value", "currency", "delivery"),
    "action": ("issue", "claimed_by"), "meeting": (), "visit": (), "membership": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """As much of a record as its place in the queue depends on.

    `told`: reports that tell of it; `put_off`: when the reviewer put it off, empty if not.
    """

    record: str
    occurrence: str
    kind: str
    confidence: float
    published: date
    told: int = 1
    disputed: bool = False
    put_off: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another record that may be, or is held to be (`merged`), the same happening, and why."""

    kept: KeptRecord
    merged: bool
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """A record up for a decision, with all that the decision needs.

    `text` is that of its whole report, `told` the number of records of its occurrence, `ruled` all
    that people said of it and did not take back.
    """

    kept: KeptRecord
    text: str
    told: int
    beside: Beside | None
    ruled: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Queue:
    """What to decide about next: ids of records; how many wait in all, and how many of these the
    reviewer has put off.
    """

    records: tuple[str, ...]
    waiting: int
    put_off: int = 0


def find_queue(ledger: Ledger, query: Query, limit: int, by: str | None = None) -> Queue:
    """The records to decide about, the worthiest first, one of each occurrence.

    Records with a ruling are left out unless people differ about them, and so are those whose
    occurrence has a record that a person vouches for. What `by` put off comes after all others,
    the longest ago first.
    """
    put_off = {} if by is None else ledger.put_off_by(by)
    heap = {record: at.isoformat() for record, at in put_off.items()}
    every = list(open_candidates(_rows(ledger, query), heap))
    return Queue(
        tuple(c.record for c in in_order(every, limit)),
        waiting=len({c.occurrence for c in every}),
        put_off=len({c.occurrence for c in every if c.put_off}),
    )


def _rows(ledger: Ledger, query: Query) -> Iterator[RowMapping]:
    """The records of a question in the columns that the queue needs: forms are large."""
    columns = ("record", "kind", "confidence", "published", "standing", "disputed")
    with ledger.reading() as connection:
        asked = replace(query, with_rejected=True, limit=None)
        chosen = (
            sa.select(*(entries.c[name] for name in columns), nodes.c.occurrence)
            .outerjoin(nodes, nodes.c.id == entries.c.node)
            .where(*conditions(connection, asked))
        )
        yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(chosen).mappings()


def open_candidates(rows: Iterable[RowMapping], heap: Mapping[str, str]) -> Iterator[Candidate]:
    """The records that still want a decision, each knowing how many reports tell of it."""
    told: Counter[str] = Counter()
    vouched: set[str] = set()
    wanting: list[Candidate] = []
    for row in rows:
        occurrence = row["occurrence"] or row["record"]
        told[occurrence] += row["standing"] != "rejected"
        if row["standing"] in ("confirmed", "amended") and not row["disputed"]:
            vouched.add(occurrence)
        if row["standing"] == "none" or row["disputed"]:
            wanting.append(
                Candidate(
                    row["record"], occurrence, row["kind"], row["confidence"], row["published"],
                    disputed=row["disputed"], put_off=heap.get(row["record"], ""),
                )
            )  # fmt: skip
    for one in wanting:
        if one.disputed or one.occurrence not in vouched:
            yield replace(one, told=max(1, told[one.occurrence]))


def in_order(candidates: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The worthiest candidate of each occurrence, the worthiest first; at most `limit`.

    An occurrence of which one record is put off comes after all that are not. The same for the
    same candidates in whatever order they come.
    """
    every = list(candidates)
    newest = max((c.published for c in every), default=date.min)
    best: dict[str, tuple[float, str, Candidate]] = {}
    put_off: dict[str, str] = {}
    for one in every:
        ranked = (-worth(one, newest), one.record, one)
        best[one.occurrence] = min(best.get(one.occurrence, ranked), ranked, key=lambda r: r[:2])
        put_off[one.occurrence] = max(put_off.get(one.occurrence, ""), one.put_off)
    first = heapq.nsmallest(limit, best.values(), key=lambda r: (put_off[r[2].occurrence], *r[:2]))
    return [one for _, _, one in first]


def worth(candidate: Candidate, newest: date) -> float:
    """How much a decision about a record is worth: above 0, without a unit.

    More for what is nearly not kept, what many reports tell, what weighs in a brief, what is recent
    beside the newest report of the queue, and three times as much where people differ.

    Example:
        >>> one = Candidate("r", "o", "visit", 0.5, date(2024, 8, 20))
        >>> worth(one, date(2024, 8, 20))
        1.0
    """
    far = abs(candidate.confidence - KEPT_FROM) / max(KEPT_FROM, 1 - KEPT_FROM)
    doubt = 1.0 - 0.9 * min(1.0, far)
    size = 1.0 + math.log2(candidate.told)
    recency = math.exp2(-max(0, (newest - candidate.published).days) / HALVED_DAYS)
    dispute = DISPUTED_TIMES if candidate.disputed else 1.0
    # What is old keeps a quarter of its worth, so that it has its turn.
    return doubt * size * KIND_WEIGHTS[candidate.kind] * (0.25 + 0.75 * recency) * dispute


def find_card(ledger: Ledger, record: str) -> Card | None:
    """A record with its report and what it may be one with; None where the ledger has it no
    more.
    """
    kept = next(ledger.records(Query(records=(record,), with_rejected=True)), None)
    if kept is None:
        return None
    merged = None
    if kept.occurrence is not None:
        merged = next(ledger.occurrences(Query(occurrence=kept.occurrence)), None)
    told = 1 if merged is None else merged.told
    said = ledger.rulings(record)
    taken_back = undone(said)
    ruled = tuple(r for r in said if r.verdict != "undo" and r.id not in taken_back)
    beside = find_beside(ledger, kept, merged)
    return Card(kept, ledger.report(kept.report).text, told, beside, ruled)


def find_beside(ledger: Ledger, kept: KeptRecord, merged: Occurrence | None) -> Beside | None:
    """The record to merge with or keep apart from, nobody having ruled on the two.

    Of those that it was merged with, the one that least speaks for; else the likest of the same
    actors and days that it was not merged with.
    """
    ruled = {kept.id}
    for ruling in ledger.rulings(kept.id):
        if ruling.verdict in PAIR_VERDICTS:
            ruled.update(ruling.subject)
    mine = features_of(kept.record)
    joined = [
        (decide(mine, features_of(member.record)), member)
        for member in (() if merged is None else merged.members)
        if member.id not in ruled
    ]
    if joined:
        decision, member = min(joined, key=lambda one: (one[0].strength, one[1].id))
        return Beside(member, True, decision.why)
    return _likest(ledger, kept, ruled)


def _likest(ledger: Ledger, kept: KeptRecord, ruled: set[str]) -> Beside | None:
    """The record that comes nearest to the mark of one occurrence, if any comes near."""
    mine, best = features_of(kept.record), None
    strongest = NEAR_SHARE * MARKS[kept.record.kind]
    for other in ledger.records(_near(kept)):
        if other.id in ruled or other.report == kept.report or other.occurrence == kept.occurrence:
            continue
        decision = decide(mine, features_of(other.record))
        if not decision.excluded and decision.strength >= strongest:
            strongest, best = decision.strength, Beside(other, False, decision.why)
    return best


def fields_of(record: Record) -> list[tuple[str, str]]:
    """The fields that an amendment can put right, each with its value as JSON text.

    A date is {"start", "end"}; what the record is silent on comes last, as null.
    """
    told = values_of(record)
    plain = ["type", "status", "date", "place", "reported_by"]
    details = [f"details.{name}" for name in _AMENDED_DETAILS[record.kind]]
    parties = [name for name in told if name.startswith("parties.")]
    names = [*plain, *parties, *details]
    every = [(name, json.dumps(told.get(name), ensure_ascii=False)) for name in names]
    return sorted(every, key=lambda field: field[1] == "null")


def _near(kept: KeptRecord) -> Query:
    actors = kept.record.actors()
    interval, near = kept.record.date, timedelta(days=NEAR_DAYS)
    known = interval is not None and interval.start is not None and interval.end is not None
    start = interval.start if interval and known else None
    end = interval.end if interval and known else None
    return Query(
        kinds=(kept.record.kind,),
        pair=(actors[0], actors[1]) if len(actors) > 1 else None,
        actors=actors if len(actors) == 1 else (),
        start=max(start, date.min + near) - near if start else None,
        end=min(end, date.max - near) + near if end else None,
        limit=MOST_COMPARED,
    )
