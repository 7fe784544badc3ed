"""A record as statements, and back: each value with the words that state it, the place and the
rule.

The stored form of a record is GUIDE's JSON with what that leaves out (words and anchor of an
interval, where the text
names a party or a place), so that nothing of a reading is lost.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model.claims import Statement
from dragoman.model.ids import content_id, statement_id
from dragoman.model.readings import Json, interval_to_json, record_from_json, record_to_json
from dragoman.model.records import Details, FieldEvidence, Record
from dragoman.model.text import Evidence, Extent, Report
from dragoman.model.values import Interval, Party, Place


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with the way to its value where the words alone do not give it.

    `own`: its words were given for this field, not only for the whole record.
    """

    statement: Statement
    reasoning: str = ""
    own: bool = False


JsonValue = str | float | bool | list["JsonValue"] | dict[str, "JsonValue"] | None


def canonical(value: object) -> str:
    """A value as JSON text, equal for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_form(record: Record, report: Report) -> str:
    """The whole record as one JSON text, the same for the same record.

    Example: json.loads(to_form(record, report))["kind"]
    """
    plain = record_to_json(record, report)
    plain["confidence"] = record.confidence
    plain["more"] = {
        "date": _interval_more(record.date),
        "delivery": _interval_more(record.details.delivery),
        "place": _at(record.place),
        "parties": [_at(party) for party in record.parties],
    }
    return canonical(plain)


def from_form(form: str, *, fields: bool = True) -> Record:
    """The record that `to_form` wrote; without `fields`, without the evidence of its single fields
    and the readings that lost, which halves the work.
    """
    plain = json.loads(form if fields else _without_fields(form))
    more = plain.get("more") or {}
    trigger = plain["trigger"]
    # Made in one go, not by `record_from_json` and then completed: of a busy pair there are
    # thousands.
    return Record(
        kind=plain["kind"],
        type=plain["type"],
        parties=_parties_again(plain["parties"], more.get("parties")),
        date=_interval_again(plain.get("date"), more.get("date")),
        status=plain["status"],
        evidence=tuple([_evidence(said) for said in plain["evidence"]]),
        trigger=Extent(trigger["start"], trigger["end"]),
        rule=plain["rule"],
        place=_place_again(plain.get("place"), more.get("place")),
        details=_details_again(plain.get("details"), more.get("delivery")),
        fields=tuple(map(_field_again, plain.get("fields") or ())) if fields else (),
        reported_by=plain.get("reported_by"),
        confidence=plain.get("confidence", 0.5),
        rejected=tuple(plain.get("rejected") or ()) if fields else (),
    )


def _without_fields(form: str) -> str:
    """A form without what it says of single fields, which is half of it.

    Its keys are sorted, and a quotation mark within a text is escaped: so the places are sure.
    """
    start = form.find(',"fields":[')
    end = form.find('],"kind":"', start)
    return form[:start] + form[end + 1 :] if 0 <= start < end else form


def version_id(record: str, form: str) -> str:
    """Id of a record as one run read it: of the record and its whole content."""
    return content_id("version", record, form)


def statements_of(record: Record, report: Report, run: str) -> list[Stated]:
    """One statement for each value that the record has; what the text is silent about has none."""
    own = {f.field: f for f in reversed(record.fields)}
    key = record.id_in(report)
    return [
        _state(record, report, (key, run), field, value, own.get(field))
        for field, value in values_of(record).items()
    ]


def values_of(record: Record) -> dict[str, object]:
    """The record's fields as paths, with values that JSON can hold; only those that have one.

    Example: values_of(record)["parties.0.actor"] == "TUR"
    """
    flat: dict[str, object] = {
        "kind": record.kind,
        "type": record.type,
        "status": record.status,
        "date": interval_to_json(record.date),
        "place": None
        if record.place is None
        else {"name": record.place.name, "country": record.place.country},
        "reported_by": record.reported_by,
        "trigger": [record.trigger.start, record.trigger.end],
    }
    for number, party in enumerate(record.parties):
        for name in ("role", "actor", "name", "office", "sector"):
            flat[f"parties.{number}.{name}"] = getattr(party, name)
    for number, evidence in enumerate(record.evidence):
        flat[f"evidence.{number}"] = [evidence.start, evidence.end]
    flat.update(details_of(record))
    return {field: value for field, value in flat.items() if value is not None}


def record_of(statements: Iterable[Stated]) -> Record:
    """The record rebuilt from its statements.

    Confidence and rejected readings are no claims about the world, so they are not among them.
    """
    by_field = {s.statement.field: s for s in statements}
    value = {field: json.loads(s.statement.value) for field, s in by_field.items()}
    quotes = {
        field: s.statement.words for field, s in by_field.items() if field.startswith("evidence.")
    }
    plain: Json = {
        "kind": value["kind"],
        "type": value["type"],
        "status": value["status"],
        "date": value.get("date"),
        "place": value.get("place"),
        "reported_by": value.get("reported_by"),
        "trigger": {"start": value["trigger"][0], "end": value["trigger"][1]},
        "rule": by_field["kind"].statement.rule,
        "parties": _parties_of(value),
        "details": {f[8:]: v for f, v in value.items() if f.startswith("details.")},
        "evidence": [
            {"start": value[f][0], "end": value[f][1], "quote": quotes[f]}
            for f in sorted(quotes, key=lambda f: int(f[9:]))
        ],
    }
    return record_from_json(plain)


def _state(
    record: Record,
    report: Report,
    key_and_run: tuple[str, str],
    field: str,
    value: object,
    own: FieldEvidence | None,
) -> Stated:
    key, run = key_and_run
    if field.startswith("evidence."):
        evidence = record.evidence[int(field[9:])]
    elif field == "trigger":
        evidence = _quote(report, record.trigger)
    elif own is not None:
        evidence = own.evidence
    else:
        evidence = record.evidence[0] if record.evidence else _quote(report, record.trigger)
    return Stated(
        Statement(
            id=statement_id(key, field, value),
            report=report.id,
            record=key,
            field=field,
            value=canonical(value),
            words=evidence.quote,
            evidence=evidence,
            rule=record.rule,
            run=run,
        ),
        "" if own is None else own.reasoning,
        own is not None,
    )


def _quote(report: Report, extent: Extent) -> Evidence:
    return Evidence(extent.start, extent.end, extent.of(report.text))


def details_of(record: Record) -> dict[str, object]:
    """The record's details as paths, with values that JSON can hold; only those that it has."""
    details = record.details
    flat: dict[str, object] = {}
    for name in details.__slots__:
        value = getattr(details, name)
        if name == "delivery":
            value = interval_to_json(value)
        if value is not None and value != ():
            flat[f"details.{name}"] = list(value) if isinstance(value, tuple) else value
    return flat


