"""ICEWS: 20 columns, tab-separated without quotes, `NA` for what is missing; one row an
ordered pair.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from dragoman.ask.events import CodedEvent
from dragoman.errors import ExportError
from dragoman.model.values import Party
from dragoman.schemes.cameo import Code
from dragoman.schemes.codes import english_name, icews_sector, sectors, state
from dragoman.show.exports.event_rows import (
    Bundle,
    Made,
    collect,
    in_order,
    paired,
    party_of,
    write_dates,
)
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.numbers import Numbers, hash_bits
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import csv_line, open_output, tsv_line
from dragoman.show.exports.towns import Located, locate
from dragoman.show.exports.wording import sentence_number

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip

BITS = 31
_STORY = 11

Words = tuple[str, ...]


def write(job: Job) -> None:
    """Write the events, and `NAME.stories.csv`, which says what report each story number
    stands for.

    Raises: ExportError for a scheme that is not CAMEO.
    """
    if job.options.choice.scheme is not None:
        raise ExportError("icews holds CAMEO codes only: leave out --scheme, or export native")
    events, stories = Numbers(BITS), Numbers(BITS)
    with Spool[Bundle]() as spool, Spool[Row]() as wide, Spool[None]() as told:
        collect(job, paired(job), lambda coded, day: _made(coded, day, events, told), spool)
        new_events = events.settle(_clashing(spool, events.clashing()))
        new_stories = _settled(told, stories)
        if new_events:
            job.tally.noted["renumbered"] = {" ".join(k): n for k, n in sorted(new_events.items())}
        with open_output(job.path) as file:
            file.write(tsv_line(COLUMNS))
            for bundle in in_order(job, spool):
                for (words, report), row in zip(bundle.beside, bundle.rows, strict=True):
                    story = _story(str(report), new_stories)
                    number = new_events.get(words, row[0])  # type: ignore[call-overload]
                    whole = (number, *row[1:_STORY], story, *row[_STORY + 1 :])
                    file.write(tsv_line(whole, missing="NA"))
                if bundle.widened is not None:
                    wide.add((str(job.tally.exported).zfill(12),), bundle.widened)
        _write_stories(job, told, new_stories)
        write_dates(job, (row for _, row in wide))


def _clashing(spool: Spool[Bundle], numbers: frozenset[int]) -> Iterator[tuple[Words, int]]:
    if not numbers:
        return
    for _, bundle in spool:
        for (words, _), row in zip(bundle.beside, bundle.rows, strict=True):
            if row[0] in numbers:
                yield words, row[0]  # type: ignore[misc]


def _reports(told: Spool[None]) -> Iterator[str]:
    """Ids of the reports told of, each once, in order."""
    return (report for (report,), _ in groupby(key for key, _ in told))


def _settled(told: Spool[None], stories: Numbers) -> dict[Words, int]:
    """New numbers for the stories that clash."""
    for report in _reports(told):
        stories.of((report,))
    clashing = stories.clashing()
    if not clashing:
        return {}
    numbered = (((report,), hash_bits((report,), BITS)) for report in _reports(told))
    return stories.settle((words, n) for words, n in numbered if n in clashing)


def _story(report: str, settled: dict[Words, int]) -> int:
    return settled.get((report,), hash_bits((report,), BITS))


def _made(coded: CodedEvent, day: date, numbers: Numbers, told: Spool[None]) -> Made:
    rows: list[Row] = []
    names: list[Row] = []
    told.add((coded.sourced.first.report.id,), None)
    for source, target, mirrored in coded.pairs():
        words = (coded.sourced.id, source, target)
        number = numbers.of(words)
        code = coded.mirrored_code() if mirrored else coded.code
        if code is not None:
            pair = (party_of(coded, source), party_of(coded, target))
            rows.append(_row(number, coded, day, pair, code))
            names.append((words, coded.sourced.first.report.id))
    return Made(str(rows[0][0]), tuple(rows), tuple(names))


def _row(number: int, coded: CodedEvent, day: date, pair: tuple[Party, Party], code: Code) -> Row:
    first = coded.sourced.first
    offset = first.record.evidence[0].start if first.record.evidence else None
    sentence = None if offset is None else sentence_number(first.report.text, offset)
    source, target = pair
    return (
        number, day.isoformat(), *_side(source), code.label, code.code, code.score, *_side(target),
        None, sentence, first.report.source, *_where(locate(coded.sourced.record.place)),
    )  # fmt: skip


def _side(party: Party) -> Row:
    row = state(party.actor)
    country = "" if row is None else row.icews
    named = party.name or party.office
    if named is None:
        name = country or english_name(party.actor)
    else:
        name = f"{named} ({country})" if country else named
    words = sorted({word for word in map(icews_sector, sectors(party)) if word})
    return (name, ",".join(words), country)


def _where(located: Located | None) -> Row:
    if located is None:
        return ("", "", "", "", "", "")
    row = state(located.country)
    country = "" if row is None else row.icews
    city = located.name if located.level == "town" else ""
    province = located.name if located.level == "province" else ""
    town = located.town
    spot = ("", "") if town is None else (town.latitude, town.longitude)
    return (city, "", province, country, *spot)


def _write_stories(job: Job, told: Spool[None], settled: dict[Words, int]) -> None:
    with open_output(job.beside("stories.csv")) as file:
        file.write(csv_line(("Story ID", "report_id")))
        file.writelines(csv_line((_story(report, settled), report)) for report in _reports(told))


# fmt: off
FORMAT = Format(
    name="icews",
    version="2018",
    ending=".tab",
    columns=COLUMNS,
    write=write,
    scale="Goldstein, by code alone: knows no magnitude",
    lost=(
        "date width (kept in NAME.dates.csv)", "status", "modes", "contexts",
        "parties of one actor beyond the first", "subject", "issue", "item", "terms", "quantity",
        "value", "currency", "delivery", "change", "claimed_by", "rulings", "links",
        "reports beyond the first", "url", "evidence beyond the number of its sentence",
    ),
    computed={
        "Event ID": "31 bits of a hash, unique alone; not ICEWS's numbering",
        "Story ID": "31 bits of a hash of the report id; NAME.stories.csv leads back",
        "Latitude, Longitude": "middle of the town of that name and country, if only one",
        "CAMEO Code": "176 does not exist in the list: 170 is written",
    },
    empty={"District": "no table of divisions"},
    unconfirmed=("sector words beyond those in the public sample", "country spellings"),
)
# fmt: on
