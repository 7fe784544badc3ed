"""From text to reading: what is read, what is refused, and that one bad report stops no other."""

import shutil
from datetime import date, datetime

import pytest
from tests.build import report

from dragoman.config import MAX_TEXT_CHARS, PROGRAM_VERSION, RULES_FOLDER
from dragoman.errors import ReadingError
from dragoman.language.build import parse_many
from dragoman.model.text import Extent, Report
from dragoman.pipeline import Reader, make_draft, propose, version
from dragoman.rules.actors import load_actors

pytestmark = pytest.mark.model

VISIT = "Japan's prime minister visited Chad on Monday."


@pytest.fixture(scope="module")
def reader():
    return Reader()


def test_text_becomes_records_with_their_quotes_and_days(reader):
    reading = reader.read(VISIT, date="2024-08-20", title="A visit", source="Agency")
    (visit,) = (r for r in reading.records if r.kind == "visit")
    assert {(p.role, p.actor) for p in visit.parties} == {("visitor", "JPN"), ("host", "TCD")}
    assert (visit.date.start, visit.date.end) == (date(2024, 8, 19), date(2024, 8, 19))
    assert all(VISIT[e.start : e.end] == e.quote for e in visit.evidence)
    assert (reading.report.title, reading.failures) == ("A visit", ())


@pytest.mark.parametrize("day", [date(2024, 8, 20), datetime(2024, 8, 20, 9), "2024-08-20"])  # noqa: DTZ001 - a user may
def test_day_may_be_a_date_or_its_words(reader, day):
    assert reader.read("Nothing.", date=day).report.published == date(2024, 8, 20)


@pytest.mark.parametrize("day", ["20 August", "", None, "2024-13-01"])
def test_what_is_no_day_is_refused_with_the_remedy(reader, day):
    with pytest.raises(ReadingError, match="YYYY-MM-DD"):
        reader.read(VISIT, date=day)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("x" * (MAX_TEXT_CHARS + 1), "TooLong", str(MAX_TEXT_CHARS)),
        ("Japan met \ud800 Chad.", "NotText", "offset 10"),
    ],
    ids=["too long", "half a character"],
)
def test_what_cannot_be_read_is_a_failure_and_stops_no_other(reader, text, error, says):
    bad, good = reader.read_many([report(text, name="bad"), report(VISIT, name="good")])
    (failure,) = bad.failures
    assert (failure.report, failure.step, failure.error) == ("bad", "parse", error)
    assert says in failure.message
    assert not bad.records
    assert good.records


def test_error_of_a_coder_is_a_failure_of_its_report_only(reader, monkeypatch):
    def broken(tables, parsed, **more):
        if "Chad" in parsed.report.text:
            raise ValueError("broken")
        return original(tables, parsed, **more)

    from dragoman import pipeline

    original = pipeline.propose
    monkeypatch.setattr(pipeline, "propose", broken)
    bad, good = reader.read_many([report(VISIT), report("Japan's prime minister visited Peru.")])
    assert [(f.step, f.error, f.message) for f in bad.failures] == [
        ("code", "ValueError", "broken")
    ]
    assert good.records


def test_readings_come_in_the_order_of_the_reports_and_do_not_depend_on_the_batch(reader):
    texts = [f"Japan's prime minister visited Chad on {n} May." for n in range(1, 40)]
    many = list(reader.read_many(report(text) for text in texts))
    assert [reading.report.text for reading in many] == texts
    assert many[33] == reader.read_report(report(texts[33]))


def test_report_of_nobody_is_an_empty_reading(reader):
    reading = reader.read("The harvest was good.", date="2024-08-20")
    assert (reading.records, reading.failures) == ((), ())


def test_draft_knows_the_home_of_an_official_publisher():
    from dragoman.language.build import paragraphs, parse_many

    told = report("The minister flew to Chad.", source="Ministry of Foreign Affairs of Japan")
    (parsed,) = parse_many([(told, paragraphs(told.text))])
    assert make_draft(load_actors(), parsed).home == "JPN"


def test_version_names_program_rules_and_model():
    made = version()
    assert made.program == PROGRAM_VERSION
    assert len(made.rules) == 12
    assert made.model


def test_reader_reads_by_the_rules_of_a_folder_of_ones_own(tmp_path):
    mine = tmp_path / "coding"
    shutil.copytree(RULES_FOLDER / "coding", mine)
    visits = (mine / "visit.toml").read_text(encoding="utf-8")
    (mine / "visit.toml").write_text(
        visits.replace('id = "visit.', 'id = "visit.my_'), encoding="utf-8"
    )
    tables = load_actors()
    told = Report(date(2024, 8, 20), "Japan's prime minister visited Chad on Monday.")
    parsed = next(parse_many([(told, [Extent(0, len(told.text))])]))
    rules = {p.rule for p in propose(tables, parsed, rules=tmp_path)[1]}
    assert any(rule.startswith("visit.my_") for rule in rules)
    assert not any(p.rule.startswith("visit.my_") for p in propose(tables, parsed)[1])
