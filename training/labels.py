"""Labelled reports to learn from: those of ../shared, our own, and our labels of its corpus.

The corpus is no part of the project: labels of its reports (tests/gold/corpus) say where their
evidence stands, and the text is read in place. To take the text out of labelled reports:

    python training/labels.py LABELLED.jsonl … -o tests/gold/corpus/NAME.jsonl
"""

import argparse
import functools
import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.model.text import Report

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus"
OWN = Path("tests", "gold", "reports").parts
TOLD_BY_THE_CORPUS = ("title", "source", "licence", "text")
# What details say in the report's own words; nothing is learned from it.
WORDS = ("issue", "subject")

Json = dict[str, Any]


def main() -> None:
    """Write labels of the corpus without a word of its reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    rows = sorted((r for p in arguments.labels for r in _lines(p)), key=lambda r: str(r["id"]))
    with arguments.output.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(detached(row), ensure_ascii=False) + "\n")


def read_labels(path: Path) -> list[Json]:
    """Labelled reports with their text, each with whether it is one of our own making (`own`)."""
    own = path.resolve().parts[-4:-1] == OWN
    return [{**attached(row), "own": own} for row in _lines(path)]


def detached(row: Json) -> Json:
    """A labelled report without its words: evidence as [start, end] in the text of the corpus."""
    records = [
        {
            **record,
            "evidence": [_extent(row["text"], quote) for quote in record["evidence"]],
            "details": {k: v for k, v in (record.get("details") or {}).items() if k not in WORDS},
        }
        for record in row["records"]
    ]
    kept = {name: value for name, value in row.items() if name not in TOLD_BY_THE_CORPUS}
    return {**kept, "records": records}


def attached(row: Json) -> Json:
    """A labelled report with its text, and quotes for extents.

    Raises: KeyError where the corpus has no report of that id.
    """
    if "text" in row:
        return row
    told = corpus()[row["id"]]
    records = [
        {**record, "evidence": [told["text"][start:end] for start, end in record["evidence"]]}
        for record in row["records"]
    ]
    return {**row, **{name: told.get(name) for name in TOLD_BY_THE_CORPUS}, "records": records}


def report_of(row: Json) -> Report:
    """A labelled report as the program reads it."""
    day = date.fromisoformat(row["date"])
    return Report(day, row["text"], row.get("title"), row.get("source"), None, row["id"])


def half_of(name: str) -> int:
    """0 or 1, by the report's id alone.

    The judge must not learn from opinions of a scorer that has seen the very reports: it reads each
    half with a scorer that was taught the other.
    """
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2


@functools.cache
def corpus() -> dict[str, Json]:
    """The reports of ../shared/corpus by id."""
    found: dict[str, Json] = {}
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.update((row["id"], row) for row in map(json.loads, lines))
    return found


def _extent(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def _lines(path: Path) -> Iterator[Json]:
    yield from map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").splitlines()))


if __name__ == "__main__":
    main()
