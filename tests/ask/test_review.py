from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import day, days, reading, record, report
from tests.ledger.worlds import at, meeting, meeting_report, new_ledger, world

from dragoman.ask import review
from dragoman.ask.review import (
    KEPT_FROM,
    KIND_WEIGHTS,
    Candidate,
    fields_of,
    find_card,
    in_order,
    worth,
)
from dragoman.coding.assemble import KEEP_FROM
from dragoman.ledger.answers import Query
from dragoman.model.records import KINDS


def find_queue(*asked):
    """The records of the queue, in its order."""
    return list(review.find_queue(*asked).records)


NEWEST = day("2024-08-20")
ONE = Candidate("r1", "o1", "visit", 0.6, NEWEST)

candidates = st.builds(
    Candidate,
    record=st.integers(0, 99).map(str),
    occurrence=st.integers(0, 9).map(str),
    kind=st.sampled_from(KINDS),
    confidence=st.floats(0, 1),
    published=st.dates(day("1990-01-01"), day("2030-01-01")),
    told=st.integers(1, 500),
    disputed=st.booleans(),
    put_off=st.sampled_from(("", "", "", "2024-01-01", "2024-01-02")),
)


def test_threshold_is_that_of_the_reader():
    assert KEPT_FROM == KEEP_FROM
    assert set(KIND_WEIGHTS) == set(KINDS)


@pytest.mark.parametrize(
    "worthier",
    [
        {"confidence": 0.52},
        {"told": 5},
        {"kind": "transfer"},
        {"disputed": True},
    ],
    ids=str,
)
def test_worth_rises_with_doubt_reports_weight_and_dispute(worthier):
    assert worth(replace(ONE, **worthier), NEWEST) > worth(ONE, NEWEST)


@pytest.mark.parametrize("less", [{"confidence": 0.99}, {"published": day("2014-08-20")}], ids=str)
def test_worth_falls_with_certainty_and_age(less):
    assert 0 < worth(replace(ONE, **less), NEWEST) < worth(ONE, NEWEST)


@given(st.lists(candidates, unique_by=lambda c: c.record), st.integers(1, 12), st.randoms())
def test_queue_is_the_same_in_whatever_order_and_has_each_occurrence_once(some, limit, draw):
    queue = in_order(some, limit)
    shuffled = list(some)
    draw.shuffle(shuffled)
    assert in_order(shuffled, limit) == queue
    occurrences = [c.occurrence for c in queue]
    assert len(set(occurrences)) == len(queue) == min(limit, len({c.occurrence for c in some}))
    newest = max((c.published for c in some), default=NEWEST)
    latest = {o: max(c.put_off for c in some if c.occurrence == o) for o in occurrences}
    ranks = [(latest[c.occurrence], -worth(c, newest)) for c in queue]
    assert ranks == sorted(ranks)


@pytest.fixture
def ledger(tmp_path):
    with new_ledger(tmp_path, *world(seed=3, reports=6)) as ledger:
        yield ledger


def test_what_was_ruled_on_does_not_come_again_nor_do_its_fellows(ledger):
    queue = find_queue(ledger, Query(), 99)
    assert len(queue) == len(list(ledger.occurrences()))
    for verdict, record_id in zip(("confirm", "could not verify"), queue[:2], strict=True):
        ledger.rule(verdict, record_id, by="Ana", at=at(), why="seen")
    (confirmed,) = ledger.records(Query(records=(queue[0],)))
    fellows = {k.id for k in ledger.records(Query(occurrence=confirmed.occurrence))}
    again = find_queue(ledger, Query(), 99)
    assert not set(again) & (fellows | set(queue[:2]))


def test_what_people_differ_about_comes_first(ledger):
    last = find_queue(ledger, Query(), 99)[-1]
    ledger.rule("confirm", last, by="Ana", at=at(), why="seen")
    ledger.rule("reject", last, by="Ben", at=at(1), why="not there")
    assert last in find_queue(ledger, Query(), 99)
    card = find_card(ledger, last)
    assert card.kept.disputed
    assert [r.by for r in card.ruled] == ["Ana", "Ben"]


