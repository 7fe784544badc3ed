"""Promises under "will", refusals under "not": by whom, to whom, and what is neither."""

import pytest
from tests.coding.drafts import draft_of

from dragoman.coding.match import find_matches
from dragoman.coding.promises import code_promises

pytestmark = pytest.mark.model

HOME = "President of Peru"


def promises(text, source=None):
    draft = draft_of(text, source=source)
    matches = [m for s in draft.sentences for m in find_matches(draft, s)]
    return [(p.type, p.side("source"), p.side("target")) for p in code_promises(draft, matches)]


PROMISED = [
    ("Peru will send trucks to Chad.", None, "AGREE", {"PER"}, {"TCD"}, "to somebody"),
    ("Peru will help Chad.", None, "AGREE", {"PER"}, {"TCD"}, "an object"),
    ("We'll mend the bridges of Chad.", HOME, "AGREE", {"PER"}, {"TCD"}, "by those who publish"),
    ("Peru and Chad will mend the road.", None, "AGREE", {"PER", "TCD"}, set(), "to one another"),
    ("Peru will not pay Chad.", None, "REJECT", {"PER"}, {"TCD"}, "a refusal"),
    ("Peru won't discuss fish with Chad.", None, "REJECT", {"PER"}, {"TCD"}, "won't"),
    ("Peru does not share the view of Chad.", None, "REJECT", {"PER"}, {"TCD"}, "does not"),
]


@pytest.mark.parametrize(
    ("text", "source", "kind_type", "by", "to"),
    [p[:5] for p in PROMISED],
    ids=[p[5] for p in PROMISED],
)
def test_what_a_party_will_or_will_not_do_is_promised_or_refused(text, source, kind_type, by, to):
    assert promises(text, source) == [(kind_type, by, to)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will discuss fish with Chad.",
        "Trucks will be sent to Chad by Peru.",
        "Peru will mend the road.",
        "Peru sent trucks to Chad.",
        "Rain will help Chad.",
        "Peru promised that it will help Chad.",
        "Peru did not name Chad.",
    ],
    ids=["a diary", "passive", "to nobody", "no future", "by nobody",
         "told by a verb of promising", "what was not done"],
)  # fmt: skip
def test_neither_promise_nor_refusal(text):
    assert promises(text) == []
