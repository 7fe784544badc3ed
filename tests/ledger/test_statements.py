from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import days, record, report
from tests.ledger.worlds import world

from dragoman.ledger.statements import (
    from_form,
    record_of,
    statements_of,
    to_form,
    values_of,
    version_id,
)
from dragoman.model.ids import statement_id
from dragoman.model.records import Details, FieldEvidence
from dragoman.model.text import Report, quote
from dragoman.model.values import Interval, Party, Place

TOLD = report("On Tuesday Malaysia ordered three corvettes for 2 billion ringgit in Kuala Lumpur.")


def full_record():
    """A transfer with everything that a record can have."""
    plain = record(
        TOLD, "Malaysia ordered three corvettes", "transfer", "ship", "supplier TUR STM",
        "recipient MYS", status="planned", rule="transfer.order",
        details={
            "item": "corvettes", "quantity": 3.0, "value": 2e9, "currency": "MYR", "terms": "sale",
            "delivery": Interval(None, date(2027, 12, 31), "by 2027", date(2024, 6, 1), 3, 9),
        },
    )  # fmt: skip
    return replace(
        plain,
        date=Interval(date(2024, 8, 20), date(2024, 8, 20), "On Tuesday", date(2024, 8, 20), 0, 10),
        place=Place("Kuala Lumpur", "MYS", 65, 77),
        parties=(Party("supplier", "TUR", "STM", None, "BUS", 1, 2), *plain.parties[1:]),
        fields=(FieldEvidence("date", quote(TOLD.text, 0, 10), "Tuesday of that week"),),
        reported_by="MYS",
        confidence=0.875,
        rejected=("visit.went",),
    )


def test_form_holds_the_whole_record():
    assert from_form(to_form(full_record(), TOLD)) == full_record()


def test_form_is_the_same_for_the_same_record():
    assert to_form(full_record(), TOLD) == to_form(full_record(), TOLD)
    other = replace(full_record(), confidence=0.5)
    assert version_id("r", to_form(other, TOLD)) != version_id("r", to_form(full_record(), TOLD))


def test_each_value_is_a_statement_with_its_words():
    stated = {s.statement.field: s for s in statements_of(full_record(), TOLD, "run")}
    date_said = stated["date"]
    assert date_said.statement.words == "On Tuesday"
    assert date_said.reasoning == "Tuesday of that week"
    assert date_said.own
    quantity = stated["details.quantity"].statement
    assert (quantity.value, quantity.rule, quantity.run) == ("3.0", "transfer.order", "run")
    assert quantity.words == "Malaysia ordered three corvettes"
    assert "details.subject" not in stated
    assert "parties.1.name" not in stated


def test_statement_id_depends_on_record_field_and_value():
    for stated in statements_of(full_record(), TOLD, "run"):
        claim = stated.statement
        value = values_of(full_record())[claim.field]
        assert claim.id == statement_id(full_record().id_in(TOLD), claim.field, value)
        assert claim.evidence.extent.of(TOLD.text) == claim.words


def bare(one):
    """A record without what is no claim: confidence, rejected readings, places of words."""
    return replace(
        one,
        confidence=0.5,
        rejected=(),
        fields=(),
        date=one.date and Interval(one.date.start, one.date.end),
        place=one.place and Place(one.place.name, one.place.country),
        parties=tuple(replace(p, start_char=None, end_char=None) for p in one.parties),
        details=replace(
            one.details,
            delivery=one.details.delivery
            and Interval(one.details.delivery.start, one.details.delivery.end),
        ),
    )


def test_record_is_rebuilt_from_its_statements():
    assert record_of(statements_of(full_record(), TOLD, "run")) == bare(full_record())


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_any_record_is_rebuilt_from_statements_and_from_its_form(seed):
    for one in world(seed, 2):
        for said in one.records:
            assert record_of(statements_of(said, one.report, "run")) == said
            assert from_form(to_form(said, one.report)) == said


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_every_quote_stands_in_its_text_whatever_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = Report(date(2024, 1, 1), text)
    said = replace(
        record(told, text[start:end], "tie", "alliance", "party JPN", "party TCD"),
        evidence=(quote(text, start, end),),
        details=Details(change="in force"),
        date=days("2024-01-01"),
    )
    for stated in statements_of(said, told, "run"):
        assert stated.statement.evidence.extent.of(text) == stated.statement.words


def test_record_without_its_fields_is_the_same_whatever_its_words_say():
    told = report('He said: ","fields":[ and ],"kind":" and \\","fields":[{}],"kind":"x.')
    whole = record(told, told.text, "action", "SUPPORT", "source JPN A", "target TCD")
    about = FieldEvidence("type", quote(told.text, 0, 20), 'for "fields":[')
    whole = replace(whole, fields=(about,), rejected=('"fields":[],"kind":"',))
    form = to_form(whole, told)
    assert from_form(form) == whole
    assert from_form(form, fields=False) == replace(whole, fields=(), rejected=())
