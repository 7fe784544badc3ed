import csv

import pytest
from tests.exporting import SEOUL, pick, told, world, write

from dragoman.ask.events import Choice
from dragoman.errors import ExportError
from dragoman.rules.schemes import load_scheme
from dragoman.show.exports import icews


def rows(path):
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_meeting_is_written_both_ways(tmp_path):
    path, _ = write("icews", tmp_path, [told(pick("meeting"), SEOUL, [*_reading()])])
    found = rows(path)
    assert [(r["Source Country"], r["Target Country"]) for r in found] == [
        ("South Korea", "Poland"), ("Poland", "South Korea"),
    ]  # fmt: skip
    assert found[1]["Source Name"] == "Nowak (Poland)"
    assert found[1]["Source Sectors"] == "Government"
    assert (found[0]["CAMEO Code"], found[0]["Event Text"], found[0]["Intensity"]) == (
        "040", "Consult", "1",
    )  # fmt: skip
    assert (found[0]["City"], found[0]["Country"]) == ("Seoul", "South Korea")
    assert found[0]["Sentence Number"] == "2"


def _reading():
    from tests.exporting import READING

    return READING


def test_missing_is_na_and_bodies_have_no_country(tmp_path):
    path, _ = write("icews", tmp_path, [told(pick("strike"))])
    row = rows(path)[0]
    assert (row["Target Name"], row["Target Country"], row["Target Sectors"]) == (
        "Hezbollah", "NA", "NA",
    )  # fmt: skip
    assert row["District"] == "NA"


def test_numbers_fit_in_thirty_one_bits_and_lead_back_to_reports(tmp_path):
    path, _ = write("icews", tmp_path)
    assert all(0 <= int(r["Event ID"]) < 2**31 for r in rows(path))
    with (tmp_path / "out.stories.csv").open(newline="") as file:
        stories = {r["Story ID"]: r["report_id"] for r in csv.DictReader(file)}
    assert {stories[r["Story ID"]] for r in rows(path)} == {SEOUL.id}


def test_clashing_numbers_are_settled_and_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(icews, "BITS", 5)
    path, sidecar = write("icews", tmp_path)
    found = [r["Event ID"] for r in rows(path)]
    assert len(set(found)) == len(found)
    assert all(int(n) < 32 for n in found)
    assert '"renumbered"' in sidecar.path.read_text()


def test_write_refuses_a_scheme_of_ones_own(tmp_path):
    with pytest.raises(ExportError, match="CAMEO codes only"):
        write("icews", tmp_path, world(), choice=Choice(scheme=load_scheme()))
