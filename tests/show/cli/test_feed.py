from datetime import date

from dragoman.model.claims import Failure
from dragoman.model.readings import Reading
from dragoman.model.text import Report
from dragoman.show.cli.feed import Feed


def test_feed_gives_reports_and_tells_problems(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("date: 2024-08-20\nJapan [met] Chad.", encoding="utf-8")
    (tmp_path / "[b].txt").write_text("Undated.", encoding="utf-8")
    feed = Feed([str(tmp_path)], None)
    assert [r.name for r in feed.reports()] == ["a"]
    assert (feed.given, len(feed.problems), feed.exit_code()) == (1, 1, 1)
    assert "[b].txt:1" in capsys.readouterr().err


def test_feed_exit_codes():
    assert Feed([], None).exit_code() == 2
    read = Feed([], None)
    read.given = 1
    assert read.exit_code() == 0


def test_feed_counts_readings_that_failed(capsys):
    report = Report(date(2024, 8, 20), "Text.", name="a")
    feed = Feed([], None)
    feed.given = 1
    feed.watch(Reading(report, (), (Failure("a", "code", "KeyError", "odd [words]"),)))
    assert feed.exit_code() == 1
    assert "a, step code: odd [words]" in capsys.readouterr().err
