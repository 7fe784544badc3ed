from datetime import UTC, datetime

import sqlalchemy as sa
from tests.build import reading
from tests.ledger.worlds import first_run, meeting, meeting_report, new_ledger, second_run

from dragoman.ledger import readings
from dragoman.ledger.tables import statements, versions
from dragoman.model.claims import Failure
from dragoman.model.readings import Reading


def test_run_keeps_the_time_of_its_first_start(tmp_path):
    started = datetime(2024, 1, 2, 3, 4, tzinfo=UTC)
    with new_ledger(tmp_path) as ledger:
        run = ledger.start_run("1", "2", "3", started=started)
        again = ledger.start_run("1", "2", "3", started=datetime(2025, 1, 1, tzinfo=UTC))
        assert run == again
        assert run.started == started
        stamped = ledger.start_run("1", "2", "4")
        assert stamped.started.tzinfo is not None


def test_current_run_is_the_last_to_read_the_report(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told)) as ledger:
        with ledger.reading() as connection:
            assert readings.current_run(connection, told.id) == first_run(ledger).id
            assert readings.current_run(connection, "none") is None
        ledger.add(reading(told), second_run(ledger))
        with ledger.reading() as connection:
            assert readings.current_run(connection, told.id) == second_run(ledger).id


def test_failures_of_a_reading_are_kept_with_it(tmp_path):
    told = meeting_report()
    failure = Failure(told.id, "code", "ReadingError", "a sentence of 900 words was left out")
    with new_ledger(tmp_path, Reading(told, (), (failure,))) as ledger:
        assert ledger.failures() == [failure]


def test_words_are_stored_for_what_has_its_own_only(tmp_path):
    told = meeting_report()
    with (
        new_ledger(tmp_path, reading(told, meeting(told))) as ledger,
        ledger.reading() as connection,
    ):
        rows = {row.field: row for row in connection.execute(sa.select(statements))}
        assert rows["evidence.0"].words == "Aiko Mori met Idris Deby"
        assert rows["status"].words == ""
        assert (rows["status"].start_char, rows["status"].end_char) == (0, 24)


def test_record_that_changed_is_a_version_more(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        ledger.add(reading(told, meeting(told, confidence=0.9)), second_run(ledger))
        with ledger.reading() as connection:
            made = connection.execute(sa.select(versions.c.record, versions.c.run)).all()
        assert len({row.record for row in made}) == 1
        assert {row.run for row in made} == {first_run(ledger).id, second_run(ledger).id}
