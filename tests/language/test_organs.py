"""Organs without an owner: whose foreign ministry, whose army, whose parliament."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("NAIROBI, May 4 - Chad protested. The foreign ministry rejected it.", "ministry", "KEN"),
        ("Chad protested. The foreign ministry in Nairobi rejected it.", "ministry", "KEN"),
        ("Chad protested. In Nairobi the army was silent.", "army", "KEN"),
        ("ROME, May 4 - Kenya and Chad traded fire at a border post. Kenya then shelled a hill,"
         " the army said.", "army", "KEN"),
        ("Kenya accused Chad of piracy. The government denied it.", "government", "KEN"),
    ],
)  # fmt: skip
def test_organ_is_of_its_city_the_dateline_or_the_state_spoken_of(text, word, expected):
    assert told(read(text)[0], word) == [expected]


def test_in_a_release_it_is_the_publishers():
    text = "Chad protested. The Foreign Ministry is aware of the note."
    assert told(read(text, "Foreign Ministry of Kenya")[0], "Ministry") == ["KEN"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya slept. The government of the north wept.", "government"),
        ("Kenya slept. The Government and people of the north wept.", "Government"),
        ("Kenya slept. Ministry rules are old.", "Ministry"),
    ],
)
def test_an_organ_with_another_owner_is_left_alone(text, word):
    assert told(read(text)[0], word) == []


def test_an_embassy_is_not_of_the_city_it_stands_in():
    text = "Kenya lost a driver. The embassy in Rome closed."
    assert told(read(text)[0], "embassy") == ["KEN"]


def test_an_army_fights_a_group_of_its_own_state():
    text = "Peru spoke. The Free Aceh Movement has fought the army for years."
    assert told(read(text)[0], "army") == ["IDN"]
