"""Sums: prices by item, currencies by party, deliveries to come."""

from dataclasses import replace
from datetime import date

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.deals import Last, deals_of
from dragoman.coding.items import find_items
from dragoman.coding.sums import dealt_on, delivery_of, sums_by_item, value_of

pytestmark = pytest.mark.model


def told(text):
    draft = draft_of(text)
    sentence = draft.sentences[0]
    items = list(find_items(sentence, frozenset()))
    deal = next(deals_of(draft, sentence, items[0], Last()))
    return draft, sentence, items, deal


def test_each_sum_goes_to_the_item_before_it():
    text = "Peru bought tanks for 3 million euros and rifles for 2 million euros from Chad."
    _, sentence, (tanks, rifles), _ = told(text)
    sums = sums_by_item(sentence, (tanks, rifles))
    assert (sums[tanks.token.i].low, sums[rifles.token.i].low) == (3e6, 2e6)


def test_sentence_without_a_sum_has_none():
    _, sentence, items, _ = told("Peru bought tanks from Chad.")
    assert sums_by_item(sentence, items) == {}


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Peru bought tanks from Chad for $5 million.", 5_000_000, "USD"),
        ("Australia bought tanks from Chad for $5 million.", 5_000_000, None),
        ("Norway bought tanks from Chad for 5 million kroner.", 5_000_000, "NOK"),
        ("Peru bought tanks from Chad for £5 million.", 5_000_000, "GBP"),
        ("Peru bought tanks from Chad.", None, None),
    ],
)
def test_value_has_the_currency_that_words_and_parties_settle(text, value, currency):
    _, sentence, items, deal = told(text)
    assert value_of(sums_by_item(sentence, items).get(items[0].token.i), deal) == (value, currency)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Chad will deliver tanks to Peru by 2027.", None, date(2027, 12, 31)),
        ("Chad will deliver tanks to Peru in 2026.", date(2026, 1, 1), date(2026, 12, 31)),
        ("Chad will deliver the first tanks to Peru in 2026.", date(2026, 1, 1), None),
        ("Chad will deliver the last tanks to Peru in 2026.", None, date(2026, 12, 31)),
    ],
)
def test_delivery_is_the_time_to_come(text, start, end):
    draft, sentence, _, deal = told(text)
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert (delivery.start, delivery.end) == (start, end)
    assert due


def test_delivery_may_be_told_in_the_next_sentence():
    draft, sentence, _, deal = told("Peru ordered tanks from Chad. Deliveries will end in 2026.")
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert (delivery.end, due) == (date(2026, 12, 31), frozenset())


def test_order_with_a_delivery_to_come_is_of_the_day_it_was_made():
    draft, sentence, _, deal = told("Peru ordered tanks from Chad on Monday for delivery by 2027.")
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert dealt_on(draft, sentence, deal, delivery, due).start == date(2024, 8, 19)


def test_order_without_a_day_is_of_the_day_of_the_report():
    draft, sentence, _, deal = told("Peru ordered tanks from Chad for delivery by 2027.")
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert dealt_on(draft, sentence, deal, delivery, due).start == date(2024, 8, 20)


@pytest.mark.parametrize(
    ("when", "first"),
    [
        ("by the end of March 2025", date(2024, 8, 20)),
        ("between September 2024 and March 2025", date(2024, 8, 20)),
        ("in March 2025", date(2025, 3, 1)),
    ],
)
def test_delivery_to_come_dates_a_deal_where_it_has_a_day_or_a_month(when, first):
    draft, sentence, _, deal = told(f"Chad will deliver tanks to Peru {when}.")
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert dealt_on(draft, sentence, deal, delivery, due).start == first


def test_delivery_of_what_was_told_before_is_dated_by_its_deadline():
    draft, sentence, _, deal = told("Chad will deliver the ships to Peru by March 2025.")
    again = replace(deal, guessed="weak one:last")
    delivery, due = delivery_of(draft, sentence, deal.trigger)
    assert dealt_on(draft, sentence, deal, delivery, due).start == date(2024, 8, 20)
    assert dealt_on(draft, sentence, again, delivery, due) == delivery


def test_deal_without_a_delivery_is_dated_like_any_deed():
    draft, sentence, _, deal = told("Peru ordered tanks from Chad on Monday.")
    assert delivery_of(draft, sentence, deal.trigger) == (None, frozenset())
    assert dealt_on(draft, sentence, deal, None, frozenset()) is None
