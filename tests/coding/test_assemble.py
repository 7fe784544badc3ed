"""One record for one occurrence: what merges, what stays apart, which of two readings wins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days, record, report
from tests.coding.drafts import draft_of, proposal_of

from dragoman.coding import assemble as room
from dragoman.coding.assemble import (
    assemble,
    beside_others,
    candidates_of,
    merge,
    rows_together,
    with_own_triggers,
)
from dragoman.coding.candidates import Candidate
from dragoman.coding.judge import BIAS, CHOSEN, Judge
from dragoman.coding.pairs import Pairs
from dragoman.model.records import FieldEvidence
from dragoman.model.text import quote
from dragoman.model.values import Party, Place

TEXT = "Japan met Chad on Monday. The two states met in Lima. Kenya met Peru."
OF = report(TEXT)
FIRST, SECOND, THIRD = "Japan met Chad on Monday.", "The two states met in Lima.", "Kenya met Peru."
BOTH = ("participant JPN", "participant TCD")


def met(said=FIRST, *parties, kind="meeting", kind_type="meeting", **more):
    """A record of a meeting of Japan and Chad, unless told otherwise."""
    return record(OF, said, kind, kind_type, *(parties or BOTH), **more)


def acted(said, *parties, **more):
    return met(said, *parties, kind="action", kind_type="ACCUSE", **more)


def candidate(of, sentence=0, features=()):
    return Candidate(of, tuple(features), sentence, frozenset({sentence}))


def merged(*records):
    return [c.record for c in merge([candidate(r, n) for n, r in enumerate(records)])]


MONDAY, TUESDAY = days("2024-08-19"), days("2024-08-20")

ONE = [
    (met(), met(SECOND), "the same told twice"),
    (met(), met(SECOND, "participant JPN"), "one of the parties left out"),
    (met(date=MONDAY), met(SECOND), "the second without a date"),
    (met(date=MONDAY), met(SECOND, date=days("2024-08-01", "2024-08-31")), "day within a month"),
    (met(), met(SECOND, kind_type="summit"), "a summit is a meeting"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source JPN", "target TCD"), "deed"),
]


@pytest.mark.parametrize(("left", "right"), [o[:2] for o in ONE], ids=[o[2] for o in ONE])
def test_one_occurrence_is_one_record(left, right):
    assert len(merged(left, right)) == 1
    assert len(merged(right, left)) == 1


APART = [
    (met(), met(THIRD, "participant KEN", "participant PER"), "other parties"),
    (met(), met(SECOND, status="planned"), "done and planned"),
    (met(date=MONDAY), met(SECOND, date=TUESDAY), "other days"),
    (met(), met(SECOND, kind="agreement", kind_type="treaty"), "another kind"),
    (met(FIRST, "party JPN", "party TCD", kind="tie", kind_type="embassy"),
     met(SECOND, "party JPN", "party TCD", kind="tie", kind_type="alliance"), "another type"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source TCD", "target JPN"),
     "each against the other"),
    (acted(FIRST, "source JPN", "target TCD"), acted(SECOND, "source JPN"), "deed without target"),
    (met(FIRST, "holder JPN A", kind="office", kind_type="envoy"),
     met(SECOND, "holder JPN B", kind="office", kind_type="envoy"), "two office holders"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [a[:2] for a in APART], ids=[a[2] for a in APART])
def test_two_occurrences_stay_two_records(left, right):
    assert merged(left, right) == [left, right]


def test_a_merged_record_has_each_stating_sentence_as_evidence_once():
    (one,) = merged(met(), met(SECOND), met(SECOND))
    assert [e.quote for e in one.evidence] == [FIRST, SECOND]


def test_a_merged_record_keeps_the_trigger_told_first():
    (one,) = merged(met(SECOND, "participant JPN"), met(FIRST))
    assert one.trigger.of(TEXT) == SECOND
    assert set(one.actors()) == {"JPN", "TCD"}


def test_a_merged_record_knows_the_names_of_both():
    named = met(SECOND, "participant JPN Aiko Mori", "participant TCD")
    (one,) = merged(met(), named)
    assert {p.actor: p.name for p in one.parties} == {"JPN": "Aiko Mori", "TCD": None}


def test_a_name_taken_from_another_sentence_brings_its_evidence():
    said = FieldEvidence("parties.0.name", quote(TEXT, 0, 5))
    named = met(FIRST, "participant JPN Aiko Mori", fields=(said,))
    (one,) = merged(met(SECOND, "participant TCD", "participant JPN"), named)
    assert one.parties[1].name == "Aiko Mori"
    assert one.fields == (replace(said, field="parties.1.name"),)


def test_nobody_is_named_twice():
    two = met(FIRST, "participant JPN", "participant JPN", "participant TCD")
    (one,) = merged(two, met(SECOND, "participant JPN Aiko Mori"))
    assert [p.name for p in one.parties] == ["Aiko Mori", None, None]


def test_a_merged_record_takes_the_place_that_is_told():
    place = Place("Lima", "PER")
    assert merged(met(), met(SECOND, place=place))[0].place == place


DATES = [
    (None, MONDAY, MONDAY, "the only one"),
    (MONDAY, None, MONDAY, "the only one, first"),
    (TUESDAY, replace(TUESDAY, words="Tuesday"), replace(TUESDAY, words="Tuesday"), "in words"),
]


@pytest.mark.parametrize(
    ("first", "second", "expected"), [d[:3] for d in DATES], ids=[d[3] for d in DATES]
)
def test_a_merged_record_has_the_date_that_is_told(first, second, expected):
    assert merged(met(date=first), met(SECOND, date=second))[0].date == expected


def test_a_date_taken_from_another_sentence_brings_its_evidence():
    start = TEXT.index("Monday")
    said = FieldEvidence("date", quote(TEXT, start, start + 6), "the latest Monday")
    told = met(FIRST, "participant JPN", date=replace(MONDAY, words="Monday"), fields=(said,))
    (one,) = merged(met(SECOND), told)
    assert one.date == told.date
    assert said in one.fields


def test_telling_a_deed_more_often_is_a_feature():
    (once,) = merge([candidate(met())])
    (thrice,) = merge([candidate(met(said), n) for n, said in enumerate((FIRST, SECOND, FIRST))])
    assert (once.times_told, thrice.times_told) == (1, 3)
    assert once.all_features != thrice.all_features


MEETINGS = st.lists(
    st.builds(
        met,
        st.sampled_from([FIRST, SECOND, THIRD]),
        st.sampled_from(["participant JPN", "participant TCD", "participant KEN Amina"]),
        st.sampled_from(["participant PER", "participant TCD"]),
        date=st.sampled_from([None, MONDAY, TUESDAY]),
        status=st.sampled_from(["actual", "planned"]),
    ),
    max_size=6,
)


@given(MEETINGS)
def test_merging_loses_no_evidence_and_no_actor(meetings):
    left = merged(*meetings)
    assert {e for r in left for e in r.evidence} == {e for r in meetings for e in r.evidence}
    assert {a for r in left for a in r.actors()} == {a for r in meetings for a in r.actors()}
    assert len(left) <= len(meetings)


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
