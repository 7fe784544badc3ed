"""Readings: the records of one report, and their form as JSON (`gold/GUIDE.md`, "File format")."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.model.claims import Failure
from dragoman.model.records import Details, FieldEvidence, Record
from dragoman.model.text import Evidence, Extent, Report
from dragoman.model.values import Interval, Party, Place

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program makes of one report."""

    report: Report
    records: tuple[Record, ...]
    failures: tuple[Failure, ...] = ()

    def to_line(self) -> str:
        """One line of JSON, the same for the same reading, byte for byte."""
        return json.dumps(self.to_json(), ensure_ascii=False)

    def to_json(self) -> Json:
        """The reading as GUIDE.md defines it, with the program's own additions."""
        return {
            "id": self.report.key,
            "date": self.report.published.isoformat(),
            "title": self.report.title,
            "source": self.report.source,
            "text": self.report.text,
            "records": [record_to_json(r, self.report) for r in self.records],
        }


def record_to_json(record: Record, report: Report) -> Json:
    """A record as GUIDE.md defines it: plain values; per-field evidence, rule and confidence
    besides.
    """
    return {
        "record": record.id_in(report),
        "kind": record.kind,
        "type": record.type,
        "parties": [party_to_json(p) for p in record.parties],
        "date": interval_to_json(record.date),
        "status": record.status,
        "place": None
        if record.place is None
        else {"name": record.place.name, "country": record.place.country},
        "evidence": [evidence_to_json(e) for e in record.evidence],
        "details": details_to_json(record),
        "reported_by": record.reported_by,
        "fields": [
            {"field": f.field, **evidence_to_json(f.evidence), "reasoning": f.reasoning}
            for f in record.fields
        ],
        "trigger": {"start": record.trigger.start, "end": record.trigger.end},
        "rule": record.rule,
        "confidence": round(record.confidence, 4),
        "rejected": list(record.rejected),
    }


def party_to_json(party: Party) -> Json:
    """A party; office and sector only where known."""
    plain: Json = {"role": party.role, "actor": party.actor, "name": party.name}
    if party.office is not None:
        plain["office"] = party.office
    if party.sector is not None:
        plain["sector"] = party.sector
    return plain


def evidence_to_json(evidence: Evidence) -> Json:
    """Offsets and the words between them."""
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def interval_to_json(interval: Interval | None) -> Json | None:
    """First and last day as ISO dates, or null where there is no time at all."""
    if interval is None or (interval.start is None and interval.end is None):
        return None
    return {"start": _iso(interval.start), "end": _iso(interval.end)}


_TRANSFER = ("item", "terms", "quantity", "value", "currency", "delivery")
_FIELDS_OF_KIND: dict[str, tuple[str, ...]] = {
    "action": ("issue",),
    "agreement": ("subject",),
    "transfer": _TRANSFER,
    "tie": ("change",),
    "office": ("until",),
}
_SCHEME_FIELDS = ("modes", "contexts", "aim", "facets")


def details_to_json(record: Record) -> Json:
    """The details that the record's kind has; those of use to the schemes only where set."""
    details = record.details
    plain: Json = {}
    for name in _FIELDS_OF_KIND.get(record.kind, ()):
        value = getattr(details, name)
        plain[name] = interval_to_json(value) if name == "delivery" else value
    if details.claimed_by is not None:
        plain["claimed_by"] = details.claimed_by
    for name in _SCHEME_FIELDS:
        value = getattr(details, name)
        if value:
            plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def record_from_json(plain: Json) -> Record:
    """A record read back from `record_to_json`; words and anchors of dates come from the fields'
    reasoning.

    Raises: KeyError or ValueError where the object is not of the form.
    """
    details = dict(plain.get("details") or {})
    details["delivery"] = interval_from_json(details.get("delivery"))
    for name in ("modes", "contexts", "facets"):
        details[name] = tuple(details.get(name) or ())
    trigger = plain["trigger"]
    place = plain.get("place")
    return Record(
        kind=plain["kind"],
        type=plain["type"],
        parties=tuple(
            Party(p["role"], p["actor"], p.get("name"), p.get("office"), p.get("sector"))
            for p in plain["parties"]
        ),
        date=interval_from_json(plain.get("date")),
        status=plain["status"],
        evidence=tuple(_evidence_from_json(plain["evidence"])),
        trigger=Extent(trigger["start"], trigger["end"]),
        rule=plain["rule"],
        place=None if place is None else Place(place["name"], place.get("country")),
        details=Details(**details),
        fields=tuple(
            FieldEvidence(
                f["field"], Evidence(f["start"], f["end"], f["quote"]), f.get("reasoning", "")
            )
            for f in plain.get("fields") or ()
        ),
        reported_by=plain.get("reported_by"),
        confidence=plain.get("confidence", 0.5),
        rejected=tuple(plain.get("rejected") or ()),
    )


def interval_from_json(plain: Json | None) -> Interval | None:
    """An interval read back from its two ISO days."""
    if plain is None:
        return None
    return Interval(_day(plain.get("start")), _day(plain.get("end")))


def _evidence_from_json(items: Iterable[Json]) -> list[Evidence]:
    return [Evidence(e["start"], e["end"], e["quote"]) for e in items]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)
