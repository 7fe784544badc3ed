import pytest
from tests.build import day
from tests.samples import name_of

from dragoman.ask.timeline import timeline
from dragoman.errors import QueryError


def test_timeline_runs_from_the_earliest_to_the_latest(ledger):
    found = timeline(ledger, ("MYS", "TUR"), name_of)
    assert [line.when for line in found.lines] == [
        "1964", "10 June 2024", "20 August 2024", "20 August 2024", "September 2024",
        "3 February 2025",
    ]  # fmt: skip
    assert sorted({line.kind for line in found.lines}) == [
        "action", "meeting", "tie", "transfer", "visit",
    ]  # fmt: skip
    assert all(line.notes for line in found.lines)


def test_timeline_keeps_to_a_period_and_to_what_was_published(ledger):
    in_2024 = timeline(
        ledger, ("MYS", "TUR"), name_of, period=(day("2024-07-01"), day("2024-12-31"))
    )
    assert {line.when for line in in_2024.lines} == {"20 August 2024", "September 2024"}
    early = timeline(ledger, ("MYS", "TUR"), name_of, as_of=day("2020-01-01"))
    assert [line.when for line in early.lines] == ["1964"]


def test_timeline_refuses_one_state_twice(ledger):
    with pytest.raises(QueryError, match="given twice"):
        timeline(ledger, ("TUR", "TUR"), name_of)
