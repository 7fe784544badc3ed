import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExportError
from dragoman.show.exports.text_files import cell, csv_line, open_output, tsv_line

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(TEXT, min_size=2, max_size=5))
def test_csv_line_is_read_back_by_the_csv_module(cells):
    assert next(csv.reader(io.StringIO(csv_line(cells), newline=""))) == cells


@given(st.lists(TEXT, min_size=2, max_size=5))
def test_tsv_line_has_as_many_cells_as_values_and_one_line(cells):
    line = tsv_line(cells)
    assert line.count("\t") == len(cells) - 1
    assert line.splitlines() == [line[:-1]]


def test_tsv_line_fills_in_the_word_for_missing():
    assert tsv_line(["", None, 0, "a"], missing="NA") == "NA\tNA\t0\ta\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0, "0"), (0.0, "0"), (-5.2, "-5.2"), (1e7, "10000000"), ("042", "042"),
     (True, "true"), (False, "false")],
)  # fmt: skip
def test_cell_keeps_zero_apart_from_nothing(value, text):
    assert cell(value) == text


def test_open_output_leaves_nothing_when_it_fails(tmp_path):
    path = tmp_path / "new" / "x.csv"

    def fail():
        with open_output(path) as file:
            file.write("half")
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail()
    assert list(path.parent.iterdir()) == []


def test_open_output_says_what_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"), open_output(tmp_path / "file/x"):
        pass
