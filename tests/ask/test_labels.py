import pytest
from tests.ledger.worlds import at, meeting, new_ledger, world

from dragoman.ask.labels import find_labels
from dragoman.ledger.answers import Query

WHY = {"by": "Ana", "at": at(), "why": "read"}


@pytest.fixture
def ledger(tmp_path):
    with new_ledger(tmp_path, *world(3, 4)) as ledger:
        yield ledger


def of_largest(ledger):
    """The records of the report that has most."""
    by_report = {}
    for kept in ledger.records():
        by_report.setdefault(kept.report, []).append(kept.id)
    return max(by_report.items(), key=lambda item: (len(item[1]), item[0]))


def test_report_with_an_undecided_record_gives_no_label(ledger):
    assert list(find_labels(ledger)) == []
    report, (first, *others) = of_largest(ledger)
    ledger.rule("confirm", first, **WHY)
    assert others
    assert list(find_labels(ledger)) == []
    for record in others:
        ledger.rule("confirm", record, **WHY)
    (label,) = find_labels(ledger)
    assert label["text"] == ledger.report(report).text
    assert {r["record"] for r in label["records"]} == {first, *others}


def test_label_is_what_people_decided(ledger):
    report, (first, second, third, *_) = of_largest(ledger)
    ledger.rule("reject", first, **WHY)
    ledger.rule("amend", second, field="status", value="possible", **WHY)
    ledger.rule("could not verify", third, **WHY)
    told = ledger.report(report)
    added = meeting(told, told.text[:8])
    ledger.add_record(report, added, **WHY)
    (label,) = find_labels(ledger)
    by_id = {r["record"]: r for r in label["records"]}
    assert set(by_id) == {second, third, added.id_in(told)}
    assert by_id[second]["status"] == "possible"
    assert [key for key, r in by_id.items() if r.get("optional")] == [third]


def test_what_is_disputed_gives_no_label(ledger):
    _, records = of_largest(ledger)
    for record in records:
        ledger.rule("confirm", record, **WHY)
    assert len(list(find_labels(ledger))) == 1
    ledger.rule("reject", records[0], by="Ben", at=at(1), why="not there")
    assert list(find_labels(ledger)) == []
    assert next(ledger.records(Query(records=(records[0],), with_rejected=True))).disputed
