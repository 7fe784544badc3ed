"""Demands: who must do something, and who says so."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.demands import code_demands

pytestmark = pytest.mark.model

DEMANDS = [
    ("Peru said Chad must leave Kenya.", None, {"PER"}, {"TCD"}, "the sayer asks"),
    ("Chad must leave Kenya.", "President of Peru", {"PER"}, {"TCD"}, "the publisher asks"),
    ("Chad and Fiji should leave.", "President of Peru", {"PER"}, {"TCD", "FJI"}, "of several"),
    ('"Chad must leave," Peru said.', None, {"PER"}, {"TCD"}, "quoted"),
    ("Peru stressed the need for Chad to leave.", None, {"PER"}, {"TCD"}, "a need"),
    ("Peru noted the importance of Chad leaving Kenya.", None, {"PER"}, {"TCD"}, "of its leaving"),
    (
        "The urgency of talks with Chad is plain.",
        "President of Peru",
        {"PER"},
        {"TCD"},
        "whoever is named",
    ),
    ("Peru and Fiji said Chad must leave.", None, {"PER", "FJI"}, {"TCD"}, "several ask"),
]


@pytest.mark.parametrize(
    ("text", "source", "asking", "asked"), [d[:4] for d in DEMANDS], ids=[d[4] for d in DEMANDS]
)
def test_what_must_be_done_is_asked_for(text, source, asking, asked):
    (found,) = code_demands(draft_of(text, source=source))
    assert (found.type, found.side("source"), found.side("target")) == ("REQUEST", asking, asked)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Chad must leave Kenya.", None),
        ("Peru must work harder.", "President of Peru"),
        ("We must work harder.", "President of Peru"),
        ("The clock must be right.", "President of Peru"),
        ("Chad will leave.", "President of Peru"),
        ("Peru stressed the need to leave.", None),
        ("Chad needs rain.", "President of Peru"),
    ],
    ids=[
        "nobody says so",
        "of oneself",
        "of us",
        "of no party",
        "no demand",
        "a need of nobody",
        "a verb",
    ],
)
def test_no_demand(text, source):
    assert not list(code_demands(draft_of(text, source=source)))
