"""Visits: who went to whose country."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.match import find_matches
from dragoman.coding.visits import code_visits

pytestmark = pytest.mark.model

VISITS = [
    ("Vladimir Putin visited Peru.", "actual", "PER", "visited"),
    ("Vladimir Putin will travel to Lima.", "planned", "PER", "city"),
    ("Vladimir Putin arrived in Lima on Monday.", "actual", "PER", "arrived"),
    ("Russia will send Vladimir Putin to Peru.", "planned", "PER", "sent"),
    ("Peru received Vladimir Putin.", "actual", "PER", "received"),
    ("Vladimir Putin was received in Lima.", "actual", "PER", "received there"),
    ("Vladimir Putin is due in Lima on Monday.", "planned", "PER", "due"),
    ("Peru told visiting President Vladimir Putin of it.", "actual", "PER", "visiting"),
    ("Vladimir Putin is on a tour that took him to Peru.", "actual", "PER", "leg"),
]


def visits(text, **more):
    draft = draft_of(text, **more)
    matches = [m for s in draft.sentences for m in find_matches(draft, s)]
    return list(code_visits(draft, matches))


@pytest.mark.parametrize(
    ("text", "status", "host"), [v[:3] for v in VISITS], ids=[v[3] for v in VISITS]
)
def test_visit_has_its_visitor_its_host_and_its_status(text, status, host):
    found = [(p.side("visitor"), p.side("host"), p.status) for p in visits(text)]
    assert ({"RUS"}, {host}, status) in found


def test_each_host_has_a_visit_of_its_own():
    found = visits("Vladimir Putin visited Peru, Chad and Fiji.")
    assert {h for p in found for h in p.side("host")} == {"PER", "TCD", "FJI"}
    assert all(len(p.side("host")) == 1 for p in found)


def test_invitation_is_a_visit_that_may_be():
    found = visits("Peru renewed its invitation to Vladimir Putin.")
    assert [(p.status, p.side("visitor"), p.side("host")) for p in found] == [
        ("possible", {"RUS"}, {"PER"})
    ]


def test_city_is_the_place_where_one_is_named():
    (found,) = visits("Vladimir Putin visited Lima.")
    assert (found.place.name, found.place.country) == ("Lima", "PER")


def test_here_is_the_state_of_the_dateline():
    found = visits(
        "LIMA, May 4 (AFP) - Officials were glad.\n\nVladimir Putin will come here in June."
    )
    assert ({"RUS"}, {"PER"}) in [(p.side("visitor"), p.side("host")) for p in found]


def test_our_visit_is_that_of_the_publishers_state():
    found = visits("During our visit to Peru we met many.", source="The White House")
    assert {v for p in found for v in p.side("visitor")} == {"USA"}


@pytest.mark.parametrize(
    "text", ["Peru entered NATO.", "Peru sent a letter.", "The train arrived on Monday."]
)
def test_no_visit_without_somebody_who_goes_somewhere(text):
    assert visits(text) == []
