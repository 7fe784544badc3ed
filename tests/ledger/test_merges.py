import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.pairs import load_pairs
from tests.ledger.worlds import groups, new_ledger, world

from dragoman.ledger.features import features_of
from dragoman.ledger.merges import decide

PAIRS = load_pairs()


def test_pairs_are_many_and_half_of_them_hard_negatives():
    assert len(PAIRS) >= 120
    assert 0.4 <= sum(pair.same for pair in PAIRS) / len(PAIRS) <= 0.6


def test_merging_is_right_on_the_pairs():
    joined = [pair for pair in PAIRS if pair.decided().same]
    right = sum(pair.same for pair in joined)
    precision, recall = right / len(joined), right / sum(pair.same for pair in PAIRS)
    assert precision >= 0.95
    assert recall >= 0.85


@pytest.mark.parametrize("pair", PAIRS[::7], ids=lambda pair: pair.why[:40])
def test_decision_does_not_depend_on_the_order(pair):
    a, b = features_of(pair.a), features_of(pair.b)
    assert decide(a, b) == decide(b, a)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.why[:40])
def test_decision_says_why(pair):
    decision = pair.decided()
    assert decision.why
    assert not (decision.same and decision.excluded)


def test_record_is_one_with_itself():
    for pair in PAIRS:
        if pair.a.date is not None:
            assert not decide(features_of(pair.a), features_of(pair.a)).excluded


def reasons(why):
    pair = next(pair for pair in PAIRS if pair.why == why)
    return pair.decided()


def test_two_persons_of_one_state_exclude_each_other():
    decision = reasons("two ministers of one state on one day")
    assert decision.excluded
    assert "two persons of KEN" in decision.why


def test_other_numbers_are_told_beside_the_merge():
    decision = reasons("the same talks told with other numbers")
    assert decision.same
    assert "despite 42 and 40 pieces" in decision.why or "despite 40 and 42 pieces" in decision.why


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_any_order_of_adding_gives_the_same_occurrences(tmp_path_factory, seed):
    readings = world(seed, 14)
    with new_ledger(tmp_path_factory.mktemp("one"), *readings) as ledger:
        first = groups(ledger)
        assert ledger.check() == []
    random.Random(seed).shuffle(readings)
    with new_ledger(tmp_path_factory.mktemp("other"), *readings) as ledger:
        assert groups(ledger) == first


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_adding_many_at_once_is_adding_them_one_by_one(tmp_path_factory, seed):
    readings = world(seed, 14)
    with new_ledger(tmp_path_factory.mktemp("one"), *readings) as ledger:
        first = groups(ledger)
    with new_ledger(tmp_path_factory.mktemp("many")) as ledger:
        ledger.add_many(readings, ledger.start_run("0.1.0", "rules-1", "model-1"))
        assert groups(ledger) == first
        assert ledger.check() == []
