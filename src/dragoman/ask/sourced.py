"""Records with all that supports them: what counts, networks and exports are made from.

Each is an occurrence of the ledger: one happening, however many reports tell of it. The title
of a party
that its record leaves open is filled from the offices that the same report names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dragoman.ledger.answers import KeptRecord, Occurrence, Query
from dragoman.ledger.store import Ledger
from dragoman.model.records import Kind, Record
from dragoman.model.text import Report
from dragoman.model.values import Party
from dragoman.schemes.auxiliary import is_historical

REPORTS_IN_MEMORY = 2_000
# So many occurrences share a question for their reports.
AT_ONCE = 100
# What a scheme looks at beside a record: the visit around a meeting, the agreement over a transfer,
# the office of a person.
BESIDE: tuple[Kind, ...] = ("visit", "agreement", "office")

# A report, the records of its reading, and their ids in the ledger after merging.
Read = tuple[Report, tuple[Record, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Support:
    """One report that tells of a record: the record as read there, and all records of that reading.

    `ids` are those of the reading's records in the ledger after merging, in the same order.
    """

    record_id: str
    record: Record
    report: Report
    reading: tuple[Record, ...] = ()
    ids: tuple[str, ...] = ()

    def id_of(self, record: Record) -> str:
        """The ledger's id of a record of this reading; the record's own where the ledger has
        none.
        """
        for known, key in zip(self.reading, self.ids, strict=False):
            if known is record:
                return key
        return record.id_in(self.report)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A record after merging and rulings, with the reports that support it, oldest first.

    `ruled`: `confirmed`, `amended`, `merged` or empty. `main` is the support whose record it
    is: offsets
    of its evidence count in that report. `told`: records that tell of it in all; of very many
    the ledger
    gives only the first and the last as supports.
    """

    id: str
    record: Record
    supports: tuple[Support, ...]
    main: Support
    ruled: str = ""
    told: int = 1

    @property
    def n_reports(self) -> int:
        """How many reports tell of it."""
        if self.told > len(self.supports):
            return self.told
        return len({support.report.id for support in self.supports})

    @property
    def published(self) -> tuple[date, ...]:
        """Days of the supporting reports, oldest first."""
        return tuple(support.report.published for support in self.supports)

    @property
    def first(self) -> Support:
        """The oldest report that tells of it."""
        return self.supports[0]

    @property
    def reading(self) -> tuple[Record, ...]:
        """All records of the readings that tell of it."""
        return tuple(record for support in self.supports for record in support.reading)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Publishers, each once, in order of publication."""
        named = (support.report.source for support in self.supports)
        return tuple(dict.fromkeys(name for name in named if name))


def find_sourced(ledger: Ledger, query: Query, *, for_events: bool = False) -> Iterator[Sourced]:
    """The occurrences that a query asks for, each with its reports and their readings.

    About `REPORTS_IN_MEMORY` reports are held at a time. `for_events`: only what schemes look at,
    which is quicker: no evidence of single fields, and of the readings the kinds in `BESIDE`.
    """
    asked = ledger.occurrences(query, fields=not for_events)
    known: dict[str, Read] = {}
    while some := list(islice(asked, AT_ONCE)):
        if len(known) > REPORTS_IN_MEMORY:
            known = {}
        told_in = {kept.report for occurrence in some for kept in occurrence.members}
        known |= _read(ledger, told_in - known.keys(), for_events)
        for occurrence in some:
            yield _sourced(occurrence, known)


def _read(ledger: Ledger, reports: Collection[str], for_events: bool) -> dict[str, Read]:
    """Reports by id, with the records that the ledger has of each."""
    if not reports:
        return {}
    asked = Query(reports=tuple(sorted(reports)), kinds=BESIDE if for_events else ())
    readings: defaultdict[str, list[KeptRecord]] = defaultdict(list)
    for kept in ledger.records(asked, fields=not for_events):
        readings[kept.report].append(kept)
    return {
        report.id: (
            report,
            tuple(kept.record for kept in readings[report.id]),
            tuple(kept.occurrence or kept.id for kept in readings[report.id]),
        )
        for report in ledger.reports(reports)
    }


def _sourced(occurrence: Occurrence, known: Mapping[str, Read]) -> Sourced:
    members = sorted(occurrence.members, key=lambda kept: (kept.published, kept.report, kept.id))
    supports = tuple(_support(kept, known) for kept in members)
    main = next((s for s in supports if s.record_id == occurrence.preferred), supports[0])
    return Sourced(
        id=occurrence.id,
        record=with_offices(occurrence.record, main.reading, main.report.published),
        supports=supports,
        main=main,
        ruled=_ruled(members),
        told=occurrence.told,
    )


def _support(kept: KeptRecord, known: Mapping[str, Read]) -> Support:
    report, reading, ids = known[kept.report]
    return Support(kept.id, kept.record, report, reading, ids)


def _ruled(members: Sequence[KeptRecord]) -> str:
    standings = {kept.ruling for kept in members}
    return next((word for word in ("amended", "confirmed") if word in standings), "")


def with_offices(record: Record, reading: Sequence[Record], published: date) -> Record:
    """The record with the office of each named party that the same reading tells and the
    record does not.

    Only offices held when the report was published, and only for a deed of that time: who is
    minister
    today need not have been so then.
    """
    if record.kind == "office" or all(p.office or not p.name for p in record.parties):
        return record
    if is_historical(record, [published]):
        return record
    held = [
        (party.actor, party.name, office.type)
        for office in reading
        if office.kind == "office" and not office.details.until and office.status == "actual"
        for party in office.parties
        if party.name
    ]
    return replace(record, parties=tuple(_with_office(party, held) for party in record.parties))


def _with_office(party: Party, held: list[tuple[str, str, str]]) -> Party:
    if party.office or not party.name:
        return party
    for actor, name, office in held:
        if actor == party.actor and _same_person(name, party.name):
            return replace(party, office=office)
    return party


def _same_person(one: str, other: str) -> bool:
    """Whether one name is the other, or the end of it ("Güler", "Yaşar Güler")."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
