"""Layouts of the COW family, for scripts that expect their columns: format only, never their data.

A tie stands from the year a report gives to the last year of publication, until one says that
it was
severed. Columns that the ledger cannot fill stay empty; silence is never a zero.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, permutations

from dragoman.ask.sourced import Sourced
from dragoman.config import PROGRAM_VERSION
from dragoman.schemes.codes import cow, english_name, state
from dragoman.schemes.contexts import find_contexts
from dragoman.show.exports.dates import in_one_year
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.registers import Registers
from dragoman.show.exports.spool import Row
from dragoman.show.exports.text_files import csv_line, open_output

Pair = tuple[str, str]
VERSION = f"dragoman {PROGRAM_VERSION}"


@dataclass(slots=True)
class Known:
    """What the layouts are filled from: ties and memberships, defence papers, the last year of
    publication.
    """

    registers: Registers = field(default_factory=Registers)
    defence: dict[tuple[str, str, int], bool] = field(default_factory=dict)
    last_year: int = 0


Rows = Callable[[Known], Iterator[Row]]


def _write(job: Job, columns: tuple[str, ...], rows: Rows) -> None:
    known = Known()
    for sourced in job.read():
        known.last_year = max(known.last_year, sourced.published[-1].year)
        if _learn(sourced, known):
            job.tally.exported += 1
        else:
            job.tally.left_out["out_of_scope"] += 1
    with open_output(job.path) as file:
        file.write(csv_line(columns))
        for row in sorted(rows(known), key=_key):
            file.write(csv_line(row))
            job.tally.rows += 1


def _key(row: Row) -> tuple[str, ...]:
    return tuple("" if value is None else f"{value:>8}" for value in row)


def _learn(sourced: Sourced, known: Known) -> bool:
    record = sourced.record
    if record.status != "actual" or record.kind not in ("tie", "membership", "agreement"):
        return False
    known.registers.add(sourced)
    year = in_one_year(record.date)
    words = " ".join(e.quote for e in record.evidence)
    military = any(context == "military" for context, _ in find_contexts(record, words))
    if record.kind != "membership" and military and year is not None:
        sure = sourced.ruled in ("confirmed", "amended")
        states = [a for a in record.actors() if cow(a) is not None]
        for a, b in combinations(states, 2):
            known.defence[a, b, year] = known.defence.get((a, b, year), False) or sure
    return True


def _standing(known: Known, kind: str) -> Iterator[tuple[str, str, int, int]]:
    """Dyads, years and whether a tie of the kind stands at the year's end."""
    for (a, b), ties in known.registers.ties.items():
        told = [day.year for day, of, _ in ties if of == kind]
        if not told or cow(a) is None or cow(b) is None:
            continue
        for year in range(min(told), known.last_year + 1):
            stands = known.registers.stands(a, b, year, kind)
            if stands is not None:
                yield a, b, year, stands


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if (cow(a) or 0) < (cow(b) or 0) else (b, a)


def _diplomatic(known: Known) -> Iterator[Row]:
    for a, b, year, stands in _standing(known, "diplomatic relations"):
        one, two = _ordered(a, b)
        yield (cow(one), cow(two), year, None, None, stands, VERSION)


def _alliances(known: Known) -> Iterator[Row]:
    for a, b, year, stands in _standing(known, "alliance"):
        ties = known.registers.ties[a, b]
        began = min(day for day, kind, _ in ties if kind == "alliance")
        for one, two in permutations((a, b)):
            names = (cow(one), english_name(one), cow(two), english_name(two))
            if stands:
                yield (None, *names, None, None, began.year, *[None] * 9, year, VERSION)


def _atop(known: Known) -> Iterator[Row]:
    for a, b, year, stands in _standing(known, "alliance"):
        for one, two in permutations((a, b)):
            if stands:
                yield (cow(one), cow(two), year, *[None] * 5)


def _dcad(known: Known) -> Iterator[Row]:
    for (a, b, year), sure in known.defence.items():
        one, two = _ordered(a, b)
        yield (
            cow(one), one, cow(two), two, year, None, None, None, None, 1 if sure else None, 1,
        )  # fmt: skip


def _organisations(known: Known) -> Iterator[Row]:
    members = known.registers.members
    states = [actor for actor in members if state(actor) is not None and cow(actor) is not None]
    for a, b in combinations(sorted(states), 2):
        one, two = _ordered(a, b)
        since = [
            max(members[a][body][0], members[b][body][0])
            for body in members[a].keys() & members[b].keys()
        ]
        for year in range(min(since, default=9999), known.last_year + 1):
            yield (cow(one), cow(two), year, known.registers.of(a, b, year).shared)


_LOST = (
    "single records", "evidence", "dates within the year", "all kinds but ties, agreements and "
    "memberships", "persons", "subject", "issue", "item", "quantity", "value", "currency",
    "delivery", "change", "terms", "claimed_by", "rulings", "links", "url",
)  # fmt: skip
_PLEDGES = {"pledges": "only a treaty's text could state them"}


def _format(name: str, version: str, columns: str, rows: Rows, **more: object) -> Format:
    names = tuple(columns.split(", "))
    plain = Format(
        name=name, version=version, ending=".csv", columns=names,
        write=lambda job: _write(job, names, rows), lost=_LOST,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


# fmt: off
LAYOUTS = (
    _format("cow-diplomatic", "Diplomatic Exchange v2006.1",
            "ccode1, ccode2, year, DR_at_1, DR_at_2, DE, version", _diplomatic,
            empty={"DR_at_1, DR_at_2": "no record tells the level of a mission"},
            unconfirmed=("levels of DR_at_*",)),
    _format("cow-alliances", "Formal Alliances v4.1, directed yearly",
            "version4id, ccode1, state_name1, ccode2, state_name2, dyad_st_day, dyad_st_month, "
            "dyad_st_year, dyad_end_day, dyad_end_month, dyad_end_year, left_censor, "
            "right_censor, defense, neutrality, nonaggression, entente, year, version",
            _alliances, empty=_PLEDGES),
    _format("atop", "ATOP 5, short directed dyad-year",
            "ccode1, ccode2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, "
            "atop_consul", _atop, empty=_PLEDGES),
    _format("dcad", "DCAD v1.0 dyadic",
            "ccode1, abbrev1, ccode2, abbrev2, year, dcaGeneralV1, dcaGeneralV2, dcaSectorV1, "
            "dcaSectorV2, dcaAnyV1, dcaAnyV2", _dcad,
            computed={"dcaAnyV2": "ties and agreements with military context; dcaAnyV1 if "
                      "confirmed by a ruling"},
            empty={"dcaGeneral*, dcaSector*": "the subject does not tell general from sector"},
            unconfirmed=("columns of its treaty file",)),
    _format("igo", "IGO v3, short dyadic", "ccode1, ccode2, year, dyadigos", _organisations,
            computed={"dyadigos": "a lower bound: organisations that reports call both members of"},
            unconfirmed=("dyadid and the organisation columns of the long form",)),
)
# fmt: on
