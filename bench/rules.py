"""How many of our own marked sentences the coding rules see: type and direction of each relation.

    .venv/bin/python bench/rules.py             with states put for all parties
    .venv/bin/python bench/rules.py --misses 40     and the misses, by verb or noun nearest to them

Parties of the marked sentences (`training/sentences/*.jsonl`) are often no actors that the program
knows ("villagers"). So that the rules alone are measured, each marked party is given a state: its
common noun kept behind an adjective ("Chadian villagers"), a name replaced ("Chad").
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.coding.match import Match, find_matches
from dragoman.language.build import paragraphs, parse_many
from dragoman.model.text import Report
from dragoman.pipeline import make_draft
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon

SENTENCES = Path(__file__).parents[1] / "training" / "sentences"
PUBLISHED = date(2024, 8, 20)
STATES = {
    "Chad": ("TCD", "Chadian"),
    "Peru": ("PER", "Peruvian"),
    "Oman": ("OMN", "Omani"),
    "Kenya": ("KEN", "Kenyan"),
    "Norway": ("NOR", "Norwegian"),
    "Bolivia": ("BOL", "Bolivian"),
    "Ghana": ("GHA", "Ghanaian"),
    "Cuba": ("CUB", "Cuban"),
    "Latvia": ("LVA", "Latvian"),
    "Malta": ("MLT", "Maltese"),
}
KIND_TYPES = {"meeting": "CONSULT", "visit": "CONSULT", "agreement": "SUPPORT"}
PROMISED = {
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("SUPPORT", "COOPERATE", "CONSULT", "AID"), "AGREE"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "THREATEN"),
}
_TAIL = re.compile(r"\s(?:of|in|from|at|on|near|who|which|that|with|for|aboard|under|loyal)\b")


@dataclass(frozen=True)
class Case:
    """A sentence with states for parties, and what its marks say: (source, target) to labels."""

    text: str
    original: str
    codes: frozenset[str]
    labels: dict[tuple[str, str], set[str]]
    relations: tuple[tuple[str, str, str, str, str], ...]
    none: frozenset[tuple[str, str]]


@dataclass
class Tally:
    """Counts over all relations."""

    asked: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    framed: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, Case]] = field(default_factory=list)
    wrong: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def put_state(words: str, name: str, adjective: str) -> str:
    """A marked party with a state in it: "9,000 villagers of X" to "9,000 Chadian villagers"."""
    tail = _TAIL.search(words)
    head = words[: tail.start()] if tail else words
    last = head.rsplit(" ", 1)[-1]
    if not last[:1].islower() or last in load_lexicon("language/sets")["fighters"]:
        return name  # "Chadian rebels" would be an actor of their own
    before = [w for w in head.split(" ")[:-1] if w[:1].islower() or w[:1].isdigit() or w == "The"]
    return " ".join([*("a" if w == "an" else w for w in before), adjective, last])


def make_case(row: dict[str, object]) -> Case:
    """A marked sentence with states for its parties."""
    text = str(row["text"])
    spans = dict(sorted(dict(row["spans"]).items(), key=lambda item: item[1][0]))  # type: ignore[call-overload]
    free = [name for name, (_, adjective) in STATES.items() if name not in text]
    codes: dict[str, str] = {}
    written, last = "", 0
    for key, (start, end) in spans.items():
        name = free[len(codes) % len(free)]
        codes[key] = STATES[name][0]
        stands = put_state(text[start:end], name, STATES[name][1])
        written += text[last:start] + (stands if written or text[:start] else _upper(stands))
        last = end
    written += text[last:]
    relations = tuple(
        (codes[r["source"]], codes[r["target"]], r["label"], r["status"], r["kind"])
        for r in row["relations"]  # type: ignore[attr-defined]
    )
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, target, label, _, _ in relations:
        labels[(source, target)].add(label)
    none = frozenset((codes[a], codes[b]) for a, b in row["none"])  # type: ignore[attr-defined]
    return Case(written, text, frozenset(codes.values()), labels, relations, none)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def read_cases(files: Sequence[Path]) -> list[Case]:
    """All marked sentences."""
    return [
        make_case(json.loads(line))
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def matches_of(cases: Sequence[Case]) -> Iterator[list[Match]]:
    """What the rules see in each sentence."""
    tables = load_actors()
    reports = [Report(PUBLISHED, case.text) for case in cases]
    for parsed in parse_many([(r, paragraphs(r.text)) for r in reports]):
        draft = make_draft(tables, parsed)
        yield [m for s in draft.sentences for m in find_matches(draft, s)]


def pairs_of(match: Match) -> set[tuple[str, str]]:
    """Who does it to whom; among equals everybody to everybody."""
    source = {b.who.actor for b in match.source}
    target = {b.who.actor for b in match.target} or source
    return {(a, b) for a in source for b in target if a != b}


def types_of(match: Match) -> set[str]:
    """The label that the match means, done or only promised."""
    own = KIND_TYPES.get(match.rule.kind, match.rule.type)
    return {own, PROMISED.get(own, own)}


def count(tally: Tally, case: Case, matches: Sequence[Match]) -> None:
    """Add one sentence to the counts."""
    found = [(pairs_of(m), types_of(m), m) for m in matches]
    for source, target, label, _status, kind in case.relations:
        if kind in {"transfer", "tie", "membership"}:
            continue
        key = label if kind == "action" else kind
        tally.asked[key] += 1
        fits = [m for pairs, types, m in found if (source, target) in pairs and label in types]
        tally.seen[key] += bool(fits)
        tally.framed[key] += any(not m.guessed for m in fits)
        if not fits:
            tally.misses.append((key, f"{source}>{target}", case))
    for pairs, types, match in found:
        if match.guessed:
            continue
        for pair in pairs:
            if not set(pair) <= case.codes:
                continue
            tally.said[_verdict(case, pair, types, match)] += 1
            if _verdict(case, pair, types, match) != "right":
                lemma = match.trigger.lemma_.lower()
                verdict = _verdict(case, pair, types, match)
                tally.wrong[verdict][f"{match.rule.id}:{lemma}"] += 1


def _verdict(case: Case, pair: tuple[str, str], types: set[str], match: Match) -> str:
    labels = case.labels.get(pair, set())
    if labels & types:
        return "right"
    back = case.labels.get((pair[1], pair[0]), set())
    if back & types and match.target:
        return "wrong way"
    if labels:
        return "wrong type"
    return "nothing there" if pair in case.none else "not marked"


def print_tally(tally: Tally) -> None:
    """The table: recall by label, and what the framed matches were worth."""
    print(f"{'label':12}{'asked':>7}{'seen':>8}{'framed':>8}")
    for key in sorted(tally.asked):
        asked = tally.asked[key]
        print(f"{key:12}{asked:7}{tally.seen[key] / asked:8.1%}{tally.framed[key] / asked:8.1%}")
    asked, seen, framed = (sum(c.values()) for c in (tally.asked, tally.seen, tally.framed))
    print(f"{'all':12}{asked:7}{seen / asked:8.1%}{framed / asked:8.1%}")
    said = sum(tally.said.values())
    print(f"pairs said by framed matches: {said}")
    for verdict, number in tally.said.most_common():
        print(f"  {verdict:14}{number / said:7.1%}")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--misses", type=int, default=0, help="print so many misses a label")
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong rules a verdict")
    arguments = parser.parse_args()
    cases = read_cases(sorted(SENTENCES.glob("*.jsonl")))
    tally, began = Tally(), time.perf_counter()
    for case, matches in zip(cases, matches_of(cases), strict=True):
        count(tally, case, matches)
    spent = 1000 * (time.perf_counter() - began) / len(cases)
    print_tally(tally)
    print(f"{len(cases)} sentences, {spent:.1f} ms a sentence, parse included", file=sys.stderr)
    shown: Counter[str] = Counter()
    for key, pair, case in tally.misses:
        if shown[key] < arguments.misses:
            print(f"MISS {key} {pair}: {case.text}")
            shown[key] += 1
    for verdict, rules in tally.wrong.items():
        for rule, number in rules.most_common(arguments.wrong):
            print(f"WRONG {verdict}: {rule} {number}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
