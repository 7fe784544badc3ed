"""Measure speed and memory on ../shared/corpus, beside spaCy's bare pipeline on the same texts.

    make bench                                a sample of 200 reports, some minutes
    .venv/bin/python bench/corpus.py --reports 4000   more of them

Each side runs in a process of its own, alone, so that its peak of memory is its own; loading the
model counts for neither speed. The share of spaCy's speed is that of processor time. Fails below
0.4 of spaCy's speed or above 1.5 GB. Passes, and says so, where ../shared is absent. The figures
go to build/bench.json too.
"""

import argparse
import importlib.util
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from dragoman.config import LANGUAGE_MODELS
from dragoman.model.text import Report
from dragoman.sources.files import read_reports
from dragoman.sources.problems import SourceProblem

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FILES = {"stream": 3, "relations": 1}  # of so many reports of the sample, in this proportion
LEAST_SHARE, MOST_MEGABYTES = 0.4, 1500
Measured = dict[str, float]


def main() -> int:
    """Run the whole; the exit code of the script."""
    parser = argparse.ArgumentParser(description="Measure speed and memory beside bare spaCy.")
    parser.add_argument("--reports", type=int, default=200, help="size of the sample")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"{CORPUS} is absent: nothing to measure, nothing failed.")
        return 0
    results: dict[str, dict[str, Measured]] = {}
    failed = False
    print(row("", "reports", "words", "seconds", "CPU s", "words/s", "peak MB", "of spaCy"))
    for name, share in FILES.items():
        count = options.reports * share // sum(FILES.values())
        bare, ours = alone(run_spacy, name, count), alone(run_dragoman, name, count)
        # By processor time: what else the machine does at the moment weighs on neither side.
        ratio = bare["cpu_seconds"] / ours["cpu_seconds"]
        print(row(f"spaCy, {name}", *bare.values(), ""))
        print(row(f"ours, {name}", *ours.values(), f"{ratio:.2f}"))
        results[name] = {"spacy": bare, "dragoman": ours}
        failed |= ratio < LEAST_SHARE or ours["peak_megabytes"] > MOST_MEGABYTES
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(f"Asked for: at least {LEAST_SHARE} of spaCy's speed, at most {MOST_MEGABYTES} MB.")
    print("Not held." if failed else "Held.")
    return 1 if failed else 0


def row(name: str, *cells: str | float) -> str:
    """A line of the table."""
    return f"{name:18}" + "".join(f"{cell:>10}" for cell in cells)


def sample(name: str, count: int) -> list[Report]:
    """So many reports of a file, evenly spread over it."""
    items = read_reports([CORPUS / f"{name}.jsonl.gz"])
    reports = [item for item in items if not isinstance(item, SourceProblem)]
    step = max(1, len(reports) // count)
    return list(islice(reports[::step], count))


def run_spacy(reports: list[Report]) -> Callable[[], None]:
    """SpaCy's whole small English pipeline as it comes, and nothing else."""
    installed = next(name for name in LANGUAGE_MODELS if importlib.util.find_spec(name))
    model = importlib.import_module(installed).load()

    def run() -> None:
        for _ in model.pipe(report.text for report in reports):
            pass

    return run


def run_dragoman(reports: list[Report]) -> Callable[[], None]:
    """The whole of ours, from report to JSON line."""
    from dragoman.pipeline import Reader

    reader = Reader()

    def run() -> None:
        for reading in reader.read_many(reports):
            reading.to_line()

    return run


def alone(prepare: Callable, name: str, count: int) -> Measured:
    """Measure in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (prepare, name, count))


def measure(prepare: Callable, name: str, count: int) -> Measured:
    """Run over the sample, after a few reports to warm up."""
    reports = sample(name, count)
    prepare(reports[:4])()
    run = prepare(reports)
    began, began_cpu = time.perf_counter(), time.process_time()
    run()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - began_cpu
    words = sum(len(report.text.split()) for report in reports)
    return {
        "reports": len(reports),
        "words": words,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu_seconds, 2),
        "words_per_second": round(words / seconds, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
