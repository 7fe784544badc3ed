"""What several sentences tell of one occurrence becomes one candidate, and what does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.build import days
from tests.coding.meetings import (
    FIRST,
    MEETINGS,
    MONDAY,
    SECOND,
    TEXT,
    THIRD,
    TUESDAY,
    acted,
    candidate,
    met,
)  # fmt: skip

from dragoman.coding.judge import BIAS, Judge
from dragoman.coding.merging import merge, seen_of
from dragoman.model.records import FieldEvidence
from dragoman.model.text import quote
from dragoman.model.values import Place

BY_RULE = Judge({})


def merged(*records):
    return [c.record for c in merge([candidate(r, n) for n, r in enumerate(records)], BY_RULE)]


ONE = [
    (met(), met(SECOND), "the same told twice"),
    (met(), met(SECOND, "participant JPN"), "one of the parties left out"),
    (met(date=MONDAY), met(SECOND), "the second without a date"),
    (met(date=MONDAY), met(SECOND, date=days("2024-08-01", "2024-08-31")), "day within a month"),
    (met(), met(SECOND, kind_type="summit"), "a summit is a meeting"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source JPN", "target TCD"), "deed"),
]


@pytest.mark.parametrize(("left", "right"), [o[:2] for o in ONE], ids=[o[2] for o in ONE])
def test_one_occurrence_is_one_record(left, right):
    assert len(merged(left, right)) == 1
    assert len(merged(right, left)) == 1


APART = [
    (met(), met(THIRD, "participant KEN", "participant PER"), "other parties"),
    (met(), met(SECOND, status="planned"), "done and planned"),
    (met(date=MONDAY), met(SECOND, date=TUESDAY), "other days"),
    (met(), met(SECOND, kind="agreement", kind_type="treaty"), "another kind"),
    (met(FIRST, "party JPN", "party TCD", kind="tie", kind_type="embassy"),
     met(SECOND, "party JPN", "party TCD", kind="tie", kind_type="alliance"), "another type"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source TCD", "target JPN"),
     "each against the other"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source JPN"), "deed without target"),
    (met(FIRST, "holder JPN A", kind="office", kind_type="envoy"),
     met(SECOND, "holder JPN B", kind="office", kind_type="envoy"), "two office holders"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [a[:2] for a in APART], ids=[a[2] for a in APART])
def test_two_occurrences_stay_two_records(left, right):
    assert merged(left, right) == [left, right]


def test_a_merged_record_has_each_stating_sentence_as_evidence_once():
    (one,) = merged(met(), met(SECOND), met(SECOND))
    assert [e.quote for e in one.evidence] == [FIRST, SECOND]


def test_a_merged_record_keeps_the_trigger_told_first():
    (one,) = merged(met(SECOND, "participant JPN"), met(FIRST))
    assert one.trigger.of(TEXT) == SECOND
    assert set(one.actors()) == {"JPN", "TCD"}


def test_a_merged_record_knows_the_names_of_both():
    named = met(SECOND, "participant JPN Aiko Mori", "participant TCD")
    (one,) = merged(met(), named)
    assert {p.actor: p.name for p in one.parties} == {"JPN": "Aiko Mori", "TCD": None}


def test_a_name_taken_from_another_sentence_brings_its_evidence():
    said = FieldEvidence("parties.0.name", quote(TEXT, 0, 5))
    named = met(FIRST, "participant JPN Aiko Mori", fields=(said,))
    (one,) = merged(met(SECOND, "participant TCD", "participant JPN"), named)
    assert one.parties[1].name == "Aiko Mori"
    assert one.fields == (replace(said, field="parties.1.name"),)


def test_nobody_is_named_twice():
    two = met(FIRST, "participant JPN", "participant JPN", "participant TCD")
    (one,) = merged(two, met(SECOND, "participant JPN Aiko Mori"))
    assert [p.name for p in one.parties] == ["Aiko Mori", None, None]


def test_a_merged_record_takes_the_place_that_is_told():
    place = Place("Lima", "PER")
    assert merged(met(), met(SECOND, place=place))[0].place == place


DATES = [
    (None, MONDAY, MONDAY, "the only one"),
    (MONDAY, None, MONDAY, "the only one, first"),
    (TUESDAY, replace(TUESDAY, words="Tuesday"), replace(TUESDAY, words="Tuesday"), "in words"),
]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [d[:3] for d in DATES], ids=[d[3] for d in DATES]
)
def test_a_merged_record_has_the_date_that_is_told(first, second, expected):
    assert merged(met(date=first), met(SECOND, date=second))[0].date == expected


def test_a_date_taken_from_another_sentence_brings_its_evidence():
    start = TEXT.index("Monday")
    said = FieldEvidence("date", quote(TEXT, start, start + 6), "the latest Monday")
    told = met(FIRST, "participant JPN", date=replace(MONDAY, words="Monday"), fields=(said,))
    (one,) = merged(met(SECOND), told)
    assert one.date == told.date
    assert said in one.fields


def test_telling_a_deed_more_often_is_a_feature():
    (once,) = merge([candidate(met())], BY_RULE)
    (thrice,) = merge(
        [candidate(met(said), n) for n, said in enumerate((FIRST, SECOND, FIRST))], BY_RULE
    )
    assert (once.times_told, thrice.times_told) == (1, 3)
    assert once.all_features != thrice.all_features


@given(MEETINGS)
def test_merging_loses_no_evidence_and_no_actor(meetings):
    left = merged(*meetings)
    assert {e for r in left for e in r.evidence} == {e for r in meetings for e in r.evidence}
    assert {a for r in left for a in r.actors()} == {a for r in meetings for a in r.actors()}
    assert len(left) <= len(meetings)


def test_the_judge_may_take_for_two_what_may_be_one():
    judge = Judge({"twin": {"yes": {BIAS: -1.0, "sides=meeting:equal": 3.0}, "no": {}}})
    whole, part = candidate(met()), candidate(met(SECOND, "participant JPN"), 1)
    assert len(merge([whole, candidate(met(SECOND), 1)], judge)) == 1
    first, second = merge([whole, part], judge)
    assert (first.again, second.again) == (0, 1)
    assert first.all_features != second.all_features


def test_sides_that_are_unlikely_do_not_add_an_actor():
    likely = replace(candidate(met()), certainty=9)
    guessed = met(SECOND, "participant JPN", "participant TCD", "participant KEN")
    (one,) = merge([likely, replace(candidate(guessed, 1), certainty=4)], BY_RULE)
    assert set(one.record.actors()) == {"JPN", "TCD"}
    (one,) = merge([likely, replace(candidate(guessed, 1), certainty=8)], BY_RULE)
    assert set(one.record.actors()) == {"JPN", "TCD", "KEN"}


def test_what_is_seen_of_two_tells_how_far_apart_they_are_and_who_takes_part():
    told, again = candidate(met()), candidate(met(SECOND, "participant JPN"), 2)
    assert {"gap=meeting:2", "sides=meeting:fewer", "types=meeting:True"} <= set(
        seen_of(told, again)
    )


def test_details_that_one_sentence_tells_are_those_of_the_occurrence():
    told = acted(FIRST, "source JPN", "target TCD", details={"value": 5.0})
    sum_of_own = {"value": 9.0, "currency": "EUR", "issue": "rice"}
    (one,) = merged(told, acted(SECOND, "source JPN", "target TCD", details=sum_of_own))
    assert (one.details.value, one.details.currency, one.details.issue) == (5.0, None, "rice")
