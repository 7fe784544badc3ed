from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days, record, report

from dragoman.ask import wording
from dragoman.ask.wording import (
    interval_words,
    item_words,
    number_words,
    parties_words,
    record_words,
    value_words,
)
from dragoman.model.records import CHANGES, PLOVER_TYPES, STATUSES, TYPES, Details
from dragoman.model.values import Interval, Party, Place

NAMES = {"TUR": "Türkiye", "MYS": "Malaysia", "OIC": "Organisation of Islamic Cooperation"}
TEXT = report("Something happened between them.")


def name_of(actor):
    return NAMES.get(actor, actor)


def words(kind, kind_type, *parties, **more):
    return record_words(record(TEXT, "Something", kind, kind_type, *parties, **more), name_of)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            words("meeting", "meeting", "participant TUR Yaşar Güler", "participant MYS"),
            "Yaşar Güler (Türkiye) and Malaysia met",
        ),
        (
            words("meeting", "call", "participant TUR", "participant MYS", status="planned"),
            "Türkiye and Malaysia will speak by telephone",
        ),
        (
            words("visit", "visit", "visitor TUR", "host MYS", place=Place("Kuala Lumpur", "MYS")),
            "Türkiye visited Malaysia in Kuala Lumpur",
        ),
        (
            words("visit", "visit", "visitor TUR", "host MYS", place=Place("Malaysia", "MYS")),
            "Türkiye visited Malaysia",
        ),
        (
            words("visit", "visit", "visitor TUR", "host MYS", status="negated"),
            "Türkiye did not visit Malaysia",
        ),
        (
            words("agreement", "memorandum", "party TUR", "party MYS",
                  details={"subject": "trade"}),
            "Türkiye and Malaysia concluded a memorandum on trade",
        ),
        (
            words("agreement", "other", "party TUR", "party MYS", status="possible"),
            "Türkiye and Malaysia may conclude an agreement",
        ),
        (
            words("transfer", "ship", "supplier TUR", "recipient MYS", status="planned",
                  details={"item": "corvettes", "quantity": 3, "value": 5e8, "currency": "USD",
                           "delivery": days(None, "2027-12-31")}),
            "Türkiye will deliver 3 corvettes to Malaysia, worth 500 million USD, "
            "due by 31 December 2027",
        ),
        (
            words("tie", "diplomatic relations", "party TUR", "party MYS",
                  details={"change": "severed"}),
            "Türkiye and Malaysia broke off diplomatic relations",
        ),
        (
            words("membership", "joined", "organisation OIC", "member MYS"),
            "Malaysia joined Organisation of Islamic Cooperation",
        ),
        (
            words("office", "Prime Minister", "holder MYS Najib Razak", details={"until": True}),
            "Najib Razak (Malaysia), former Prime Minister",
        ),
        (words("action", "ACCUSE", "source TUR", "target MYS"), "Türkiye blamed Malaysia"),
        (words("action", "REQUEST", "source TUR", status="possible"), "Türkiye may make a demand"),
        (
            words("action", "ASSAULT", "source TUR", "target MYS", details={"claimed_by": "OIC"}),
            "Türkiye attacked Malaysia, as Organisation of Islamic Cooperation says",
        ),
        (
            words("action", "COOPERATE", "source TUR", "source MYS", details={"issue": "exercise"}),
            "Türkiye and Malaysia cooperated: exercise",
        ),
    ],
)  # fmt: skip
def test_record_words_say_what_the_record_holds(made, said):
    assert made == said


def test_record_words_know_every_kind_type_change_and_status():
    for status in STATUSES:
        for kind in ("action", "meeting", "membership", "visit", "agreement", "transfer", "tie"):
            for kind_type in TYPES[kind]:
                assert words(kind, kind_type, "source TUR", status=status)
        for change in CHANGES:
            assert words("tie", "embassy", "party TUR", status=status, details={"change": change})


def test_forms_are_sorted_and_name_nothing_unknown():
    keys = list(wording._forms())
    assert keys == sorted(keys)
    known = {*PLOVER_TYPES, *TYPES["meeting"], *TYPES["membership"], *CHANGES}
    assert set(keys) == known | {"visit", "agreement", "transfer"}


def test_parties_words_count_the_rest_of_many():
    many = [Party("participant", f"A{n}") for n in range(9)]
    assert parties_words(many, name_of) == "A0, A1, A2 and 6 others"


def test_item_words_do_not_say_a_number_twice():
    made = record(TEXT, "Something", "transfer", "ship", "supplier TUR",
                  details={"item": "3 corvettes", "quantity": 3})  # fmt: skip
    assert item_words(made) == "3 corvettes"
    plain = record(TEXT, "Something", "transfer", "other", "supplier TUR")
    assert item_words(plain) == "military goods"


@pytest.mark.parametrize(
    ("number", "said"),
    [(3, "3"), (1500, "1,500"), (7.87e9, "7.87 billion"), (4238e5, "423.8 million"), (0.5, "0.5")],
)
def test_number_words(number, said):
    assert number_words(number) == said


def test_value_words_leave_an_unknown_currency_out():
    assert value_words(Details(value=2e6)) == "2 million"
    assert value_words(Details()) == ""


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (None, "undated"),
        (Interval(None, None), "undated"),
        (days("2024-08-20"), "20 August 2024"),
        (days("2024-06-01", "2024-06-30"), "June 2024"),
        (days("2024-04-01", "2024-06-30"), "second quarter of 2024"),
        (days("1964-01-01", "1964-12-31"), "1964"),
        (days("2020-01-01", "2024-12-31"), "2020–2024"),
        (days("2024-08-19", "2024-08-21"), "19–21 August 2024"),
        (days("2024-07-30", "2024-08-02"), "30 July – 2 August 2024"),
        (days("2024-12-30", "2025-01-02"), "30 December 2024 – 2 January 2025"),
        (days(None, "2027-12-31"), "by 31 December 2027"),
        (days("2023-11-03", None), "from 3 November 2023"),
    ],
)
def test_interval_words_are_as_wide_as_the_interval(interval, said):
    assert interval_words(interval) == said


@given(st.dates(), st.dates())
def test_interval_words_never_lose_a_year(first, second):
    start, end = min(first, second), max(first, second)
    said = interval_words(Interval(start, end))
    assert str(end.year) in said
    assert str(start.year) in said


def test_day_words_do_not_pad():
    assert wording.day_words(date(2024, 8, 3)) == "3 August 2024"
