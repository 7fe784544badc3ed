import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import report

from dragoman.errors import QueryError, RulingError
from dragoman.show.cli.typed import TypedRecord, record_as_typed, value_as_typed

TOLD = report("Taro Kono arrived in Oslo on Monday. He met Eide. Eide met others.")
VISIT = TypedRecord(
    "visit",
    "visit",
    "arrived in Oslo on Monday",
    ("visitor=japan:Taro Kono", "host=NOR"),
    date="2024-08-19",
    place="Oslo, Norway",
)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("date", "2024-08-20", {"start": "2024-08-20", "end": "2024-08-20"}),
        ("date", "2024-08-20..2024-08-22", {"start": "2024-08-20", "end": "2024-08-22"}),
        ("date", "2024-02", {"start": "2024-02-01", "end": "2024-02-29"}),
        ("details.delivery", "2026", {"start": "2026-01-01", "end": "2026-12-31"}),
        ("details.delivery", "2026..2027-06", {"start": "2026-01-01", "end": "2027-06-30"}),
        ("date", '{"start": null, "end": "2024-01-01"}', {"start": None, "end": "2024-01-01"}),
        ("date", "null", None),
        ("place", "Oslo", {"name": "Oslo", "country": None}),
        ("place", "Kuala Lumpur, Malaysia", {"name": "Kuala Lumpur", "country": "MYS"}),
        ("parties.0.actor", "Turkey", "TUR"),
        ("parties.0.actor", '"Hamas"', "Hamas"),
        ("details.quantity", "3", 3),
        ("details.issue", "late ships", "late ships"),
    ],
)
def test_value_is_read_as_its_field_needs_it(field, words, value):
    assert value_as_typed(field, words) == value


@pytest.mark.parametrize(
    "words", ["tomorrow", "2024-13", "2024-01-01..2024-02-01..2024-03-01", "3"]
)
def test_date_that_is_none_is_refused_with_what_can_be(words):
    with pytest.raises(RulingError, match=r"date is a day \(2024-08-20\)"):
        value_as_typed("date", words)


def test_actor_that_nobody_knows_is_refused():
    with pytest.raises(QueryError, match="Turkland"):
        value_as_typed("parties.0.actor", "Turkland")


@given(st.text())
def test_words_of_other_fields_are_kept_as_they_are_unless_they_are_json(words):
    value = value_as_typed("details.issue", words)
    assert value == words or not isinstance(value, str) or words.strip().startswith('"')


def test_record_is_found_in_its_report():
    record = record_as_typed(TOLD, VISIT)
    assert record.evidence[0].quote == record.trigger.of(TOLD.text) == "arrived in Oslo on Monday"
    assert [(p.role, p.actor, p.name) for p in record.parties] == [
        ("visitor", "JPN", "Taro Kono"),
        ("host", "NOR", None),
    ]
    assert (record.place.name, record.place.country) == ("Oslo", "NOR")
    assert (str(record.date.start), record.rule) == ("2024-08-19", "by hand")


def test_fields_of_the_kind_are_typed_by_name():
    typed = TypedRecord(
        "transfer", "ship", "He met Eide", ("supplier=Norway", "recipient=Japan"),
        fields=("quantity=3", "details.item=corvettes", "delivery=2026"),
    )  # fmt: skip
    details = record_as_typed(TOLD, typed).details
    assert (details.quantity, details.item, str(details.delivery.end)) == (
        3,
        "corvettes",
        "2026-12-31",
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "dance"}, "no kind is called 'dance'"),
        ({"said": "flew to Oslo"}, "does not say 'flew to Oslo'"),
        ({"said": ""}, "does not say"),
        ({"said": "met"}, "more than once"),
        ({"parties": ("Norway",)}, "ROLE=STATE"),
        ({"fields": ("quantity",)}, "FIELD=VALUE"),
        ({"fields": ("colour=red",)}, "no record of the kind visit"),
    ],
    ids=str,
)
def test_what_is_no_record_is_refused_in_plain_words(change, complaint):
    from dataclasses import replace

    with pytest.raises(RulingError, match=complaint):
        record_as_typed(TOLD, replace(VISIT, **change))
