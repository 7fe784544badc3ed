"""Turn marked sentences (`training/sentences/*.txt`) into training examples (`*.jsonl`).

One sentence a line, party mentions in square brackets, named a, b, c … in the order of the text;
after the last bar what holds between them, parted by semicolons:

    [Turkish police] detained [three reporters] in [Izmir]. | a>b COE
    [Oslo] and [Lima] said [Quito] had lied. | ab>c ACC
    [Seoul] and [Hanoi] signed a fishing accord. | a=b DEAL
    [Tonga]'s premier may fly to [Suva]. | a>b VISITo

`a>b` is source to target, `a=b` both ways, `ab>c` several at once, `abc=` all among one another,
`~a>b` leaves a pair unlabelled. Every other ordered pair is recorded as "none". A code ends in `p`
(planned), `o` (possible) or `n` (negated), else the deed is actual. A line that begins with `#` is
a comment. Run `python training/mark.py` to write the `.jsonl` beside each `.txt` and print counts;
`--against FILE` also reports sentences that share eight words in a row with that `.jsonl` file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import permutations
from pathlib import Path

SENTENCES = Path(__file__).parent / "sentences"

ACTIONS = {
    "AGR": "AGREE",
    "CON": "CONSULT",
    "SUP": "SUPPORT",
    "CNC": "CONCEDE",
    "COO": "COOPERATE",
    "AID": "AID",
    "RET": "RETREAT",
    "REQ": "REQUEST",
    "ACC": "ACCUSE",
    "REJ": "REJECT",
    "THR": "THREATEN",
    "PRO": "PROTEST",
    "SAN": "SANCTION",
    "MOB": "MOBILIZE",
    "COE": "COERCE",
    "ASS": "ASSAULT",
}
KINDS = {
    "MEET": ("meeting", "CONSULT"),
    "VISIT": ("visit", "CONSULT"),
    "DEAL": ("agreement", "SUPPORT"),
    "SOLD": ("transfer", "COOPERATE"),
    "GAVE": ("transfer", "AID"),
    "TIEUP": ("tie", "SUPPORT"),
    "TIECUT": ("tie", "SANCTION"),
    "JOIN": ("membership", "SUPPORT"),
    "LEAVE": ("membership", "SANCTION"),
    "APPLY": ("membership", "REQUEST"),
}
STATUSES = {"": "actual", "p": "planned", "o": "possible", "n": "negated"}
COOPERATIVE = {"SUPPORT", "CONSULT", "COOPERATE", "AID", "AGREE"}
CONFLICT = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE", "REJECT", "THREATEN"}
CLAUSE = re.compile(r"^(~?)([a-z]+)([>=])([a-z]*)(?: ([A-Z]+)([pon]?))?$")


class MarkError(ValueError):
    """A marked line that does not follow the form above; the message names file and line."""


@dataclass(frozen=True)
class Relation:
    """What holds from one mention to another; `label` is a PLOVER type."""

    source: str
    target: str
    label: str
    status: str
    kind: str


@dataclass
class Example:
    """One sentence with its mentions (character offsets), relations and empty pairs."""

    text: str
    spans: dict[str, tuple[int, int]]
    relations: list[Relation] = field(default_factory=list)
    none: list[tuple[str, str]] = field(default_factory=list)


def read_mentions(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take the brackets out; return the plain text and the span of each mention.

    >>> read_mentions("[Oslo] met [Lima].")
    ('Oslo met Lima.', {'a': (0, 4), 'b': (9, 13)})
    """
    plain: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: int | None = None
    for char in marked:
        if char == "[":
            if opened is not None:
                raise MarkError("a bracket opens inside a bracket")
            opened = len(plain)
        elif char == "]":
            if opened is None or opened == len(plain):
                raise MarkError("a bracket closes that was not opened, or an empty one")
            spans[chr(ord("a") + len(spans))] = (opened, len(plain))
            opened = None
        else:
            plain.append(char)
    if opened is not None:
        raise MarkError("a bracket is not closed")
    return "".join(plain), spans


def project(code: str, status: str) -> tuple[str, str]:
    """Give kind and PLOVER type of a code; planned and possible deeds become words about them."""
    if code in ACTIONS:
        kind, label = "action", ACTIONS[code]
    elif code in KINDS:
        kind, label = KINDS[code]
    else:
        raise MarkError(f"unknown code {code}")
    if status in ("planned", "possible"):
        if label in COOPERATIVE:
            label = "AGREE"
        elif label == "RETREAT":
            label = "CONCEDE"
        elif label in CONFLICT:
            label = "THREATEN"
    return kind, label


