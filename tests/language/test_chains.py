"""Chains: whom pronouns, bare titles, common nouns and "both countries" stand for."""

import pytest
from tests.language.readings import read, told

pytestmark = pytest.mark.model

CHAINS = [
    ("Kenyan President Daniel Otieno arrived. He met nobody.", "He", ["KEN Daniel Otieno"]),
    ("Kenya left the talks. It gave no reason.", "It", ["KEN"]),
    ("Chad and Kenya met. The two countries signed a treaty.", "countries", ["TCD", "KEN"]),
    ("Chad, Kenya and Fiji met. Later the trio agreed.", "trio", ["TCD", "KEN", "FJI"]),
    ("Chad and Kenya met. Both promised aid.", "Both", ["TCD", "KEN"]),
    ("Chad and Kenya met. They promised aid.", "They", ["TCD", "KEN"]),
    ("Kenya said that NATO had erred. The alliance denied it.", "alliance", ["NATO"]),
    ("Japan signed. The country had waited for years.", "country", ["JPN"]),
    ("Kenyan President Daniel Otieno came. The president slept.", "president",
     ["KEN Daniel Otieno"]),
    ("President Daniel Otieno of Kenya came. The Kenyan leader slept.", "leader",
     ["KEN Daniel Otieno"]),
    ("NAIROBI, May 4 - Chad protested. The foreign ministry rejected it.", "ministry", ["KEN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), CHAINS)
def test_chain(text: str, word: str, expected: list[str]) -> None:
    assert sorted(told(read(text)[0], word)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It rained.", "It"),
        ("They sang.", "They"),
        ("The two countries sang.", "countries"),
        ("The country of my youth is gone.", "country"),
    ],
)
def test_nobody_to_stand_for(text: str, word: str) -> None:
    assert told(read(text)[0], word) == []


def test_an_object_is_not_the_subject_of_its_verb() -> None:
    text = "Kenyan President Daniel Otieno met Chad's Issa Bello. Otieno thanked him."
    assert told(read(text)[0], "him") == ["TCD Issa Bello"]


def test_a_title_beside_a_name_means_the_one_named() -> None:
    text = "Kenya's foreign minister, Daniel Otieno, met Chad's Issa Bello."
    assert told(read(text)[0], "minister") == ["KEN Daniel Otieno"]


def test_the_one_who_asks_is_none_of_those_asked() -> None:
    text = "Chad and Kenya fought. Fiji urged the two neighbours to talk."
    assert sorted(told(read(text)[0], "neighbours")) == ["KEN", "TCD"]


def test_gender_of_a_title_counts() -> None:
    text = "Queen Ada of Tonga received Kenyan King Daniel Otieno. He smiled."
    assert told(read(text)[0], "He") == ["KEN Daniel Otieno"]
