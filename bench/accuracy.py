"""Write docs/accuracy.md: how right the program is, where it errs, and the peers beside it.

    make accuracy

Every figure in the page is measured by this run on the data of ../shared; the peers' figures stand
in ../shared/benchmarks/README.md with their sources.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gold import GOLD, READINGS, ROOT, load, read_labelled

BENCHMARKS = GOLD.parent / "benchmarks"
PAGE = ROOT / "docs" / "accuracy.md"
BUILD = ROOT / "build" / "accuracy"
MOST = 12

HEAD = """# How right it is

Made by `make accuracy` from the labelled data of `../shared`; no figure here is typed by hand.
`dev.jsonl` is used to measure only: no rule, weight or model was fitted to it. Two careful human
readers agree with each other at 0.92 to 0.98 (found), 0.85 to 0.94 (exact), 0.80 to 0.90 (dyadic
events).
"""

PEERS = """
## Peers

| task | Dragoman, this run | peers (measured or published, see `../shared/benchmarks/README.md`) |
| --- | --- | --- |
| records from reports | the tables above | no program does it |
| time expressions, value F1 (all; news) | see the block above | HeidelTime .851; .918 at 9 KB/s |
| relations, classify, macro F1 | see above | dictionaries .463, GPT-4 .615, NLI model .824 |
| relations, end to end, micro F1 | see the block above | Universal Petrarch .307 |
"""


def main() -> int:
    """Measure and write the page."""
    if not GOLD.is_dir():
        print(f"{GOLD} is absent: the page is left as it is.")
        return 0
    BUILD.mkdir(parents=True, exist_ok=True)
    read_labelled(GOLD / "dev.jsonl", READINGS)
    score = load("score")
    misses: list = []
    labels, readings = score.read_lines(GOLD / "dev.jsonl"), score.read_lines(READINGS)
    scores = score.score(labels, readings, misses)
    lines = [HEAD, *records(scores), *errors(misses, score), *benchmarks(), PEERS]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    return 0


def records(scores: dict) -> Iterator[str]:
    """Scores by kind and by slot."""
    yield f"## Records, {scores['reports']} hand-labelled reports (`dev.jsonl`)\n"
    yield "| kind | found P | R | F1 | exact P | R | F1 | labelled | given |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for kind, found in scores["found"].items():
        exact = scores["exact"][kind]
        cells = [found["precision"], found["recall"], found["f1"]]
        cells += [exact["precision"], exact["recall"], exact["f1"]]
        shown = " | ".join(f"{cell:.3f}" for cell in cells)
        yield f"| {kind} | {shown} | {found['labelled']} | {found['given']} |"
    dyadic = scores["dyadic events"]
    yield (
        f"\nDyadic events (PLOVER type, pair, date): P {dyadic['precision']:.3f},"
        f" R {dyadic['recall']:.3f}, F1 {dyadic['f1']:.3f}.\n"
    )
    yield "| slot, among found records | agrees | of |"
    yield "| --- | --- | --- |"
    for slot, share in scores["slots"].items():
        yield f"| {slot} | {share['share']:.3f} | {share['of']} |"


def errors(misses: list, score: object) -> Iterator[str]:
    """What goes wrong most often, by kind and by rule."""
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    differs: Counter[str] = Counter()
    for why, _, label, guess in misses:
        if why == "missed":
            missed[
                f"{label['kind']} {label['type']}" if label["kind"] == "action" else label["kind"]
            ] += 1
        elif why == "extra":
            extra[guess["rule"]] += 1
        else:
            agree = score.slots(label, guess)
            wrong = [s for s in score.EXACT if not agree[s]]
            differs[f"{label['kind']}: {', '.join(wrong)}"] += 1
    for title, counts in (
        ("Missed most", missed),
        ("Given without a label, by rule", extra),
        ("Found, but these slots differ", differs),
    ):
        yield f"\n## {title}\n"
        yield ", ".join(f"{name} ({count})" for name, count in counts.most_common(MOST)) + "."


def benchmarks() -> Iterator[str]:
    """The public benchmarks' scorers, as they print."""
    dates, relations = BENCHMARKS / "dates_dev.jsonl", BENCHMARKS / "relations_dev.jsonl"
    yield "\n## Time expressions (`dates_dev.jsonl`)\n"
    yield block(["bench/dates.py", dates], [BENCHMARKS / "score_dates.py"], dates, "dates.jsonl")
    for task in ("classify", "e2e"):
        yield f"\n## Relations, {task} (`relations_dev.jsonl`; nothing was trained on it)\n"
        scorer = [BENCHMARKS / "score_relations.py", task]
        yield block(["bench/relations.py", task, relations], scorer, relations, f"{task}.jsonl")


def block(program: list, scorer: list, labels: Path, name: str) -> str:
    """Run a bench and its scorer; what the scorer prints."""
    out = BUILD / name
    run([*program, "-o", out])
    return f"```\n{run([*scorer, labels, out]).strip()}\n```"


def run(command: list) -> str:
    """One Python script; its standard output."""
    words = [sys.executable, *map(str, command)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
