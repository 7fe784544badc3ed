"""Pronouns: the foremost of those who may be meant, and nobody where nobody is."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya opened an embassy in Chad. It sent an ambassador.", "It", ["KEN"]),
        ("Kenya praised Chad's army. It sent an ambassador.", "It", ["KEN"]),
        ("Kenya left. It gave no reason. It was proud.", "It", ["KEN"]),
        ("Kenya left. It was forced to pay.", "It", ["KEN"]),
    ],
)
def test_it_is_the_foremost_of_its_kind(text, word, expected):
    assert told(read(text)[0], word) == expected


AGREED = "It was agreed to meet again."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad and Kenya met. The two countries slept. Peru left. " + AGREED, ["KEN", "TCD"]),
        ("President Idriss Deby of Chad met President William Ruto of Kenya. " + AGREED,
         ["KEN William Ruto", "TCD Idriss Deby"]),
        ("Kenya slept. " + AGREED, []),
    ],
    ids=["the last set", "the persons of two states", "nobody to agree with"],
)  # fmt: skip
def test_it_was_agreed_by_those_who_talk(text, expected):
    assert sorted(told(read(text)[0], "It")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya slept. It was stressed that the road is long.",
        "Kenya slept. It is important to act.",
        "Kenya slept. It is clear that winter comes.",
    ],
)
def test_it_before_a_clause_is_nobody(text):
    assert told(read(text)[0], "It") == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Kenya met Chad. They spoke of the Peruvians and of Hamas.",
            "They",
            ["KEN", "TCD"],
        ),
        ("Chad held talks with Kenya. They agreed.", "They", ["KEN", "TCD"]),
        ("Chad and Kenya met. Swiss voters said they agreed.", "they", ["CHE"]),
    ],
)
def test_they_are_the_foremost_of_several(text, word, expected):
    assert sorted(told(read(text)[0], word)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Kenya met. Farmers were heard, among them a baker.",
        "Chad and Kenya sent letters. Two of them were lost.",
    ],
)
def test_a_part_of_them_is_nobody(text):
    assert told(read(text)[0], "them") == []


def test_leaders_uncounted_are_the_last_persons_named_together():
    text = "Kenyan President Daniel Otieno met Chadian President Issa Bello. The leaders ate."
    assert sorted(told(read(text)[0], "leaders")) == ["KEN Daniel Otieno", "TCD Issa Bello"]


def test_the_generals_are_not_counted_on():
    text = "Kenyan President Daniel Otieno met Chadian President Issa Bello. The generals ate."
    assert told(read(text)[0], "generals") == []
