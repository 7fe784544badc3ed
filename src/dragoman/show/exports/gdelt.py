"""GDELT 2.0: events (61 columns) and, always beside them, mentions (16 columns);
tab-separated, no header.
"""

from collections.abc import Iterator
from datetime import date

from dragoman.ask.events import CodedEvent
from dragoman.ask.sourced import Support
from dragoman.errors import ExportError
from dragoman.model.text import Evidence
from dragoman.model.values import Party, Place
from dragoman.schemes.cameo import Code
from dragoman.schemes.codes import (
    cameo_country,
    cameo_group,
    cameo_role,
    english_name,
    fips,
    sectors,
    state,
)
from dragoman.show.exports.dates import grain_of
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
from dragoman.show.exports.numbers import Numbers
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import open_output, tsv_line
from dragoman.show.exports.towns import locate
from dragoman.show.exports.wording import address, in_lead, sentence_number

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip

MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
    "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
)  # fmt: skip

_LEVELS = {"town": 4, "province": 5, "country": 1}
_EMPTY_PLACE: Row = (None,) * len(_GEO)


def write(job: Job) -> None:
    """Write `*.export.CSV` and `*.mentions.CSV`.

    Raises: ExportError if two rows get the same number, or for a scheme that is not CAMEO.
    """
    if job.options.choice.scheme is not None:
        raise ExportError("gdelt holds CAMEO codes only: leave out --scheme, or export native")
    numbers = Numbers(52)
    with Spool[Bundle]() as spool, Spool[Row]() as wide:
        collect(job, paired(job), lambda coded, day: _made(coded, day, numbers), spool)
        numbers.refuse_clashes("rows")
        mentions = job.beside("mentions.CSV")
        with open_output(job.path) as events_file, open_output(mentions) as mentions_file:
            for bundle in in_order(job, spool):
                events_file.writelines(str(line) for (line,) in bundle.rows)
                mentions_file.writelines(str(line) for (line,) in bundle.beside)
                if bundle.widened is not None:
                    wide.add((str(job.tally.exported).zfill(12),), bundle.widened)
        write_dates(job, (row for _, row in wide))


def _made(coded: CodedEvent, day: date, numbers: Numbers) -> Made:
    # Lines and not cells go to the spool: one text is put by and taken out faster than sixty.
    rows: list[Row] = []
    beside: list[Row] = []
    first = ""
    for source, target, mirrored in coded.pairs():
        number = numbers.of((coded.sourced.id, source, target))
        code = coded.mirrored_code() if mirrored else coded.code
        pair = (party_of(coded, source), party_of(coded, target))
        if code is not None:
            first = first or str(number)
            rows.append((tsv_line(_event_row(number, coded, day, pair, code)),))
            beside.extend((tsv_line(row),) for row in _mention_rows(number, coded, pair))
    return Made(first, tuple(rows), tuple(beside))


def _event_row(
    number: int, coded: CodedEvent, day: date, pair: tuple[Party, Party], code: Code
) -> Row:
    sourced = coded.sourced
    first = sourced.first
    source, target = pair
    quotes = sum(len(support.record.evidence) for support in sourced.supports)
    lead = any(in_lead(first.report.text, e.start) for e in first.record.evidence)
    return (
        number, f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", fraction_date(day),
        *_actor(source), *_actor(target),
        int(lead), code.code, code.base, code.root, code.quad, code.score,
        quotes, len(sourced.publishers), sourced.n_reports, None,
        *_actor_place(source), *_actor_place(target), *_action_place(sourced.record.place),
        _stamp(first.report.published), address(first.report),
    )  # fmt: skip


def fraction_date(day: date) -> str:
    """Year and share of the year gone, as GDELT reckons it: months of thirty days.

    Example:
        >>> fraction_date(date(1979, 1, 1)), fraction_date(date(2024, 12, 31))
        ('1979.0027', '2024.9890')
    """
    return f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"


def _actor(party: Party) -> Row:
    country, group = cameo_country(party.actor), cameo_group(party.actor)
    roles = [role for role in map(cameo_role, sectors(party)) if role][:2]
    name = (party.name or english_name(party.actor)).upper()
    whole = "".join([country, *roles]) if country else group
    types = [*roles, "", ""] if country else ["", ""]
    return (whole, name, country, group, "", "", "", types[0], types[1], "")


