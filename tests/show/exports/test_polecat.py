from dataclasses import replace

from tests.exporting import READING, SEOUL, pick, told, write

from dragoman.ask.events import Choice
from dragoman.show.exports.polecat import joined


def rows(path):
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def row(tmp_path, made, **options):
    return rows(write("polecat", tmp_path, [told(made, SEOUL, READING)], **options)[0])


def test_summit_stays_one_row_with_lists(tmp_path):
    found = row(tmp_path, pick("summit"))
    assert len(found) == 1
    assert found[0]["Actor Country"] == "POL; KOR; JPN; NATO"
    assert found[0]["Actor COW"] == "290; 732; 740; None"
    assert found[0]["Recipient Name"] == "None"
    assert (found[0]["Event Type"], found[0]["Event Mode"]) == ("CONSULT", "multilateral")
    assert found[0]["Publication Date"] == "2024-08-20"


def test_equals_stand_on_both_sides_where_a_recipient_is_needed(tmp_path):
    drill = replace(pick("drill"), date=pick("meeting").date)
    found = row(tmp_path, drill)[0]
    assert found["Actor Country"] == found["Recipient Country"] == "POL; KOR"
    assert found["Contexts"] == "military"


def test_persons_have_title_sector_and_name(tmp_path):
    found = row(tmp_path, pick("meeting"))[0]
    assert found["Actor Title"] == "Foreign Minister; Prime Minister"
    assert found["Primary Actor Sector"] == "GOV; GOV"
    assert found["Event ID"].endswith("_CONSULT")
    assert found["GeoNames ID"] == "1835848"
    assert "Kim Min" in found["Story People"]


def test_several_modes_give_several_rows_with_ids_of_their_own(tmp_path):
    strike = pick("strike")
    strike = replace(strike, details=replace(strike.details, modes=("drone", "targeted")))
    found = row(tmp_path, strike)
    assert [r["Event Mode"] for r in found] == ["drone", "targeted"]
    assert len({r["Event ID"] for r in found}) == 2


def test_options_name_the_fifth_column_and_kosovo(tmp_path):
    praise = replace(pick("praise"), date=pick("meeting").date)
    found = row(tmp_path, praise, intensity_name="Event Intensity", choice=Choice())[0]
    assert list(found)[4] == "Event Intensity"
    assert found["Recipient Country"] == "KOS"
    assert row(tmp_path, praise, kosovo="XKX")[0]["Recipient Country"] == "XKX"


def test_joined_keeps_places_and_semicolons_apart():
    assert joined(["a;b", None, "", 0]) == "a,b; None; None; 0"
