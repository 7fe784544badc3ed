"""The worked example and some labelled reports, by the scorer and the check beside the labels."""

import importlib.util
import json

import pytest

from dragoman.pipeline import Reader
from dragoman.sources.files import read_reports

pytestmark = [pytest.mark.model, pytest.mark.shared]

# What is asked for of reports/turkiye-malaysia-2024-08-20.txt, by gold/score.py.
LABELLED = 21
EXACT_FROM = 18
MOST_EXTRA = 3


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture(scope="module")
def tool(shared):
    """A module of ../shared/gold by name."""

    def of(name):
        path = shared / "gold" / f"{name}.py"
        spec = importlib.util.spec_from_file_location(f"gold_{name}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return of


@pytest.fixture(scope="module")
def rows(shared):
    """The first five labelled reports, the worked example first."""
    with (shared / "gold" / "dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(next(lines)) for _ in range(5)]


@pytest.fixture(scope="module")
def figures(reader, rows, shared, tool):
    """Counts of found and of exact records in the worked example, read from its file."""
    (report,) = read_reports([shared / "reports" / "turkiye-malaysia-2024-08-20.txt"])
    label = rows[0]
    plain = reader.read_report(report).to_json()
    result = tool("score").score({label["id"]: label}, {label["id"]: plain})
    return result["found"]["all"], result["exact"]["all"]


def test_all_records_are_found(figures):
    found, _ = figures
    assert (found["found"], found["labelled"]) == (LABELLED, LABELLED)


def test_most_records_are_exact(figures):
    assert figures[1]["found"] >= EXACT_FROM


def test_few_records_are_given_beyond(figures):
    found, _ = figures
    assert found["given"] - found["found"] <= MOST_EXTRA


@pytest.mark.slow
def test_readings_are_of_the_guides_form(reader, rows, tool):
    check = tool("check")
    for row in rows:
        reading = reader.read(row["text"], date=row["date"], source=row.get("source")).to_json()
        assert reading["records"]
        assert [f for r in reading["records"] for f in check.faults(r, row["text"])] == []
