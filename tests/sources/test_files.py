import gzip
import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.text import Report
from dragoman.sources.files import count_bytes, read_reports
from dragoman.sources.problems import SourceProblem

TEXT = "date: 2024-08-20\nJapan met Chad."
LINE = b'{"date": "2024-08-20", "text": "Japan met Chad."}\n'


def read(*paths):
    return list(read_reports(paths))


def test_read_reports_walks_a_folder_in_order_and_passes_over_hidden_files(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden.txt", ".git/x.txt", "l.sqlite", "l.sqlite-wal"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [r.name for r in read(tmp_path)] == ["z", "a"]


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "a.unknown", "a.json.gz"]
)
def test_read_reports_reads_json_under_every_name(tmp_path, name):
    content = gzip.compress(LINE) if name.endswith(".gz") else LINE
    (tmp_path / name).write_bytes(content)
    assert [r.text for r in read(tmp_path / name)] == ["Japan met Chad."]


def test_read_reports_reads_tables_and_zipped_text(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"date,text\n2024-08-20,A.\n")
    (tmp_path / "b.tsv").write_bytes(b"date\ttext\n2024-08-20\tB.\n")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert [r.text for r in read(tmp_path)] == ["A.", "B.", "Japan met Chad."]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\n", "the file is empty"),
        ("a.jsonl", b"\n", "holds no report"),
        ("a.json", b"", "the file is empty"),
        ("a.json", b"[]", "holds no report"),
        ("a.csv", b"date,text\n", "holds no report"),
        ("a.txt", b"Japan met Chad.", "no day"),
        ("a.txt", b"a\0b\0c", "binary, not text"),
        ("a.bin", bytes(range(256)), "binary, not text"),
        ("a.pdf", b"%PDF-1.7 ...", "a PDF file, not text"),
        ("a.txt", "date: 2024-08-20\nCafé".encode("latin-1"), "a.txt:2: byte 0xe9 is not UTF-8"),
        ("a.txt.gz", b"no gzip", "broken gzip file"),
        ("a.jsonl.gz", gzip.compress(LINE * 50, mtime=0)[:-12], "broken gzip file"),
        ("a.parquet", b"no parquet", "broken Parquet file"),
    ],
)
def test_read_reports_names_the_fault_and_goes_on(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    *_, problem, good = read(tmp_path)
    assert isinstance(problem, SourceProblem)
    assert says in str(problem)
    assert str(tmp_path / name) in str(problem)
    assert isinstance(good, Report)


def test_read_reports_reads_utf_16_by_its_mark(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-16"))
    assert read(tmp_path)[0].text == "Japan met Chad."


def test_read_reports_refuses_a_text_of_fifty_megabytes_without_taking_it_in(tmp_path):
    with (tmp_path / "a.txt").open("wb") as big:
        big.truncate(50_000_000)
    (problem,) = read(tmp_path)
    assert "larger than any news text" in problem.what


def test_read_reports_says_so_where_it_may_not_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    opened = Path.open

    def guarded(self, *arguments, **options):
        # The tests may run as root, whom no permission stops.
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", guarded)
    problem, good = read(tmp_path)
    assert "no permission" in problem.what
    assert "chmod +r a.txt" in problem.remedy
    assert good.name == "b"


def test_read_reports_says_so_where_there_is_no_file(tmp_path):
    (problem,) = read(tmp_path / "nowhere.txt")
    assert "no such file" in problem.what


@pytest.mark.parametrize("content", [LINE + LINE, b"\n\n" + LINE + LINE])
def test_read_reports_tells_json_lines_on_standard_input(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [r.text for r in read("-")] == ["Japan met Chad."] * 2


def test_read_reports_takes_plain_text_on_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (report,) = read("-")
    assert (report.text, report.name) == ("Japan met Chad.", None)


def test_count_bytes_adds_up_files_and_knows_when_it_cannot(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"123")
    assert count_bytes([tmp_path, tmp_path / "nowhere"]) == 8
    assert count_bytes(["-"]) is None
    (tmp_path / "c.gz").write_bytes(b"")
    assert count_bytes([tmp_path]) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(content=st.binary(), name=st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.x"]))
def test_read_reports_never_raises(tmp_path, content, name):
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name)
    assert found
    assert all(isinstance(item, Report | SourceProblem) for item in found)
