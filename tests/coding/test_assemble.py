"""Candidates become records: each with its own trigger, dated, weighed beside the others."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.coding.drafts import draft_of, proposal_of
from tests.coding.meetings import FIRST, MEETINGS, MONDAY, OF, SECOND, TEXT, THIRD, candidate, met

from dragoman.coding import assemble as room
from dragoman.coding.assemble import (
    assemble,
    beside_others,
    candidates_of,
    rows_together,
    with_own_triggers,
)
from dragoman.coding.judge import BIAS, CHOSEN, Judge
from dragoman.coding.pairs import Pairs
from dragoman.model.values import Party


def test_records_of_one_kind_and_trigger_get_triggers_of_their_own():
    both = [met(THIRD, "member JPN"), met(THIRD, "member TCD"), met(THIRD, "member KEN")]
    ids = {r.id_in(OF) for r in with_own_triggers(both)}
    assert len(ids) == len(both)


def test_a_second_record_hangs_on_the_party_that_sets_it_apart():
    start = TEXT.index("Kenya")
    first = met(THIRD, "member KEN")
    second = replace(first, parties=(Party("member", "KEN", None, None, None, start, start + 5),))
    kept, moved = with_own_triggers([first, second])
    assert kept == first
    assert moved.trigger.of(TEXT) == "Kenya"


@given(MEETINGS)
def test_what_has_a_trigger_of_its_own_keeps_it(meetings):
    found = list(with_own_triggers(meetings))
    assert [replace(r, trigger=m.trigger) for r, m in zip(found, meetings, strict=True)] == meetings
    assert len({r.trigger for r in found}) == len(found)
    assert all(r.trigger == m.trigger for r, m in zip(found[:1], meetings[:1], strict=True))


def test_a_candidate_is_told_of_a_stronger_rival_with_its_actors():
    pair = [candidate(met()), candidate(met(FIRST, kind="visit", kind_type="visit"))]
    strong, weak = beside_others(pair, [0.95, 0.1])
    assert "rival_other=meeting:0" in strong
    assert "rival_other=visit:0" not in weak


def test_the_memberships_of_a_row_are_right_or_wrong_together():
    row = [
        candidate(met(FIRST, f"organisation {code}", "member JPN", kind="membership"))
        for code in ("UN", "OIC")
    ]
    apart = candidate(met(SECOND, "organisation UN", "member TCD", kind="membership"), 1)
    assert rows_together([*row, apart, candidate(met())], [0.4, 0.8, 0.3, 0.9]) == pytest.approx(
        [0.6, 0.6, 0.3, 0.9]
    )


def test_the_memberships_of_a_row_are_no_rivals():
    row = [
        candidate(met(FIRST, f"organisation {code}", "member JPN", kind="membership"))
        for code in ("UN", "OIC")
    ]
    assert all("rank=membership:0" in names for names in beside_others(row, [0.4, 0.8]))


def test_a_candidate_is_not_told_of_other_sentences():
    pair = [candidate(met()), candidate(met(SECOND, kind="visit", kind_type="visit"), 1)]
    alone = beside_others([pair[1]], [0.1])
    assert beside_others(pair, [0.95, 0.1])[1] == alone[0]


TOLD = "Japan accused Chad of spying on Monday. Kenya thanked Peru."
ACCUSED = ("accused", "source JPN Japan, target TCD Chad")
THANKED = ("thanked", "source KEN Kenya, target PER Peru")


def proposals(*words_and_sides):
    draft = draft_of(TOLD)
    return draft, [proposal_of(draft, *each) for each in words_and_sides]


@pytest.mark.model
def test_each_proposal_becomes_a_dated_candidate_with_evidence():
    draft, made = proposals(ACCUSED, THANKED)
    first, second = candidates_of(draft, made, Pairs(), Judge({}))
    assert (first.record.date.start, first.record.date.end) == (MONDAY.start, MONDAY.end)
    assert [e.quote for e in second.record.evidence] == ["Kenya thanked Peru."]
    assert (first.sentence, second.sentence) == (0, 1)


@pytest.mark.model
def test_the_judge_may_put_date_and_status_otherwise():
    judge = Judge({
        "date": {CHOSEN: {"none": 1.0}},
        "status": {"possible": {BIAS: 1.0}, "actual": {}},
    })  # fmt: skip
    draft, made = proposals(THANKED)
    (one,) = candidates_of(draft, made, Pairs(), judge)
    assert (one.record.date, one.record.status) == (None, "possible")


@pytest.fixture
def kept(monkeypatch):
    """The records that a judge keeps, given its weights for "yes"."""

    def of(draft, made, **weights):
        table = {question: {"yes": w, "no": {}} for question, w in weights.items()}
        monkeypatch.setattr(room, "load_judge", lambda: Judge(table))
        return assemble(draft, made, Pairs())

    return of


@pytest.mark.model
def test_records_come_in_the_order_of_their_triggers(kept):
    records = kept(*proposals(THANKED, ACCUSED))
    assert [r.trigger.of(TOLD) for r in records] == ["accused", "thanked"]


@pytest.mark.model
def test_what_the_judge_finds_wrong_is_left_out(kept):
    draft, made = proposals(ACCUSED, THANKED)
    (one,) = kept(draft, made, keep={"rule+lemma=test.rule:thank": -9.0, BIAS: 2.0})
    assert one.trigger.of(TOLD) == "accused"
    assert one.confidence == pytest.approx(0.8808, abs=1e-4)


@pytest.mark.model
def test_a_record_names_the_readings_that_lost_to_it(kept):
    draft, made = proposals(ACCUSED)
    lost = replace(made[0], type="THREATEN", rule="test.lost")
    (one,) = kept(draft, [*made, lost], keep={"rule=test.lost": -9.0, BIAS: 2.0})
    (reason,) = one.rejected
    assert "action THREATEN by test.lost" in reason


@pytest.mark.model
def test_no_proposals_make_no_records(kept):
    assert kept(*proposals()) == ()
