"""The brief on a dyad: what stands between two states, every line with its footnotes.

Owns what goes into a brief and in which order; how it looks is for `show.documents`. Asks the
ledger for occurrences, so that one happening is one line however many reports tell of it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.ask.lines import Footnote, Footnotes, Line, filled, line_of, no_rings, when_key
from dragoman.ask.offices import OfficeLine, office_lines
from dragoman.ask.promises import Promise, open_promises
from dragoman.ask.wording import NameOf, interval_words, item_words, value_words
from dragoman.errors import QueryError
from dragoman.ledger.answers import Occurrence, Query
from dragoman.ledger.store import Ledger
from dragoman.model.records import Record, Status
from dragoman.model.text import Report
from dragoman.model.values import Interval

# In these roles two actors stand beside each other without dealing with each other.
_SIDE_BY_SIDE = {"target", "recipient", "host", "holder"}
_INSIDE, _OUTSIDE = {"member", "joined"}, {"left", "suspended"}
_STAGES: dict[Status, str] = {
    "actual": "delivered", "planned": "ordered", "possible": "proposed", "negated": "refused",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one kind of tie stands: its latest change, since when, and what went before."""

    type: str
    change: str
    line: Line
    earlier: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """Arms or military goods that change hands: `stage` is ordered, delivered, proposed or
    refused.
    """

    line: Line
    supplier: str
    recipient: str
    item: str
    value: str
    stage: str
    due: Interval | None

    @property
    def due_words(self) -> str:
        """When delivery is due, in words; empty where the reports don't say."""
        return "" if self.due is None else interval_words(self.due)


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation of which both are members, as far as reports tell."""

    organisation: str
    name: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the ledger's reports until a day tell of a pair; every part newest first.

    `as_of` is the last day whose reports count, `reports` the number of reports in the footnotes,
    `texts` these reports where asked for, by id.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    as_of: dt.date
    relations: tuple[Standing, ...]
    promises: tuple[Promise, ...]
    meetings: tuple[Line, ...]
    agreements: tuple[Line, ...]
    transfers: tuple[Transfer, ...]
    memberships: tuple[Membership, ...]
    deeds: tuple[tuple[int, tuple[Line, ...]], ...]
    offices: tuple[OfficeLine, ...]
    footnotes: tuple[Footnote, ...]
    reports: int
    texts: dict[str, Report]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known between the two."""
        return not (
            self.relations or self.meetings or self.agreements or self.transfers or self.deeds
        )


@no_rings()
def brief(
    ledger: Ledger,
    pair: tuple[str, str],
    name_of: NameOf,
    *,
    as_of: dt.date | None = None,
    with_texts: bool = False,
) -> Brief:
    """The brief on two actors, by code, in either order, as the reports until `as_of` tell it.

    Without `as_of`, all reports count and the day of the last one stands for it. `with_texts`
    brings the reports behind the footnotes along.

    Raises: QueryError for one actor twice; LedgerError.
    Example: brief(ledger, ("TUR", "MYS"), name_of, as_of=date(2024, 8, 20)).relations
    """
    a, b = sorted(pair)
    if a == b:
        raise QueryError(f"a brief is on two states, and {name_of(a)} was given twice")
    last_day = ledger.last_day() if as_of is None else as_of
    if last_day is None:
        raise QueryError(f"{ledger.where} holds no report yet: add some with `dragoman add`")
    asked = Query(pair=(a, b), published_until=as_of)
    found = map(filled, ledger.occurrences(asked, fields=False))
    between = sorted((o for o in found if deals(o.record, a, b)), key=when_key, reverse=True)
    notes = Footnotes()

    def lines(*kinds: str) -> tuple[Line, ...]:
        return tuple(line_of(o, notes, name_of) for o in between if o.kind in kinds)

    # Footnotes count in the order of reading, so the parts are made in the order in which they
    # stand.
    relations = _standings([o for o in between if o.kind == "tie"], notes, name_of)
    promises = open_promises(between, last_day, notes, name_of)
    meetings, agreements = lines("meeting", "visit"), lines("agreement")
    transfers = _transfers([o for o in between if o.kind == "transfer"], notes, name_of)
    memberships = _shared_memberships(ledger, (a, b), name_of, notes, as_of)
    deeds = _by_year([o for o in between if o.kind == "action"], notes, name_of)
    offices = office_lines(ledger, (a, b), name_of, notes, last_day)
    footnotes = notes.all()
    told_in = sorted({note.report for note in footnotes})
    return Brief(
        (a, b), (name_of(a), name_of(b)), last_day, relations, promises, meetings, agreements,
        transfers, memberships, deeds, offices, footnotes, len(told_in),
        {key: ledger.report(key) for key in told_in} if with_texts else {},
    )  # fmt: skip


