import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import day

from dragoman.ask.coverage import Coverage, Declared, read_coverage
from dragoman.errors import QueryError

HEADER = "iso3_1,iso3_2,start,end,note\n"
YEAR = (day("2024-01-01"), day("2024-12-31"))


def declared(a="POL", b="KOR", start="2024-01-01", end="2024-12-31"):
    return Declared(a, b, day(start), day(end))


def test_covered_days_counts_either_order_and_any_state():
    assert Coverage((declared(),)).covered_days("KOR", "POL", *YEAR) == 366
    assert Coverage((declared("*", "*"),)).covered_days("TCD", "FRA", *YEAR) == 366
    assert Coverage((declared("POL", "*"),)).covered_days("FRA", "POL", *YEAR) == 366
    assert Coverage((declared("POL", "*"),)).covered_days("FRA", "KOR", *YEAR) == 0


def test_covered_days_counts_an_overlap_once():
    lines = (declared(end="2024-01-20"), declared(start="2024-01-10", end="2024-01-31"))
    assert Coverage(lines).covered_days("POL", "KOR", *YEAR) == 31


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=6))
def test_covered_days_is_the_size_of_the_union(spans):
    first = day("2023-12-01").toordinal()
    lines = tuple(
        Declared("POL", "KOR", day("2023-12-01").fromordinal(first + at),
                 day("2023-12-01").fromordinal(first + at + length))
        for at, length in spans
    )  # fmt: skip
    union = {first + at + n for at, length in spans for n in range(length + 1)}
    inside = {n for n in union if YEAR[0].toordinal() <= n <= YEAR[1].toordinal()}
    assert Coverage(lines).covered_days("POL", "KOR", *YEAR) == len(inside)


def test_dyads_are_the_named_ones_in_order():
    lines = (declared("POL", "KOR"), declared("*", "FRA"), declared("KOR", "POL"))
    assert Coverage(lines).dyads() == [("KOR", "POL")]


def test_read_coverage_reads_what_was_declared(tmp_path):
    path = tmp_path / "coverage.csv"
    path.write_text(HEADER + "POL,KOR,2024-01-01,2024-12-31,one paper\n")
    found = read_coverage(path)
    assert found.lines == (Declared("POL", "KOR", *YEAR, "one paper"),)
    assert found.span == YEAR


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n", ":1: the header"),
        (HEADER, "declares nothing"),
        (HEADER + "POL,KOR,2024\n", ":2: 3 cells"),
        (HEADER + "POL,KOR,2024,2025-01-01,\n", ":2: days are written"),
        (HEADER + "POL,KOR,2025-01-01,2024-01-01,\n", ":2: it ends"),
    ],
)
def test_read_coverage_refuses_with_file_and_line(tmp_path, text, says):
    path = tmp_path / "coverage.csv"
    path.write_text(text)
    with pytest.raises(QueryError, match=says):
        read_coverage(path)


def test_read_coverage_says_which_file_is_absent(tmp_path):
    with pytest.raises(QueryError, match="cannot be read"):
        read_coverage(tmp_path / "none.csv")
