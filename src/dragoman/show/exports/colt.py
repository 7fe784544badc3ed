"""COLT: 71 columns, one row a leader, a country and a trip; never "No" for what nobody looked
for.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from dragoman.ask.sourced import Sourced, with_offices
from dragoman.model.records import Record
from dragoman.model.values import Party
from dragoman.rules.lexicons import load_lexicon
from dragoman.schemes.codes import (
    actor_kind,
    english_name,
    office_of_words,
    state,
    without_accents,
)
from dragoman.schemes.links import visit_of
from dragoman.show.exports.dates import grain_of
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.numbers import Numbers, hash_bits
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import csv_line, open_output
from dragoman.show.exports.towns import locate
from dragoman.show.exports.workbook import write_sheet

LINKS = 33
COLUMNS = (
    "TripID", "LeaderID", "LeaderCountryOrIGO", "LeaderCountryISO", "LeaderRegion",
    "LeaderSubregion", "PriorityLeader", "LeaderRole", "LeaderTitle", "LeaderSurname",
    "LeaderFullName", "Exiled", "CountryVisited", "CountryVisitedISO", "RegionVisited",
    "SubRegionVisited", "DisputedTerritory", "SemiAutoTerritory", "CityVisited", "TripYear",
    "TripStartDate", "TripEndDate", "TripDuration", "MetHostHoGS", "HostHOGSName",
    "AttendedMultilatEvent", "AttendedMultilatMinisterialEvent", "NameMultilatEvent",
    "MetNonhostHOGS", "NonhostHOGSNames", "MetIGOLeader", "IGOLeaderName", "PublicAddress",
    "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum", "Notes",
    "Confidence(1-5)", *(f"SourceLink{n}" for n in range(1, LINKS + 1)),
)  # fmt: skip
NATIVE_COLUMNS = ("row", "record_id", "in_scope", "reason", "title", "status")

_HEADS = ("GS", "G", "S", "head")
_BITS = 19
_SIX_DIGITS = 100_000
_MULTILATERAL = 3


class Trip(NamedTuple):
    """One trip of one leader; numbers of leader and trip are filled in when all are known."""

    leader: tuple[str, str]
    home: str
    host: str
    start: str
    record_id: str
    cells: Row
    native: Row


def write(job: Job) -> None:
    """Write the trips, and `NAME.native.csv`, which marks rows outside COLT's scope."""
    leaders = Numbers(_BITS)
    with Spool[Trip]() as trips, Spool[tuple[Row, Row]]() as rows:
        for sourced in job.read():
            _collect(sourced, job, trips)
        settled = _number_leaders(trips, leaders)
        for trip, number in _numbered(trips):
            leader = settled.get(trip.leader, hash_bits(trip.leader, _BITS)) + _SIX_DIGITS
            trip_id = f"{leader}-{trip.home}-{trip.host}-{number}"
            rows.add((trip.start, trip.record_id), ((trip_id, leader, *trip.cells), trip.native))
        _write_trips(job.path, (row for _, (row, _) in rows))
        with open_output(job.beside("native.csv")) as native:
            native.write(csv_line(NATIVE_COLUMNS))
            for at, (_, (_, beside)) in enumerate(rows, start=1):
                native.write(csv_line((at, *beside)))
                job.tally.rows += 1


def _write_trips(path: Path, rows: Iterable[Row]) -> None:
    """The trips as CSV, or as the sheet `Master` of a workbook if the file is to end with .xlsx."""
    if path.suffix == ".xlsx":
        write_sheet(path, "Master", chain([COLUMNS], rows))
        return
    with open_output(path) as file:
        file.write(csv_line(COLUMNS))
        file.writelines(map(csv_line, rows))


def _number_leaders(trips: Spool[Trip], leaders: Numbers) -> dict[tuple[str, ...], int]:
    last: tuple[str, str] | None = None
    for _, trip in trips:
        if trip.leader != last:
            leaders.of(trip.leader)
        last = trip.leader
    clashing = leaders.clashing()
    if not clashing:
        return {}
    known = {trip.leader: hash_bits(trip.leader, _BITS) for _, trip in trips}
    return leaders.settle((leader, n) for leader, n in known.items() if n in clashing)


