"""Who could stand on a side of a deed: of its sentence, of those before, of the text at large."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.nearby import Nearby, actors_nearby, named_in

pytestmark = pytest.mark.model


def around(text, number=0, source=None):
    """Where each stands, by codes: {"JPN TCD": "list"}."""
    draft = draft_of(text, source=source)
    found = actors_nearby(draft, draft.sentences[number])
    return {" ".join(sorted(n.actors)): n.where for n in found}


AROUND = [
    ("Japan accused Chad.", 0, {"JPN": "here", "TCD": "here"}, "both of the sentence"),
    ("Japan and Chad praised Peru.", 0,
     {"JPN": "here", "TCD": "here", "PER": "here", "JPN TCD": "list"}, "a list, each and all"),
    ("Kenya, Togo and Peru agreed.", 0,
     {"KEN": "here", "TGO": "here", "PER": "here", "KEN PER TGO": "list"}, "a list by commas"),
    ("Japan accused Chad. Rain fell.", 1, {"JPN": "back1s", "TCD": "back1"},
     "who led the sentence before"),
    ("Japan accused Chad. Rain fell. Snow fell.", 2, {"JPN": "back2s", "TCD": "back2"},
     "two sentences back"),
    ("Japan accused Chad. Japan left.", 1, {"JPN": "here", "TCD": "back1"},
     "where they stand nearest"),
    ("Rain fell in Kenya. Japan accused Chad.", 0, {"KEN": "here", "JPN": "main", "TCD": "main"},
     "whom the report is about"),
    ("Reuters quoted Chad. Japan and Peru left.", 0, {"TCD": "here", "JPN": "main", "PER": "main"},
     "the media are nobody's side"),
    ("Rain fell.", 0, {}, "nobody"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "expected"), [a[:3] for a in AROUND], ids=[a[3] for a in AROUND]
)
def test_actors_stand_where_they_are_nearest(text, number, expected):
    assert around(text, number) == expected


def test_the_state_that_publishes_is_at_home():
    assert around("Rain fell.", source="Ministry of Foreign Affairs of Japan") == {"JPN": "home"}


def test_no_set_of_actors_is_offered_twice_or_empty():
    draft = draft_of("Japan and Chad met. Chad, Japan and Peru praised Japan and Chad.")
    found = [n.actors for n in actors_nearby(draft, draft.sentences[1])]
    assert len(found) == len(set(found))
    assert all(found)


def test_all_can_be_quoted_from_the_report():
    text = "Kenya left. Japan and Chad praised Peru."
    draft = draft_of(text)
    for nearby in actors_nearby(draft, draft.sentences[1]):
        assert {b.who.actor for b in nearby.bearers} == nearby.actors
        assert all(text[b.start_char : b.end_char].strip() for b in nearby.bearers)


def test_a_mention_tells_its_form_and_others_where_they_stand():
    draft = draft_of("Japanese troops left.")
    (japan,) = actors_nearby(draft, draft.sentences[0])
    assert japan.form == "state/adjective"
    assert Nearby(frozenset({"JPN"}), "home", ()).form == "home"


def test_named_are_those_that_stand_for_somebody():
    draft = draft_of("Reuters quoted Chad and Japan.")
    assert [m.actors for m in named_in(draft, draft.sentences[0])] == [("TCD",), ("JPN",)]
