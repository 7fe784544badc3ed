"""Who holds which office: learned from the records of reports, or loaded from a table of one's own.

The reports say on which days somebody was called so; an office with one holder passes to whoever is
called so next.
Correct a holder by a ruling on the record that says so, or by a row of a table, which goes before
the reports.
"""

import bisect
import functools
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dragoman.ledger.answers import Holder
from dragoman.ledger.features import classes
from dragoman.ledger.names import may_be_one, name_of
from dragoman.ledger.spellings import NameIndex
from dragoman.ledger.tables import entry_offices, holders
from dragoman.ledger.words import words_in
from dragoman.model.ids import content_id
from dragoman.rules.holders import COLUMNS, HolderRow, read_holders

ISO_CHARS = len("2024-08-20")


def find_holders(connection: Connection, actor: str, on: date | None = None) -> list[Holder]:
    """Holders of a state's or an organisation's offices, by office and first day; on a day if one
    is given.

    With a day, only reports published by then are looked at, and of an office's holders the last to
    be called so. The sources of a holder are records, the one told last at the end.
    """
    tabled, learned = _tabled(connection, actor), _learned(connection, actor, on)
    every = []
    for office in tabled.keys() | learned.keys():
        rows = tabled.get(office, [])
        same_in_rows = _finder(rows)
        told = [holder for holder in learned.get(office, []) if not same_in_rows(holder)]
        every += _with_ends([*rows, *told])
    if on is not None:
        every = [holder for holder in every if _holds_on(holder, on)]
    return sorted(every, key=lambda h: (office_key(h.office), _first(h), h.name, h.office))


def find_all_holders(connection: Connection, on: date | None = None) -> list[Holder]:
    """The same of every state and organisation, by actor."""
    known = sa.union(sa.select(entry_offices.c.actor), sa.select(holders.c.actor))
    actors = sorted(connection.execute(known).scalars())
    return [holder for actor in actors for holder in find_holders(connection, actor, on)]


def load_holders(connection: Connection, path: Path) -> int:
    """Load a CSV with the columns actor, office, name, start, until, source; how many rows were
    new.

    Raises: SourceError, ReportShapeError with file, line and remedy.
    """
    return sum(_keep_holder(connection, row) for row in read_holders(path))


def table_row(holder: Holder) -> tuple[object, ...]:
    """A holder as a row of the table that `load_holders` takes: since the first day told, until
    the last day known; where it is learned, the source is the record told last.
    """
    source = holder.sources[-1]
    if holder.last_told is not None:
        source = f"record {source}, told {holder.first_told} to {holder.last_told}"
    start = holder.start or holder.first_told
    return holder.actor, holder.office, holder.name, start, holder.until, source


@functools.lru_cache(maxsize=65_536)
def office_key(office: str) -> str:
    """An office in whichever words: "PM" and "Prime Minister", "Minister of Defence" and "Defense
    Minister" are one.

    Example:
        >>> office_key("Minister of Foreign Affairs") == office_key("Foreign Minister")
        True
    """
    said = " ".join(classes().get(word, word) for word in words_in(office))
    words = {word for word in words_in(said) if len(word) > 2 and word not in _LITTLE}
    return " ".join(sorted(words))


_LITTLE = frozenset(("the", "and", "for", "affairs", "then", "former", "acting", "new"))


ByOffice = dict[str, list[Holder]]


def _learned(connection: Connection, actor: str, on: date | None) -> ByOffice:
    """Who was called so, by office in whichever words; one who was called a former holder later,
    until then.
    """
    called: ByOffice = {}
    over: ByOffice = {}
    for holder, is_over in _called(connection, actor, on):
        (over if is_over else called).setdefault(office_key(holder.office), []).append(holder)
    found: ByOffice = {}
    for office, holders_told in called.items():
        same_in_over = _finder(over.get(office, []))
        persons = _persons(holders_told)
        found[office] = [_ended(holder, same_in_over(holder)) for holder in persons]
    return found


def _called(connection: Connection, actor: str, on: date | None) -> list[tuple[Holder, bool]]:
    """Each name and office as written, by the day first told, the usual words first; and whether
    as one's former office.
    """
    day = sa.cast(entry_offices.c.published, sa.String)
    written = (entry_offices.c.office, entry_offices.c.name, entry_offices.c.former)
    grouped = (
        sa.select(
            *written,
            sa.func.min(entry_offices.c.start).label("start"),
            sa.func.min(entry_offices.c.published).label("first"),
            sa.func.max(entry_offices.c.published).label("last"),
            sa.func.max(day + entry_offices.c.record).label("latest"),
        )
        .where(entry_offices.c.actor == actor)
        .group_by(*written)
        .order_by("first", sa.func.count().desc(), *written)
    )
    if on is not None:
        grouped = grouped.where(entry_offices.c.published <= on)
    return [
        (Holder(actor, office, name, start, None, first, last, (latest[ISO_CHARS:],)), former)
        for office, name, former, start, first, last, latest in connection.execute(grouped).all()
    ]


