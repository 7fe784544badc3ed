"""From a word to those it stands for: named, owned, coordinated; things act for nobody."""

import pytest
from tests.coding.drafts import draft_of, find

from dragoman.coding.parties import Bearer, bearers
from dragoman.language.mentions import Who
from dragoman.model.values import Party

pytestmark = pytest.mark.model


def found(text, word, source=None, **more):
    draft = draft_of(text, source=source)
    return bearers(draft, *find(draft, word), **more)


def actors(*arguments, **more):
    return [b.who.actor for b in found(*arguments, **more)]


STRICT = [
    ("Japan praised Chad.", "Japan", ["JPN"], "a state"),
    ("Japan and Chad praised Peru.", "Japan", ["JPN", "TCD"], "all that are coordinated"),
    ("Japan and Chad praised Peru.", "Chad", ["TCD"], "the last of them alone"),
    ("Turkish troops attacked Chad.", "troops", ["TUR"], "troops act for their state"),
    ("The Turkish economy shrank fast.", "economy", [], "an economy acts for nobody"),
    ("The army of Chad praised Kenya.", "army", ["TCD"], "the army of a state"),
    ("Rain praised nobody.", "Rain", [], "nobody named"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [s[:3] for s in STRICT], ids=[s[3] for s in STRICT]
)
def test_a_word_stands_for_its_actors(text, word, expected):
    assert actors(text, word) == expected


LOOSE = [
    ("Kenya praised the Turkish economy.", "economy", ["TUR"], "the owner by adjective"),
    ("Kenya praised Chad's economy.", "economy", ["TCD"], "the owner by genitive"),
    ("Kenya praised the economy of Chad.", "economy", ["TCD"], "the owner by of"),
    ("Kenya praised the economy.", "economy", [], "no owner"),
]


@pytest.mark.parametrize(
    ("text", "word", "expected"), [s[:3] for s in LOOSE], ids=[s[3] for s in LOOSE]
)
def test_loosely_a_thing_stands_for_its_owner(text, word, expected):
    assert actors(text, word, loose=True) == expected


@pytest.mark.parametrize("text", [s[0] for s in LOOSE])
def test_strictly_a_thing_never_stands_for_its_owner(text):
    assert actors(text, "economy") == []


def test_a_ministry_spelled_out_is_a_party_by_its_name():
    (ministry,) = found("The Turkish Ministry of Defence praised Chad.", "Ministry")
    assert ministry.who.actor == "TUR"
    assert ministry.who.name.endswith("Ministry of Defence")


def test_troops_have_no_name_of_their_own():
    (troops,) = found("Turkish troops attacked Chad.", "troops")
    assert troops.who.name is None


def test_nobody_is_found_twice():
    assert actors("Japan and Japan praised Chad.", "Japan") == ["JPN"]


@pytest.mark.parametrize("word", ["Japan", "Chad", "Peru"])
def test_a_bearer_stands_where_the_text_names_it(word):
    text = "Japan and Chad praised Peru."
    last = found(text, word)[-1] if word != "Japan" else found(text, word)[0]
    assert text[last.start_char : last.end_char] == word


def test_a_bearer_becomes_a_party_in_a_role():
    bearer = Bearer(Who("TUR", "Yaşar Güler", "Defence Minister"), 3, 9)
    assert bearer.party("visitor") == Party(
        "visitor", "TUR", "Yaşar Güler", "Defence Minister", None, 3, 9
    )
