"""Items: arms named in a sentence, their type, words, number and makers."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.items import find_echoes, find_items

pytestmark = pytest.mark.model

ITEMS = [
    ("Peru bought twelve F-16 fighters.", "aircraft", "F-16 fighters", 12),
    ("Peru bought 24 K9 howitzers.", "artillery", "K9 howitzers", 24),
    ("Peru bought surface-to-air missiles.", "air defence", "surface-to-air missiles", None),
    ("Peru bought six F-15QAs.", "aircraft", "F-15QAs", 6),
    ("Peru bought three patrol boats.", "ship", "patrol boats", 3),
    ("Peru bought a coastal radar.", "radar", "coastal radar", 1),
    ("Peru bought tank ammunition.", "ammunition", "tank ammunition", None),
    ("Peru bought dozens of rifles.", "small arms", "rifles", 24),
    ("Peru bought five anti-submarine frigates.", "ship", "anti-submarine frigates", 5),
    ("Peru bought two missile boats.", "ship", "missile boats", 2),
    (
        "Peru bought one ScanEagle unmanned aircraft system.",
        "unmanned aircraft",
        "ScanEagle unmanned aircraft system",
        1,
    ),
]


def items_of(text, names=frozenset()):
    (sentence,) = draft_of(text).sentences
    return list(find_items(sentence, names))


@pytest.mark.parametrize(("text", "kind", "words", "count"), ITEMS, ids=[i[0] for i in ITEMS])
def test_item_has_its_type_its_words_and_its_number(text, kind, words, count):
    (item,) = items_of(text)
    assert (item.type, item.words, item.count and item.count.low) == (kind, words, count)


@pytest.mark.parametrize(
    "text",
    [
        "Peru bought wheat.",
        "Peru bought a newspaper.",
        "Peru voted.",
        "Peru seeks nuclear weapons.",
        "Peru bans weapons of mass destruction.",
    ],
)
def test_what_is_no_arms_is_no_item(text):
    assert items_of(text) == []


def test_weapon_in_a_name_is_no_item():
    text = "Raytheon Missile Systems grew."
    assert items_of(text)
    assert items_of(text, frozenset(range(3))) == []


def test_ship_alone_is_weak_and_a_warship_is_not():
    assert [i.weak for i in items_of("Peru bought a ship.")] == [True]
    assert [i.weak for i in items_of("Peru bought a warship.")] == [False]


def test_part_of_an_order_is_told_beside_the_whole():
    (item,) = items_of("Peru received the first 40 of 140 tanks.")
    assert (item.part.low, item.count.low) == (40, 140)


def test_makers_of_what_is_named_are_known():
    assert items_of("Peru bought Rafale jets.")[0].makers == ("FRA",)
    assert items_of("Peru bought jets.")[0].makers == ()


def test_bare_number_stands_for_the_item_told_before():
    first, second = draft_of("Peru bought twelve tanks. Chad has ordered 24 of them.").sentences
    (tanks,) = find_items(first, frozenset())
    (echo,) = find_echoes(second, tanks, set())
    assert (echo.type, echo.count.low, echo.echo) == ("armoured vehicle", 24, True)


@pytest.mark.parametrize(
    "text", ["Chad voted in 1998.", "Chad paid $24.", "Chad rose by 24%.", "Chad is 24 years old."]
)
def test_year_sum_share_and_age_are_no_echo(text):
    before = items_of("Peru bought twelve tanks.")[0]
    (sentence,) = draft_of(text).sentences
    assert list(find_echoes(sentence, before, set())) == []
