"""Meetings: talks, calls, summits, ceremonies."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.match import find_matches
from dragoman.coding.meetings import code_meetings
from dragoman.coding.visits import code_visits

pytestmark = pytest.mark.model


def meetings(text, **more):
    draft = draft_of(text, **more)
    matches = [m for s in draft.sentences for m in find_matches(draft, s)]
    return list(code_meetings(draft, matches, code_visits(draft, matches)))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru met Chad in Lima.", "meeting", "actual"),
        ("Peru held talks with Chad.", "meeting", "actual"),
        ("Peru will hold a summit with Chad.", "summit", "planned"),
        ("Peru called off a meeting with Chad.", "meeting", "negated"),
        ("Peru held a telephone call with Chad.", "call", "actual"),
    ],
)
def test_meeting_has_its_type_status_and_participants(text, kind, status):
    found = [(p.type, p.status, set(p.actors)) for p in meetings(text)]
    assert (kind, status, {"PER", "TCD"}) in found


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin rang Emmanuel Macron.",
        "Vladimir Putin thanked Emmanuel Macron by telephone.",
    ],
)
def test_what_is_done_by_telephone_is_a_call(text):
    assert {"call"} == {p.type for p in meetings(text) if set(p.actors) == {"RUS", "FRA"}}


@pytest.mark.parametrize(
    "text",
    [
        "Peru called for calm in Chad.",
        "Peru called Chad a friend.",
        "Peru called a session on Chad.",
    ],
)
def test_calling_for_and_calling_names_is_no_call(text):
    assert [p for p in meetings(text) if p.type == "call"] == []


def test_persons_of_two_states_who_do_one_thing_have_met():
    found = meetings("Vladimir Putin and Emmanuel Macron signed the text.")
    assert {(p.type, frozenset(p.actors)) for p in found} == {
        ("meeting", frozenset({"RUS", "FRA"}))
    }


def test_organisation_may_meet_by_itself():
    assert any(set(p.actors) == {"NATO"} for p in meetings("NATO will convene in May."))


def test_visitor_who_is_received_has_a_meeting_besides():
    found = meetings("Emmanuel Macron received Vladimir Putin in Paris.")
    assert {frozenset(p.actors) for p in found} == {frozenset({"RUS", "FRA"})}


def test_we_are_the_publishers_state():
    found = meetings("We met the ministers of Chad on Monday.", source="The White House")
    assert {frozenset(p.actors) for p in found if p.type == "meeting"} == {
        frozenset({"USA", "TCD"})
    }


def test_two_who_speak_to_each_other_meet_where_they_speak_of_it():
    found = meetings(
        "President Boric: Welcome to Santiago. The weather is fine.\n\n"
        "President Lula: It is good to see you. We will discuss trade.\n\n"
        "President Boric: I look forward to our conversation."
    )
    (made,) = [p for p in found if p.rule == "meeting.face_to_face"]
    assert (set(made.actors), made.status) == ({"CHL", "BRA"}, "actual")
    assert len(made.extra) == 3


@pytest.mark.parametrize(
    "text",
    [
        "President Boric: It is good to see you. We will discuss trade with Brazil.",
        "President Boric: The harvest was rich.\n\nPresident Lula: So was ours.",
    ],
)
def test_who_speaks_alone_or_of_other_things_meets_nobody_face_to_face(text):
    assert [p for p in meetings(text) if p.rule == "meeting.face_to_face"] == []


SPOKEN = "President Boric: {}\n\nPresident Lula: {} The harvest was rich."
OF_US = [
    ("Last time we met was in May.", "actual", "verb"),
    ("We had a long talk a year ago.", "actual", "noun"),
    ("We will meet again.", "planned", "to come"),
]


@pytest.mark.parametrize(("said", "status"), [o[:2] for o in OF_US], ids=[o[2] for o in OF_US])
def test_we_who_met_are_the_two_who_speak(said, status):
    found = meetings(SPOKEN.format("The weather is fine.", said))
    (made,) = [p for p in found if p.rule == "meeting.we"]
    assert (set(made.actors), made.status) == ({"CHL", "BRA"}, status)


@pytest.mark.parametrize(
    "text",
    [
        "President Boric: We met last year.",
        SPOKEN.format("Dry.", "They met last year."),
        SPOKEN.format("Dry.", "We call it a drought."),
    ],
    ids=["nobody is spoken to", "others met", "calling is no call"],
)
def test_we_are_not_two_where_one_speaks_or_of_others(text):
    assert "meeting.we" not in {p.rule for p in meetings(text)}
