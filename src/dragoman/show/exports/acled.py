"""ACLED-shaped: 31 columns; ceasefires, attacks and protests that have a named place, and
nothing else.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dragoman.ask.events import CodedEvent
from dragoman.model.values import Interval, Party
from dragoman.schemes.codes import english_name, state
from dragoman.show.exports.event_rows import Bundle, flags_of, in_order
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.numbers import Numbers
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import csv_line, open_output
from dragoman.show.exports.towns import Located, locate

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_BITS = 19
_WEEK, _MONTH = 7, 31
_REMOTE = frozenset({"explosives", "suicide-attack", "heavy-weapons", "drone", "aerial"})
_STRIKES = frozenset({"drone", "aerial"})
_OWN_FORCES, _EXTERNAL = 1, 8


def write(job: Job) -> None:
    """Write what fits; all else is counted: out of scope, without a place, without a day."""
    numbers: dict[str, Numbers] = {}
    with Spool[Bundle]() as spool:
        for coded in job.events():
            made = _row(coded, job)
            if isinstance(made, str):
                job.tally.left_out[made] += 1
                continue
            country = str(made[0])
            number = numbers.setdefault(country, Numbers(_BITS)).of((coded.sourced.id,))
            row = (number, coded.sourced.id, *made)
            bundle = Bundle(coded.same_keys(), flags_of(coded), (row,), (), None)
            spool.add((str(made[1]), coded.sourced.id), bundle)
        settled = _settled(spool, numbers)
        with open_output(job.path) as file:
            file.write(csv_line(COLUMNS))
            for bundle in in_order(job, spool):
                first, name, place, *rest = bundle.rows[0]
                unique = settled.get((str(place), str(name)), first)
                file.write(csv_line((f"{place}{unique:06d}", *rest)))


def _settled(spool: Spool[Bundle], numbers: dict[str, Numbers]) -> dict[tuple[str, str], object]:
    """New numbers for rows of one country that clash."""
    clashing = {country: own.clashing() for country, own in numbers.items()}
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for country, record_id, number in _numbered(spool, any(clashing.values())):
        if number in clashing[country]:
            found.setdefault(country, []).append(((record_id,), number))
    return {
        (country, words[0]): number
        for country, rows in found.items()
        for words, number in numbers[country].settle(rows).items()
    }


def _numbered(spool: Spool[Bundle], needed: bool) -> Iterator[tuple[str, str, int]]:
    if needed:
        for _, bundle in spool:
            number, record_id, country = bundle.rows[0][:3]
            yield str(country), str(record_id), int(str(number))


def _row(coded: CodedEvent, job: Job) -> Row | str:
    """Country of the place, then columns 2 to 31; or the reason why the event is left out."""
    kinds = _kinds(coded)
    if kinds is None:
        return "out_of_scope"
    located = locate(coded.sourced.record.place)
    row = None if located is None else state(located.country)
    if located is None or row is None:
        return "no_place"
    when = coded.event.date
    precision = _precision(when)
    if when is None or when.start is None:
        return "no_date"
    if precision is None:
        return "no_day"
    sides = _sides(coded, located.country, kinds[1])
    sourced = coded.sourced
    quotes = [e.quote for e in sourced.record.evidence]
    newest = datetime.combine(max(sourced.published), datetime.min.time(), tzinfo=UTC)
    return (
        located.country, when.start.isoformat(), when.start.year, precision, *kinds, *sides, "",
        int(row.numeric) if row.numeric else "", "", row.name, "", "", "", located.name,
        *_spot(located), "; ".join(sourced.publishers), "", quotes[0] if quotes else "",
        "0" if job.options.fatalities_zero else "", f"dragoman:{sourced.id}",
        int(newest.timestamp()),
    )  # fmt: skip


def _kinds(coded: CodedEvent) -> tuple[str, str, str] | None:
    """Disorder type, event type and sub-event type; None for what ACLED has no home for."""
    event, record = coded.event, coded.sourced.record
    modes = set(event.modes)
    if record.kind == "agreement" and (
        record.type == "ceasefire" or _of_peace(record.details.subject)
    ):
        return "Strategic developments", "Strategic developments", "Agreement"
    if record.kind != "action":
        return None
    if event.type == "PROTEST":
        return "Demonstrations", "Riots" if "riot" in modes else "Protests", "Other"
    if event.type != "ASSAULT":
        return None
    if modes & _STRIKES:
        return "Political violence", "Explosions/Remote violence", "Air/drone strike"
    if "abduct" in modes:
        kinds = "Violence against civilians", "Abduction/forced disappearance"
        return ("Political violence", *kinds)
    remote = bool(modes & _REMOTE)
    return "Political violence", "Explosions/Remote violence" if remote else "Battles", "Other"


def _of_peace(subject: str | None) -> bool:
    return subject is not None and any(w in subject.casefold() for w in ("peace", "truce"))


def _precision(when: Interval | None) -> int | None:
    if when is None or when.start is None or when.end is None:
        return None
    days = (when.end - when.start).days + 1
    if days > _MONTH:
        return None
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def _sides(coded: CodedEvent, country: str, event_type: str) -> Row:
    """Columns 8 to 14: both sides with their companions and codes; equals are parted first
    from rest.
    """
    actors, recipients = coded.event.sides()
    if not recipients and coded.event.reciprocal:
        actors, recipients = actors[:1], actors[1:]
    forces = "State forces of" if event_type not in ("Strategic developments",) else "Government of"
    first = [_named(actor, coded.event.actors, forces) for actor in actors]
    second = [_named(actor, (*coded.event.actors, *coded.event.recipients), forces)
              for actor in recipients]  # fmt: skip
    codes = [_inter(side, country) for side in (actors, recipients)]
    known = sorted(code for code in codes if code is not None)
    joint = "".join(map(str, known))
    return (
        first[0], "; ".join(first[1:]), codes[0], second[0] if second else "",
        "; ".join(second[1:]), codes[1], joint,
    )  # fmt: skip


def _named(actor: str, parties: Sequence[Party], forces: str) -> str:
    if state(actor) is not None:
        return f"{forces} {english_name(actor)}"
    return next((p.name for p in parties if p.actor == actor and p.name), english_name(actor))


def _inter(actors: Sequence[str], country: str) -> int | None:
    """1 for a state's own forces in its country, 8 for another state's; no code for groups."""
    if not actors or state(actors[0]) is None:
        return None
    return _OWN_FORCES if actors[0] == country else _EXTERNAL


def _spot(located: Located) -> Row:
    town = located.town
    place = ("", "") if town is None else (town.latitude, town.longitude)
    return (*place, {"town": 1, "province": 3, "country": 3}.get(located.level, ""))


# fmt: off
FORMAT = Format(
    name="acled",
    version="31 columns, March 2023",
    ending=".csv",
    columns=COLUMNS,
    write=write,
    lost=(
        "visits, meetings, ties, transfers, memberships and all peaceful deeds", "status", "modes",
        "contexts", "direction", "titles of parties", "date width beyond time_precision",
        "evidence beyond the first quote", "claimed_by", "rulings", "links", "url",
    ),
    computed={
        "event_id_cnty": "ISO3 and six digits of a hash; not an ACLED id",
        "timestamp": "publication day of the newest report at 00:00 UTC",
        "fatalities": "0 only with --fatalities-zero, which says nothing of the dead",
        "actor1, actor2": "in the order of the record or of the codes; ACLED implies no direction",
    },
    empty={
        "civilian_targeting, source_scale": "not coded",
        "region": "ACLED's region names are unconfirmed",
        "admin1, admin2, admin3": "no table of divisions",
        "fatalities": "no record carries such a number",
    },
    unconfirmed=(
        "labels of inter* and interaction after 2024", "region names",
        "full list of sub-event types",
    ),
)
# fmt: on
