"""The judge, with small tables of weights: shares, ranks, and the table it is read from."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.judge import BIAS, CHOSEN, COLUMNS, Judge, load_judge
from dragoman.errors import RuleError

JUDGE = Judge({"date": {"own": {BIAS: 1.0, "time=near": 2.0}, "none": {"time=none": 2.0}}})

WEIGHTS = st.floats(-1e6, 1e6)
TABLES = st.dictionaries(
    st.text("abc", min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(["x", "y", "z", BIAS]), WEIGHTS),
    min_size=1,
)
FEATURES = st.lists(st.sampled_from(["x", "y", "z", "unheard of"]))


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        (["time=near"], 3.0),
        (["time=none"], -1.0),
        ([], 1.0),
        (["never seen in training"], 1.0),
    ],
    ids=["for one", "against it", "bias alone", "unknown feature"],
)
def test_a_share_follows_from_the_sum_of_weights(features, expected):
    shares = JUDGE.shares("date", features)
    assert shares["own"] == pytest.approx(1 / (1 + math.exp(-expected)))


@given(TABLES, FEATURES)
def test_shares_are_probabilities_that_sum_to_one(table, features):
    shares = Judge({"q": table}).shares("q", features)
    assert list(shares) == sorted(table)
    assert all(0 <= share <= 1 for share in shares.values())
    assert math.fsum(shares.values()) == pytest.approx(1)


@given(TABLES, FEATURES, st.randoms())
def test_the_order_of_features_does_not_matter(table, features, random):
    shuffled = random.sample(features, len(features))
    assert Judge({"q": table}).shares("q", features) == Judge({"q": table}).shares("q", shuffled)


OPTIONS = Judge({"seats": {CHOSEN: {BIAS: 9.0, "near": 2.0, "named": 0.5, "far": -1.0}}})


@pytest.mark.parametrize(
    ("features", "expected"),
    [(["near", "named"], 2.5), (["far"], -1.0), (["unheard of"], 0.0), ([], 0.0)],
    ids=["for it", "against it", "unknown feature", "nothing seen"],
)
def test_an_option_is_worth_the_sum_of_its_weights(features, expected):
    assert OPTIONS.worth("seats", features) == pytest.approx(expected)


def test_to_a_question_without_weights_every_option_is_worth_nothing():
    assert OPTIONS.worth("date", ["near"]) == JUDGE.worth("date", ["time=near"]) == 0.0


@given(st.dictionaries(st.sampled_from(["x", "y", "z"]), WEIGHTS), FEATURES, FEATURES)
def test_what_two_parts_of_an_option_are_worth_adds_up(weights, some, others):
    judge = Judge({"q": {CHOSEN: weights}})
    parts = judge.worth("q", some) + judge.worth("q", others)
    assert judge.worth("q", [*some, *others]) == pytest.approx(parts, abs=1e-6)


def test_a_question_without_weights_has_no_answer():
    assert JUDGE.shares("status", ["time=near"]) == {}


@pytest.fixture
def folder(tmp_path):
    """A folder of rules, to be given the lines of its table of weights."""

    def of(*lines):
        path = tmp_path / "judge" / "weights.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return tmp_path

    return of


HEADER = ",".join(COLUMNS)


def test_weights_are_read_by_question_answer_and_feature(folder):
    judge = load_judge(folder(HEADER, "date,own,time=near,2.5", 'date,none,"cue=a, b",-1'))
    assert judge == Judge({"date": {"own": {"time=near": 2.5}, "none": {"cue=a, b": -1.0}}})


def test_without_a_table_the_judge_knows_no_question(tmp_path):
    assert load_judge(tmp_path) == Judge({})


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ((), "weights.csv:1"),
        (("question,answer",), "weights.csv:1"),
        ((HEADER, "date,own,bias,1", "date,own,bias"), "weights.csv:3"),
        ((HEADER, "date,own,bias,much"), "weights.csv:2"),
    ],
    ids=["empty", "another header", "a cell too few", "no number"],
)
def test_a_table_of_another_form_is_told_with_its_line(folder, lines, where):
    with pytest.raises(RuleError, match=where):
        load_judge(folder(*lines))


def test_the_table_that_comes_with_the_program_can_be_read():
    assert {"date", "status", "first", "keep"} <= set(load_judge().weights)
