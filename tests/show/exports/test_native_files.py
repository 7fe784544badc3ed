import pyarrow.parquet as pq
import pytest

from dragoman.errors import ExportError
from dragoman.show.exports import native_files
from dragoman.show.exports.native_files import CsvTables, ParquetTables
from dragoman.show.exports.native_shapes import TABLES

LINK = ("r", "part_of", "v")


@pytest.mark.parametrize("kind", [CsvTables, ParquetTables])
def test_tables_are_all_there_even_when_empty(tmp_path, kind):
    with kind(tmp_path / "out") as tables:
        tables.add("links", LINK)
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == sorted(TABLES)


def test_parquet_is_written_some_rows_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(native_files, "ROWS_AT_ONCE", 2)
    with ParquetTables(tmp_path) as tables:
        for n in range(5):
            tables.add("links", (str(n), "part_of", None))
    file = pq.ParquetFile(tmp_path / "links.parquet")
    assert (file.metadata.num_rows, file.num_row_groups) == (5, 3)


@pytest.mark.parametrize("kind", [CsvTables, ParquetTables])
def test_nothing_is_left_when_it_fails(tmp_path, kind):
    def fail():
        with kind(tmp_path / "out") as tables:
            tables.add("links", LINK)
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail()
    assert list((tmp_path / "out").iterdir()) == []


def test_csv_joins_lists_by_semicolons(tmp_path):
    with CsvTables(tmp_path) as tables:
        tables.add("links", (("a", "b"), None, "c,d"))
    assert (tmp_path / "links.csv").read_text().splitlines()[1] == 'a;b,,"c,d"'


@pytest.mark.parametrize("kind", [CsvTables, ParquetTables])
def test_folder_that_cannot_be_made_is_said(tmp_path, kind):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"), kind(tmp_path / "file" / "x"):
        pass
