"""What the records of one occurrence tell of each field: side by side, one preferred, with the
reason.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain

from dragoman.ledger.answers import FieldTold, KeptRecord, Told
from dragoman.ledger.features import stems
from dragoman.ledger.names import may_be_one, name_of
from dragoman.ledger.statements import details_of
from dragoman.model.readings import interval_to_json
from dragoman.model.records import Record

_WORDED = ("details.subject", "details.item", "details.issue")
_RULED = ("confirmed", "amended")
_STATUS_ORDER = ("actual", "negated", "planned", "possible")
_OPEN_DAYS = 100_000
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def preferred_member(members: Sequence[KeptRecord]) -> KeptRecord:
    """The record to show: vouched for, of the status that holds, dated most narrowly, fullest,
    surest, earliest.
    """
    if len(members) == 1:
        return members[0]
    status = prevailing_status(members)
    first = [(k.ruling not in _RULED, k.record.status != status, _width(k)) for k in members]
    best = min(first)
    even = [kept for kept, rank in zip(members, first, strict=True) if rank == best]
    return even[0] if len(even) == 1 else min(even, key=_fullest_first)


def _fullest_first(kept: KeptRecord) -> tuple[object, ...]:
    return -_values(kept.record), -kept.record.confidence, kept.published, kept.id


def _values(record: Record) -> int:
    """How many values a record has, besides those that every record has."""
    optional = (interval_to_json(record.date), record.place, record.reported_by)
    of_parties = [(p.name, p.office, p.sector) for p in record.parties]
    missing = sum(value is None for value in (*optional, *chain.from_iterable(of_parties)))
    return (
        len(optional) + 5 * len(of_parties) - missing
        + len(record.evidence) + len(details_of(record))
    )  # fmt: skip


def _width(kept: KeptRecord) -> int:
    """Days that a record's interval spans; an open or missing one counts as very wide."""
    interval = kept.record.date
    if interval is None or interval.start is None or interval.end is None:
        return _OPEN_DAYS
    return (interval.end - interval.start).days


def prevailing_status(members: Sequence[KeptRecord]) -> str:
    """What was planned and then happened, happened; otherwise the latest report has the last
    word.
    """
    if any(kept.record.status == "actual" and kept.ruling in _RULED for kept in members):
        return "actual"
    latest = max(members, key=lambda k: (k.published, -_STATUS_ORDER.index(k.record.status), k.id))
    if (
        any(kept.record.status == "actual" for kept in members)
        and latest.record.status != "negated"
    ):
        return "actual"
    return latest.record.status


def fields_told(members: Sequence[KeptRecord]) -> tuple[FieldTold, ...]:
    """Every field that some member has, with its values: the preferred one first."""
    by_field: dict[str, dict[str, list[KeptRecord]]] = defaultdict(lambda: defaultdict(list))
    for kept in members:
        for field, value in _comparable(kept).items():
            by_field[field][value].append(kept)
    everyone = _told("", list(members))
    return tuple(_field(field, by_field[field], members, everyone) for field in sorted(by_field))


def width_days(value: str) -> int:
    """Days that an interval spans; an open or missing one counts as very wide."""
    plain = json.loads(value)
    if plain is None or plain["start"] is None or plain["end"] is None:
        return _OPEN_DAYS
    return (date.fromisoformat(plain["end"]) - date.fromisoformat(plain["start"])).days


def _comparable(kept: KeptRecord) -> dict[str, str]:
    """The fields that mean the same in every member: parties by role and actor, not by their place
    in a list.
    """
    record = kept.record
    found: dict[str, object] = {"type": record.type, "status": record.status}
    if record.date is not None:
        found["date"] = interval_to_json(record.date)
    if record.place is not None:
        found["place"] = {"name": record.place.name, "country": record.place.country}
    found |= details_of(record)
    found["parties"] = sorted({f"{p.role} {p.actor}" for p in record.parties})
    for party in record.parties:
        if party.name is not None:
            found[f"name of {party.role} {party.actor}"] = party.name
    return {field: _ENCODE(value) for field, value in found.items() if value is not None}


def _field(
    field: str,
    values: dict[str, list[KeptRecord]],
    members: Sequence[KeptRecord],
    everyone: Told,
) -> FieldTold:
    if len(values) == 1:
        value, who = next(iter(values.items()))
        all_say_so = len(who) == len(members)
        told = Told(value, everyone.records, everyone.sources) if all_say_so else _told(value, who)
        return FieldTold(field, (told,), "nothing else is told")
    groups = _grouped(field, values)
    stories = len({kept.story for kept in members})
    ranked = sorted(groups, key=lambda g: _rank(field, g[0], g[1], members))
    return FieldTold(
        field,
        tuple(_told(value, who) for value, who in ranked),
        _reason(field, ranked, stories) if len(ranked) > 1 else "the others do not contradict it",
    )


def _grouped(field: str, values: dict[str, list[KeptRecord]]) -> list[tuple[str, list[KeptRecord]]]:
    """Values that say the same joined under the one that says most."""
    same = _sameness(field)
    fullest = sorted(values, key=lambda v: (_fullness(field, v), v))
    groups: list[tuple[str, list[KeptRecord]]] = []
    for value in fullest:
        home = next((g for g in groups if same(g[0], value)), None)
        if home is None:
            groups.append((value, list(values[value])))
        else:
            home[1].extend(values[value])
    return groups


def _fullness(field: str, value: str) -> int:
    return width_days(value) if field in ("date", "details.delivery") else -len(value)


def _sameness(field: str) -> Callable[[str, str], bool]:
    if field.startswith("name of "):
        return lambda a, b: may_be_one(name_of(json.loads(a)), name_of(json.loads(b)))
    if field in _WORDED:
        return lambda a, b: bool(stems(json.loads(a)) & stems(json.loads(b)))
    if field in ("date", "details.delivery"):
        return _within
    if field == "parties":
        return lambda a, b: set(json.loads(b)) <= set(json.loads(a))
    return lambda a, b: a == b


def _within(narrow: str, wide: str) -> bool:
    inner, outer = json.loads(narrow), json.loads(wide)
    starts = outer["start"] is None or (
        inner["start"] is not None and inner["start"] >= outer["start"]
    )
    return starts and (
        outer["end"] is None or (inner["end"] is not None and inner["end"] <= outer["end"])
    )


def _rank(
    field: str, value: str, who: list[KeptRecord], members: Sequence[KeptRecord]
) -> tuple[object, ...]:
    return (
        not any(kept.ruling in _RULED for kept in who),
        field == "status" and json.loads(value) != prevailing_status(members),
        -len({kept.story for kept in who}),
        -max(kept.record.confidence for kept in who),
        min(kept.published for kept in who),
        value,
    )


def _reason(field: str, ranked: list[tuple[str, list[KeptRecord]]], stories: int) -> str:
    (_, best), (_, next_best) = ranked[0], ranked[1]
    if any(kept.ruling in _RULED for kept in best):
        return "a person vouches for it"
    if field == "status":
        return "it is how things stood last"
    mine, theirs = (len({kept.story for kept in who}) for who in (best, next_best))
    if mine > theirs:
        return f"told by {mine} of {stories} sources"
    if max(k.record.confidence for k in best) > max(k.record.confidence for k in next_best):
        return "read with more confidence"
    return "told first"


def _told(value: str, who: list[KeptRecord]) -> Told:
    return Told(value, tuple(sorted(kept.id for kept in who)), len({kept.story for kept in who}))
