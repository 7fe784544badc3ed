from dataclasses import replace

import pytest
from tests.build import record, report
from tests.exporting import pick

from dragoman.show.exports.weapons import (
    condition,
    description,
    designation,
    is_approximate,
    may_fill,
)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("three Ada-class corvettes", "Ada"),
        ("Turkish corvette warships", ""),
        ("F-35A fighter jets", "F-35A"),
        ("48 FA-50 fighters", "FA-50"),
        ("Bayraktar TB2 drones", "Bayraktar TB2"),
        ("Leopard 2 tanks", "Leopard 2"),
        ("US Patriot systems", "Patriot"),
        ("unmanned aerial vehicle systems", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_designation_is_the_proper_name_alone(item, name):
    assert designation(item) == name


def test_description_is_the_class_word_or_the_type():
    assert description(pick("contract", "transfer")) == "tank"
    made = pick("contract", "transfer")
    assert description(replace(made, details=replace(made.details, item="gear"))) == made.type


def said(words):
    return record(report(words), words, "transfer", "ship", "supplier FRA", "recipient JPN")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("France sold about 20 ships.", True),
        ("France sold up to five ships.", True),
        ("France sold dozens of ships.", True),
        ("France handed over ten ships.", False),
        ("France sold five ships over the years.", False),
    ],
)
def test_is_approximate_goes_by_words_before_numbers(words, expected):
    assert is_approximate(said(words)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("a second-hand ship", "Second hand"), ("a newly built ship", "New"), ("a new deal", "")],
)
def test_condition_only_where_the_text_says_so(words, expected):
    assert condition(said(words)) == expected


@pytest.mark.parametrize(
    ("delivery", "order", "expected"),
    [
        (("2024-08-05", "K2 tanks"), ("2022-01-01", "180 K2 tanks"), True),
        (("2021-08-05", "K2 tanks"), ("2022-01-01", "180 K2 tanks"), False),
        (("2024-08-05", "howitzers"), ("2022-01-01", "180 K2 tanks"), False),
        (("", "K2 tanks"), ("2022-01-01", "180 K2 tanks"), True),
    ],
)
def test_may_fill_wants_time_and_a_word(delivery, order, expected):
    assert may_fill(delivery, order) is expected
