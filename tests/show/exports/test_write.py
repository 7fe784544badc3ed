"""Exports from a ledger: what people ruled shows in every format."""

import json
from datetime import UTC, datetime

import pytest

from dragoman.ask.events import Choice
from dragoman.errors import ExportError
from dragoman.ledger.answers import Query
from dragoman.show.exports import FORMATS, Options, export

AT = datetime(2024, 9, 1, tzinfo=UTC)
ALL = Options(Choice(historical=True, future=True), memoranda=True)
SAID = {"by": "Ana", "at": AT, "why": "the ministry says so"}


def content(folder):
    return "".join(
        p.read_text(encoding="utf-8", errors="replace")
        for p in sorted(folder.rglob("*"))
        if p.is_file() and not p.name.endswith((".meta.json", ".rulings.jsonl", "rulings.csv"))
    )


def written(ledger, form, folder, query=None):
    folder.mkdir()
    path = folder / f"out{FORMATS[form].ending}"
    return export(ledger, form, path, query, options=ALL), content(folder)


@pytest.mark.parametrize("form", ["csv", "plover", "sipri"])
def test_amended_value_shows(ledger, tmp_path, form):
    for kept in ledger.records(Query(kinds=("transfer",))):
        ledger.rule("amend", kept.id, field="details.quantity", value=7, **SAID)
    assert "7" in written(ledger, form, tmp_path / "a")[1].replace("2027", "")


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in ("parquet", "jsonl")])
def test_rejected_record_shows_in_no_format(ledger, tmp_path, form):
    for kept in list(ledger.records()):
        ledger.rule("reject", kept.id, **SAID)
    sidecar, text = written(ledger, form, tmp_path / "a")
    assert sidecar.rows == 0
    assert "corvettes" not in text


def test_filter_by_pair_kind_and_period(ledger, tmp_path):
    sidecar, text = written(ledger, "csv", tmp_path / "a", Query(kinds=("tie",)))
    assert sidecar.rows == 2
    assert "transfer" not in text
    meta = json.loads(sidecar.path.read_text())
    assert meta["filter"]["query"] == {"kinds": ["tie"]}
    assert meta["ledger"]["content"]


def test_same_ledger_gives_the_same_bytes(ledger, tmp_path):
    one, two = (written(ledger, "gdelt", tmp_path / name) for name in "ab")
    assert one[1] == two[1]
    assert one[0].path.read_bytes() == two[0].path.read_bytes()


def test_progress_counts_records(ledger, tmp_path):
    seen = []
    export(ledger, "csv", tmp_path / "out", progress=seen.append)
    assert seen == list(range(1, ledger.contents().occurrences + 1))


def test_folder_and_file_are_not_confused(ledger, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="is a file"):
        export(ledger, "csv", tmp_path / "file")
    with pytest.raises(ExportError, match="is a folder"):
        export(ledger, "icews", tmp_path)
    with pytest.raises(ExportError, match="no format"):
        export(ledger, "stata", tmp_path / "x")