def _parties_of(value: dict[str, object]) -> list[Json]:
    numbers = sorted({int(f.split(".")[1]) for f in value if f.startswith("parties.")})
    return [
        {
            name: value.get(f"parties.{number}.{name}")
            for name in ("role", "actor", "name", "office", "sector")
        }
        for number in numbers
    ]


def _at(thing: Party | Place | None) -> list[int | None] | None:
    return None if thing is None else [thing.start_char, thing.end_char]


def _interval_more(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    return {
        "words": interval.words,
        "anchor": None if interval.anchor is None else interval.anchor.isoformat(),
        "at": [interval.start_char, interval.end_char],
    }


def _interval_again(plain: Json | None, more: Json | None) -> Interval | None:
    if plain is None:
        return None
    start, end = (
        None if day is None else _day(day) for day in (plain.get("start"), plain.get("end"))
    )
    if more is None:
        return Interval(start, end)
    anchor = None if more["anchor"] is None else _day(more["anchor"])
    return Interval(start, end, more["words"], anchor, *more["at"])


_day = date.fromisoformat


def _place_again(plain: Json | None, at: list[int | None] | None) -> Place | None:
    return None if plain is None else Place(plain["name"], plain.get("country"), *(at or ()))


def _parties_again(
    plain: list[Json], placed: list[list[int | None] | None] | None
) -> tuple[Party, ...]:
    return tuple(
        [
            Party(
                p["role"], p["actor"], p.get("name"), p.get("office"), p.get("sector"), *(at or ())
            )
            for p, at in zip(plain, placed or [None] * len(plain), strict=True)
        ]
    )


def _details_again(plain: Json | None, delivery: Json | None) -> Details:
    if not plain:
        return _NO_DETAILS
    told = dict(plain)
    told["delivery"] = _interval_again(plain.get("delivery"), delivery)
    for name in ("modes", "contexts", "facets"):
        told[name] = tuple(plain.get(name) or ())
    return Details(**told)


_NO_DETAILS = Details()


def _field_again(plain: Json) -> FieldEvidence:
    return FieldEvidence(plain["field"], _evidence(plain), plain.get("reasoning", ""))


def _evidence(plain: Json) -> Evidence:
    return Evidence(plain["start"], plain["end"], plain["quote"])