def _persons(called: list[Holder]) -> list[Holder]:
    """The persons among those called to one office, in order; one name may be written in several
    ways.
    """
    found: list[Holder] = []
    place_of: dict[str, int] = {}
    index = NameIndex()
    for holder in called:
        if holder.name not in place_of:
            twins = (n for n in index.near(holder.name) if _same_person(found[n], holder))
            place_of[holder.name] = next(twins, len(found))
            index.add(holder.name, place_of[holder.name])
        place = place_of[holder.name]
        if place == len(found):
            found.append(holder)
        else:
            found[place] = _joined(found[place], holder)
    return found


def _finder(some: list[Holder]) -> Callable[[Holder], list[Holder]]:
    """Finds those of some holders who may be the same person as another."""
    index = NameIndex()
    for number, one in enumerate(some):
        index.add(one.name, number)

    def same(holder: Holder) -> list[Holder]:
        near = (some[number] for number in index.near(holder.name)) if some else ()
        return [one for one in near if _same_person(one, holder)]

    return same


def _same_person(one: Holder, other: Holder) -> bool:
    return may_be_one(name_of(one.name), name_of(other.name))


def _joined(one: Holder, other: Holder) -> Holder:
    """One person told of twice; the record told last comes last."""
    days = [d for d in (one.first_told, one.last_told, other.first_told, other.last_told) if d]
    sources = (*one.sources, *other.sources)
    if _last(other) < _last(one):
        sources = (*other.sources, *one.sources)
    return replace(
        one,
        name=max(one.name, other.name, key=len),
        start=one.start or other.start,
        first_told=min(days),
        last_told=max(days),
        sources=sources,
    )


def _ended(holder: Holder, over: list[Holder]) -> Holder:
    """The holder, whose time ended when a report first called the same person a former holder."""
    ends = [
        former.first_told
        for former in over
        if former.first_told is not None
        and (holder.last_told is None or former.first_told > holder.last_told)
    ]
    return replace(holder, until=min(ends)) if ends else holder


def _with_ends(of_office: list[Holder]) -> list[Holder]:
    """A holder whose office somebody else is called to later held it until the day before at
    most.
    """
    by_first = sorted((_first(holder), n) for n, holder in enumerate(of_office))
    ended = []
    for number, holder in enumerate(of_office):
        after = bisect.bisect_right(by_first, (_last(holder), len(of_office)))
        later = next((day for day, n in by_first[after : after + 2] if n != number), None)
        ends = [] if later is None else [date.fromordinal(later.toordinal() - 1)]
        if holder.until is not None:
            ends.append(holder.until)
        tabled = holder.first_told is None and holder.until is not None
        ended.append(replace(holder, until=min(ends)) if ends and not tabled else holder)
    return ended


def _holds_on(holder: Holder, on: date) -> bool:
    return _first(holder) <= on and (holder.until is None or on <= holder.until)


def _first(holder: Holder) -> date:
    return holder.start or holder.first_told or date.min


def _last(holder: Holder) -> date:
    return holder.last_told or holder.start or date.min


def _tabled(connection: Connection, actor: str) -> ByOffice:
    rows = connection.execute(
        sa.select(holders).where(holders.c.actor == actor).order_by(holders.c.start, holders.c.id)
    )
    found: ByOffice = {}
    for r in rows:
        holder = Holder(r.actor, r.office, r.name, r.start, r.until, None, None, (r.source,))
        found.setdefault(office_key(r.office), []).append(holder)
    return found


def _keep_holder(connection: Connection, row: HolderRow) -> int:
    told = {name: getattr(row, name) for name in COLUMNS}
    plain = {name: str(value or "") for name, value in told.items()}
    key = content_id("holder", json.dumps(plain, sort_keys=True))
    if connection.execute(sa.select(holders.c.id).where(holders.c.id == key)).scalar() is not None:
        return 0
    told["source"] = row.source or row.place
    connection.execute(holders.insert().values(id=key, **told))
    return 1
