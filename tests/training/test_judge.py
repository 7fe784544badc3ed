"""Training of the judge: what is learned, alike each time, and from which labels."""

import importlib

import pytest
from tests.build import days, record, report
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding.assemble import Candidate
from dragoman.coding.judge import Judge, load_judge

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def training():
    """The script; it reads the scorer beside the shared labels when it is imported."""
    return importlib.import_module("training.judge")


SAMPLES = [
    (("near", "common"), "own"),
    (("none", "common"), "published"),
] * 6 + [(("rare", "common"), "own")]


def test_what_goes_with_an_answer_makes_it_likelier(training):
    judge = Judge({"date": training.fit(SAMPLES, 0.1)})
    assert judge.ranked("date", ["near"])[0] == "own"
    assert judge.ranked("date", ["none"])[0] == "published"


def test_the_same_labels_give_the_same_weights(training):
    assert training.fit(SAMPLES, 1.0) == training.fit(list(SAMPLES), 1.0)


def test_a_feature_seen_too_seldom_is_not_learned(training):
    weights = training.fit(SAMPLES, 0.1)
    assert not any("rare" in features for features in weights.values())


def test_a_stronger_ridge_makes_weights_smaller(training):
    loose, tight = (training.fit(SAMPLES, ridge)["own"]["near"] for ridge in (0.1, 10.0))
    assert 0 < tight < loose


def test_without_features_an_answer_is_as_likely_as_it_is_common(training):
    samples = [((), "yes")] * 9 + [((), "no")]
    judge = Judge({"keep": training.fit(samples, 1.0)})
    assert judge.shares("keep", [])["yes"] == pytest.approx(0.9, abs=0.02)


def test_a_written_table_is_read_back_by_the_judge(training, tmp_path):
    judge = Judge({"date": {"own": {"bias": 0.5, "cue=a, b": -1.25}, "none": {"bias": -0.5}}})
    training.write(judge, tmp_path / "judge" / "weights.csv")
    assert load_judge(tmp_path) == judge


def test_a_question_sees_only_the_features_that_bear_on_it(training):
    names = ("kind=visit", "steps=2", "words=3", "cue=will")
    assert training.seen_by("date", names) == ("kind=visit", "steps=2")
    assert training.seen_by("status", names) == ("kind=visit", "cue=will")


TEXT = "Japan accused Chad on Monday. Kenya praised Peru."
SIDES = "source JPN Japan, target TCD Chad"


def label(kind="action", kind_type="ACCUSE", actors=("JPN", "TCD"), said=TEXT[:29], **more):
    parties = [{"role": "source", "actor": a, "name": None} for a in actors]
    return {"kind": kind, "type": kind_type, "parties": parties, "evidence": [said]} | more


NEAREST = [
    ([label()], 0, "the deed"),
    ([label(actors=("JPN",)), label()], 1, "of two the one that agrees on more"),
    ([label(kind_type="REJECT"), label()], 1, "of two the one of its type"),
    ([label(kind="meeting")], None, "another kind"),
    ([label(actors=("KEN",))], None, "other actors"),
    ([label(said="Kenya praised Peru.")], None, "another sentence"),
    ([], None, "none"),
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("labels", "expected"), [n[:2] for n in NEAREST], ids=[n[2] for n in NEAREST]
)
def test_a_proposal_learns_from_the_label_it_comes_nearest_to(training, labels, expected):
    draft = draft_of(TEXT)
    proposal = proposal_of(draft, "accused", SIDES)
    found = training.label_of({"text": TEXT, "records": labels}, draft, proposal)
    assert found == (None if expected is None else labels[expected])


@pytest.mark.model
@pytest.mark.parametrize(
    ("labelled", "expected"),
    [(label(), True), (label(kind_type="REJECT"), False), (label(actors=("JPN",)), False)],
    ids=["type and actors", "another type", "an actor less"],
)
def test_date_and_status_are_learned_from_the_same_deed_only(training, labelled, expected):
    assert training.same_deed(labelled, proposal_of(draft_of(TEXT), "accused", SIDES)) is expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ({"start": "2024-08-19", "end": "2024-08-19"}, ["own"]),
        ({"start": "2024-08-20", "end": "2024-08-20"}, ["published"]),
        (None, ["none"]),
        ({"start": "2020-01-01", "end": "2020-01-01"}, []),
    ],
    ids=["its own", "the report's", "none", "none of them"],
)
def test_the_reading_of_the_date_that_gives_the_labels_is_learned(training, day, expected):
    draft = draft_of(TEXT)
    proposal = proposal_of(draft, "accused", SIDES)
    assert training.modes_of(label(date=day), draft, proposal) == expected


@pytest.mark.model
def test_candidates_are_right_where_they_find_a_label(training):
    of = report(TEXT)
    accused = record(
        of, TEXT[:29], "action", "ACCUSE", "source JPN", "target TCD", date=days("2024-08-19")
    )
    praised = record(of, "Kenya praised Peru.", "action", "SUPPORT", "source KEN", "target PER")
    candidates = [Candidate(accused, (), 0), Candidate(praised, (), 1)]
    answers = training.keeps_of({"text": TEXT, "records": [label()]}, draft_of(TEXT), candidates)
    assert answers == ["yes", "no"]
