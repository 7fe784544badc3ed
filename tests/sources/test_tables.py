import io
from datetime import date

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Report
from dragoman.sources.problems import SourceProblem
from dragoman.sources.tables import read_csv, read_parquet


def rows(content, **options):
    return list(read_csv(io.BytesIO(content), path="a.csv", **options))


def test_read_csv_reads_rows_with_commas_quotes_and_line_ends():
    found = rows(
        b'\xef\xbb\xbfDate,Text,extra\r\n2024-08-20,"Japan, ""again"",\r\nmet Chad.",x\r\n'
    )
    assert [r.text for r in found] == ['Japan, "again",\r\nmet Chad.']


def test_read_csv_names_the_line_of_a_bad_row_and_goes_on():
    found = rows(b"date,text\n2024-08-20,A.\n,B.\n2024-08-21,C.\n")
    assert [type(item) for item in found] == [Report, SourceProblem, Report]
    assert found[1].place == "a.csv:3"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"date,body\n", "no column text (columns found: date, body)"),
        (b"", "no column date and no column text (columns found: none)"),
        (b'date,text\n2024-08-20,"A\n', "broken table"),
        (b"date,text\n2024-08-20,\xff\n", "0xff is not UTF-8"),
    ],
)
def test_read_csv_says_what_is_wrong(content, says):
    problem = rows(content)[-1]
    assert isinstance(problem, SourceProblem)
    assert says in problem.what


def test_read_csv_reads_tabs_and_needs_no_date_where_one_is_given():
    (found,) = rows(b"text\ttitle\nA.\tB\n", delimiter="\t", default_day=date(2024, 8, 20))
    assert (found.text, found.title) == ("A.", "B")


@given(st.binary())
def test_read_csv_never_raises(content):
    assert all(isinstance(item, Report | SourceProblem) for item in rows(b"date,text\n" + content))


def parquet(columns):
    sink = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), sink)
    return io.BytesIO(sink.getvalue())


def test_read_parquet_takes_days_as_dates_and_as_words():
    texts = ["Japan met Chad.", "Türkiye met Malaysia."]
    for days in ([date(2024, 8, 20)] * 2, ["2024-08-20"] * 2):
        found = list(read_parquet(parquet({"Text": texts, "date": days}), path="a.parquet"))
        assert [(r.text, r.published) for r in found] == [(t, date(2024, 8, 20)) for t in texts]


def test_read_parquet_says_what_is_wrong():
    broken = next(read_parquet(io.BytesIO(b"PAR1"), path="a.parquet"))
    assert "broken Parquet file" in broken.what
    missing = next(read_parquet(parquet({"date": ["2024-08-20"]}), path="a.parquet"))
    assert "no column text" in missing.what
    empty = list(read_parquet(parquet({"date": [None], "text": ["A."]}), path="a.parquet"))
    assert empty[0].place == "a.parquet:1"
