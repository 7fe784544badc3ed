"""Dyad-years keyed by COW numbers: the contract that users of R join to. Ours, 26 columns.

Events (columns 6-13) leave background out; registers (14-21) count every actual record of the year,
whenever it was reported. Zero only where the corpus declares that it looked.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dragoman.ask.coverage import Coverage, read_coverage
from dragoman.ask.events import CROWD, CodedEvent, find_events
from dragoman.ask.sourced import Sourced
from dragoman.config import PROGRAM_VERSION
from dragoman.model.values import Interval
from dragoman.schemes.codes import cow, state
from dragoman.show.exports.dates import in_one_year
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.numbers import hash_bits
from dragoman.show.exports.registers import Registers, Year
from dragoman.show.exports.tables import code_tables
from dragoman.show.exports.text_files import csv_line, open_output

COLUMNS = (
    "ccode1", "ccode2", "iso3_1", "iso3_2", "year", "n_events", "n_quad1", "n_quad2", "n_quad3",
    "n_quad4", "goldstein_sum", "goldstein_mean", "plover_sum", "n_visits_1to2", "n_visits_2to1",
    "n_agreements_signed", "arms_orders_1to2", "arms_orders_2to1", "strategic_partnership",
    "diplomatic_relations", "shared_igos_attested", "n_sources", "coverage", "covered_days",
    "n_meetings", "version",
)  # fmt: skip


@dataclass(slots=True)
class _Events:
    """The events of one ordered pair in one year."""

    quads: Counter[int] = field(default_factory=Counter)
    goldstein: float = 0.0
    scored: int = 0
    plover: float = 0.0


@dataclass(slots=True)
class _Found:
    """All that was found, by pair of states and year; `reports` are short hashes of their ids."""

    events: dict[tuple[str, str, int], _Events] = field(default_factory=dict)
    registers: Registers = field(default_factory=Registers)
    reports: dict[tuple[str, str, int], set[int]] = field(default_factory=dict)


def write(job: Job) -> None:
    """Write one row a dyad and year; `directed` writes both orders, of events from 1 to 2."""
    coverage = None if job.options.coverage is None else read_coverage(job.options.coverage)
    if coverage is None:
        job.tally.noted["warning"] = "no coverage declared: a dyad-year without a row is not a zero"
    found = _Found()
    for sourced in job.read():
        counted = _count(sourced, job, found)
        job.tally.exported += counted
    with open_output(job.path) as file:
        file.write(csv_line(COLUMNS))
        for row in _rows(job, found, coverage):
            file.write(csv_line(row))
            job.tally.rows += 1


def _count(sourced: Sourced, job: Job, found: _Found) -> bool:
    """Add one record to what was found; whether it went anywhere, else the reason is counted."""
    states = [actor for actor in sourced.record.actors() if state(actor) is not None]
    in_register = found.registers.add(sourced)
    for a, b, year in in_register:
        _report(found, a, b, year, sourced)
    left_out: Counter[str] = Counter()
    counted = bool(in_register)
    for coded in find_events([sourced], job.options.choice, left_out):
        reason = _left_out(coded, states)
        if reason is not None:
            left_out[reason] += 1
            continue
        counted = _add_event(coded, job.options.directed, found) or counted
        if not counted:
            left_out["no_pair"] += 1
    if not counted:
        job.tally.left_out.update(left_out or Counter({"out_of_scope": 1}))
    return counted


def _left_out(coded: CodedEvent, states: list[str]) -> str | None:
    if coded.event.date is None:
        return "no_date"
    if in_one_year(coded.event.date) is None:
        return "no_year"
    if coded.crowded or len(states) > CROWD:
        return "crowd"
    return None


def _add_event(coded: CodedEvent, directed: bool, found: _Found) -> bool:
    year = in_one_year(coded.event.date)
    pairs = {
        (a, b) if directed else (min(a, b), max(a, b))
        for a, b, mirrored in coded.pairs()
        if not mirrored and state(a) is not None and state(b) is not None
    }
    if year is None:
        return False
    for a, b in sorted(pairs):
        cell = found.events.setdefault((a, b, year), _Events())
        cell.quads[coded.event.quad] += 1
        cell.plover += coded.event.score
        if coded.code is not None and coded.code.score is not None:
            cell.goldstein += coded.code.score
            cell.scored += 1
        _report(found, a, b, year, coded.sourced)
    return bool(pairs)


def _report(found: _Found, a: str, b: str, year: int, sourced: Sourced) -> None:
    known = found.reports.setdefault((min(a, b), max(a, b), year), set())
    known.update(hash_bits((support.report.id,), 60) for support in sourced.supports)


def _rows(job: Job, found: _Found, coverage: Coverage | None) -> Iterator[tuple[object, ...]]:
    keys = {(min(a, b), max(a, b), year) for a, b, year in found.events} | found.registers.years()
    if coverage is not None:
        start, end = coverage.span
        dyads = {(a, b) for a, b, _ in keys} | set(coverage.dyads())
        keys |= {(a, b, y) for a, b in dyads for y in range(start.year, end.year + 1)}
    ordered = []
    for a, b, year in keys:
        pair = sorted((a, b), key=lambda actor: (cow(actor, _whole(year)) or 0, actor))
        orders = [pair, pair[::-1]] if job.options.directed else [pair]
        ordered += [(_number(one, year), _number(two, year), year, one, two) for one, two in orders]
    asked = job.options.choice.pair
    for c1, c2, year, one, two in sorted(ordered, key=_by_number):
        if asked not in (None, (one, two), (two, one)):
            continue
        if (c1 is None or c2 is None) and not job.options.keep_nonmembers:
            job.tally.flagged["nonmember_rows_left_out"] += 1
            continue
        if not (_is_state(one, year) and _is_state(two, year)):
            job.tally.flagged["years_before_or_after_the_state"] += 1
            continue
        row = _row(one, two, year, job, found, coverage)
        if row is not None:
            yield (c1, c2, *row)


def _by_number(row: tuple[int | None, int | None, int, str, str]) -> tuple[object, ...]:
    first, second, year, one, two = row
    return (first or 0, second or 0, one, two, year)


def _row(
    a: str, b: str, year: int, job: Job, found: _Found, coverage: Coverage | None
) -> tuple[object, ...] | None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = None if coverage is None else coverage.covered_days(a, b, first, last)
    whole = None if days is None else days == (last - first).days + 1
    if days == 0 and not job.options.all_years:
        return None
    version = f"dragoman {PROGRAM_VERSION} codes {code_tables()}"
    registers = found.registers.of(a, b, year)
    ties = (registers.partnership, registers.relations)
    covered = None if whole is None else int(whole)
    if whole is False:
        return (a, b, year, *[None] * 13, *ties, None, None, covered, days, None, version)
    key = (a, b, year) if job.options.directed else (min(a, b), max(a, b), year)
    reports = len(found.reports.get((min(a, b), max(a, b), year), ()))
    if whole and registers.partnership is None:
        ties = (0, registers.relations)
    return (
        a, b, year, *_event_cells(found.events.get(key, _Events())), *_register_cells(registers),
        *ties, registers.shared, reports, covered, days, registers.meetings, version,
    )  # fmt: skip


def _event_cells(cell: _Events) -> tuple[object, ...]:
    total = sum(cell.quads.values())
    mean = round(cell.goldstein / cell.scored, 6) if cell.scored else None
    quads = [cell.quads[quad] for quad in (1, 2, 3, 4)]
    return (total, *quads, round(cell.goldstein, 6), mean, round(cell.plover, 6))


def _register_cells(year: Year) -> tuple[object, ...]:
    return (
        year.visits_forth,
        year.visits_back,
        year.agreements,
        year.orders_forth,
        year.orders_back,
    )


def _whole(year: int) -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31))


def _number(actor: str, year: int) -> int | None:
    return cow(actor, _whole(year))


def _is_state(actor: str, year: int) -> bool:
    row = state(actor)
    return (
        row is not None
        and (row.from_year is None or row.from_year <= year)
        and (row.to_year is None or year <= row.to_year)
    )


# fmt: off
FORMAT = Format(
    name="dyadyear",
    version="26 columns of our own on COW keys",
    ending=".csv",
    columns=COLUMNS,
    write=write,
    scale="goldstein_*: Goldstein by code; plover_sum: PLOVER scores; neither knows magnitude",
    lost=(
        "single records", "dates within the year", "persons, offices, companies", "modes",
        "contexts", "place", "subject", "issue", "item", "quantity", "value", "currency",
        "delivery", "evidence", "claimed_by", "rulings", "links", "url",
        "what concerns organisations and groups",
    ),
    computed={
        "n_events to plover_sum":
            "non-directed: events of the pair; directed: from 1 to 2, equals in both",
        "shared_igos_attested": "a lower bound: organisations that reports call both members of",
        "strategic_partnership": "at 31 December, from ties that reports tell of",
    },
    unconfirmed=("COW membership years beyond those in the codebook",),
)
# fmt: on
