import json
from datetime import UTC, datetime

import pytest

from dragoman.ledger.store import open_ledger
from dragoman.model.readings import Reading


@pytest.fixture
def kept(dragoman, sample_file):
    """The command line in a folder with a ledger."""
    return dragoman


def test_diff_of_two_days_tells_what_became_known(kept):
    said = kept("diff", "2024-07-01", "2024-12-31")
    assert said.code == 0
    new = [line for line in said.out.splitlines() if line.startswith("new")]
    assert len(new) == 2
    assert any("Güler (Türkiye) and Khaled (Malaysia) met, 20 August 2024" in line for line in new)
    assert "reported on" in said.out
    assert "2 records differ: 2 new." in said.err


def test_diff_of_two_days_tells_what_was_ruled(kept, sample_file):
    with open_ledger(sample_file, write=True) as ledger:
        record = next(ledger.records()).id
        ledger.rule("amend", record, by="Ana", at=datetime(2030, 1, 2, tzinfo=UTC),
                    why="as told", field="status", value="possible")  # fmt: skip
    said = kept("diff", "2030-01-01", "2030-01-02")
    assert said.out.startswith(f"changed  {record[:8]}")
    assert "amend by Ana: as told" in said.out
    assert '→ "possible"' in said.out


def test_diff_of_two_runs_tells_what_is_read_otherwise(kept, sample_file):
    with open_ledger(sample_file, write=True) as ledger:
        (first,) = ledger.runs()
        again = ledger.start_run("test", "other rules", "test")
        told = next(iter(ledger.reports()))
        ledger.add(Reading(told, ()), again)
    said = kept("diff", first.id[:8], again.id[:8])
    assert "gone" in said.out
    assert "the report was not read again" in said.out
    assert "other rules" in said.out


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (("2024-07-01", "nothing"), "two runs or two days"),
        (("2024-07-02", "2024-07-01"), "give the earlier day first"),
        (("ffff", "eeee"), "dragoman ledger"),
    ],
)
def test_what_cannot_be_compared_is_said(kept, days, says):
    said = kept("diff", *days)
    assert (said.code, says in said.err) == (2, True)


def test_state_is_that_of_the_end_of_the_day(kept, sample_file):
    assert "0 records on 1990-01-01" in kept("state", "1990-01-01").err
    every = kept("state", "2100-01-01").out.splitlines()
    with open_ledger(sample_file, write=True) as ledger:
        record = next(ledger.records()).id
        assert len(every) == len(list(ledger.records()))
        ledger.rule("reject", record, by="Ana", at=datetime(2100, 1, 2, tzinfo=UTC), why="no")
    assert kept("state", "2100-01-01").out.splitlines() == every
    after = kept("state", "2100-01-02").out.splitlines()
    assert [line for line in every if line not in after] == [
        line for line in every if line.startswith(record[:8])
    ]


def test_state_keeps_to_actors_and_kinds_and_gives_lines(kept):
    visits = kept("state", "2100-01-01", "--of", "Turkey", "--kind", "visit").out
    assert visits
    assert all("visit" in line for line in visits.splitlines())
    lines = kept("state", "2100-01-01", "--lines").out.splitlines()
    forms = [json.loads(line) for line in lines]
    assert {"record", "report", "published", "kind", "parties", "evidence"} <= forms[0].keys()
    assert [f["published"] for f in forms] == sorted(f["published"] for f in forms)
    assert kept("state", "2100-01-01", "--kind", "party").code == 2
