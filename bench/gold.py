"""Score the program on the hand-labelled reports of ../shared, and hold it to its floor.

    make gold                                 read dev.jsonl, check, score, compare with the floor
    make gold LABELS=ours.jsonl               score by labels of one's own (`dragoman labels`)
    .venv/bin/python bench/gold.py --set-floor        write today's figures as the new floor

Fails where `check.py` finds a fault or a figure falls more than one point below the floor
(tests/gold/floor.json). Passes, and says so, where ../shared is absent.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
READINGS = ROOT / "build" / "gold" / "dev.jsonl"
FLOOR = ROOT / "tests" / "gold" / "floor.json"
TOLERANCE = 0.01
BINS = 10

Figures = dict[str, float]


def main() -> int:
    """Run the whole; the exit code of the script."""
    parser = argparse.ArgumentParser(description="Score the program on hand-labelled reports.")
    parser.add_argument("--set-floor", action="store_true", help="write the figures as the floor")
    parser.add_argument("--labels", type=Path, help="labelled reports of one's own; no floor")
    options = parser.parse_args()
    if not GOLD.is_dir():
        print(f"{GOLD} is absent: nothing to score, nothing failed.")
        return 0
    labelled = options.labels or GOLD / "dev.jsonl"
    seconds = read_labelled(labelled, READINGS)
    print(f"{labelled.name} read in {seconds:.1f} s")
    check, score = load("check"), load("score")
    faults = check.main(str(READINGS))
    score.main([str(labelled), str(READINGS)])
    labels, readings = score.read_lines(labelled), score.read_lines(READINGS)
    print_reliability(score, labels, readings)
    if options.labels is not None:
        return 1 if faults else 0
    figures = figures_of(score.score(labels, readings))
    if options.set_floor:
        FLOOR.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        print(f"written: {FLOOR.relative_to(ROOT)}")
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    fallen = list(falls(figures, floor))
    for line in fallen:
        print(line)
    if not fallen:
        print("No figure fell more than one point below the floor.")
    return 1 if faults or fallen else 0


def read_labelled(labels: Path, readings: Path) -> float:
    """Write the program's readings of labelled reports; the seconds it took, model included."""
    from dragoman.pipeline import Reader
    from dragoman.sources.files import read_reports
    from dragoman.sources.problems import SourceProblem

    began = time.perf_counter()
    reports = []
    for item in read_reports([labels]):
        if isinstance(item, SourceProblem):
            raise SystemExit(str(item))
        reports.append(item)
    readings.parent.mkdir(parents=True, exist_ok=True)
    with readings.open("w", encoding="utf-8") as out:
        for reading in Reader().read_many(reports):
            for failure in reading.failures:
                print(f"FAILED {reading.report.key}: {failure.step}: {failure.message}")
            out.write(reading.to_line() + "\n")
    return time.perf_counter() - began


def load(name: str) -> ModuleType:
    """A script of ../shared/gold as a module."""
    spec = importlib.util.spec_from_file_location(f"shared_{name}", GOLD / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{GOLD / name}.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures_of(scores: dict) -> Figures:
    """The figures that the floor holds: F1 of found and exact, overall and by kind, and dyadic."""
    figures = {"dyadic f1": scores["dyadic events"]["f1"]}
    for what in ("found", "exact"):
        for scope, score in scores[what].items():
            figures[f"{what} f1 {scope}"] = score["f1"]
    return figures


def falls(figures: Figures, floor: Figures) -> Iterator[str]:
    """A line for each figure that fell too far, or is missing."""
    for name, least in floor.items():
        got = figures.get(name)
        if got is None or got < least - TOLERANCE:
            yield f"FELL: {name} is {got}, the floor is {least}"


def print_reliability(score: ModuleType, labels: dict, readings: dict) -> None:
    """Say how far confidences can be trusted: by tenths, the share that was found and exact.

    Records that match an optional label are left out: they count neither way.
    """
    seen: list[tuple[float, bool, bool]] = []
    for key, label in labels.items():
        guesses = readings.get(key, {"records": []})["records"]
        matched = {
            j: (i, agree) for i, j, agree in score.match(label["records"], guesses, label["text"])
        }
        for j, guess in enumerate(guesses):
            if j not in matched:
                seen.append((guess["confidence"], False, False))
                continue
            i, agree = matched[j]
            if not label["records"][i].get("optional"):
                seen.append((guess["confidence"], True, all(agree[s] for s in score.EXACT)))
    print(f"{'confidence':12}{'records':>8}{'mean':>7}{'found':>7}{'exact':>7}")
    for low in range(BINS):
        inside = [s for s in seen if low / BINS <= s[0] < (low + 1) / BINS + (low == BINS - 1)]
        if inside:
            mean, found, exact = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            name = f"{low / BINS:.1f}-{(low + 1) / BINS:.1f}"
            print(f"{name:12}{len(inside):8}{mean:7.2f}{found:7.2f}{exact:7.2f}")
    if seen:
        brier = sum((confidence - found) ** 2 for confidence, found, _ in seen) / len(seen)
        print(f"Brier score of confidence against found: {brier:.3f} over {len(seen)} records")


if __name__ == "__main__":
    sys.exit(main())