def _numbered(trips: Spool[Trip]) -> Iterator[tuple[Trip, int]]:
    """The trips, each with its running number by start among those of one leader to one host."""
    last: tuple[object, ...] = ()
    number = 0
    for _, trip in trips:
        number = number + 1 if (trip.leader, trip.host) == last else 1
        last = (trip.leader, trip.host)
        yield trip, number


def _collect(sourced: Sourced, job: Job, trips: Spool[Trip]) -> None:
    record = sourced.record
    reason = None
    leaders = list(_leaders(record))
    if record.kind != "visit":
        reason = "out_of_scope"
    elif record.status not in ("actual", "planned"):
        reason = "status"
    elif not leaders:
        reason = "no_name"
    if reason is not None:
        job.tally.left_out[reason] += 1
        return
    job.tally.exported += 1
    links = sum(1 for support in sourced.supports if support.report.url)
    job.tally.flagged["links_beyond_33"] += max(0, links - LINKS)
    for leader in leaders:
        for host in record.actors("host") or (_host_of_place(record),):
            trip = _trip(sourced, leader, host)
            trips.add((*trip.leader, trip.host, trip.start, trip.record_id), trip)


def _leaders(record: Record) -> Iterator[Party]:
    """The first named visitor of each actor: companions are not trips of their own."""
    seen: set[str] = set()
    for party in record.parties:
        if party.role == "visitor" and party.name and party.actor not in seen:
            seen.add(party.actor)
            yield party


def _host_of_place(record: Record) -> str:
    return "" if record.place is None else record.place.country or ""


def _trip(sourced: Sourced, leader: Party, host: str) -> Trip:
    name = without_accents(leader.name or "")
    row = state(leader.actor)
    home = leader.actor if row is not None else ""
    start, end, duration, year = _days(sourced.record)
    cells = (
        *_leader_cells(leader, name), *_host_cells(sourced.record, host), year, start, end,
        duration, *_met_cells(sourced, host, leader.actor), _notes(sourced),
        _confidence(sourced), *_links(sourced),
    )  # fmt: skip
    reason = _out_of_scope(leader, sourced.record)
    in_scope = "yes" if reason == "" else "no"
    native = (sourced.id, in_scope, reason, leader.office, sourced.record.status)
    key = (leader.actor, name.casefold())
    when = sourced.record.date
    sort = "" if when is None or when.start is None else when.start.isoformat()
    return Trip(key, home or leader.actor, host, sort, sourced.id, cells, native)


def _leader_cells(leader: Party, name: str) -> Row:
    row = state(leader.actor)
    role = _role(leader)
    priority = "" if role is None else "Yes" if role in _HEADS else "No"
    written = "" if role in (None, "head") else role
    return (
        english_name(leader.actor), "" if row is None else row.iso3,
        "" if row is None else row.region, "" if row is None else row.subregion, priority, written,
        leader.office, name.split()[-1] if name.split() else "", name, "",
    )  # fmt: skip


def _host_cells(record: Record, host: str) -> Row:
    row = state(host)
    located = locate(record.place)
    city = located.name if located is not None and located.level != "country" else ""
    name = english_name(host) if host else "Unknown"
    region = ("", "") if row is None else (row.region, row.subregion)
    return (name, "" if row is None else row.iso3, *region, "", "", city)


def _role(party: Party) -> str | None:
    """COLT's role from the office; None where the office is unknown, empty where COLT has no
    code.
    """
    row = office_of_words(party.office) if party.office else None
    return None if row is None else row.colt


def _days(record: Record) -> tuple[object, object, object, object]:
    """First and last day where each is known, days in all, and the year."""
    when = record.date
    if when is None:
        return None, None, "TBD", None
    known = grain_of(when) not in ("month", "year") and when.grain != "quarter"
    start = when.start if known else None
    end = when.end if known else None
    whole = start is not None and end is not None
    days = (end - start).days + 1 if start is not None and end is not None else "TBD"
    return start, end, days if whole else "TBD", None if when.start is None else when.start.year


