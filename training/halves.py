"""Split labelled reports in two: `python training/halves.py LABELS.jsonl … --to FOLDER`.

The judge must not learn from opinions of a scorer that has seen the very reports. So two scorers
are trained, each on one half (`training/reports.py` makes examples of it), and the judge reads each
half with the scorer of the other:

    python -m training.judge half-0.jsonl=SCORER-1 half-1.jsonl=SCORER-0

The scorer that is shipped is trained on both.
"""

import argparse
import hashlib
import json
from pathlib import Path


def main() -> None:
    """Write half-0.jsonl and half-1.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    arguments = parser.parse_args()
    halves: tuple[list[str], list[str]] = ([], [])
    for path in arguments.labels:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                halves[half_of(json.loads(line)["id"])].append(line)
    arguments.to.mkdir(parents=True, exist_ok=True)
    for number, lines in enumerate(halves):
        out = arguments.to / f"half-{number}.jsonl"
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{out}: {len(lines)} reports")


def half_of(name: str) -> int:
    """0 or 1, by the report's id alone."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2


if __name__ == "__main__":
    main()
