import csv
from dataclasses import replace

import pytest
from tests.exporting import READING, SEOUL, pick, told, with_names, world, write

from dragoman.model.values import Party


def register(path):
    lines = path.read_text(encoding="latin-1").splitlines(keepends=True)
    assert len(lines) >= 12
    header, *rows = list(csv.reader(lines[11:]))
    names = ("to", "from", "year", "y?", "n", "n?", "name", "class", "got", "g?", "years", "new",
             "comments", *header[13:])  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in rows]


def orders(tmp_path, *keys, **options):
    records = [told(pick(k, "transfer"), SEOUL, READING) for k in keys]
    path, sidecar = write("sipri", tmp_path, records, **options)
    return register(path), sidecar


def test_preamble_says_who_made_it_in_eleven_lines(tmp_path):
    path, _ = write("sipri", tmp_path)
    lines = path.read_text(encoding="latin-1").split("\n")
    assert "dragoman" in lines[0]
    assert "not SIPRI data" in lines[0]
    assert lines[11].startswith("Recipient,Supplier,Year of order,,Number ordered,,")


def test_order_and_its_delivery_are_one_row(tmp_path):
    found, _ = orders(tmp_path, "contract", "delivered")
    assert len(found) == 1
    row = found[0]
    assert (row["to"], row["from"], row["year"], row["n"], row["n?"]) == (
        "Poland", "South Korea", "2022", "180", "?",
    )  # fmt: skip
    assert (row["got"], row["g?"], row["years"]) == ("10", "", "2024")
    assert (row["name"], row["class"]) == ("K2", "tank")


def test_memorandum_is_no_order_unless_asked_and_then_says_so(tmp_path):
    found, sidecar = orders(tmp_path, "mou", "drones")
    assert (found, sidecar.left_out) == ([], {"no_order": 2})
    found, _ = orders(tmp_path, "mou", "drones", memoranda=True)
    by_name = {row["name"]: row for row in found}
    assert "a memorandum, not an order" in by_name["FA-50"]["comments"]
    assert by_name["FA-50"]["y?"] == "?"
    assert "delivery planned until 2027-12-31" in by_name["FA-50"]["comments"]
    drones = by_name["Warmate"]
    assert (drones["n"], drones["got"], drones["years"]) == ("", "", "")
    assert "$20 million" in drones["comments"]


def test_tiv_is_always_empty(tmp_path):
    found, _ = orders(tmp_path, "contract", "delivered", "mou", "drones", memoranda=True)
    tiv = [value for row in found for key, value in row.items() if key.startswith("SIPRI TIV")]
    assert len(tiv) == 3 * len(found)
    assert set(tiv) == {""}


def test_planned_delivery_is_never_delivered(tmp_path):
    found, _ = orders(tmp_path, "mou", memoranda=True)
    assert (found[0]["got"], found[0]["years"]) == ("", "")


def test_year_carries_its_doubt(tmp_path):
    wide = replace(pick("delivered"), date=None)
    path, _ = write("sipri", tmp_path, [told(wide)])
    assert (register(path)[0]["year"], register(path)[0]["y?"]) == ("", "?")
    sure = told(pick("delivered"), ruled="confirmed")
    path, _ = write("sipri", tmp_path, [sure])
    assert (register(path)[0]["year"], register(path)[0]["y?"]) == ("2024", "")


def test_groups_and_organisations_are_starred(tmp_path):
    made = pick("delivered")
    for actor, name in (("Hezbollah", "*Hezbollah"), ("AU", "**African Union"), ("TUR", "Turkiye")):
        party = Party("recipient", actor)
        path, _ = write("sipri", tmp_path, [told(replace(made, parties=(made.parties[0], party)))])
        assert register(path)[0]["to"] == name


def test_letters_beyond_latin_one_are_replaced_and_listed(tmp_path):
    made = with_names(pick("delivered"), "Şirket 漢")
    path, sidecar = write("sipri", tmp_path, [told(made)])
    assert "Sirket ?" in register(path)[0]["comments"]
    assert sidecar.flagged["replaced_character"] == 2
    assert '"Ş": "S"' in sidecar.path.read_text(encoding="utf-8")


def test_native_companion_keeps_money_and_evidence(tmp_path):
    write("sipri", tmp_path, memoranda=True)
    with (tmp_path / "out.native.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    drones = next(r for r in found if r["value_amount"])
    assert (drones["value_amount"], drones["value_currency"], drones["value_text"]) == (
        "20000000", "USD", "$20 million",
    )  # fmt: skip
    jets = next(r for r in found if r["delivery_end"])
    assert jets["agreement_id"] == pick("mou", "agreement").id_in(SEOUL)
    assert jets["delivery_start"] == ""


@pytest.mark.parametrize("status", ["possible", "negated"])
def test_what_was_only_possible_is_left_out(tmp_path, status):
    _, sidecar = write("sipri", tmp_path, [told(replace(pick("delivered"), status=status))])
    assert (sidecar.rows, sidecar.left_out) == (0, {"status": 1})


def test_only_transfers_are_in_scope(tmp_path):
    _, sidecar = write("sipri", tmp_path, world())
    assert sidecar.left_out["out_of_scope"] == 20
