"""A candidate shows the judge its features, and how often it was told."""

import pytest
from tests.build import record, report

from dragoman.coding.candidates import Candidate

MEETING = record(report("Japan met Chad."), "met", "meeting", "meeting", "participant JPN")


def test_the_judge_sees_the_features_of_the_proposal():
    assert {"kind=meeting", "rule=test"} <= set(
        Candidate(MEETING, ("kind=meeting", "rule=test"), 0, frozenset({0})).all_features
    )


@pytest.mark.parametrize(("times", "told"), [(1, 1), (3, 3), (4, 4), (50, 4)])
def test_the_judge_sees_how_often_it_was_told_up_to_four(times, told):
    assert f"told=meeting:{told}" in Candidate(MEETING, (), 0, frozenset({0}), times).all_features
