import io
import json
import subprocess
import sys
import time

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.store import open_ledger

pytestmark = pytest.mark.model

TEXT = "date: 2024-08-20\nJapanese Foreign Minister Taro Aso visited Chad on Monday.\n"


def test_read_prints_one_line_of_json_a_report_and_nothing_else(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    said = dragoman("read", "a.txt")
    assert said.code == 0
    (reading,) = map(json.loads, said.out.splitlines())
    assert (reading["id"], reading["date"]) == ("a", "2024-08-20")
    for record in reading["records"]:
        for evidence in record["evidence"]:
            start, end = evidence["start"], evidence["end"]
            assert reading["text"][start:end] == evidence["quote"]


def test_read_twice_is_the_same_byte_for_byte(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert dragoman("read", "a.txt").out == dragoman("read", "a.txt").out


def test_holders_given_are_known_by_name_and_the_run_says_so(dragoman):
    text = "date: 2024-08-20\nVikander accused Chad of spying.\n"
    (dragoman.folder / "a.txt").write_text(text, encoding="utf-8")
    table = "actor,office,name\nPER,President,Ana Vikander\n"
    (dragoman.folder / "own.csv").write_text(table, encoding="utf-8")
    assert "PER" not in dragoman("read", "a.txt").out
    assert '"PER"' in dragoman("read", "a.txt", "--holders", "own.csv").out
    assert dragoman("add", "a.txt", "--holders", "own.csv").code == 0
    assert dragoman("add", "a.txt").code == 0
    with open_ledger(dragoman.folder / "dragoman.sqlite") as ledger:
        plain, guided = sorted(run.rules for run in ledger.runs())
    assert guided.startswith(f"{plain}+")


def test_read_takes_standard_input_and_a_date(dragoman, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Japan met Chad.")))
    said = dragoman("read", "-", "--date", "20 August 2024")
    assert said.code == 0
    assert json.loads(said.out)["date"] == "2024-08-20"


def test_read_goes_on_after_a_bad_report_and_the_exit_code_says_so(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (dragoman.folder / "b.txt").write_text("Undated.", encoding="utf-8")
    (dragoman.folder / "c.jsonl").write_text('{"id": \n', encoding="utf-8")
    said = dragoman("read", ".")
    assert said.code == 1
    assert len(said.out.splitlines()) == 1
    assert "b.txt:1: the report has no day" in said.err
    assert "c.jsonl:1: broken JSON" in said.err


@pytest.mark.parametrize("arguments", [("nowhere.txt",), ("a.txt", "--date", "0000-01-01"), ()])
def test_read_says_that_nothing_was_done(dragoman, arguments):
    said = dragoman("read", *arguments)
    assert said.code == 2
    assert not said.out
    assert said.err
    assert "Traceback" not in said.err


def test_add_keeps_readings_once(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    first = dragoman("add", "a.txt")
    assert (first.code, first.out) == (0, "")
    assert "1 report added to dragoman.sqlite" in first.err
    again = dragoman("add", "a.txt")
    assert again.code == 0
    assert "0 reports added" in again.err
    assert "1 known already" in again.err


def test_add_keeps_what_could_not_be_read_as_failures(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (dragoman.folder / "b.txt").write_bytes(b"\0\1\2")
    assert dragoman("add", "a.txt", "b.txt", "--ledger", "l.sqlite").code == 1
    held = dragoman("ledger", "--failures", "--ledger", "l.sqlite")
    assert "failed at sources: b.txt: binary, not text" in held.out


def test_add_refuses_a_file_that_is_no_ledger(dragoman):
    (dragoman.folder / "a.txt").write_text(TEXT, encoding="utf-8")
    said = dragoman("add", "a.txt", "--ledger", "a.txt")
    assert said.code == 2
    assert "a.txt" in said.err
    assert (dragoman.folder / "a.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.slow
def test_a_killed_add_leaves_a_sound_ledger_and_the_next_one_completes_it(dragoman):
    lines = [
        json.dumps({"date": "2024-08-20", "text": f"Japan met Chad in hall {n} on Monday."})
        for n in range(100)
    ]
    (dragoman.folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    add = [sys.executable, "-c", "from dragoman.show.cli import main; main()", "add", "many.jsonl"]
    with subprocess.Popen(
        [*add, "--ledger", "killed.sqlite"], stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None and not count_reports("killed.sqlite"):
            time.sleep(0.05)
        process.kill()
    assert dragoman("ledger", "check", "--ledger", "killed.sqlite").code == 0
    assert 0 < count_reports("killed.sqlite") <= 100
    assert dragoman("add", "many.jsonl", "--ledger", "killed.sqlite").code == 0
    assert dragoman("add", "many.jsonl", "--ledger", "whole.sqlite").code == 0
    with open_ledger("killed.sqlite") as killed, open_ledger("whole.sqlite") as whole:
        assert killed.contents() == whole.contents()


def count_reports(path):
    try:
        with open_ledger(path) as ledger:
            return ledger.contents().reports
    except LedgerError:
        return 0
