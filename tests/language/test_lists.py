"""Lists of names, by their commas and their last "and"."""

import pytest
from tests.language.readings import read

from dragoman.language.lists import hyphened, in_list

pytestmark = pytest.mark.model


def list_of(text: str, name: str) -> list[str]:
    mentions, _, _ = read(text)
    named = mentions.of(mentions.parsed.sentences[0])
    mention = next(m for m in named if m.sentence.words(m.start, m.end) == name)
    return [actor for other in in_list(mentions, mention) for actor in other.actors]


PERSONS = (
    "Those who came include President of the Republic of Kenya Daniel Otieno, Prime Minister of "
    "the Republic of Peru Ana Vik, First Deputy President of Chad Issa Bello, and King of the "
    "Kingdom of Jordan Omar Said."
)


@pytest.mark.parametrize("name", ["Daniel Otieno", "Ana Vik", "Issa Bello", "Omar Said"])
def test_persons_stand_in_a_list_with_their_titles(name: str) -> None:
    assert list_of(PERSONS, name) == ["KEN", "PER", "TCD", "JOR"]


@pytest.mark.parametrize("name", ["Kenya", "UAE", "European Union", "Peru"])
@pytest.mark.parametrize("join", [" and", ", and", ", as well as", ", along with"])
def test_states_and_organisations_stand_in_one_list(join: str, name: str) -> None:
    text = f"It binds Kenya, the United Arab Emirates (UAE), the European Union{join} Peru."
    assert list_of(text, name) == ["KEN", "ARE", "EU", "PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Ships sailed from Kenya to Peru and then home.",
        "Officials wrote to Kenya, and Peru objected.",
    ],
    ids=["no list", "two clauses"],
)
def test_what_is_no_list(text: str) -> None:
    assert list_of(text, "Kenya") == []


def test_an_and_ends_a_list() -> None:
    text = "As members of the UN, the OIC and the D-8, Kenya and Peru voted."
    assert list_of(text, "D-8") == ["UN", "OIC", "D-8"]
    assert list_of(text, "Kenya") == ["KEN", "PER"]


@pytest.mark.parametrize(
    ("text", "name", "actors"),
    [
        ("The Kenya-Peru talks ended.", "Kenya", ["KEN", "PER"]),
        ("The U.S.-Peru talks ended.", "Peru", ["USA", "PER"]),
        ("The Chadian–Peruvian talks ended.", "Peruvian", ["TCD", "PER"]),
        ("Kenya - Peru said - won.", "Kenya", ["KEN"]),
    ],
    ids=["states", "full stop", "adjectives", "dash"],
)
def test_names_that_hyphens_join(text: str, name: str, actors: list[str]) -> None:
    mentions, _, _ = read(text)
    named = mentions.of(mentions.parsed.sentences[0])
    mention = next(m for m in named if m.sentence.words(m.start, m.end) == name)
    assert [actor for other in hyphened(mentions, mention) for actor in other.actors] == actors
