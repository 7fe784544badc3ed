"""Transfers: arms that change hands, with what the text tells of them."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.transfers import code_transfers

pytestmark = pytest.mark.model


def transfers(text, **more):
    return [p for p in code_transfers(draft_of(text, **more)) if p.kind == "transfer"]


@pytest.mark.parametrize(
    ("text", "status", "terms"),
    [
        ("Chad sold twelve howitzers to Peru.", "actual", "sale"),
        ("Chad delivered twelve howitzers to Peru.", "actual", None),
        ("Chad will deliver twelve howitzers to Peru.", "planned", None),
        ("Peru ordered twelve howitzers from Chad.", "planned", "sale"),
        ("Chad donated twelve howitzers to Peru.", "actual", "gift"),
        ("Chad leased twelve howitzers to Peru.", "actual", "loan"),
        ("Chad offered to sell twelve howitzers to Peru.", "possible", "sale"),
        ("Peru is considering buying twelve howitzers from Chad.", "possible", "sale"),
        ("Chad is selling twelve howitzers to Peru.", "planned", "sale"),
        ("Chad decided to sell twelve howitzers to Peru.", "planned", "sale"),
        ("Chad has committed to delivering twelve howitzers to Peru.", "planned", None),
        ("Chad announced its intention to sell twelve howitzers to Peru.", "planned", "sale"),
        ("Fiji wants to thank Chad for delivering twelve howitzers to Peru.", "actual", None),
        ("Chad decided to help, and it delivered twelve howitzers to Peru.", "actual", None),
    ],
)
def test_transfer_has_its_status_and_terms(text, status, terms):
    found = transfers(text)[0]
    assert (found.type, found.status, found.details.terms) == ("artillery", status, terms)
    assert (found.side("supplier"), found.side("recipient")) == ({"TCD"}, {"PER"})
    assert found.details.quantity == 12


def test_sum_currency_and_delivery_are_kept():
    text = "Peru ordered twelve howitzers from Chad for EUR30 million, for delivery by 2027."
    details = transfers(text)[0].details
    assert (details.value, details.currency) == (30_000_000, "EUR")
    assert (details.delivery.start, details.delivery.end.year) == (None, 2027)


def test_part_delivered_and_whole_order_are_two():
    found = transfers("Chad delivered the first 40 of 140 howitzers to Peru.")
    told = {(p.status, p.details.quantity) for p in found}
    assert told == {("actual", 40), ("planned", 140)}


def test_several_weapons_under_one_sum_are_told_in_all_besides():
    text = "Peru ordered twelve mortars and nine frigates from Chad for 30 million euros."
    total = [p for p in transfers(text) if p.rule == "transfer.total"]
    assert [(p.type, p.details.value, p.details.currency) for p in total] == [
        ("other", 30_000_000, "EUR")
    ]


def test_bare_number_is_a_transfer_of_what_was_told_before():
    found = transfers("Chad sold twelve howitzers to Peru. Fiji has ordered 24.")
    assert [(p.details.quantity, p.side("recipient")) for p in found][-1] == (24, {"FJI"})


def test_training_is_told_with_the_arms():
    kinds = [
        p.type for p in transfers("Chad sold howitzers to Peru. Chad will train Peruvian crews.")
    ]
    assert kinds == ["artillery", "training"]


def test_transfers_of_one_word_stand_at_places_of_their_own():
    found = transfers("Chad sold twelve mortars and nine frigates to Peru.")
    assert len({p.trigger for p in found}) == len(found) == 2


@pytest.mark.parametrize(
    "text", ["Peru bought wheat from Chad.", "Howitzers are heavy.", "Lawrence Cannon met Peru."]
)
def test_no_transfer_without_arms_that_change_hands(text):
    assert transfers(text) == []


def test_order_of_arms_from_a_firm_is_a_contract_besides():
    found = list(code_transfers(draft_of("Peru ordered twelve howitzers from Airbus.")))
    told = [(p.kind, p.type, p.status, set(p.actors)) for p in found]
    assert ("agreement", "contract", "actual", {"PER", "FRA"}) in told


@pytest.mark.parametrize(("verb", "status"), [("provided", "actual"), ("announced", "planned")])
def test_package_is_given_or_announced(verb, status):
    (found,) = transfers(f"Chad {verb} a package of ammunition for Peru.")
    assert found.status == status


def test_package_holds_its_parts_and_their_sum():
    text = "Chad announced a $40 million arms package for Peru that includes mortars and frigates."
    found = transfers(text)
    assert [(p.type, p.details.item, p.details.value) for p in found] == [
        ("other", "arms package", 40_000_000),
        ("artillery", "mortars", None),
        ("ship", "frigates", None),
    ]
    assert {(*p.side("supplier"), *p.side("recipient")) for p in found} == {("TCD", "PER")}
