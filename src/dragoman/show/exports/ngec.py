"""NGEC JSON lines: the shape that NGEC's own code writes, one event a line."""

from collections.abc import Iterable
from datetime import date

from dragoman.ask.events import CodedEvent
from dragoman.config import PROGRAM_VERSION
from dragoman.model.values import Interval, Party
from dragoman.schemes.codes import english_name, sectors, state
from dragoman.show.exports.dates import grain_of
from dragoman.show.exports.event_rows import (
    Bundle,
    Made,
    both_sides,
    collect,
    in_order,
    write_dates,
)
from dragoman.show.exports.job import Format, Job
from dragoman.show.exports.json_lines import json_line
from dragoman.show.exports.options import Options
from dragoman.show.exports.spool import Row, Spool
from dragoman.show.exports.text_files import open_output
from dragoman.show.exports.towns import locate
from dragoman.show.exports.wording import bodies, people, places

FIELDS = (
    "id", "story_id", "headline", "publisher", "pub_date", "date", "version", "event_text",
    "event_type", "event_mode", "contexts", "attributes", "geolocated_ents", "event_geolocation",
    "date_raw", "date_resolved", "date_start", "date_end", "date_grain", "story_people",
    "story_orgs", "story_locs",
)  # fmt: skip

_GEO = (
    "search_placename", "resolved_placename", "geonameid", "lat", "lon", "country_code3",
    "admin1_code", "admin1_name", "admin2_code", "admin2_name", "feature_class", "feature_code",
    "start_char", "end_char", "score", "event_location_overlap_score",
)  # fmt: skip


def write(job: Job) -> None:
    """Write one line for each event that has a day."""
    with Spool[Bundle]() as spool, Spool[Row]() as wide:
        collect(job, job.events(), lambda coded, day: _made(coded, day, job.options), spool)
        with open_output(job.path) as file:
            for bundle in in_order(job, spool):
                file.writelines(str(row[0]) for row in bundle.rows)
                if bundle.widened is not None:
                    wide.add((str(job.tally.exported).zfill(12),), bundle.widened)
        write_dates(job, (row for _, row in wide))


def _made(coded: CodedEvent, day: date, options: Options) -> Made:
    event_id = f"{coded.sourced.id}_{coded.event.type}"
    return Made(event_id, ((json_line(_event(event_id, coded, day, options)),),))


def _event(event_id: str, coded: CodedEvent, day: date, options: Options) -> dict[str, object]:
    event, main = coded.event, coded.sourced.main
    report = main.report
    quotes = " ".join(e.quote for e in main.record.evidence)
    text = report.text if options.with_text else quotes
    place = _place(coded, text)
    when = event.date
    actors, recipients = both_sides(coded)
    reading = main.reading or (main.record,)
    confidence = main.record.confidence
    return {
        "id": event_id,
        "story_id": report.id,
        "headline": report.title,
        "publisher": report.source,
        "pub_date": report.published.isoformat(),
        "date": report.published.isoformat(),
        "version": f"dragoman-{PROGRAM_VERSION}",
        "event_text": text,
        "event_type": event.type,
        "event_mode": list(event.modes),
        "contexts": list(event.contexts),
        "attributes": {
            "ACTOR": _attributes(actors, text, confidence),
            "RECIP": _attributes(recipients, text, confidence),
            "LOC": _named(
                None if place is None else str(place["search_placename"]), text, confidence
            ),
            "DATE": _named(None if when is None else when.words, text, confidence),
        },
        "geolocated_ents": [] if place is None else [place],
        "event_geolocation": {
            "reason": "no place named" if place is None else "named in the evidence",
            "geo": place,
        },
        **_dates(when, day),
        "story_people": people(reading),
        "story_orgs": bodies(reading),
        "story_locs": places(reading),
    }


def _dates(when: Interval | None, day: date) -> dict[str, object]:
    """The date as NGEC has it, resolved only where it is one day, and our interval beside."""
    start, end = (None, None) if when is None else (when.start, when.end)
    return {
        "date_raw": None if when is None else when.words or None,
        "date_resolved": day.isoformat() if start is not None and start == end else None,
        "date_start": None if start is None else start.isoformat(),
        "date_end": None if end is None else end.isoformat(),
        "date_grain": grain_of(when),
    }


def _attributes(parties: Iterable[Party], text: str, confidence: float) -> list[dict[str, object]]:
    return [
        _words(party.name or english_name(party.actor), text, confidence) | _who(party)
        for party in parties
    ]


def _named(words: str | None, text: str, confidence: float) -> list[dict[str, object]]:
    return [_words(words, text, confidence)] if words else []


def _who(party: Party) -> dict[str, object]:
    row = state(party.actor)
    spoken = (*sectors(party), None, None)
    return {
        "wiki": None,
        "country": None if row is None else party.actor,
        "country_name": None if row is None else row.name,
        "code_1": spoken[0],
        "code_2": spoken[1],
    }


def _words(words: str, text: str, confidence: float) -> dict[str, object]:
    """Words and where they stand in the text of the event; no offsets where they do not."""
    at = text.find(words)
    return {
        "text": words,
        "qa_start_char": None if at < 0 else at,
        "qa_end_char": None if at < 0 else at + len(words),
        "score": confidence,
        "qa_score": None,
    }


def _place(coded: CodedEvent, text: str) -> dict[str, object] | None:
    place = coded.sourced.record.place
    located = locate(place)
    if place is None or located is None:
        return None
    town, at = located.town, text.find(place.name)
    known: dict[str, object] = {
        "search_placename": place.name,
        "resolved_placename": None if town is None else town.name,
        "geonameid": None if town is None else town.geonameid,
        "lat": None if town is None else town.latitude,
        "lon": None if town is None else town.longitude,
        "country_code3": located.country or None,
        "start_char": None if at < 0 else at,
        "end_char": None if at < 0 else at + len(place.name),
    }
    return {name: known.get(name) for name in _GEO}


# fmt: off
FORMAT = Format(
    name="ngec",
    version="NGEC",
    ending=".ngec.jsonl",
    columns=FIELDS,
    write=write,
    header=False,
    lost=(
        "status", "auxiliary modes", "titles of parties", "subject", "issue", "item", "terms",
        "quantity", "value", "currency", "delivery", "change", "claimed_by", "rulings", "links",
        "reports beyond the first", "url", "CAMEO code", "score", "quad class",
        "offsets in the report (they count in event_text)",
    ),
    computed={
        "date": "the story's date, as in NGEC; the deed's own day is date_resolved",
        "date_resolved": "null where there is no one day; NGEC falls back to the story's date",
        "score": "confidence of the record",
    },
    empty={
        "qa_score": "no question-answering model is asked",
        "wiki": "no table of articles",
        "admin1_*, admin2_*, feature_*": "no table of divisions",
        "event_location_overlap_score": "no model is asked",
    },
)
# fmt: on
