import csv
from dataclasses import replace

import pytest
from tests.build import days
from tests.exporting import pick, told, world, write

from dragoman.show.exports import acled


def rows(tmp_path, *made, **options):
    records = [told(one) for one in made] if made else world()
    path, sidecar = write("acled", tmp_path, records, **options)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), sidecar


def test_only_what_acled_has_a_home_for_is_written(tmp_path):
    found, sidecar = rows(tmp_path)
    assert [(r["event_type"], r["sub_event_type"]) for r in found] == [
        ("Explosions/Remote violence", "Air/drone strike"), ("Strategic developments", "Agreement"),
    ]  # fmt: skip
    assert sidecar.left_out["out_of_scope"] == 9


def test_strike_fills_the_columns(tmp_path):
    row = rows(tmp_path, pick("strike"))[0][0]
    expected = {
        "event_date": "2024-08-18", "time_precision": "1", "disorder_type": "Political violence",
        "actor1": "State forces of Israel", "inter1": "8", "actor2": "Hezbollah", "inter2": "",
        "interaction": "8", "iso": "422", "country": "Lebanon", "location": "Tyre",
        "geo_precision": "1", "source": "Courier", "fatalities": "", "timestamp": "1724112000",
    }  # fmt: skip
    assert {k: row[k] for k in expected} == expected
    assert row["event_id_cnty"][:3] == "LBN"
    assert row["tags"] == f"dragoman:{told(pick('strike')).id}"


@pytest.mark.parametrize(
    ("end", "precision"), [("2024-08-18", "1"), ("2024-08-24", "2"), ("2024-09-17", "3")]
)
def test_time_precision_follows_the_width(tmp_path, end, precision):
    made = replace(pick("truce"), date=days("2024-08-18", end))
    from dragoman.ask.events import Choice

    found, _ = rows(tmp_path, made, choice=Choice(future=True))
    assert found[0]["time_precision"] == precision


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"place": None}, "no_place"),
        ({"date": None}, "no_date"),
        ({"date": days("2024-06-01", "2024-08-20")}, "no_day"),
    ],
)
def test_left_out_without_place_or_day(tmp_path, change, reason):
    _, sidecar = rows(tmp_path, replace(pick("strike"), **change))
    assert (sidecar.rows, sidecar.left_out) == (0, {reason: 1})


@pytest.mark.parametrize(
    ("kind_type", "modes", "kinds"),
    [
        ("PROTEST", ("riot",), ("Demonstrations", "Riots")),
        ("PROTEST", (), ("Demonstrations", "Protests")),
        ("ASSAULT", ("abduct",), ("Political violence", "Violence against civilians")),
        ("ASSAULT", ("firearms",), ("Political violence", "Battles")),
    ],
)
def test_event_type_follows_type_and_mode(tmp_path, kind_type, modes, kinds):
    made = pick("strike")
    made = replace(made, type=kind_type, details=replace(made.details, modes=modes), evidence=())
    row = rows(tmp_path, made)[0][0]
    assert (row["disorder_type"], row["event_type"]) == kinds


def test_fatalities_are_zero_only_if_asked(tmp_path):
    assert rows(tmp_path, pick("strike"), fatalities_zero=True)[0][0]["fatalities"] == "0"


def test_ids_that_clash_are_settled(tmp_path, monkeypatch):
    monkeypatch.setattr(acled, "_BITS", 2)
    made = [
        replace(pick("strike"), date=days(f"2024-08-1{n}"),
                trigger=replace(pick("strike").trigger, start=n)) for n in range(4)
    ]  # fmt: skip
    found, _ = rows(tmp_path, *made)
    assert len({r["event_id_cnty"] for r in found}) == 4
