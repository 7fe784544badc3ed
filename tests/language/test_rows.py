"""Rows of names, and those who meet a row."""

import pytest
from tests.language.readings import read, told

from dragoman.language.rows import company_of, row_of

pytestmark = pytest.mark.model

NAMES = {"TCD": "Issa Bello", "KEN": "Daniel Otieno", "PER": "Ana Vik"}


def of(find, text: str, name: str) -> list[str]:
    mentions, _, _ = read(text)
    held = [m for m in mentions.of(mentions.parsed.sentences[0]) if m.form == "person"]
    mention = next(m for m in held if m.sentence.words(m.start, m.end) == name)
    return sorted(w.actor for w in find(mentions, mention))


@pytest.mark.parametrize(
    "text",
    [
        "President Issa Bello of Chad, President Daniel Otieno of Kenya and Prime Minister Ana Vik "
        "of Peru met in Oslo.",
        "Chadian President Issa Bello, Kenyan President Daniel Otieno and Ana Vik of Peru met.",
    ],
    ids=["offices", "adjectives"],
)
@pytest.mark.parametrize("name", NAMES.values())
def test_persons_of_several_states_stand_in_a_row(text: str, name: str) -> None:
    assert of(row_of, text, name) == sorted(NAMES)


def test_one_explained_by_a_title_is_no_row() -> None:
    text = "Kenyan President Daniel Otieno, the host of the summit, ate."
    assert of(row_of, text, "Daniel Otieno") == ["KEN"]


KNOWN = {"CHN": "Xi Jinping", "IND": "Narendra Modi", "RUS": "Vladimir Putin"}


@pytest.mark.parametrize("name", KNOWN.values())
def test_a_row_goes_on_behind_the_states_of_its_persons(name: str) -> None:
    text = (
        "Kenya wrote to Xi Jinping of China, Narendra Modi of India and Vladimir Putin of Russia."
    )
    assert of(row_of, text, name) == sorted(KNOWN)


MET = "Vladimir Putin met with Xi Jinping of China and Narendra Modi of India on Monday."


@pytest.mark.parametrize("name", KNOWN.values())
def test_a_company_is_who_meets_and_all_who_are_met(name: str) -> None:
    assert of(company_of, MET, name) == sorted(KNOWN)


def test_whoever_meets_nobody_is_of_no_company() -> None:
    assert of(company_of, "Kenyan President Daniel Otieno slept.", "Daniel Otieno") == []


@pytest.mark.parametrize("who", ["They", "The leaders", "The three presidents"])
def test_a_company_is_taken_up_whole(who: str) -> None:
    mentions, _, _ = read(f"{MET} {who} agreed to go.")
    found = told(mentions, who.split()[-1])
    assert sorted(one.split()[0] for one in found) == sorted(KNOWN)


def test_a_company_takes_in_those_whom_states_sent() -> None:
    text = "Vladimir Putin met with his counterparts from China, Chad and Peru."
    assert of(company_of, text, "Vladimir Putin") == ["CHN", "PER", "RUS", "TCD"]


def test_they_who_discuss_are_those_who_met() -> None:
    text = (
        "Kenyan President Daniel Otieno spoke with Ana Vik of Peru. She praised the Chadian and "
        "Malian forces. Chad and Mali are at war. They also discussed trade."
    )
    assert sorted(told(read(text)[0], "They")) == ["KEN Daniel Otieno", "PER Ana Vik"]