def deals(record: Record, a: str, b: str) -> bool:
    """Whether two actors deal with each other in a record, not only both with a third."""
    roles_a = {p.role for p in record.parties if p.actor == a}
    roles_b = {p.role for p in record.parties if p.actor == b}
    return any(x != y or x not in _SIDE_BY_SIDE for x in roles_a for y in roles_b)


def _standings(ties: list[Occurrence], notes: Footnotes, name_of: NameOf) -> tuple[Standing, ...]:
    """Each kind of tie with its latest change first; what is planned or denied changes nothing."""
    by_type: dict[str, list[Occurrence]] = {}
    for tie in ties:
        if tie.record.status == "actual":
            by_type.setdefault(tie.type, []).append(tie)
    standings = []
    for kind, steps in by_type.items():
        # A tie "in force" confirms the step before it: that step has the date to tell.
        changes = [s for s in steps if s.record.details.change != "in force"]
        latest, *earlier = [*changes, *(s for s in steps if s not in changes)]
        standings.append(
            Standing(
                kind,
                latest.record.details.change or "in force",
                line_of(latest, notes, name_of),
                tuple(line_of(step, notes, name_of) for step in earlier),
            )
        )
    return tuple(standings)


def _transfers(
    transfers: list[Occurrence], notes: Footnotes, name_of: NameOf
) -> tuple[Transfer, ...]:
    def names(record: Record, role: str) -> str:
        return " and ".join(name_of(actor) for actor in record.actors(role))

    return tuple(
        Transfer(
            line_of(t, notes, name_of),
            names(t.record, "supplier"),
            names(t.record, "recipient"),
            item_words(t.record),
            value_words(t.record.details),
            _STAGES[t.record.status],
            t.record.details.delivery,
        )
        for t in transfers
    )


def _shared_memberships(
    ledger: Ledger,
    pair: tuple[str, str],
    name_of: NameOf,
    notes: Footnotes,
    as_of: dt.date | None,
) -> tuple[Membership, ...]:
    held = [_memberships(ledger, actor, as_of) for actor in pair]
    shared = sorted(held[0].keys() & held[1].keys(), key=name_of)
    return tuple(
        Membership(code, name_of(code), notes.of(m for side in held for m in side[code].members))
        for code in shared
    )


def _memberships(ledger: Ledger, actor: str, as_of: dt.date | None) -> dict[str, Occurrence]:
    """The organisations that an actor is in, by code: the latest report of being in or out
    decides.
    """
    asked = Query(
        kinds=("membership",), actors=(actor,), roles=("member",), status=("actual",),
        published_until=as_of,
    )  # fmt: skip
    latest: dict[str, Occurrence] = {}
    for told in sorted(ledger.occurrences(asked, fields=False), key=when_key):
        if told.type in _INSIDE | _OUTSIDE:
            latest |= {code: told for code in told.record.actors("organisation")}
    return {code: told for code, told in latest.items() if told.type in _INSIDE}


def _by_year(
    deeds: Iterable[Occurrence], notes: Footnotes, name_of: NameOf
) -> tuple[tuple[int, tuple[Line, ...]], ...]:
    """Deeds by the year they happened in; an undated one by the year it was first told of."""
    years: dict[int, list[Line]] = {}
    for deed in deeds:
        years.setdefault(when_key(deed)[0].year, []).append(line_of(deed, notes, name_of))
    return tuple((year, tuple(lines)) for year, lines in years.items())
