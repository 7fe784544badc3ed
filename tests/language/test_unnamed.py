"""Actors that no table knows are called by the text's own words."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pirates freed the crew.", "pirates"),
        ("Kenya fought Mirani rebels.", "Mirani rebels"),
        ("Kenya signed with 16 countries.", "16 countries"),
        ("Kenya signed with six Gulf states.", "six Gulf states"),
        ("The Mirani Freedom Front attacked Kenya.", "Mirani Freedom Front"),
        ("The League of Mirani Towns thanked Kenya.", "League of Mirani Towns"),
    ],
)
def test_own_words(text: str, words: str) -> None:
    assert [who.split(" League")[0] for who in told(read(text)[0], words)] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two countries slept.", "two countries"),
        ("Both countries slept.", "Both countries"),
        ("Hezbollah fled. The rebels lost.", "rebels"),
    ],
)
def test_no_own_words(text: str, words: str) -> None:
    assert words not in told(read(text)[0], words)
