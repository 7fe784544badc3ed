import json

import pytest

from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger

TOLD = ("--why", "as the ministry says")


@pytest.fixture
def ruled(dragoman, sample_file):
    with open_ledger(sample_file) as ledger:
        dragoman.records = [k.id for k in ledger.records(Query(kinds=("transfer",)))]
    return dragoman


def test_rulings_are_listed_with_who_when_why_and_source(ruled):
    record = ruled.records[0]
    ruled("amend", record, "details.quantity", "4", "--by", "Ana", "--source", "gazette", *TOLD)
    ruled("confirm", ruled.records[1], "--by", "Ben", *TOLD)
    first, second = ruled("rulings").out.splitlines()
    assert f"Ana: amend {record[:8]} details.quantity = 4. as the ministry says [gazette]" in first
    assert "Ben: confirm" in second
    assert ruled("rulings", record[:8]).out.splitlines() == [first]


def test_undone_and_superseded_rulings_stay_in_the_list(ruled):
    record = ruled.records[0]
    said = ruled("reject", record, "--by", "Ana", *TOLD).err
    assert ruled("undo", said.split("(")[1].split(")")[0], "--by", "Ana", *TOLD).code == 0
    ruled("reject", record, "--by", "Ana", "--why", "first")
    ruled("confirm", record, "--by", "Ana", "--why", "second")
    lines = ruled("rulings").out.splitlines()
    assert [("undone" in line, "not in force" in line) for line in lines] == [
        (True, False),
        (False, False),
        (False, True),
        (False, False),
    ]


def test_what_two_people_differ_about_is_shown_side_by_side(ruled):
    record = ruled.records[0]
    assert "People differ about 0 things" in ruled("rulings", "--disputed").err
    ruled("confirm", record, "--by", "Ana", "--why", "seen")
    ruled("reject", record, "--by", "Ben", "--why", "not there")
    said = ruled("rulings", "--disputed")
    assert "Ana: confirm" in said.out
    assert "Ben: reject" in said.out
    assert said.out.count("(in force)") == 1
    assert "People differ about 1 thing." in said.err


def test_rulings_without_a_place_are_listed_with_what_they_were_about(ruled, sample_file):
    record = ruled.records[0]
    ruled("reject", record, "--by", "Ana", *TOLD)
    with open_ledger(sample_file, write=True) as ledger:
        from dragoman.model.readings import Reading

        (kept,) = ledger.records(Query(records=(record,), with_rejected=True))
        told = Reading(ledger.report(kept.report), ())
        ledger.add(told, ledger.start_run("other", "other", "other"))
    said = ruled("rulings", "--unplaced")
    assert "Ana: reject" in said.out
    assert "no such record in the current reading" in said.out
    assert kept.record.evidence[0].quote[:20] in said.out
    assert "1 ruling has no place" in said.err
    assert "rulings without a record" in ruled("ledger").out


def test_lines_are_sorted_json_that_loads_back(ruled):
    for record in ruled.records:
        ruled("confirm", record, "--by", "Ana", *TOLD)
    lines = ruled("rulings", "--lines").out.splitlines()
    assert lines == sorted(lines)
    assert {json.loads(line)["verdict"] for line in lines} == {"confirm"}
    (ruled.folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "0 of 2 rulings were new" in ruled("ledger", "load-rulings", "r.jsonl").err


def test_unknown_record_is_told(ruled):
    assert "no record 'ffff'" in ruled("rulings", "ffff").err
