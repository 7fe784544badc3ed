import csv
from dataclasses import replace

import pytest
from tests.build import day

from dragoman.ask.events import Choice
from dragoman.ledger.answers import Query
from dragoman.show.compare import COLUMNS, compare, match_up
from dragoman.show.exports import Options, export
from dragoman.show.foreign import Told

ORDER = Told("line 1", "transfer", "KOR", "POL", day("2022-01-01"), day("2022-12-31"),
             (("year", "2022"), ("quantity", "180"), ("designation", "K2")))  # fmt: skip
TRIP = Told("line 2", "visit", "POL", "KOR", day("2024-08-19"), day("2024-08-20"),
            (("leader", "Ada Nowak"),))  # fmt: skip
DEED = Told("line 3", "04", "POL", "KOR", day("2024-08-19"), day("2024-08-19"), (("code", "042"),))


def outcomes(theirs, ours):
    return [(m.outcome, m.differences) for m in match_up(theirs, ours)]


def test_match_up_finds_what_both_have():
    for told in (ORDER, TRIP, DEED):
        assert outcomes([told], [told]) == [("both", "")]


def test_match_up_says_where_they_differ_and_not_what_one_leaves_open():
    more = replace(ORDER, fields=(("year", "2022"), ("quantity", "200"), ("designation", "")))
    assert outcomes([ORDER], [more]) == [("differ", "quantity: theirs 180, ours 200")]


def test_match_up_says_what_only_one_has():
    other = replace(DEED, a="JPN")
    assert outcomes([DEED], [other]) == [("only theirs", ""), ("only ours", "")]


@pytest.mark.parametrize(
    ("told", "days", "same"),
    [(DEED, 1, True), (DEED, 2, False), (TRIP, 3, True), (TRIP, 5, False), (ORDER, 300, True)],
)
def test_match_up_allows_some_days_by_kind(told, days, same):
    def later(one):
        return one and one.fromordinal(one.toordinal() + days)

    moved = replace(told, start=later(told.start), end=later(told.end))
    if told is TRIP:
        moved = replace(moved, start=later(told.end), end=later(told.end))
    assert (outcomes([told], [moved])[0][0] != "only theirs") is same


def test_match_up_takes_the_nearest_and_each_once():
    near = replace(DEED, start=day("2024-08-20"), end=day("2024-08-20"))
    found = list(match_up([DEED, DEED], [near, DEED]))
    assert [m.ours for m in found] == [DEED, near]


def test_match_up_keeps_two_leaders_apart():
    other = replace(TRIP, fields=(("leader", "Jan Lis"),))
    assert outcomes([TRIP], [other]) == [("only theirs", ""), ("only ours", "")]


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat", "sipri", "colt"])
def test_compare_with_ones_own_export_finds_no_difference(ledger, tmp_path, form):
    path = tmp_path / "own.txt"
    options = Options(Choice(historical=True), memoranda=True)
    export(ledger, form, path, Query(pair=("TUR", "MYS")), options=options)
    found = compare(ledger, path, Query(pair=("TUR", "MYS")))
    assert found.format == form
    assert found.counts["both"] > 0
    assert set(found.counts) <= {"both", "only ours"}


def test_compare_keeps_to_the_period(ledger, tmp_path):
    path = tmp_path / "own.tab"
    export(ledger, "icews", path, options=Options(Choice(historical=True)))
    found = compare(ledger, path, Query(start=day("1900-01-01"), end=day("1900-12-31")))
    assert found.matches == ()
    assert found.table().num_rows == 0


def test_comparison_is_a_table_and_a_csv(ledger, tmp_path):
    path = tmp_path / "own.tab"
    export(ledger, "icews", path, options=Options(Choice(historical=True)))
    found = compare(ledger, path)
    table = found.table()
    assert tuple(table.column_names) == COLUMNS
    found.write_csv(tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == table.num_rows == len(found.matches)
