import csv

import pandas as pd
import pytest
from tests.exporting import world, write

from dragoman.ask.events import Choice

HEADER = "iso3_1,iso3_2,start,end,note\n"


def rows(tmp_path, records=None, **options):
    path, sidecar = write("dyadyear", tmp_path, records, **options)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), sidecar


def covered(tmp_path, *lines):
    path = tmp_path / "coverage.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines))
    return path


def pol_kor(found, year):
    return next(r for r in found if (r["ccode1"], r["ccode2"], r["year"]) == ("290", "732", year))


def test_row_counts_events_and_registers(tmp_path):
    row = pol_kor(rows(tmp_path)[0], "2024")
    expected = {
        "iso3_1": "POL", "iso3_2": "KOR", "n_events": "7", "n_quad1": "4", "n_quad2": "2",
        "n_quad3": "1", "n_quad4": "0", "n_visits_1to2": "1", "n_visits_2to1": "0",
        "n_agreements_signed": "1", "arms_orders_1to2": "0", "arms_orders_2to1": "0",
        "strategic_partnership": "1", "diplomatic_relations": "1", "n_sources": "2",
        "n_meetings": "4", "coverage": "", "covered_days": "",
    }  # fmt: skip
    assert {k: row[k] for k in expected} == expected


def test_register_counts_what_the_events_leave_out(tmp_path):
    row = pol_kor(rows(tmp_path)[0], "2022")
    assert (row["n_events"], row["n_agreements_signed"], row["arms_orders_2to1"]) == ("0", "1", "1")
    row = pol_kor(rows(tmp_path, choice=Choice(historical=True))[0], "2022")
    assert row["n_events"] == "1"


def test_smaller_number_stands_first_and_directed_has_both(tmp_path):
    found, _ = rows(tmp_path)
    assert all(int(r["ccode1"]) < int(r["ccode2"]) for r in found)
    both, _ = rows(tmp_path, directed=True)
    forth = next(r for r in both if (r["ccode1"], r["ccode2"], r["year"]) == ("290", "732", "2024"))
    back = next(r for r in both if (r["ccode1"], r["ccode2"], r["year"]) == ("732", "290", "2024"))
    assert (forth["n_events"], back["n_events"]) == ("6", "5")
    assert (forth["n_visits_1to2"], back["n_visits_1to2"], back["n_visits_2to1"]) == ("1", "0", "1")


def test_covered_year_with_nothing_is_zero(tmp_path):
    path = covered(tmp_path, "POL,KOR,2023-01-01,2024-12-31,paper")
    found, _ = rows(tmp_path, coverage=path)
    row = pol_kor(found, "2023")
    assert (row["n_events"], row["n_visits_1to2"], row["coverage"], row["covered_days"]) == (
        "0", "0", "1", "365",
    )  # fmt: skip
    assert row["goldstein_mean"] == ""
    assert {r["year"] for r in found} == {"2023", "2024"}


def test_year_covered_in_part_is_empty_and_outside_only_if_asked(tmp_path):
    path = covered(tmp_path, "POL,KOR,2024-03-01,2024-12-31,paper")
    row = pol_kor(rows(tmp_path, coverage=path)[0], "2024")
    assert (row["n_events"], row["n_sources"], row["coverage"], row["covered_days"]) == (
        "", "", "0", "306",
    )  # fmt: skip
    found, _ = rows(tmp_path, coverage=path, all_years=True)
    assert pol_kor(found, "2022")["n_events"] == ""
    assert pol_kor(found, "2022")["coverage"] == "0"


def test_states_without_a_number_are_left_out_unless_kept(tmp_path):
    from dataclasses import replace

    from tests.exporting import pick, told

    from dragoman.model.values import Party

    made = pick("appeal")
    records = [told(replace(made, parties=(made.parties[0], Party("target", "PSE"))))]
    found, sidecar = rows(tmp_path, records)
    assert (found, sidecar.flagged) == ([], {"nonmember_rows_left_out": 1})
    found, _ = rows(tmp_path, records, keep_nonmembers=True)
    assert [(r["ccode1"], r["ccode2"], r["iso3_2"]) for r in found] == [("", "290", "POL")]


def test_no_row_before_a_state_was_one(tmp_path):
    from dataclasses import replace

    from tests.build import days
    from tests.exporting import pick, told

    old = replace(pick("praise"), date=days("1999-05-05"))
    _, sidecar = rows(tmp_path, [told(old)], choice=Choice(historical=True))
    assert sidecar.flagged == {"years_before_or_after_the_state": 1}


def test_without_coverage_the_sidecar_warns(tmp_path):
    _, sidecar = rows(tmp_path)
    assert "no coverage declared" in sidecar.path.read_text()


def test_rows_join_on_the_cow_keys(tmp_path):
    path, _ = write("dyadyear", tmp_path, world())
    ours = pd.read_csv(path)
    theirs = pd.DataFrame({"ccode1": [290], "ccode2": [732], "year": [2024], "trade": [1.5]})
    joined = theirs.merge(ours, on=["ccode1", "ccode2", "year"])
    assert list(joined["n_events"]) == [7]


@pytest.mark.parametrize("directed", [False, True])
def test_keys_are_unique(tmp_path, directed):
    found, _ = rows(tmp_path, directed=directed)
    keys = [(r["ccode1"], r["ccode2"], r["year"]) for r in found]
    assert len(set(keys)) == len(keys)
