import sqlite3
import subprocess
import sys

import pytest
from tests.build import day, reading, report
from tests.ledger.worlds import (
    at,
    first_run,
    groups,
    meeting,
    meeting_report,
    new_ledger,
    one_meeting,
    second_run,
    world,
)

from dragoman.errors import (
    LedgerError,
    NotALedgerError,
    QueryError,
    SchemaTooNewError,
    WriterBusyError,
)
from dragoman.ledger import engine
from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger
from dragoman.model.claims import Failure


def test_same_report_twice_is_one_and_same_run_again_writes_nothing(tmp_path):
    one = one_meeting()
    with new_ledger(tmp_path, one) as ledger:
        before = ledger.contents()
        again = ledger.add(one, first_run(ledger))
        assert not again.new
        assert not again.new_report
        assert ledger.contents() == before
        assert before.reports == before.runs == before.occurrences == 1


def test_another_run_with_the_same_result_adds_no_statement(tmp_path):
    one = one_meeting()
    with new_ledger(tmp_path, one) as ledger:
        before = ledger.contents()
        added = ledger.add(one, second_run(ledger))
        assert added.new
        assert added.changed == ()
        assert ledger.contents().statements == before.statements
        assert ledger.contents().runs == 2


def test_start_run_again_is_the_same_run(tmp_path):
    with new_ledger(tmp_path) as ledger:
        assert first_run(ledger) == first_run(ledger)
        assert first_run(ledger).id != second_run(ledger).id
        assert [run.rules for run in ledger.runs()] == ["rules-1", "rules-2"]


def test_records_come_back_whole(tmp_path):
    told = meeting_report()
    said = meeting(told, confidence=0.123456, rejected=("visit.went",), reported_by="TCD")
    with new_ledger(tmp_path, reading(told, said)) as ledger:
        (kept,) = ledger.records()
        assert kept.record == said
        assert kept.id == said.id_in(told)
        assert (kept.report, kept.published, kept.publisher) == (
            told.id,
            told.published,
            "Ministry",
        )


def test_later_reading_takes_the_place_of_the_earlier(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        ledger.add(reading(told, meeting(told, status="planned")), second_run(ledger))
        assert [k.record.status for k in ledger.records()] == ["planned"]
        ledger.add(reading(told), ledger.start_run("0.1.0", "rules-3", "model-1"))
        assert list(ledger.records()) == []
        assert ledger.check() == []


def test_has_knows_what_a_run_has_read(tmp_path):
    one = one_meeting()
    with new_ledger(tmp_path, one) as ledger:
        assert ledger.has(one.report.id, first_run(ledger))
        assert not ledger.has(one.report.id, second_run(ledger))


def test_failure_is_kept_once_for_each_run(tmp_path):
    failure = Failure("r1", "parse", "ReadingError", "too long: split it", day("2024-01-01"))
    with new_ledger(tmp_path) as ledger:
        for _ in range(2):
            ledger.fail(failure, first_run(ledger))
        ledger.fail(failure, second_run(ledger))
        assert ledger.contents().failures == 2
        assert ledger.failures(first_run(ledger)) == [failure]


def test_report_is_found_by_id_name_and_prefix(tmp_path):
    told = meeting_report(name="paper-17")
    with new_ledger(tmp_path, reading(told)) as ledger:
        for key in (told.id, "paper-17", told.id[:6]):
            assert ledger.report(key) == told
        assert list(ledger.reports()) == [told]
        for key in ("zzzz", "ab"):
            with pytest.raises(QueryError, match="no report"):
                ledger.report(key)


def test_near_copies_are_one_source(tmp_path):
    text = "Aiko Mori met Idris Deby in Tokyo on 5 March. " + " ".join(
        f"word{n}" for n in range(60)
    )
    one, copy = meeting_report(text, source="A"), meeting_report(text + " (Agency)", source="B")
    other = meeting_report("A long story of its own. Aiko Mori met Idris Deby.", source="C")
    with new_ledger(tmp_path, *(reading(r, meeting(r)) for r in (one, copy, other))) as ledger:
        (occurrence,) = ledger.occurrences()
        assert occurrence.told == 3
        assert occurrence.sources == 2
        assert ledger.contents().stories == 2


def test_reading_only_changes_nothing_and_refuses_to_write(tmp_path):
    with new_ledger(tmp_path, one_meeting()):
        pass
    path = tmp_path / "ledger.sqlite"
    before = path.read_bytes()
    with open_ledger(path) as ledger:
        assert len(list(ledger.records())) == 1
        with pytest.raises(LedgerError, match="open for reading"):
            ledger.add(one_meeting(source="B"), first_run(ledger))
    assert path.read_bytes() == before


def test_iterating_does_not_keep_the_same_ledger_from_writing(tmp_path):
    with new_ledger(tmp_path, *world(1, 5)) as ledger:
        for hours, kept in enumerate(ledger.records()):
            ledger.rule("confirm", kept.id, by="Ana", at=at(hours), why="seen")
        assert {k.ruling for k in ledger.records()} == {"confirmed"}


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda p: None, "there is no ledger"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: p.write_text("date,text\n" * 200, encoding="utf-8"), "not a ledger"),
        (lambda p: p.write_bytes(b""), "is empty"),
    ],
    ids=["missing", "folder", "other file", "empty"],
)
@pytest.mark.filterwarnings("error")
def test_what_is_no_ledger_is_refused_in_plain_words(tmp_path, make, complaint):
    path = tmp_path / "x.sqlite"
    make(path)
    with pytest.raises(NotALedgerError, match=complaint):
        open_ledger(path)


