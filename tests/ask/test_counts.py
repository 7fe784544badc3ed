import json
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import day, days
from tests.exporting import pick, told, world

from dragoman.ask.counts import CountBy, count, count_records
from dragoman.ask.coverage import Coverage, Declared
from dragoman.ask.events import Choice
from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.rules.schemes import load_scheme

PAIR = Choice(pair=("POL", "KOR"))


def covered(start="2024-07-01", end="2024-09-30", a="KOR", b="POL"):
    return Coverage((Declared(a, b, day(start), day(end)),))


def rows(how, choice=PAIR, records=None):
    table = count_records(world() if records is None else records, how, choice).to_arrow()
    return table.to_pylist()


def test_count_has_a_row_a_dyad_and_month_with_its_classes():
    found = rows(CountBy())
    assert [(r["start"], r["n_events"]) for r in found] == [(day("2024-08-01"), 6)]
    august = found[-1]
    assert (august["n_quad1"], august["n_quad2"], august["n_quad3"]) == (3, 2, 1)
    assert august["coverage"] is None


def test_count_is_zero_inside_coverage_and_absent_outside():
    found = rows(CountBy(coverage=covered()))
    assert [(r["start"].month, r["n_events"], r["coverage"]) for r in found] == [
        (7, 0, True), (8, 6, True), (9, 0, True),
    ]  # fmt: skip
    assert found[0]["goldstein_sum"] == 0
    assert found[0]["goldstein_mean"] is None


def test_count_is_missing_where_a_period_is_covered_in_part():
    found = rows(CountBy(coverage=covered("2024-08-10", "2024-08-31")))
    assert [(r["n_events"], r["coverage"], r["covered_days"]) for r in found] == [(None, False, 22)]


def test_count_outside_coverage_only_if_asked_and_then_missing():
    how = CountBy(coverage=covered("2024-01-01", "2024-01-31"))
    assert [r["start"].month for r in rows(how)] == [1]
    found = rows(replace(how, outside=True))
    assert [(r["start"].month, r["n_events"], r["covered_days"]) for r in found] == [
        (1, 0, 31), (8, None, 0),
    ]  # fmt: skip


def test_count_directed_keeps_who_did_it():
    found = {(r["actor_1"], r["actor_2"]): r["n_events"] for r in rows(CountBy(directed=True))}
    assert found == {("KOR", "POL"): 4, ("POL", "KOR"): 5}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("type", {"CONSULT": 3, "REQUEST": 1, "COOPERATE": 2}),
        ("kind", {"visit": 1, "meeting": 2, "action": 2, "transfer": 1}),
    ],
)
def test_count_by_type_and_kind(by, expected):
    august = rows(CountBy(by=by))[-1]
    assert {k: august[f"n_{k}"] for k in expected} == expected
    assert august["n_events"] == 6


def test_count_of_days_leaves_out_what_is_wider():
    table = count_records(world(), CountBy(unit="day"), PAIR).to_arrow()
    left_out = json.loads(table.schema.metadata[b"left_out"])
    assert left_out["no_period"] == 2
    assert all(r["start"] == r["end"] for r in table.to_pylist())


def test_count_scales_are_named():
    table = count_records(world(), CountBy(scale="plover"), PAIR).to_arrow()
    assert table.schema.metadata[b"scale"] == b"plover"
    assert table.to_pylist()[-1]["plover_sum"] == 4 + 4 + 2.5 + 0.5 + 9.5 * 2


def test_count_names_the_scale_of_an_own_scheme():
    table = count_records(world(), CountBy(), replace(PAIR, scheme=load_scheme())).to_arrow()
    assert "scheme_sum" in table.column_names
    assert table.schema.metadata[b"scale"] == b"scheme"


def test_count_refuses_another_class():
    with pytest.raises(QueryError, match="quad, type, kind"):
        count_records([], CountBy(by="colour"), Choice())


def test_count_of_a_ledger_opens_in_pandas_and_polars(ledger):
    table = count(ledger, Query(pair=("TUR", "MYS")), how=CountBy("year"))
    frame = table.to_pandas()
    assert list(frame.columns)[:5] == ["actor_1", "actor_2", "start", "end", "n_events"]
    assert pl.from_arrow(table)["n_events"].sum() == frame["n_events"].sum() > 0


@given(st.lists(st.sampled_from(["visit", "drill", "appeal", "praise", "strike"]), max_size=6))
def test_count_never_counts_more_than_there_are(keys):
    records = [
        told(replace(pick(key), date=days(f"2024-08-{n + 10}"))) for n, key in enumerate(keys)
    ]
    table = count_records(records, CountBy("year"), Choice()).to_arrow()
    left_out = sum(json.loads(table.schema.metadata[b"left_out"]).values())
    assert sum(r["n_events"] for r in table.to_pylist()) + left_out == len(records)
