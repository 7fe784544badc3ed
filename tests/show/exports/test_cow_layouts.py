import csv
from dataclasses import replace

from tests.build import days
from tests.exporting import pick, told, world, write

from dragoman.model.values import Party


def rows(tmp_path, form, *made):
    path, sidecar = write(form, tmp_path, list(made) or world())
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), sidecar


def tie(change, on, kind="diplomatic relations"):
    made = pick("relations")
    return replace(made, type=kind, date=days(on), details=replace(made.details, change=change))


def test_diplomatic_relations_stand_until_they_are_severed(tmp_path):
    cut = told(tie("severed", "2020-05-05"))
    found, _ = rows(tmp_path, "cow-diplomatic", told(pick("relations")), cut)
    by_year = {r["year"]: r["DE"] for r in found}
    assert (min(by_year), max(by_year)) == ("1989", "2024")
    assert (by_year["1989"], by_year["2019"], by_year["2020"]) == ("1", "1", "0")
    assert {(r["ccode1"], r["ccode2"], r["DR_at_1"]) for r in found} == {("290", "732", "")}


def test_alliance_stands_in_both_orders_without_pledges(tmp_path):
    found, _ = rows(tmp_path, "cow-alliances", told(tie("established", "2023-03-03", "alliance")))
    assert [(r["ccode1"], r["ccode2"], r["year"], r["dyad_st_year"]) for r in found] == [
        ("290", "732", "2023", "2023"), ("290", "732", "2024", "2023"),
        ("732", "290", "2023", "2023"), ("732", "290", "2024", "2023"),
    ]  # fmt: skip
    assert {r["defense"] for r in found} == {""}
    assert found[0]["state_name2"] == "South Korea"
    short, _ = rows(tmp_path, "atop", told(tie("established", "2023-03-03", "alliance")))
    assert len(short) == 4
    assert {r["atop_defense"] for r in short} == {""}


def test_defence_papers_count_and_a_ruling_makes_them_sure(tmp_path):
    found, _ = rows(tmp_path, "dcad", told(pick("mou", "agreement")))
    assert [(r["abbrev1"], r["year"], r["dcaAnyV1"], r["dcaAnyV2"]) for r in found] == [
        ("POL", "2024", "", "1"),
    ]  # fmt: skip
    found, _ = rows(tmp_path, "dcad", told(pick("mou", "agreement"), ruled="confirmed"))
    assert found[0]["dcaAnyV1"] == "1"


def test_shared_organisations_are_counted_and_silence_is_no_zero(tmp_path):
    made = pick("member")
    other = replace(made, parties=(made.parties[0], Party("member", "TUR")))
    found, _ = rows(tmp_path, "igo", told(made), told(other))
    assert [(r["ccode1"], r["ccode2"], r["year"], r["dyadigos"]) for r in found] == [
        ("290", "640", "2024", "1"),
    ]  # fmt: skip
    assert rows(tmp_path, "igo", told(made))[0] == []


def test_what_has_no_home_is_counted(tmp_path):
    _, sidecar = rows(tmp_path, "igo")
    assert sidecar.left_out["out_of_scope"] == 20 - 1