def pairs_of(left: str, sign: str, right: str) -> list[tuple[str, str]]:
    """Spell out the ordered pairs of one clause.

    >>> pairs_of("ab", ">", "c")
    [('a', 'c'), ('b', 'c')]
    """
    if not right:
        if sign != "=" or len(left) < 2:
            raise MarkError("a clause without a right side needs '=' and two letters")
        return list(permutations(left, 2))
    there = [(a, b) for a in left for b in right]
    return there if sign == ">" else there + [(b, a) for a, b in there]


def read_line(line: str) -> Example:
    """Read one marked line.

    Raises:
        MarkError: the line does not follow the form.
    """
    marked, _, clauses = line.partition("|")
    text, spans = read_mentions(marked.strip())
    relations: list[Relation] = []
    unlabelled: set[tuple[str, str]] = set()
    for clause in filter(None, (part.strip() for part in clauses.split(";"))):
        match = CLAUSE.match(clause)
        if not match:
            raise MarkError(f"cannot read clause {clause!r}")
        tilde, left, sign, right, code, letter = match.groups()
        pairs = pairs_of(left, sign, right)
        if any(a not in spans or b not in spans or a == b for a, b in pairs):
            raise MarkError(f"clause {clause!r} names a mention that is not there")
        if tilde:
            unlabelled.update(pairs)
            continue
        if code is None:
            raise MarkError(f"clause {clause!r} has no code")
        status = STATUSES[letter]
        kind, label = project(code, status)
        relations += [Relation(a, b, label, status, kind) for a, b in pairs]
        # A host also receives, a buyer also trades: their way back is neither yes nor no.
        if kind in ("visit", "transfer") and sign == ">":
            unlabelled.update((b, a) for a, b in pairs)
    named = {(r.source, r.target) for r in relations} | unlabelled
    none = [pair for pair in permutations(spans, 2) if pair not in named]
    return Example(text, spans, relations, none)


def read_file(path: Path) -> list[Example]:
    """Read a file of marked lines, skipping blank lines and comments."""
    examples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            examples.append(read_line(line))
        except MarkError as error:
            raise MarkError(f"{path.name}:{number}: {error}") from error
    return examples


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """Every run of `size` words, lower case."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def repeated(examples: list[Example]) -> list[str]:
    """Sentences that stand there twice, letter case and punctuation aside."""
    counts = Counter(" ".join(re.findall(r"\w+", e.text.lower())) for e in examples)
    return [text for text, count in counts.items() if count > 1]


def borrowed(examples: list[Example], other: Path, size: int = 8) -> list[str]:
    """Sentences that share a run of `size` words with a text of `other` (a .jsonl file)."""
    foreign: set[tuple[str, ...]] = set()
    for line in other.read_text(encoding="utf-8").splitlines():
        foreign |= shingles(json.loads(line)["text"], size)
    return [e.text for e in examples if shingles(e.text, size) & foreign]


def report(examples: list[Example]) -> str:
    """Count sentences, relations and empty pairs in a few lines."""
    relations = [r for e in examples for r in e.relations]
    lines = [
        f"{len(examples)} sentences, {len(relations)} relations, "
        f"{sum(len(e.none) for e in examples)} empty pairs, "
        f"{sum(not e.relations for e in examples)} sentences without a relation, "
        f"{sum(len(e.spans) > 2 for e in examples)} with three mentions or more"
    ]
    within = Counter(label for e in examples for label in {r.label for r in e.relations})
    lines.append(f"sentences by label: {dict(within.most_common())}")
    lines.append(f"relations by kind: {dict(Counter(r.kind for r in relations).most_common())}")
    lines.append(f"relations by status: {dict(Counter(r.status for r in relations).most_common())}")
    return "\n".join(lines)


def main() -> int:
    """Write the `.jsonl` files and print the counts; 1 if sentences repeat or are borrowed."""
    parser = argparse.ArgumentParser(description="Turn marked sentences into training examples.")
    parser.add_argument("--against", type=Path, help="a .jsonl file no sentence may share with")
    arguments = parser.parse_args()
    everything: list[Example] = []
    for path in sorted(SENTENCES.glob("*.txt")):
        examples = read_file(path)
        rows = (json.dumps(asdict(e), ensure_ascii=False) for e in examples)
        path.with_suffix(".jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        everything += examples
    sys.stdout.write(report(everything) + "\n")
    faults = [f"repeated: {text}" for text in repeated(everything)]
    if arguments.against:
        faults += [f"borrowed: {text}" for text in borrowed(everything, arguments.against)]
    sys.stdout.write("".join(fault + "\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