def _met_cells(sourced: Sourced, host: str, home: str) -> Row:
    """What the meetings and agreements of the same reading say of the trip: Yes, or nothing."""
    visit, reading = sourced.record, sourced.reading
    held = [r for r in reading if r.kind == "meeting" and visit_of(r, [visit]) is visit]
    published = sourced.main.report.published
    meetings = [with_offices(meeting, reading, published) for meeting in held]
    parties = [party for meeting in meetings for party in meeting.parties if party.name]
    heads = [p for p in parties if _role(p) in _HEADS]
    hosts = _names(p for p in heads if p.actor == host)
    others = _names(p for p in heads if p.actor not in (host, home) and state(p.actor) is not None)
    of_bodies = _names(p for p in parties if actor_kind(p.actor) == "organisation")
    summits = [m for m in meetings if _is_multilateral(m)]
    event = summits[0].evidence[0].quote if summits and summits[0].evidence else ""
    return (
        _yes(hosts), hosts, _yes(summits), "", event, _yes(others), others, _yes(of_bodies),
        of_bodies, "", _yes(_agreed(visit, reading)),
        _yes(any(m.type == "ceremony" for m in meetings)), "",
    )  # fmt: skip


def _is_multilateral(meeting: Record) -> bool:
    actors = meeting.actors()
    body = any(actor_kind(actor) == "organisation" for actor in actors)
    return meeting.type == "summit" and (body or len(actors) >= _MULTILATERAL)


def _agreed(visit: Record, reading: Sequence[Record]) -> bool:
    return any(
        r.kind == "agreement"
        and r.status == "actual"
        and set(r.actors()) == set(visit.actors())
        and r.date is not None
        and visit.date is not None
        and r.date.overlaps(visit.date)
        for r in reading
    )


def _names(parties: Iterator[Party]) -> str:
    return "; ".join(dict.fromkeys(without_accents(party.name or "") for party in parties))


def _yes(found: object) -> str:
    return "Yes" if found else ""


def _notes(sourced: Sourced) -> str:
    evidence = sourced.record.evidence
    return evidence[0].quote if evidence else ""


def _confidence(sourced: Sourced) -> int | None:
    if sourced.record.status == "planned":
        return None
    if sourced.ruled in ("confirmed", "amended"):
        return 5
    return 4 if len(sourced.publishers) > 1 else 3


def _links(sourced: Sourced) -> Row:
    found = [support.report.url for support in sourced.supports if support.report.url][:LINKS]
    return (*found, *("",) * (LINKS - len(found)))


def _out_of_scope(leader: Party, record: Record) -> str:
    """Why a trip lies outside what COLT covers; empty if it lies inside."""
    role = _role(leader)
    year = 0 if record.date is None else (record.date.start or record.date.end or date.min).year
    groups = load_lexicon("schemes/leader_groups")
    office = office_of_words(leader.office) if leader.office else None
    defence = office is not None and (office.sector, office.second) == ("GOV", "MIL")
    if role is None:
        return "office unknown"
    if role in _HEADS:
        return "" if year >= 1990 else "before 1990"
    if leader.actor in groups["three powers"] and (role == "F" or defence):
        return "" if year >= 1990 else "before 1990"
    if leader.actor in groups["G20"] and (role in ("F", "E") or defence):
        return "" if year >= 2018 else "ministers of the G20 from 2018"
    return "office not covered"


# fmt: off
FORMAT = Format(
    name="colt",
    version="71 of about 76 columns",
    ending=".csv",
    columns=COLUMNS,
    write=write,
    lost=(
        "evidence offsets", "other members of the delegation", "visits by unnamed delegations",
        "accents of names", "possible and negated visits", "claimed_by", "rulings",
        "date width beyond both days",
    ),
    computed={
        "LeaderID": "our own number for the person, from a hash; not COLT's",
        "LeaderRegion, RegionVisited": "UN M49 names",
        "Confidence(1-5)": "5 confirmed by a ruling, 4 two publishers or more, 3 one",
        "LeaderRole": "empty for titles that may be head of state, of government, or both",
    },
    empty={
        "Exiled, DisputedTerritory, SemiAutoTerritory, PublicAddress, BusinessLeaderOrForum":
            "nobody looked for it",
        "AttendedMultilatMinisterialEvent": "nobody looked for it",
    },
    unconfirmed=(
        "about five of 76 columns", "order after the twentieth", "code for defence ministers",
        "region names", "Exiled", "which three powers",
    ),
)
# fmt: on
