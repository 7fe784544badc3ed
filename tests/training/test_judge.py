"""Training of the judge: what is learned, alike each time, and from which labels."""

import importlib

import pytest
from tests.build import days, record, report
from tests.coding.drafts import draft_of, proposal_of
from training.fitting import fit

from dragoman.coding.assemble import Candidate
from dragoman.coding.judge import CHOSEN, Judge, load_judge
from dragoman.coding.pairs import Pairs

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def training():
    """The script; it reads the scorer beside the shared labels when it is imported."""
    return importlib.import_module("training.judge")


def test_a_written_table_is_read_back_by_the_judge(training, tmp_path):
    judge = Judge({"date": {"own": {"bias": 0.5, "cue=a, b": -1.25}, "none": {"bias": -0.5}}})
    training.write(judge, tmp_path / "judge" / "weights.csv")
    assert load_judge(tmp_path) == judge


def test_the_status_sees_only_the_features_that_bear_on_it(training):
    names = ("kind=visit", "steps=2", "words=3", "cue=will")
    assert training.seen_of_status(names) == ("kind=visit", "cue=will")


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
    ("labelled", "kind", "expected"),
    [
        (label(), "action", True),
        (label(actors=("JPN",)), "action", True),
        (label(kind_type="REJECT"), "action", False),
        (label("meeting", "summit"), "meeting", True),
    ],
    ids=["the same", "an actor less", "another type", "another type of meeting"],
)
def test_date_and_status_are_learned_from_deeds_of_the_right_type(
    training, labelled, kind, expected
):
    proposal = proposal_of(draft_of(TEXT), "accused", SIDES, kind=kind)
    assert training.same_type(labelled, proposal) is expected


def test_one_side_tells_what_both_told(training):
    weights = {"yes": {"bias": 0.5, "a": 1.0}, "no": {"bias": -0.5, "a": -1.0, "b": 0.25}}
    names = [("a",), ("b",), ("a", "b"), ()]
    both, one = (Judge({"keep": w}) for w in (weights, training.one_sided(weights)))
    for seen in names:
        shares = both.shares("keep", seen)
        assert one.shares("keep", seen) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [
        (label(), ({"JPN", "TCD"}, set())),
        (label(parties=[{"role": "source", "actor": "JPN"}, {"role": "target", "actor": "TCD"}]),
         ({"JPN"}, {"TCD"})),
        (label("meeting", parties=[{"role": "participant", "actor": a} for a in ("JPN", "TCD")]),
         ({"JPN", "TCD"}, set())),
    ],
    ids=["equals", "two sides", "meeting"],
)  # fmt: skip
def test_a_label_tells_who_sits_where(training, labelled, expected):
    seats = training.seats_labelled(labelled)
    assert (seats.first, seats.second) == expected


ACCUSED = [{"role": "source", "actor": "JPN"}, {"role": "target", "actor": "TCD"}]


def read_of(sides, parties):
    """A labelled report with its draft and one proposal, as the training reads it."""
    draft = draft_of(TEXT)
    row = {"text": TEXT, "records": [label(parties=parties, date=None)], "own": False}
    return row, draft, [proposal_of(draft, "accused", sides)], Pairs()


@pytest.mark.model
def test_seats_are_learned_from_labels_and_turn_what_rules_have_the_wrong_way(training):
    turned = "source TCD Chad, target JPN Japan"
    weights, seated = training.fit_seats([read_of(turned, ACCUSED)] * 10)
    assert weights["seats:action"][CHOSEN]["how=swap"] > 0
    for _, _, (proposal,), _ in seated:
        assert (proposal.side("source"), proposal.side("target")) == ({"JPN"}, {"TCD"})


@pytest.mark.model
def test_where_no_label_is_found_nothing_is_learned_and_all_stay_seated(training):
    read = [read_of(SIDES, [{"role": "source", "actor": "KEN"}])] * 5
    weights, seated = training.fit_seats(read)
    assert weights == {}
    assert all(p.seats == "rule" for _, _, proposals, _ in seated for p in proposals)


@pytest.mark.model
def test_candidates_are_right_where_they_find_a_label(training):
    of = report(TEXT)
    accused = record(
        of, TEXT[:29], "action", "ACCUSE", "source JPN", "target TCD", date=days("2024-08-19")
    )
    praised = record(of, "Kenya praised Peru.", "action", "SUPPORT", "source KEN", "target PER")
    candidates = [
        Candidate(accused, (), 0, frozenset({0})),
        Candidate(praised, (), 1, frozenset({1})),
    ]
    answers = training.keeps_of({"text": TEXT, "records": [label()]}, draft_of(TEXT), candidates)
    assert answers == ["yes", "no"]


def test_what_is_learned_of_our_own_reports_alone_is_left_out(training):
    shared = [(("rule=a", "kind=visit"), "yes"), (("rule=b", "kind=visit"), "no")] * 20
    own = [(training.offset(("rule=a", "kind=visit"), own=True), "no")] * 20
    weights = training.as_of_others(fit([*shared, *own], 1.0))
    assert all("own" not in name for table in weights.values() for name in table)
    assert weights["yes"]["rule=a"] > weights["no"]["rule=a"]


def test_members_that_our_own_labels_pass_over_teach_nothing(training):
    of = report("NATO member Norway praised Peru.")
    member = record(of, "member", "membership", "member", "organisation NATO", "member NOR")
    praised = record(of, "praised", "action", "SUPPORT", "source NOR", "target PER")
    both = [Candidate(r, (), 0, frozenset({0})) for r in (member, praised)]
    assert training.labelled(both, ["no", "no"], own=True) == ([both[1]], ["no"])
    assert training.labelled(both, ["no", "no"], own=False) == (both, ["no", "no"])
