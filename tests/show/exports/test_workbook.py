import xml.etree.ElementTree as ET
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExportError
from dragoman.show.exports.workbook import write_sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


def rows(path):
    with zipfile.ZipFile(path) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return [["".join(cell.itertext()) or None for cell in row] for row in sheet.iter(f"{MAIN}row")]


@given(cells=st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("book") / "x.xlsx"
    write_sheet(path, "Master", [tuple(cells)])
    assert rows(path) == [[c or None for c in cells]]


def test_numbers_are_numbers_and_the_sheet_has_its_name(tmp_path):
    path = tmp_path / "x.xlsx"
    write_sheet(path, "Master", [(2024, "042", None)])
    with zipfile.ZipFile(path) as book:
        assert 'name="Master"' in book.read("xl/workbook.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>2024</v>" in sheet
    assert rows(path) == [["2024", "042", None]]


def test_same_rows_give_the_same_bytes(tmp_path):
    for name in "ab":
        write_sheet(tmp_path / name, "Master", [("x", 1)])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(ExportError, match="cannot be written"):
        write_sheet(tmp_path / "absent" / "x.xlsx", "Master", [])


def test_workbook_opens_in_openpyxl(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    path = tmp_path / "x.xlsx"
    write_sheet(path, "Master", [("a", 1), ("Güler", None)])
    sheet = openpyxl.load_workbook(path)["Master"]
    assert [[c.value for c in row] for row in sheet.rows] == [["a", 1], ["Güler", None]]