def _actor_place(party: Party) -> Row:
    row = state(party.actor)
    if row is None:
        return _EMPTY_PLACE
    return (1, row.name, fips(party.actor), *_EMPTY_PLACE[3:])


def _action_place(place: Place | None) -> Row:
    located = locate(place)
    if located is None:
        return _EMPTY_PLACE
    country = english_name(located.country) if located.country else ""
    level: int | None = _LEVELS.get(located.level)
    if located.country == "USA" and level is not None:
        level = {"town": 3, "province": 2, "country": 1}[located.level]
    named = [located.name] if located.level == "country" else [located.name, country]
    town = located.town
    spot = (None,) * 3 if town is None else (town.latitude, town.longitude, town.geonameid)
    return (level, ", ".join(filter(None, named)), fips(located.country), None, None, *spot)


def _mention_rows(number: int, coded: CodedEvent, pair: tuple[Party, Party]) -> Iterator[Row]:
    sourced = coded.sourced
    first_seen = _stamp(sourced.first.report.published)
    for support in sourced.supports:
        offsets = tuple(_offset(party, support) for party in pair)
        for evidence in support.record.evidence:
            yield _mention(number, coded, support, evidence, (first_seen, *offsets))


def _mention(
    number: int,
    coded: CodedEvent,
    support: Support,
    evidence: Evidence,
    known: tuple[str | int, ...],
) -> Row:
    report = support.report
    grain = grain_of(coded.event.date)
    extras = f"record={coded.sourced.id};start={evidence.start};end={evidence.end};grain={grain}"
    first_seen, *offsets = known
    return (
        number, first_seen, _stamp(report.published), 1 if report.url else 2, report.source,
        address(report), sentence_number(report.text, evidence.start), *offsets, evidence.start,
        1, round(100 * support.record.confidence), len(report.text), None, None, extras,
    )  # fmt: skip


def _offset(party: Party, support: Support) -> int:
    """Where the report names the party; -1 if it does not."""
    if not party.name:
        return -1
    for own in support.record.parties:
        if own.actor == party.actor and own.name == party.name and own.start_char is not None:
            return own.start_char
    return support.report.text.find(party.name)


def _stamp(day: date) -> str:
    return f"{day:%Y%m%d}000000"


# fmt: off
FORMAT = Format(
    name="gdelt",
    version="2.0",
    ending=".export.CSV",
    columns=COLUMNS,
    write=write,
    header=False,
    scale="Goldstein, by code alone: knows no magnitude",
    lost=(
        "date width (kept in Extras of the mentions and in NAME.dates.csv)",
        "status",
        "modes",
        "contexts",
        "titles of parties",
        "parties of one actor beyond the first",
        "subject",
        "issue",
        "item",
        "terms",
        "quantity",
        "value",
        "currency",
        "delivery",
        "change",
        "claimed_by",
        "rulings",
        "links",
        "reports beyond the first (kept in the mentions)",
        "evidence (kept in the mentions)",
    ),
    computed={
        "NumMentions": "quotes over all reports; GDELT counts the first 15 minutes",
        "NumSources": "publishers over all reports; GDELT counts the first 15 minutes",
        "NumArticles": "all reports; GDELT counts the first 15 minutes",
        "DATEADDED": "publication day of the oldest report, at 000000",
        "Actor1Geo_*, Actor2Geo_*": "country of the actor code, not a place in the text",
        "QuadClass": "by the CAMEO root: appeals are class 1 here and class 3 in PLOVER files",
        "ActionGeo_FeatureID": "GeoNames number of a town of that name and country, if only one",
        "*CharOffset": "exact, in characters of the report's text from 0; -1 where not named",
        "GLOBALEVENTID": "52 bits of a hash; not GDELT's numbering",
    },
    empty={
        "AvgTone, MentionDocTone": "no tone is measured",
        "*EthnicCode, *Religion*Code, *Type3Code": "not coded",
        "*ADM1Code, *ADM2Code": "no table of divisions",
        "MentionDocTranslationInfo": "reports are read in English",
    },
    unconfirmed=(
        "the -1 in FractionDate",
        "CAMEO country codes that differ from ISO3, above all XKX and PSE",
        "CAMEO known-group codes",
        "CAMEO roles for PRM, PRE, REL, SOC",
        "value of an absent offset in mentions",
    ),
)
# fmt: on
