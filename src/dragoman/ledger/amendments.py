"""What an amendment does to a record: one field gets another value; pure functions on the stored
form.
"""

import json
from datetime import date

from dragoman.errors import RulingError
from dragoman.ledger.statements import from_form
from dragoman.model.readings import Json
from dragoman.model.records import CHANGES, ROLES, STATUSES, TERMS, TYPES, Details, Record
from dragoman.model.values import Party

_PARTY_FIELDS = ("role", "actor", "name", "office", "sector")
_PLAIN_FIELDS = ("type", "status", "date", "place", "reported_by", "parties")
_NOWHERE = {"words": "", "anchor": None, "at": [None, None]}


def amended(form: str, field: str, value: str, was: Json | None = None) -> str | None:
    """The form with one field put right; None where the party that was amended is no longer there.

    `value` is JSON text; `was` the party as it stood when ruled on, since another reading may list
    the parties otherwise.
    Raises: RulingError for a field that a record has not, or a value that the field cannot have.
    """
    plain = json.loads(form)
    new = _loaded(field, value)
    if field.startswith("parties."):
        place = _party_place(plain, field, was)
        if place is None:
            return None
        plain["parties"][place][field.split(".")[2]] = new
    elif field.startswith("details.") and field[8:] in Details.__slots__:
        plain["details"][field[8:]] = new
        if field == "details.delivery":
            plain["more"]["delivery"] = _NOWHERE
    elif field in _PLAIN_FIELDS:
        plain[field] = new
        _forget_words(plain, field)
    else:
        fields = (*_PLAIN_FIELDS, "parties.N.name", "details.quantity, …")
        raise RulingError(f"a record has no field {field!r} to amend: {', '.join(fields)}")
    return _checked(plain, field)


def party_of(form: str, field: str) -> Json | None:
    """The party that a field such as `parties.0.actor` belongs to; None for other fields."""
    if not field.startswith("parties."):
        return None
    parties = json.loads(form)["parties"]
    number = _number(field)
    if number >= len(parties):
        raise RulingError(f"the record has {len(parties)} parties: there is no {field}")
    return dict(parties[number])


def check_record(record: Record) -> None:
    """See that type, status, roles, interval and details are such as the kind can have.

    Raises: RulingError that names what is wrong and what there is.
    """
    types = TYPES[record.kind]
    if types is not None and record.type not in types:
        raise RulingError(f"no {record.kind} has the type {record.type!r}: {', '.join(types)}")
    if record.status not in STATUSES:
        raise RulingError(f"no status {record.status!r}: {', '.join(STATUSES)}")
    if not record.parties:
        raise RulingError("a record needs a party: reject it if it has none")
    for party in record.parties:
        _check_party(party, ROLES[record.kind])
    for interval in (record.date, record.details.delivery):
        if interval is not None and interval.start is not None and interval.end is not None:
            _check_order(interval.start, interval.end)
    _check_details(record.details)


def _check_party(party: Party, roles: tuple[str, ...]) -> None:
    if party.role not in roles:
        raise RulingError(f"no role {party.role!r} in this kind: {', '.join(roles)}")
    if not party.actor:
        raise RulingError("a party needs the code of its actor")


def _check_order(start: date, end: date) -> None:
    if start > end:
        raise RulingError(f"the interval ends ({end}) before it starts ({start})")


def _check_details(details: Details) -> None:
    if details.change is not None and details.change not in CHANGES:
        raise RulingError(f"no change {details.change!r}: {', '.join(CHANGES)}")
    if details.terms is not None and details.terms not in TERMS:
        raise RulingError(f"no terms {details.terms!r}: {', '.join(TERMS)}")
    for name in ("quantity", "value"):
        number = getattr(details, name)
        if number is not None and not isinstance(number, int | float):
            raise RulingError(f"details.{name} is a number, not {number!r}")


def _checked(plain: Json, field: str) -> str:
    form = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        record = from_form(form)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RulingError(f"{field} cannot have that value: {error}") from error
    check_record(record)
    return form


def _loaded(field: str, value: str) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise RulingError(f"the value for {field} is not JSON: {error}") from error


def _forget_words(plain: Json, field: str) -> None:
    if field == "date":
        plain["more"]["date"] = None if plain["date"] is None else _NOWHERE
    elif field == "place":
        plain["more"]["place"] = None
    elif field == "parties":
        plain["more"]["parties"] = [None] * len(plain["parties"] or ())


def _number(field: str) -> int:
    parts = field.split(".")
    if len(parts) != 3 or not parts[1].isdigit() or parts[2] not in _PARTY_FIELDS:
        raise RulingError(f"no field {field!r}: parties.N. and one of {', '.join(_PARTY_FIELDS)}")
    return int(parts[1])


def _party_place(plain: Json, field: str, was: Json | None) -> int | None:
    parties = plain["parties"]
    number = _number(field)
    if was is None:
        return number if number < len(parties) else None
    for same in (("role", "actor", "name"), ("role", "actor"), ("role", "name")):
        fitting = [
            i for i, p in enumerate(parties) if all(p.get(name) == was.get(name) for name in same)
        ]
        if fitting and any(was.get(name) is not None for name in same[1:]):
            return number if number in fitting else fitting[0]
    return None
