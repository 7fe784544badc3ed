"""The form of training examples, and where they are read from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Relation:
    """What holds from one mention to another; `label` is a PLOVER type, perhaps "/finer part"."""

    source: str
    target: str
    label: str
    status: str
    kind: str


@dataclass
class Example:
    """One sentence with its mentions (character offsets), relations and pairs without any.

    `phrases`: other noun phrases, which are no parties.
    """

    text: str
    spans: dict[str, tuple[int, int]]
    relations: list[Relation] = field(default_factory=list)
    none: list[tuple[str, str]] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)


def read_sentences(folder: Path) -> list[Example]:
    """Read all marked sentences of our own (`training/mark.py` writes them)."""
    examples = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            spans = {name: (a, b) for name, (a, b) in row["spans"].items()}
            relations = [Relation(**relation) for relation in row["relations"]]
            none = [(a, b) for a, b in row["none"]]
            phrases = [(a, b) for a, b in row.get("phrases", [])]
            examples.append(Example(row["text"], spans, relations, none, phrases))
    return examples