def test_what_was_put_off_comes_last_for_who_put_it_off_with_all_that_tell_of_it(ledger):
    before = find_queue(ledger, Query(), 99, "Ana")
    for hours, record_id in enumerate((before[2], before[0])):
        ledger.put_off(record_id, by="Ana", at=at(hours))
    after = find_queue(ledger, Query(), 99, "Ana")
    assert after == [before[1], *before[3:], before[2], before[0]]
    assert find_queue(ledger, Query(), 99, "Ben") == find_queue(ledger, Query(), 99) == before
    queue = review.find_queue(ledger, Query(), 3, "Ana")
    assert (len(queue.records), queue.waiting, queue.put_off) == (3, len(before), 2)
    ledger.take_up(before[2], by="Ana")
    assert find_queue(ledger, Query(), 99, "Ana") == [*before[1:], before[0]]


def test_queue_keeps_to_the_question_and_the_limit(ledger):
    of_kind = find_queue(ledger, Query(kinds=("meeting",)), 99)
    assert {k.record.kind for k in ledger.records(Query(records=tuple(of_kind)))} == {"meeting"}
    assert find_queue(ledger, Query(kinds=("meeting",)), 1) == of_kind[:1]


def twice(second, **more):
    first = meeting_report(name="m1")
    told = meeting_report(second, published="2024-03-06", name="m2", source="Paper")
    other = meeting(told, second[:24], **more)
    return reading(first, meeting(first)), reading(told, other)


def test_card_offers_the_record_it_was_merged_with_until_someone_rules(tmp_path):
    same = twice("Mori and Deby held talks in Tokyo on 5 March.", date=days("2024-03-05"))
    with new_ledger(tmp_path, *same) as ledger:
        (key,) = find_queue(ledger, Query(), 9)
        card = find_card(ledger, key)
        assert card.beside.merged
        assert card.told == 2
        assert card.beside.why
        other = card.beside.kept.id
        ledger.rule("keep apart", key, other, by="Ana", at=at(), why="two meetings")
        assert find_card(ledger, key).beside is None
        assert set(find_queue(ledger, Query(), 9)) == {key, other}


def test_card_offers_what_nearly_is_the_same(tmp_path):
    apart = twice("Kari Berg met Ken Ito in Oslo on 6 March.", parties=("participant JPN Ken Ito",
        "participant NOR Kari Berg"), date=days("2024-03-06"))  # fmt: skip
    with new_ledger(tmp_path, *apart) as ledger:
        assert all(find_card(ledger, key).beside is None for key in find_queue(ledger, Query(), 9))
    late = twice("A Japanese envoy met one of Chad in March.", parties=("participant JPN",
        "participant TCD"), date=days("2024-03-01", "2024-03-31"))  # fmt: skip
    with new_ledger(tmp_path, *late, name="late.sqlite") as ledger:
        first, second = find_queue(ledger, Query(), 9)
        card = find_card(ledger, first)
        assert (card.beside.kept.id, card.beside.merged) == (second, False)


def test_card_of_a_record_that_is_no_more_is_none(ledger):
    assert find_card(ledger, "0" * 20) is None


def test_fields_that_can_be_amended_are_listed_the_silent_ones_last():
    told = report("Japan gave Chad 3 radars.")
    fields = fields_of(record(told, "gave", "transfer", "radar", "supplier JPN", "recipient TCD",
                              details={"quantity": 3}))  # fmt: skip
    named = dict(fields)
    assert named["details.quantity"] == "3"
    assert named["parties.1.actor"] == '"TCD"'
    assert fields.index(("type", '"radar"')) < fields.index(("date", "null"))
    assert "details.subject" not in named
