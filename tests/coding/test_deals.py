"""Deals: who gives arms to whom, by the word that says so."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.deals import Last, deals_of, is_firm, trigger_above, trigger_below
from dragoman.coding.items import find_items

pytestmark = pytest.mark.model

FRAMES = [
    ("Peru bought howitzers from Chad.", "TCD", "PER", "buying from"),
    ("Chad sold howitzers to Peru.", "TCD", "PER", "selling to"),
    ("Chad sold Peru howitzers.", "TCD", "PER", "selling somebody"),
    ("Chad will supply Peru with howitzers.", "TCD", "PER", "supplying with"),
    ("Howitzers were delivered to Peru by Chad.", "TCD", "PER", "passive"),
    ("Peru took delivery of howitzers from Chad.", "TCD", "PER", "taking delivery"),
    ("Peru placed an order with Chad for howitzers.", "TCD", "PER", "order"),
    ("Japan announced the sale of howitzers to Peru.", "JPN", "PER", "sale to"),
    ("Peru signed a contract with Airbus for howitzers.", "FRA", "PER", "contract with a firm"),
    ("Airbus was awarded a contract for howitzers for Peru.", "FRA", "PER", "award"),
]


def deals(text, last=None):
    draft = draft_of(text)
    last = last or Last()
    return [
        d
        for s in draft.sentences
        for i in find_items(s, frozenset())
        for d in deals_of(draft, s, i, last)
    ]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"), [f[:3] for f in FRAMES], ids=[f[3] for f in FRAMES]
)
def test_frame_tells_supplier_and_recipient(text, supplier, recipient):
    deal = deals(text)[0]
    assert {b.who.actor for b in deal.supplier} == {supplier}
    assert {b.who.actor for b in deal.recipient} == {recipient}


def test_maker_stands_in_for_a_supplier_not_named_and_is_called_a_guess():
    deal = deals("Peru ordered Rafale jets.")[0]
    assert {b.who.actor for b in deal.supplier} == {"FRA"}
    assert deal.guessed == "one:made"


def test_sides_told_are_no_guess():
    assert deals("Chad sold howitzers to Peru.")[0].guessed == ""


def test_side_not_named_is_that_of_the_deal_before():
    told = deals("Chad sold howitzers to Peru. Mortars will be delivered to Peru in May.")
    assert {b.who.actor for b in told[-1].supplier} == {"TCD"}
    assert told[-1].guessed.startswith("one:")


def test_nobody_is_guessed_where_nobody_is_named():
    assert deals("Howitzers are heavy.") == []


def test_trigger_stands_above_the_item_or_in_a_clause_on_it():
    draft = draft_of("The howitzers that Peru ordered reached Lima.")
    (item,) = find_items(draft.sentences[0], frozenset())
    assert trigger_below(item.token).text == "ordered"
    assert trigger_above(item.token).text == "reached"


def test_firm_is_known_by_its_name():
    draft = draft_of("Airbus sold howitzers to Peru.")
    deal = deals("Airbus sold howitzers to Peru.")[0]
    assert is_firm(draft, draft.sentences[0], deal.supplier[0])
    assert not is_firm(draft, draft.sentences[0], deal.recipient[0])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru ordered Chad to lay down its howitzers.", None),
        ("Peru ordered a package that includes howitzers from Chad.", "package"),
        ("Peru has a contract under which howitzers will join its army.", "contract"),
    ],
)
def test_another_verb_between_tells_of_something_else(text, word):
    (item,) = find_items(draft_of(text).sentences[0], frozenset())
    trigger = trigger_above(item.token)
    assert (None if trigger is None else trigger.text) == word
