import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import report
from tests.exporting import READING

from dragoman.show.exports.wording import (
    address,
    bodies,
    in_lead,
    people,
    places,
    sentence_number,
)

TEXT = 'One met two. "Three left." He said U.S. aid rose by 2.5 per cent.\n\nFour stayed.'


@pytest.mark.parametrize(
    ("words", "number"), [("One", 1), ("Three", 2), ("He", 3), ("rose", 3), ("Four", 4)]
)
def test_sentence_number_counts_from_one(words, number):
    assert sentence_number(TEXT, TEXT.index(words)) == number


@given(st.text(), st.integers(0, 50))
def test_sentence_number_never_falls(text, offset):
    assert 1 <= sentence_number(text, offset) <= sentence_number(text, offset + 1)


def test_in_lead_is_the_first_paragraph():
    text = "\n\nLead here.\n\nNot here."
    assert in_lead(text, text.index("Lead"))
    assert not in_lead(text, text.index("Not"))
    assert in_lead("only one", 5)


def test_address_is_the_url_or_leads_back():
    assert address(report("a", url="https://x.org")) == "https://x.org"
    plain = report("a")
    assert address(plain) == f"dragoman:report/{plain.id}"


def test_people_bodies_and_places_of_a_reading():
    assert people(READING) == ["Ada Nowak", "Nowak", "Kim Min"]
    assert bodies(READING) == ["WB Group"]
    assert places(READING) == ["Seoul", "Vilnius", "Tokyo", "Yerevan", "Gdynia", "Tyre"]
