"""PLOVER JSON lines: one event a line, empty optional fields left out, our extensions beside."""

from collections.abc import Iterator, Mapping
from datetime import date

from dragoman.ask.events import CodedEvent
from dragoman.config import PROGRAM_VERSION
from dragoman.model.values import Party, Place
from dragoman.schemes.codes import actor_kind, english_name, plover_code, sectors
from dragoman.schemes.links import agreement_over, visit_of
from dragoman.show.exports.dates import grain_of
from dragoman.show.exports.event_rows import (
    Bundle,
    both_sides,
    flags_of,
    in_order,
)
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.json_lines import json_line, without_empty
from dragoman.show.exports.options import Options
from dragoman.show.exports.spool import Spool
from dragoman.show.exports.tables import CODEBOOK, code_tables
from dragoman.show.exports.text_files import open_output
from dragoman.show.exports.towns import locate
from dragoman.show.exports.wording import sentence_number

_RESOLUTION = {"town": 4, "province": 2, "country": 1}

FIELDS = (
    "id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "quad_code",
    "event_scale", "event_loc", "event_text", "link", "text", "text_info", "cite_info", "coder",
    "coded_date", "date_precision", "date_text", "auxiliary", "status", "reciprocal",
    "record_kind", "reports", "evidence", "amount",
)  # fmt: skip


def write(job: Job) -> None:
    """Write one line for each event that has a start."""
    with Spool[Bundle]() as spool:
        for coded in job.events():
            when = coded.event.date
            if when is None or when.start is None:
                job.tally.left_out["no_date"] += 1
                continue
            line = json_line(without_empty(_event(coded, when.start, job.options)))
            bundle = Bundle(coded.same_keys(), flags_of(coded), ((line,),), (), None)
            spool.add((when.start.isoformat(), coded.sourced.id), bundle)
        with open_output(job.path) as file:
            for bundle in in_order(job, spool):
                file.writelines(str(row[0]) for row in bundle.rows)


def _event(coded: CodedEvent, start: date, options: Options) -> dict[str, object]:
    event, sourced = coded.event, coded.sourced
    actors, recipients = both_sides(coded)
    contexts = [*event.contexts, *(event.auxiliary if options.aux_in_context else ())]
    end = None if event.date is None else event.date.end
    return {
        "id": sourced.id,
        "date": start.isoformat(),
        "enddate": end.isoformat() if end is not None and end != start else None,
        "actor": [_entity(party) for party in actors],
        "recipient": [_entity(party) for party in recipients],
        "event": [event.type],
        "mode": list(event.modes),
        "context": contexts,
        "quad_code": event.quad,
        "event_scale": event.score,
        "event_loc": _location(sourced.record.place),
        "event_text": [e.quote for e in sourced.main.record.evidence],
        "link": _link(coded),
        "text": sourced.main.report.text if options.with_text else None,
        "text_info": _text_info(coded),
        "cite_info": _citation(coded, options),
        "coder": f"dragoman {PROGRAM_VERSION}",
        "coded_date": None if options.run_date is None else options.run_date.isoformat(),
        "date_precision": grain_of(event.date),
        "date_text": None if event.date is None else event.date.words,
        "auxiliary": list(event.auxiliary),
        "status": sourced.record.status,
        "reciprocal": True if event.reciprocal else None,
        "record_kind": sourced.record.kind,
        "reports": [support.report.id for support in sourced.supports],
        "evidence": list(_evidence(coded)),
        "amount": _amount(coded),
        **_own_code(coded),
    }


def _own_code(coded: CodedEvent) -> Mapping[str, object]:
    """Code, label and score of a scheme of the user's own; nothing for CAMEO, which is not
    PLOVER's.
    """
    if coded.choice.scheme is None or coded.code is None:
        return {}
    code = coded.code
    return {"scheme_code": code.code, "scheme_label": code.label, "scheme_score": code.score}


def _entity(party: Party) -> Mapping[str, object]:
    kind = actor_kind(party.actor)
    own = party.actor if kind != "state" else None
    return without_empty(
        {
            "code": plover_code(party.actor) or party.actor,
            "sector": ";".join(sectors(party)),
            "entity_text": party.name,
            "identifier_text": own,
            "office": party.office,
        }
    )


def _location(place: Place | None) -> Mapping[str, object]:
    located = locate(place)
    if place is None or located is None:
        return {}
    town = located.town
    return without_empty(
        {
            "extracted_place": place.name,
            "geonameid": None if town is None else town.geonameid,
            "lat": None if town is None else town.latitude,
            "lon": None if town is None else town.longitude,
            "country": english_name(located.country) if located.country else None,
            "country_code": located.country,
            "resolution": _RESOLUTION.get(located.level),
        }
    )


def _link(coded: CodedEvent) -> str | None:
    """Id of the visit or agreement of the same reading that the record is part of."""
    record, support = coded.sourced.record, coded.sourced.main
    over = None
    if record.kind == "meeting":
        over = visit_of(record, support.reading)
    elif record.kind == "transfer":
        over = agreement_over(record, support.reading)
    return None if over is None else support.id_of(over)


def _text_info(coded: CodedEvent) -> Mapping[str, object]:
    main = coded.sourced.main
    if not main.record.evidence:
        return {}
    first = main.record.evidence[0]
    number = sentence_number(main.report.text, first.start)
    return {"sequence": number, "start": first.start, "end": first.end}


def _citation(coded: CodedEvent, options: Options) -> Mapping[str, object]:
    report = coded.sourced.main.report
    cited = [report.source, report.published.isoformat(), report.title]
    return without_empty(
        {
            "corpus": options.corpus,
            "citation": ", ".join(part for part in cited if part),
            "url": report.url,
            "title": report.title,
            "publication": report.source,
            "license": options.licence,
            "coder": f"dragoman {PROGRAM_VERSION}",
            "codebook": CODEBOOK,
            "version": code_tables(),
        }
    )


def _evidence(coded: CodedEvent) -> Iterator[Mapping[str, object]]:
    for support in coded.sourced.supports:
        for e in support.record.evidence:
            yield {"report": support.report.id, "start": e.start, "end": e.end, "quote": e.quote}


def _amount(coded: CodedEvent) -> Mapping[str, object]:
    details, delivery = coded.sourced.record.details, coded.sourced.record.details.delivery
    if coded.sourced.record.kind != "transfer":
        return {}
    return without_empty(
        {
            "item": details.item,
            "quantity": details.quantity,
            "value": details.value,
            "currency": details.currency,
            "delivery_start": None if delivery is None else _iso(delivery.start),
            "delivery_end": None if delivery is None else _iso(delivery.end),
        }
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# fmt: off
FORMAT = Format(
    name="plover",
    version="2.0 draft",
    ending=".plover.jsonl",
    columns=FIELDS,
    write=write,
    header=False,
    scale="PLOVER scores, by type and mode alone: know no magnitude",
    lost=("subject", "issue", "terms", "change", "claimed_by", "aim", "facets", "rulings"),
    computed={"version": "hash of the code tables"},
    empty={
        "time, endtime, coded_time": "no time of day is read",
        "identifier_id": "no table of Wikidata ids",
        "religion, ethnicity, gender, age": "never written",
        "language, copyright": "reports carry no such mark",
        "dead, injured, arrested": "no record carries such a number",
        "coded_date": "written only with --run-date",
    },
)
# fmt: on
