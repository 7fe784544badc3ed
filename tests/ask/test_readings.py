from datetime import UTC, datetime

from dragoman.ask.readings import find_chosen_readings, find_run_readings, reports_of_added
from dragoman.ledger.answers import Query

AT = datetime(2024, 9, 1, tzinfo=UTC)


def test_find_run_readings_gives_what_the_machine_read_whatever_was_ruled(ledger):
    before = [one.reading for one in find_run_readings(ledger)]
    subject = next(ledger.records(Query(kinds=("transfer",)))).id
    ledger.rule("amend", subject, by="Ana", at=AT, why="says so", field="details.quantity", value=4)
    assert [one.reading for one in find_run_readings(ledger)] == before
    assert len(before) == 5
    assert {one.run.version for one in find_run_readings(ledger)} == {"test"}


def test_find_chosen_readings_gives_records_as_they_stand(ledger):
    subject = next(ledger.records(Query(kinds=("transfer",)))).id
    ledger.rule("amend", subject, by="Ana", at=AT, why="says so", field="details.quantity", value=4)
    found = [r for one in find_chosen_readings(ledger, Query(kinds=("transfer",)))
             for r in one.records]  # fmt: skip
    assert {r.details.quantity for r in found} == {3, 4}


def test_reports_of_added_says_where_a_record_by_hand_belongs(ledger):
    kept = next(ledger.records(Query(kinds=("tie",))))
    report = ledger.report(kept.report)
    ruling = ledger.add_record(report.id, kept.record, by="Ana", at=AT, why="there too")
    assert reports_of_added(ledger) == {ruling.id: report.id}
