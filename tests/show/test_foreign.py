from collections import Counter

import pytest
from tests.build import day
from tests.exporting import world, write

from dragoman.errors import ExportError
from dragoman.show.foreign import (
    day_of,
    find_reader,
    read_icews,
    read_polecat,
    read_sipri,
    with_zero,
)

ICEWS = "\t".join(
    ("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
     "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country")
)  # fmt: skip


@pytest.mark.parametrize("form", ["gdelt", "icews", "polecat", "sipri", "colt"])
def test_find_reader_knows_each_of_our_own_files(tmp_path, form):
    path, sidecar = write(form, tmp_path, world())
    name, reader = find_reader(path)
    passed_over = Counter()
    found = list(reader(path, passed_over))
    assert name == form
    assert len(found) > 0
    assert form == "polecat" or len(found) + passed_over.total() == sidecar.rows


def test_find_reader_refuses_another_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n")
    with pytest.raises(ExportError, match="neither GDELT"):
        find_reader(path)
    with pytest.raises(ExportError, match="cannot be read"):
        find_reader(tmp_path / "absent")


def test_read_icews_takes_american_days_and_lost_zeros(tmp_path):
    path = tmp_path / "old.tab"
    row = "1\t8/20/2024\tA\t\tTurkey\tConsult\t42\t1.9\tB\t\tMalaysia"
    other = "2\t8/20/2024\tA\t\tAtlantis\tConsult\t42\t1.9\tB\t\tMalaysia"
    path.write_text(f"{ICEWS}\n{row}\n{other}\n")
    passed_over = Counter()
    found = list(read_icews(path, passed_over))
    assert [(t.what, t.a, t.b, t.start, t.fields) for t in found] == [
        ("04", "TUR", "MYS", day("2024-08-20"), (("code", "042"),)),
    ]  # fmt: skip
    assert passed_over.total() == 1


def test_read_polecat_takes_names_codes_and_lists(tmp_path):
    path = tmp_path / "p.tsv"
    path.write_text(
        "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Country\tRecipient Country\n"
        "1\t2024-08-20\tCONSULT\tvisit\tPOL\tKOS; KOR\n"
        "2\t2024-08-20\tCOOPERATE\tNone\tPoland; KOR\tNone\n"
    )
    found = list(read_polecat(path, Counter()))
    assert [(t.what, t.a, t.b, dict(t.fields)["mode"]) for t in found] == [
        ("CONSULT", "POL", "XKX", "visit"), ("CONSULT", "POL", "KOR", "visit"),
        ("COOPERATE", "KOR", "POL", ""),
    ]  # fmt: skip


def test_read_sipri_finds_the_header_wherever_it_stands(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(
        'one\n"two, three"\nRecipient,Supplier,Year of order,,Number ordered,,Weapon designation\n'
        "Turkiye,Viet Nam,2020,?,5,,Ada\n*Rebels,France,,,,,\n",
        encoding="latin-1",
    )
    passed_over = Counter()
    found = list(read_sipri(path, passed_over))
    assert [(t.a, t.b, t.start, t.where) for t in found] == [
        ("VNM", "TUR", day("2020-01-01"), "line 4"),
    ]  # fmt: skip
    assert passed_over == {"state not known": 1}


@pytest.mark.parametrize(
    ("code", "expected"),
    [("42", "042"), ("312", "0312"), ("190", "190"), ("0312", "0312"), ("1711", "1711"),
     ("57", "057"), ("112", "112")],
)  # fmt: skip
def test_with_zero_puts_back_what_was_lost(code, expected):
    assert with_zero(code) == expected


@pytest.mark.parametrize("words", ["", "soon", "2024-13-01", "TBD"])
def test_day_of_is_none_for_anything_else(words):
    assert day_of(words) is None
