"""One plural title for several names."""

import pytest
from tests.language.readings import offices, read

pytestmark = pytest.mark.model

LISTS = [
    (
        "The foreign ministers of Chad and Kenya, Issa Bello and Daniel Otieno, met.",
        ["TCD Issa Bello: foreign minister", "KEN Daniel Otieno: foreign minister"],
    ),
    (
        "The Chadian and Kenyan foreign ministers, Issa Bello and Daniel Otieno, met.",
        ["TCD Issa Bello: foreign minister", "KEN Daniel Otieno: foreign minister"],
    ),
    (
        "Presidents Vladimir Putin and Xi Jinping met.",
        ["RUS Vladimir Putin: President", "CHN Xi Jinping: President"],
    ),
    (
        "Issa Bello and Daniel Otieno, the presidents of Chad and Kenya, met.",
        ["TCD Issa Bello: president", "KEN Daniel Otieno: president"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_plural_title(text: str, expected: list[str]) -> None:
    assert offices(read(text)[0]) == expected


def test_plural_title_apart_from_the_names() -> None:
    text = "The presidents of Russia and China met. Vladimir Putin thanked Xi Jinping."
    assert sorted(offices(read(text)[0])) == [
        "CHN Xi Jinping: president",
        "RUS Vladimir Putin: president",
    ]
