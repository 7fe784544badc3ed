from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Report
from dragoman.sources.problems import SourceProblem
from dragoman.sources.text import read_text, text_fault

DAY = date(2024, 8, 20)


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-08-20 ",
        "date 2024-08-20 ",
        "date: 2024-08-20\n",
        "Date: 2024-08-20\n\n",
        "2024-08-20\n",
        "20 August 2024\n\n",
        "date 2024-08-20\n",
        "\n\ndate: 2024-08-20\r\n\r\n",
        "title: Talks\nsource: Ministry\ndate: 2024-08-20\n\n",
    ],
)
def test_read_text_takes_the_day_from_the_header_and_the_header_from_the_text(head):
    report = read_text(head + "Japan met Chad.\n", path="a.txt")
    assert isinstance(report, Report)
    assert (report.published, report.text) == (DAY, "Japan met Chad.\n")


def test_read_text_takes_every_header_field():
    head = "id: r7\nurl: https://example.org/7\ntitle: Talks: a start\nsource: Ministry\n"
    report = read_text(head + "2024-08-20\n\nJapan met Chad.", path="a.txt")
    assert (report.name, report.url, report.title, report.source) == (
        "r7", "https://example.org/7", "Talks: a start", "Ministry",
    )  # fmt: skip


def test_read_text_lets_the_own_day_go_before_the_given_one():
    report = read_text("date: 2024-08-20\nText.", path="a.txt", default_day=date(2020, 1, 1))
    assert report.published == DAY


def test_read_text_takes_a_day_from_a_dateline_and_keeps_the_dateline():
    text = "ANKARA, Aug. 20, 2024 — The minister met his Japanese colleague."
    report = read_text(text, path="a.txt")
    assert (report.published, report.text) == (DAY, text)


def test_read_text_does_not_take_a_day_from_the_story():
    report = read_text("Japan met Chad on 20 August 2024 in Tokyo.", path="a.txt")
    assert isinstance(report, SourceProblem)
    assert "--date" in str(report)


def test_read_text_leaves_a_line_that_only_looks_like_a_header():
    report = read_text("date: 2024-08-20\nlanguage: French\nText.", path="a.txt")
    assert report.text == "language: French\nText."


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Japan met Chad.", 1, "has no day"),
        ("date: 0000-01-01\nText.", 1, "years 1600 to 2200"),
        ("title: T\ndate: 20240-01-01\nText.", 2, "years 1600 to 2200"),
        (" date 20240-01-01 Text.", 1, "years 1600 to 2200"),
        ("20240-01-01\nText.", 1, "years 1600 to 2200"),
        ("date: 2024-08-20\n \n", None, "no text"),
        ("date: 2024-08-20\nJapan\0Chad", None, "null character"),
        ("date: 2024-08-20\nJapan \ud800", None, "surrogate"),
        ("date: 2024-08-20\n" + "x" * 1_000_001, None, "1,000,000"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_read_text_names_file_line_and_remedy(text, line, says):
    problem = read_text(text, path="a.txt")
    assert isinstance(problem, SourceProblem)
    assert (problem.path, problem.line) == ("a.txt", line)
    assert says in str(problem)
    assert problem.remedy


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_read_text_keeps_every_character_after_the_header(body):
    # A text that begins with a mark of its own cannot be taken for a header, whatever follows.
    whole = "§" + body
    report = read_text("date: 2024-08-20\n" + whole, path="a.txt")
    assert report.text == whole


@given(st.text())
def test_read_text_never_raises(text):
    assert isinstance(read_text(text, path="a.txt", default_day=DAY), Report | SourceProblem)


def test_text_fault_finds_nothing_in_a_sound_text():
    assert text_fault("Türkiye – Malaysia 🕊") is None
