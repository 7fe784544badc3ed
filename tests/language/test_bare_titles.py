"""Titles without a name: whose they are, and whom they mean."""

import pytest
from tests.language.readings import read, told

from dragoman.language.bare_titles import bare_title, title_beside

pytestmark = pytest.mark.model

OTIENO = "Kenyan President Daniel Otieno came. "


def meant(text: str, word: str, source: str | None = None) -> list[str]:
    """Whom the last such word of a text means as a bare title."""
    mentions, registry, _ = read(text, source)
    sentence, token = [(s, t) for s in mentions.parsed.sentences for t in s.span if t.text == word][
        -1
    ]
    found = bare_title(mentions, registry, sentence, token)
    return [] if found is None else [" ".join(filter(None, (w.actor, w.name))) for w in found[1]]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The Chadian minister slept.", "minister", ["TCD"]),
        ("The minister of Chad slept.", "minister", ["TCD"]),
        ("The presidents of Chad and Kenya slept.", "presidents", ["TCD", "KEN"]),
        (OTIENO + "The Kenyan president slept.", "president", ["KEN Daniel Otieno"]),
        (OTIENO + "The president slept.", "president", ["KEN Daniel Otieno"]),
        (OTIENO + "The leader slept.", "leader", ["KEN Daniel Otieno"]),
        (OTIENO + "The minister slept.", "minister", []),
        ("Chad wept. A president slept.", "president", []),
    ],
)
def test_title_means_its_owner_or_the_last_who_had_it(text, word, expected):
    assert meant(text, word) == expected


def test_capital_title_of_an_official_publisher_is_that_of_its_state():
    source = "Ministry of Foreign Affairs of Japan"
    assert meant("The Minister thanked Chad.", "Minister", source) == ["JPN"]
    assert meant("The Minister thanked Chad.", "Minister") == []


def test_title_beside_a_name_is_of_the_named_and_others_are_of_nobody():
    mentions, _, _ = read(OTIENO + "The minister of Chad slept.")
    first, second = mentions.parsed.sentences
    president = next(t for t in first.span if t.text == "President")
    minister = next(t for t in second.span if t.text == "minister")
    assert [w.name for w in title_beside(mentions, first, president)] == ["Daniel Otieno"]
    assert title_beside(mentions, second, minister) == ()
    assert told(mentions, "minister") == ["TCD"]


def test_title_of_the_publishers_own_office_is_its_holder_even_behind_others():
    text = "The President rang Chadian President Issa Bello. The President was pleased."
    assert meant(text, "President", "Office of the President of Kenya") == ["KEN"]
    assert meant(text, "President", "Ministry of Trade of Kenya") == ["TCD Issa Bello"]


def test_a_vice_president_is_no_president():
    text = "Kenyan Vice President Ada Otieno met Chadian President Issa Bello. "
    assert meant(text + "The vice president slept.", "president") == ["KEN Ada Otieno"]
    assert meant(text + "The president slept.", "president") == ["TCD Issa Bello"]
    assert meant(text + "The prime minister slept.", "minister") == []
