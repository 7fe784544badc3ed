"""Agreements: instruments, their parties, and what they are about."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.agreements import code_agreements
from dragoman.coding.match import find_matches

pytestmark = pytest.mark.model


def agreements(text):
    draft = draft_of(text)
    matches = [m for s in draft.sentences for m in find_matches(draft, s)]
    return list(code_agreements(draft, matches))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru and Chad signed a treaty.", "treaty", "actual"),
        ("Peru signed an agreement with Chad.", "agreement", "actual"),
        ("Peru and Chad will sign a memorandum.", "memorandum", "planned"),
        ("Peru and Chad signed the documents.", "other", "actual"),
        ("Peru lent Chad 5 million euros.", "loan", "actual"),
    ],
)
def test_instrument_has_its_type_status_and_parties(text, kind, status):
    found = [(p.type, p.status, set(p.actors)) for p in agreements(text)]
    assert (kind, status, {"PER", "TCD"}) in found


def test_each_of_several_partners_has_an_agreement_of_its_own():
    found = agreements("Peru signed agreements with Chad and Fiji.")
    assert {frozenset(p.actors) for p in found} == {
        frozenset({"PER", "TCD"}),
        frozenset({"PER", "FJI"}),
    }


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Peru and Chad signed an agreement on fisheries.", "fisheries"),
        ("Peru and Chad signed a fisheries agreement.", "fisheries"),
        ("Peru and Chad signed a memorandum of understanding on fisheries.", "fisheries"),
        ("Peru and Chad signed a deal to cut tariffs.", "to cut tariffs"),
        ("They praised the treaty in Lima between Peru and Chad.", None),
        ("Peru and Chad signed a pact designed to cut tariffs.", "designed to cut tariffs"),
    ],
)
def test_subject_is_told_in_the_words_of_the_report(text, subject):
    assert agreements(text)[0].details.subject == subject


def test_parties_told_before_are_those_of_an_instrument_without_any():
    text = "Peru and Chad signed a treaty. The pact was ratified on Monday."
    last = agreements(text)[-1]
    assert set(last.actors) == {"PER", "TCD"}
    assert last.guessed


@pytest.mark.parametrize("text", ["Peru signed the letter.", "Peru read the newspaper."])
def test_no_agreement_without_an_instrument(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "They praised the treaties of Peru and Chad of 5 May 2001 and 3 June 2004.",
            {"2001-05-05", "2004-06-03"},
        ),
        (
            "The accords reached by Peru and Chad on May 5, 2001, and on June 3 and July 9, 2004, "
            "hold.",
            {"2001-05-05", "2004-06-03", "2004-07-09"},
        ),
    ],
)
def test_several_dates_in_a_row_are_those_of_several_agreements(text, days):
    assert {str(p.date.start) for p in agreements(text) if p.date is not None} == days


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chad signed the treaty on 5 May and 3 June 2004.",
        "Peru and Chad signed treaties on 5 May 2001, and their ministers met on 3 June 2004.",
    ],
)
def test_one_treaty_or_one_date_is_one_agreement(text):
    assert [p.date for p in agreements(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji and Togo discussed a truce between Peru and Chad.",
        "Fiji and Togo discussed the pact signed by Peru and Chad.",
        "Fiji and Togo discussed the pact on fish, signed by the leaders of Peru and Chad.",
        "Fiji welcomed Peru's ratification of the treaty with Chad.",
    ],
)
def test_parties_of_an_instrument_are_those_it_names_not_who_talk_of_it(text):
    assert [set(p.actors) for p in agreements(text)] == [{"PER", "TCD"}]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chad held a forum. It was followed by an MoU signing ceremony.",
        "Peru and Chad held a forum. It ended with the signing of two agreements.",
    ],
)
def test_signing_is_told_by_a_noun_too(text):
    assert [set(p.actors) for p in agreements(text)] == [{"PER", "TCD"}]


def test_instrument_that_is_only_talked_of_is_none():
    assert not agreements("Peru and Chad held a forum. It ended with a debate on agreements.")
