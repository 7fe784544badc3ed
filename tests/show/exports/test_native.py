import csv
from datetime import date
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from tests.exporting import LATER, READING, SEOUL, pick, told, write

from dragoman.ask.events import Choice


@pytest.fixture
def tables(tmp_path):
    path, _ = write("csv", tmp_path, choice=Choice(hypothetical=True, negated=True))

    def rows(name):
        with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


def of(tables, key, kind=None):
    wanted = told(pick(key, kind)).id
    return next(row for row in tables("records") if row["record_id"] == wanted)


def test_order_keeps_every_field(tables):
    row = of(tables, "mou", "transfer")
    expected = {
        "kind": "transfer", "type": "aircraft", "status": "planned", "start": "2024-06-01",
        "end": "2024-06-30", "grain": "month", "item": "FA-50 fighter jets", "quantity": "48",
        "value_amount": "", "delivery_start": "", "delivery_end": "2027-12-31", "plover_type": "",
    }  # fmt: skip
    assert {k: row[k] for k in expected} == expected


def test_money_and_codes_are_written_as_they_are(tables):
    row = of(tables, "drones")
    assert (row["value_amount"], row["value_currency"], row["value_text"]) == (
        "20000000.00", "USD", "$20 million",
    )  # fmt: skip
    assert (row["cameo"], row["auxiliary"], row["quantity"]) == ("0312", "historical", "")


def test_membership_has_the_day_it_was_attested_and_no_start(tables):
    row = of(tables, "member")
    assert (row["start"], row["end"], row["attested_on"]) == ("", "", "2024-08-20")
    assert of(tables, "visit")["attested_on"] == ""


def test_reports_behind_a_record_are_counted(tables):
    row = of(tables, "delivered")
    assert (row["n_reports"], row["first_published"], row["last_published"]) == (
        "2", "2024-08-20", "2024-08-25",
    )  # fmt: skip


def test_parties_have_their_codes(tables):
    wanted = told(pick("summit")).id
    found = [r for r in tables("parties") if r["record_id"] == wanted]
    assert [(r["actor"], r["iso3"], r["cow"]) for r in found] == [
        ("POL", "POL", "290"), ("KOR", "KOR", "732"), ("JPN", "JPN", "740"), ("NATO", "", ""),
    ]  # fmt: skip


def test_evidence_points_into_its_report(tables):
    texts = {r.id: r.text for r in (SEOUL, LATER)}
    for row in tables("evidence"):
        start, end = int(row["start"]), int(row["end"])
        assert texts[row["report_id"]][start:end] == row["quote"]


def test_reports_stand_once_in_order(tables):
    assert [r["publisher"] for r in tables("reports")] == ["Courier", "Gazette"]
    assert tables("reports")[0]["n_chars"] == str(len(SEOUL.text))


def test_links_join_meetings_to_visits_and_orders_to_agreements(tables):
    found = {(r["relation"], r["record_id"], r["other_id"]) for r in tables("links")}
    visit, memo = told(pick("visit")).id, told(pick("mou", "agreement")).id
    assert ("part_of", told(pick("meeting")).id, visit) in found
    assert ("under", told(pick("mou", "transfer")).id, memo) in found


def test_parquet_keeps_types(tmp_path):
    path, _ = write("parquet", tmp_path)
    found = pq.read_table(path / "records.parquet").to_pylist()
    drones = next(r for r in found if r["value_amount"] is not None)
    assert drones["value_amount"] == Decimal("20000000.00")
    assert drones["quantity"] is None
    visit = next(r for r in found if r["kind"] == "visit")
    assert visit["start"] == date(2024, 8, 19)
    assert visit["plover_modes"] == ["visit"]


def test_status_is_left_out_unless_asked(tmp_path):
    assert write("csv", tmp_path)[1].left_out == {"status": 2}


def test_quantity_that_is_not_whole_is_empty_and_flagged(tmp_path):
    from dataclasses import replace

    made = pick("delivered")
    half = replace(made, details=replace(made.details, quantity=2.5))
    _, sidecar = write("csv", tmp_path, [told(half)])
    assert sidecar.flagged == {"quantity_not_whole": 1}


def test_rows_stand_in_order_of_day_and_id(tables):
    keys = [(r["start"] or r["end"] or "9999-12-31", r["record_id"]) for r in tables("records")]
    assert keys == sorted(keys)
    assert len(keys) == len(READING)
