"""Add other noun phrases to examples.

Use: `.venv/bin/python training/phrases.py --to FOLDER [--patterns N --seed S] [FOLDER …]`.

Reads marked sentences (`FOLDER/*.jsonl`) or draws N sentences from the patterns, finds with spaCy
the noun phrases that are no mention ("military aid", "a spokesman"), and writes `examples.jsonl`
with them under `phrases`: in training they stand for what looks like a party and is none.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from examples import Example, read_sentences
from patterns import write_examples

from dragoman.language.build import load_model

MOST = 6


def main() -> None:
    """Write the examples with their phrases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--patterns", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, required=True)
    arguments = parser.parse_args()
    examples: list[Example] = (
        write_examples(arguments.patterns, arguments.seed) if arguments.patterns else []
    )
    for folder in arguments.folders:
        examples += read_sentences(folder)
    arguments.to.mkdir(parents=True, exist_ok=True)
    docs = load_model().pipe((e.text for e in examples), batch_size=128)
    with (arguments.to / "examples.jsonl").open("w", encoding="utf-8") as file:
        for example, doc in zip(examples, docs, strict=True):
            taken = list(example.spans.values())
            free = [(c.start_char, c.end_char) for c in doc.noun_chunks if c.root.pos_ != "PRON"]
            free = [(a, b) for a, b in free if not any(a < d and b > c for c, d in taken)]
            file.write(
                json.dumps({**asdict(example), "phrases": free[:MOST]}, ensure_ascii=False) + "\n"
            )


if __name__ == "__main__":
    main()
