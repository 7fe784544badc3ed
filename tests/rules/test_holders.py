"""Tables of office holders: read whole, or refused with the line."""

from datetime import date

import pytest

from dragoman.errors import ReportShapeError, SourceError
from dragoman.rules.holders import HolderRow, holders_version, leaders_of, read_holders


@pytest.fixture
def table(tmp_path):
    def of(*lines):
        path = tmp_path / "own.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return of


def test_rows_with_what_they_leave_open(table):
    path = table("actor,office,name,start", "NOR,King,Kari Vik,2020-01-02", "NOR,Queen,Ada,")
    first, second = read_holders(path)
    place = "own.csv, line 2"
    assert first == HolderRow("NOR", "King", "Kari Vik", date(2020, 1, 2), None, "", place)
    assert second.start is None


def test_rows_become_persons_known_by_name(table):
    path = table("actor,office,name,start,until", "NOR,King,Kari Vik,,2020-01-02")
    (leader,) = leaders_of(path)
    assert (leader.actor, leader.first, leader.last) == ("NOR", date.min, date(2020, 1, 2))


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["actor,office", "NOR,King"], "line 1: no column name"),
        (["actor,office,name", "NOR,,Kari"], "line 2: no office"),
        (["actor,office,name,start", "NOR,King,Kari,soon"], "line 2, start: 'soon' is no day"),
        (["actor,office,name,start,until", "NOR,King,K,2020-01-02,2020-01-01"], "before start"),
        (["actor,office,name", "Norge,King,Kari"], "line 2: 'Norge' is no code"),
    ],
)
def test_a_table_of_another_form_is_refused_with_its_line(table, lines, complaint):
    with pytest.raises(ReportShapeError, match=complaint):
        leaders_of(table(*lines))


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_holders(tmp_path / "missing.csv")


def test_tables_are_told_apart_by_their_content(table):
    one = holders_version(table("actor,office,name", "NOR,King,Kari"))
    assert one == holders_version(table("actor,office,name", "NOR,King,Kari"))
    assert one != holders_version(table("actor,office,name", "NOR,King,Ada"))
