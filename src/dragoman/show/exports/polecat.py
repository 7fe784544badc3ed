"""POLECAT: 40 columns, tab-separated, `None` for what is missing; one row an event, lists on
both sides.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dragoman.ask.events import CodedEvent
from dragoman.config import PROGRAM_VERSION
from dragoman.model.values import Interval, Party
from dragoman.schemes.codes import cow, english_name, sectors
from dragoman.show.exports.event_rows import (
    Bundle,
    Made,
    both_sides,
    collect,
    in_order,
    write_dates,
)
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.options import Options
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.tables import code_tables
from dragoman.show.exports.text_files import open_output, tsv_line
from dragoman.show.exports.towns import locate
from dragoman.show.exports.wording import bodies, people, places

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip


def write(job: Job) -> None:
    """Write the events, one row each, or one for each mode."""
    with Spool[Bundle]() as spool, Spool[Row]() as wide:
        collect(job, job.events(), lambda coded, day: _made(coded, day, job.options), spool)
        header = tuple(job.options.intensity_name if c == "Intensity" else c for c in COLUMNS)
        with open_output(job.path) as file:
            file.write(tsv_line(header))
            for bundle in in_order(job, spool):
                file.writelines(str(line) for (line,) in bundle.rows)
                if bundle.widened is not None:
                    wide.add((str(job.tally.exported).zfill(12),), bundle.widened)
        write_dates(job, (row for _, row in wide))


def _made(coded: CodedEvent, day: date, options: Options) -> Made:
    event_id = f"{day:%Y%m%d}-0000-{coded.sourced.id[:12]}_{coded.event.type}"
    rest = _rest(coded, options)
    modes = coded.event.modes or ("",)
    rows = []
    for mode in modes:
        row_id = event_id if len(modes) == 1 else f"{event_id}_{mode}"
        row = (row_id, day.isoformat(), coded.event.type, mode, *rest)
        rows.append((tsv_line(row, missing="None"),))
    return Made(event_id, tuple(rows))


def _rest(coded: CodedEvent, options: Options) -> Row:
    event, first = coded.event, coded.sourced.first
    actors, recipients = both_sides(coded)
    when = coded.sourced.record.date
    reading = first.reading or (first.record,)
    return (
        event.score, event.quad, joined(event.contexts),
        *_side(actors, options, when), *_side(recipients, options, when), *_where(coded),
        first.report.source, first.report.published.isoformat(), joined(people(reading)),
        joined(bodies(reading)), joined(places(reading)), None,
        f"dragoman-{PROGRAM_VERSION}-{code_tables()}",
    )  # fmt: skip


def joined(values: Iterable[object]) -> str:
    """Values as one cell: `; ` between them, so that a semicolon within one becomes a comma."""
    return "; ".join("None" if v in (None, "") else str(v).replace(";", ",") for v in values)


def _side(parties: Sequence[Party], options: Options, when: Interval | None) -> Row:
    def each(value: Callable[[Party], object]) -> str:
        return joined(value(party) for party in parties)

    return (
        each(lambda p: p.name or english_name(p.actor)),
        each(lambda p: options.kosovo if p.actor == "XKX" else p.actor),
        each(lambda p: cow(p.actor, when)),
        each(lambda p: next(iter(sectors(p)), None)),
        each(lambda p: next(iter(sectors(p)[1:]), None)),
        each(lambda p: p.office),
        each(lambda p: p.name),
        each(lambda _: None),
    )


def _where(coded: CodedEvent) -> Row:
    place = coded.sourced.record.place
    located = locate(place)
    if place is None or located is None:
        return ("",) * 10
    town = located.town
    spot: Row = ("", "", "")
    if town is not None:
        spot = (town.latitude, town.longitude, town.geonameid)
    return (
        place.name,
        place.name if located.level == "town" else "",
        "",
        place.name if located.level == "province" else "",
        english_name(located.country) if located.country else "",
        *spot,
        place.name,
        {"town": "PPL", "province": "ADM1", "country": "PCLI"}.get(located.level, ""),
    )


# fmt: off
FORMAT = Format(
    name="polecat",
    version="NGEC 1",
    ending=".tsv",
    columns=COLUMNS,
    write=write,
    scale="PLOVER scores, by type and mode alone: know no magnitude",
    lost=(
        "evidence and offsets", "date width (kept in NAME.dates.csv)", "status", "auxiliary modes",
        "subject", "issue", "item", "terms", "quantity", "value", "currency", "delivery", "change",
        "claimed_by", "rulings", "links", "reports beyond the first", "url", "CAMEO code",
    ),
    computed={
        "Event ID": "ends with the type, and with the mode where there are several: ids are unique",
        "Actor Country, Recipient Country": "codes; KOS for Kosovo unless --kosovo says otherwise",
        "Latitude, Longitude, GeoNames ID": "of the town of that name and country, if only one",
        "Feature Type": "by kind of place: PPL, ADM1 or PCLI",
    },
    empty={
        "Wikipedia Actor ID, Wikipedia Recipient ID": "no table of articles",
        "District": "no table of divisions",
        "Language": "reports carry no mark of language",
    },
    unconfirmed=(
        "name of column 5", "names or codes in Actor Country",
        "meaning of the last letter of Event ID", "type of Quad Code",
    ),
)
# fmt: on
