from datetime import date

import pytest

from dragoman.model.text import Report
from dragoman.sources.problems import SourceProblem
from dragoman.sources.rows import read_row


def test_read_row_takes_the_six_fields():
    row = {
        "id": 7, "date": "2024-08-20T10:00:00Z", "text": " Japan met Chad. ", "title": "Talks",
        "source": "Ministry", "url": "https://example.org/7", "records": [],
    }  # fmt: skip
    report = read_row(row, path="a.jsonl", line=1)
    assert report == Report(
        date(2024, 8, 20), " Japan met Chad. ", "Talks", "Ministry", "https://example.org/7", "7"
    )


def test_read_row_uses_the_given_day_only_where_there_is_none():
    given = date(2020, 1, 1)
    dated = read_row({"text": "A.", "date": "2024-08-20"}, path="a", line=1, default_day=given)
    undated = read_row({"text": "A."}, path="a", line=1, default_day=given)
    assert (dated.published, undated.published) == (date(2024, 8, 20), given)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"date": "2024-08-20"}, "no text"),
        ({"date": "2024-08-20", "text": "  "}, "no text"),
        ({"date": "2024-08-20", "text": 5}, "no string"),
        ({"text": "Japan met Chad."}, "no day"),
        ({"date": "0000-01-01", "text": "A."}, "years 1600"),
        ({"date": [2024], "text": "A."}, "no day"),
        ({"date": "2024-08-20", "text": "\ud800"}, "surrogate"),
    ],
)
def test_read_row_names_place_and_remedy(row, says):
    problem = read_row(row, path="a.jsonl", line=3)
    assert isinstance(problem, SourceProblem)
    assert problem.place == "a.jsonl:3"
    assert says in problem.what
    assert problem.remedy
