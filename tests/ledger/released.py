"""Ledgers as earlier versions wrote them, with data and rulings: what migrations are tested on.

Before a schema is changed: `.venv/bin/python -m tests.ledger.released` keeps one of the schema
that is left.
"""

import gzip
import sys
import tempfile
from pathlib import Path

from tests.build import reading
from tests.ledger.worlds import (
    at,
    meeting,
    meeting_report,
    new_ledger,
    second_run,
    world,
)

from dragoman.ledger.answers import Query
from dragoman.ledger.tables import SCHEMA

KEPT = Path(__file__).parents[1] / "fixtures" / "ledgers"
HOLDERS = (
    "actor,office,name,start,until,source\nNOR,Foreign Minister,Kari Berg,2023-10-16,,gazette\n"
)


def schemas() -> list[str]:
    """The schemas of which a ledger is kept, the oldest first."""
    return sorted(path.name.split(".")[0] for path in KEPT.glob("*.sqlite.gz"))


def unpack(schema: str, path: Path) -> None:
    """Put the kept ledger of a schema at a path."""
    path.write_bytes(gzip.decompress((KEPT / f"{schema}.sqlite.gz").read_bytes()))


def keep() -> Path:
    """Keep a ledger of the schema now in force; it has something in every table."""
    target = KEPT / f"{SCHEMA}.sqlite.gz"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = meeting_report()
        with new_ledger(folder, *world(5, 40), reading(told, meeting(told))) as ledger:
            _rule(ledger)
            for one in world(5, 10):
                ledger.add(one, second_run(ledger))
            # The record of a ruling is read no more, so that the ruling has no place.
            ledger.rule("reject", meeting(told).id_in(told), by="Ana", at=at(9), why="a play")
            ledger.add(reading(told), second_run(ledger))
            (folder / "holders.csv").write_text(HOLDERS, encoding="utf-8")
            ledger.load_holders(folder / "holders.csv")
            ledger.backup(folder / "copy.sqlite")
        packed = gzip.compress((folder / "copy.sqlite").read_bytes(), mtime=0)
    KEPT.mkdir(exist_ok=True)
    target.write_bytes(packed)
    return target


def _rule(ledger) -> None:
    """A ruling of every sort, one undone, one disputed."""
    kept = list(ledger.records(Query(kinds=("meeting",))))
    a, b, c, d, e, f, *_ = [k.id for k in kept]
    ledger.rule("confirm", a, by="Ana", at=at(0), why="the ministry says so")
    ledger.rule("reject", a, by="Ben", at=at(1), why="another day")
    ledger.rule("amend", b, by="Ana", at=at(2), why="as told", field="status", value="planned")
    ledger.rule("could not verify", c, by="Ana", at=at(3), why="nobody answers")
    ledger.rule("merge", c, d, by="Ana", at=at(4), why="one meeting")
    ledger.rule("keep apart", e, f, by="Ben", at=at(5), why="two meetings")
    taken = ledger.rule("reject", d, by="Ben", at=at(6), why="by mistake")
    ledger.rule("undo", taken.id, by="Ben", at=at(7), why="it was right")
    report = ledger.report(kept[0].report)
    record = meeting(report, report.text[:8], parties=("participant JPN", "participant NOR"))
    ledger.add_record(report.id, record, by="Ana", at=at(8), why="the rules missed it")
    ledger.put_off(e, by="Ana", at=at(8))


if __name__ == "__main__":
    sys.stdout.write(f"{keep()}\n")
