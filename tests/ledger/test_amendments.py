import json

import pytest
from tests.build import days, record, report

from dragoman.errors import RulingError
from dragoman.ledger.amendments import amended, check_record, party_of
from dragoman.ledger.statements import from_form, to_form

TOLD = report("Malaysia ordered three corvettes.")


def form(*parties, **more):
    parties = parties or ("supplier TUR STM", "recipient MYS")
    said = record(TOLD, TOLD.text, "transfer", "ship", *parties, date=days("2024-06-10"), **more)
    return to_form(said, TOLD)


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("status", "planned", "status"),
        ("type", "submarine", "type"),
        ("details.quantity", 4, "details.quantity"),
        ("details.quantity", None, "details.quantity"),
        ("details.delivery", {"start": None, "end": "2027-12-31"}, "details.delivery"),
        ("place", {"name": "Ankara", "country": "TUR"}, "place"),
        ("place", None, "place"),
        ("date", None, "date"),
        ("date", {"start": "2024-06-01", "end": "2024-06-30"}, "date"),
        ("parties.1.name", "Navy", "parties.1.name"),
        ("parties", [{"role": "supplier", "actor": "KOR"}], "parties"),
        ("reported_by", "TUR", "reported_by"),
    ],
)  # fmt: skip
def test_field_gets_the_value_and_nothing_else_changes(field, value, path):
    new = amended(form(), field, json.dumps(value))
    before, after = json.loads(form()), json.loads(new)
    at_path = after
    for part in path.split("."):
        at_path = at_path[int(part)] if part.isdigit() else at_path[part]
    assert at_path == value
    for key in before.keys() - {path.split(".")[0], "more"}:
        assert before[key] == after[key]
    from_form(new)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("status", '"done"', "no status"),
        ("type", '"cake"', "no transfer has the type"),
        ("details.quantity", '"four"', "is a number"),
        ("details.terms", '"theft"', "no terms"),
        ("details.change", '"bent"', "no change"),
        ("details.colour", '"red"', "no field"),
        ("kind", '"visit"', "no field"),
        ("parties.0.role", '"host"', "no role"),
        ("parties.0.actor", '""', "code of its actor"),
        ("parties.x.name", '"A"', "no field"),
        ("parties.0.colour", '"A"', "no field"),
        ("parties", "[]", "needs a party"),
        ("date", '{"start": "June", "end": null}', "cannot have"),
        ("date", '"June"', "cannot have"),
        ("status", "planned", "not JSON"),
        ("details.delivery", '{"start": "2024-06-02", "end": "2024-06-01"}', "before it starts"),
    ],
)
def test_value_that_a_field_cannot_have_is_refused(field, value, complaint):
    with pytest.raises(RulingError, match=complaint):
        amended(form(), field, value)


def test_party_is_found_again_when_another_reading_lists_the_parties_otherwise():
    was = party_of(form(), "parties.1.actor")
    turned = form("recipient MYS", "supplier TUR STM")
    new = from_form(amended(turned, "parties.1.actor", '"IDN"', was))
    assert [(p.role, p.actor) for p in new.parties] == [("recipient", "IDN"), ("supplier", "TUR")]


def test_amendment_of_a_party_that_is_gone_has_no_place():
    was = party_of(form(), "parties.1.actor")
    assert (
        amended(form("supplier TUR STM", "recipient NOR"), "parties.1.actor", '"IDN"', was) is None
    )


def test_party_of_a_field():
    assert party_of(form(), "parties.0.name")["name"] == "STM"
    assert party_of(form(), "status") is None
    with pytest.raises(RulingError, match="2 parties"):
        party_of(form(), "parties.2.name")


def test_sound_record_passes():
    assert check_record(from_form(form())) is None