def test_database_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(NotALedgerError, match="something else"):
            open_ledger(path, write=write)
    assert path.read_bytes() == before


def test_ledger_of_a_newer_version_is_refused(tmp_path):
    with new_ledger(tmp_path):
        pass
    path = tmp_path / "ledger.sqlite"
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE dragoman_schema SET version_num = '9999'")
    newer.close()
    for write in (False, True):
        with pytest.raises(SchemaTooNewError, match="newer version"):
            open_ledger(path, write=write)


def test_second_writer_is_told_to_wait(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    with new_ledger(tmp_path) as ledger, new_ledger(tmp_path) as second:
        with ledger.changing(), pytest.raises(WriterBusyError, match="another process"):
            second.add(one_meeting(), first_run(second))
        second.add(one_meeting(), first_run(second))
        assert ledger.contents().reports == 1


def test_two_writers_in_turn_lose_nothing(tmp_path):
    readings = world(4, 12)
    with new_ledger(tmp_path) as one, new_ledger(tmp_path) as other:
        run = first_run(one)
        for number, reading_ in enumerate(readings):
            (one, other)[number % 2].add(reading_, run)
        assert one.contents().reports == 12
        assert one.check() == []
        whole = groups(one)
    with new_ledger(tmp_path, *readings, name="single.sqlite") as single:
        assert groups(single) == whole


def test_full_disk_leaves_a_sound_ledger(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        run = first_run(ledger)
        with ledger.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit = f"PRAGMA max_page_count = {pages + 4}"
        _on_connect(ledger, limit)
        big = report("Word after word. " * 20_000)
        with pytest.raises(LedgerError, match="no room left"):
            ledger.add(reading(big), run)
        assert ledger.contents().reports == 1
        assert ledger.check() == []
        _on_connect(ledger, "PRAGMA max_page_count = 1073741823")
        ledger.add(reading(big), run)
        assert ledger.contents().reports == 2


def _on_connect(ledger, pragma):
    import sqlalchemy as sa

    ledger._engine.dispose()
    sa.event.listen(ledger._engine, "connect", lambda raw, _: raw.execute(pragma))


def test_truncated_log_opens_sound_with_all_that_was_in_the_file(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with new_ledger(tmp_path, one_meeting()) as ledger:
        (kept,) = ledger.records()
        with ledger.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
        copy = tmp_path / "cut.sqlite"
        ledger.rule("confirm", kept.id, by="Ana", at=at(), why="yes")
        log = path.with_name(path.name + "-wal").read_bytes()
        whole = path.read_bytes()
    for length in (0, 10, len(log) // 3, len(log) // 2, len(log) - 1, len(log)):
        copy.write_bytes(whole)
        copy.with_name("cut.sqlite-wal").write_bytes(log[:length])
        with open_ledger(copy, write=True) as ledger:
            assert ledger.check() == []
            assert ledger.contents().rulings == (1 if length == len(log) else 0)
            ledger.add(one_meeting(), first_run(ledger))
            assert ledger.contents().reports == 1
        copy.with_name("cut.sqlite-wal").unlink(missing_ok=True)


KILLED = """
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.ledger.worlds import first_run, world
from dragoman.ledger import nodes
from dragoman.ledger.store import open_ledger
steps = iter(range({steps}))
inner = nodes._write_links
def die(*args):
    if next(steps, None) is None:
        os.kill(os.getpid(), 9)
    inner(*args)
nodes._write_links = die
with open_ledger({path!r}, write=True) as ledger:
    for one in world(5, 12):
        ledger.add(one, first_run(ledger))
"""


@pytest.mark.slow
@pytest.mark.parametrize("steps", [0, 5, 11])
def test_killed_process_leaves_a_sound_ledger_and_running_again_completes_it(tmp_path, root, steps):
    path = tmp_path / "ledger.sqlite"
    script = KILLED.format(root=str(root), path=str(path), steps=steps)
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -9
    with new_ledger(tmp_path, *world(5, 12)) as ledger:
        assert ledger.contents().reports == 12
        assert ledger.check() == []
        completed = groups(ledger)
    with new_ledger(tmp_path, *world(5, 12), name="never killed.sqlite") as ledger:
        assert groups(ledger) == completed


def test_query_by_a_limit_of_nothing_is_refused(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger, pytest.raises(QueryError, match="limit"):
        list(ledger.records(Query(limit=0)))


def test_text_that_no_database_holds_is_refused(tmp_path):
    told = report("half \ud800 a character")
    with new_ledger(tmp_path) as ledger, pytest.raises(LedgerError, match="half a character"):
        ledger.add(reading(told), first_run(ledger))


def test_run_and_day_cannot_be_compared(tmp_path):
    with new_ledger(tmp_path) as ledger, pytest.raises(QueryError, match="two runs or two days"):
        ledger.diff("abc", day("2024-01-01"))


def test_last_day_is_that_of_the_latest_report(tmp_path):
    with new_ledger(tmp_path) as ledger:
        assert ledger.last_day() is None
        for published in ("2024-03-05", "2024-04-02", "2024-01-01"):
            ledger.add(one_meeting(published=published), first_run(ledger))
        assert ledger.last_day() == day("2024-04-02")
