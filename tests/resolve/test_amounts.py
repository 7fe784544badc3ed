"""Amounts: sums of money in many currencies, and how many of a thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.drafts import token_of

from dragoman.resolve.amounts import (
    count_of,
    find_money,
    national_currency,
    number_of,
    part_of,
    single_of,
)

SUMS = [
    ("a deal worth US$1.2 billion", 1.2e9, "USD"),
    ("some A$550 million", 550e6, "AUD"),
    ("just over £4 billion", 4e9, "GBP"),
    ("EUR140 million in all", 140e6, "EUR"),
    ("about 1.8 billion kroner", 1.8e9, None),
    ("a 375-million-dollar contract", 375e6, None),
    ("three billion euros", 3e9, "EUR"),
    ("half a million euros", 0.5e6, "EUR"),
    ("$412,310,500 in cash", 412310500.0, None),
    ("13 billion Finnish marks", 13e9, "FIM"),
    ("3.6 million U.S. dollars", 3.6e6, "USD"),
    ("64.4 billion yen", 64.4e9, "JPY"),
    ("A$50bn", 50e9, "AUD"),
]


@pytest.mark.parametrize(("text", "value", "currency"), SUMS, ids=[s[0] for s in SUMS])
def test_sum_has_its_value_and_the_currency_that_the_words_settle(text, value, currency):
    (found,) = find_money(text)
    assert (found.low, found.high, found.currency) == (value, value, currency)
    assert text[found.start_char : found.end_char] == found.words


@pytest.mark.parametrize("text", ["a $ sign", "fifty tanks", "in 1998", ""])
def test_no_sum_without_a_number_and_a_currency(text):
    assert find_money(text) == ()


def test_two_sums_beside_each_other_are_both_found():
    found = find_money("30 million yuan (about 3.6 million U.S. dollars)")
    assert [(a.currency, a.approximate) for a in found] == [("CNY", False), ("USD", True)]


@given(st.integers(1, 10**12), st.sampled_from(["€", "£", "US$", "EUR ", "NOK "]))
def test_whole_sum_is_read_as_written(number, sign):
    (found,) = find_money(f"worth {sign}{number:,} in all")
    assert found.low == number


@given(st.text(max_size=80))
def test_any_text_gives_sums_that_stand_in_it(text):
    for found in find_money(text):
        assert text[found.start_char : found.end_char] == found.words


@pytest.mark.parametrize(
    ("text", "actors", "code"),
    [
        ("1.8 billion kroner", {"NOR", "KOR"}, "NOK"),
        ("1.8 billion kroner", {"NOR", "DNK"}, None),
        ("Rs25 billion", {"PAK", "NGA"}, "PKR"),
        ("5 million pesos", {"PER"}, None),
    ],
)
def test_open_words_are_the_money_of_the_party_that_has_it(text, actors, code):
    (found,) = find_money(text)
    assert national_currency(found, actors) == code


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("Peru bought three corvettes.", "corvettes", (3, 3)),
        ("Peru bought up to 1,400 rifles.", "rifles", (1400, 1400)),
        ("Peru bought two dozen tanks.", "tanks", (24, 24)),
        ("Peru bought dozens of tanks.", "tanks", (24, 99)),
        ("Peru bought eight batteries of missiles.", "missiles", (8, 8)),
        ("Peru bought tanks.", "tanks", None),
    ],
)
def test_count_is_how_many_the_text_says(text, word, count):
    found = count_of(token_of(text, word))
    assert (found and (found.low, found.high)) == count


@pytest.mark.model
def test_part_and_whole_are_told_apart():
    token = token_of("Peru received the first 40 of 140 tanks.", "tanks")
    assert (part_of(token).low, count_of(token).low) == (40, 140)
    assert part_of(token_of("Peru received 40 tanks.", "tanks")) is None


@pytest.mark.model
def test_a_thing_in_the_singular_is_one():
    assert single_of(token_of("Peru bought a radar.", "radar")).low == 1
    assert single_of(token_of("Peru bought radars.", "radars")) is None


@pytest.mark.model
def test_number_words_are_numbers():
    assert number_of(token_of("Peru bought twelve tanks.", "twelve")) == 12
    assert number_of(token_of("Peru bought old tanks.", "old")) is None
