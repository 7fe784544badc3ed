"""The hand-made pairs of records in pairs.jsonl: do they tell of one occurrence?"""

import json
from dataclasses import dataclass
from pathlib import Path

from dragoman.ledger.features import features_of
from dragoman.ledger.merges import decide
from dragoman.model.readings import record_from_json
from dragoman.model.records import Record

PATH = Path(__file__).with_name("pairs.jsonl")


@dataclass(frozen=True)
class Pair:
    """Two records of different reports, and whether a reader takes them for one occurrence."""

    same: bool
    why: str
    a: Record
    b: Record

    def decided(self):
        return decide(features_of(self.a), features_of(self.b))


def load_pairs() -> list[Pair]:
    """All pairs, in the order of the file."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Pair(r["same"], r["why"], _record(r["a"]), _record(r["b"])) for r in rows]


def _record(row) -> Record:
    text = row["text"]
    whole = {"start": 0, "end": len(text)}
    more = {"evidence": [whole | {"quote": text}], "trigger": whole, "rule": "by hand"}
    return record_from_json(row | more)
