import json

from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger
from dragoman.sources.files import read_reports


def test_labels_are_lines_that_the_program_reads_again(dragoman, sample_file):
    assert "0 reports have every record decided." in dragoman("labels").err
    with open_ledger(sample_file) as ledger:
        (deed,) = ledger.records(Query(kinds=("action",)))
    dragoman("confirm", deed.id, "--by", "Ana", "--why", "read")
    said = dragoman("labels", "-o", "ours.jsonl")
    assert (said.code, "1 report has every record decided." in said.err) == (0, True)
    (line,) = (dragoman.folder / "ours.jsonl").read_text(encoding="utf-8").splitlines()
    assert [r["record"] for r in json.loads(line)["records"]] == [deed.id]
    (report,) = read_reports([dragoman.folder / "ours.jsonl"])
    assert report.text == "Malaysia blamed Türkiye for the delay."
    assert dragoman("labels").out == line + "\n"
