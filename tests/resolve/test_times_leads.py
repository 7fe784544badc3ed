"""The small words about an expression."""

import pytest

from dragoman.resolve.times_leads import any_of, leads
from dragoman.rules.times import load_time_knowledge


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("since", "friends since "),
        ("since", "Since about the "),
        ("start", "ran from the "),
        ("by", "done by "),
        ("by", "no later than "),
        ("until", "valid through "),
        ("until", "closed till the "),
        ("before", "prior to the "),
        ("between", "between "),
    ],
)
def test_a_lead_is_seen_just_before(name: str, before: str):
    assert getattr(leads(), name).search(before)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("since", "since the war of "),
        ("by", "nearby "),
        ("until", "through the "),
        ("start", "fromage "),
    ],
)
def test_a_lead_is_not_seen_elsewhere(name: str, before: str):
    assert not getattr(leads(), name).search(before)


@pytest.mark.parametrize("gap", [" to ", "-", " – ", " through ", " until the ", ", and to "])
def test_what_joins_a_range(gap: str):
    assert leads().to.fullmatch(gap)


@pytest.mark.parametrize("gap", [", ", " and ", " in Oslo to ", "; "])
def test_what_does_not_join_a_range(gap: str):
    assert not leads().to.fullmatch(gap)


def test_alternatives_put_the_longest_first():
    assert any_of(load_time_knowledge(), "onwards") == "onwards|onward|on"
