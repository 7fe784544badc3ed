"""How long each stage of a reading takes: milliseconds of processor time a parsed sentence.

    .venv/bin/python bench/stages.py                  40 reports of each file of ../shared/corpus
    .venv/bin/python bench/stages.py --reports 10 --passes 1

Each step of `pipeline.py` is timed where the pipeline calls it, without the steps inside it. Of
several passes the fastest counts, stage by stage: what else the machine does weighs less. The
scorer is given besides for each sentence that reaches it. Passes, and says so, without ../shared.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import wraps

from corpus import CORPUS, FILES, sample
from dragoman import pipeline
from dragoman.coding.scorer import Scorer
from dragoman.language import build
from dragoman.model.text import Report

STAGES = {
    "triage": ["worth_parsing"],
    "parse": ["parse_many"],
    "tokens": ["copy_tokens"],
    "mentions": ["make_draft"],
    "times": ["find_times"],
    "rules": ["find_matches", "propose"],
    "scorer": ["score_pairs"],
    "judge": ["assemble"],
}


class Clock:
    """Processor time by stage, that of a stage inside another counted once."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.inside: list[str] = []
        self.last = time.process_time()

    def turn(self) -> None:
        """Book the time since the last turn on the stage that runs."""
        now = time.process_time()
        if self.inside:
            self.spent[self.inside[-1]] += now - self.last
        self.last = now

    def timed(self, stage: str, function: Callable) -> Callable:
        """A function whose time is booked on a stage, also while what it yields is taken."""

        @wraps(function)
        def run(*given: object, **named: object) -> object:
            self.turn()
            self.inside.append(stage)
            try:
                made = function(*given, **named)
                # Stages that yield are drained here, lest their work count for who asks.
                return list(made) if isinstance(made, Iterator) else made
            finally:
                self.turn()
                self.inside.pop()

        return run


def put_clock(clock: Clock) -> None:
    """Time the stages from now on."""
    for stage, names in STAGES.items():
        for name in names:
            room = build if name == "copy_tokens" else pipeline
            setattr(room, name, clock.timed(stage, getattr(room, name)))
    score = Scorer.score

    def counted(self: Scorer, *given: object, **named: object) -> object:
        clock.spent["sentences scored"] += 1
        return score(self, *given, **named)

    Scorer.score = counted  # type: ignore[method-assign,assignment]
    sentences_of = pipeline.propose

    def counting(tables: object, parsed: build.ParsedReport, **named: object) -> object:
        clock.spent["sentences"] += len(parsed.sentences)
        return sentences_of(tables, parsed, **named)

    pipeline.propose = counting


def measure(reports: list[Report], passes: int) -> dict[str, float]:
    """The least time of each stage, in seconds, and the numbers of sentences."""
    clock = Clock()
    reader = pipeline.Reader()
    list(reader.read_many(reports[:4]))
    put_clock(clock)
    least: dict[str, float] = {}
    for _ in range(passes):
        clock.spent.clear()
        list(reader.read_many(reports))
        for stage, spent in clock.spent.items():
            least[stage] = min(spent, least.get(stage, spent))
    return least


def main() -> int:
    """Measure and print; the exit code of the script."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=40, help="so many of each file")
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"{CORPUS} is absent: nothing to measure.")
        return 0
    reports = [report for name in FILES for report in sample(name, options.reports)]
    least = measure(reports, options.passes)
    sentences, scored = least.pop("sentences"), least.pop("sentences scored")
    for stage in STAGES:
        print(f"{stage:10}{1000 * least[stage] / sentences:8.3f}")
    ours = sum(least[stage] for stage in ("tokens", "mentions", "times", "rules", "judge"))
    print(f"{'without parse and scorer':26}{1000 * ours / sentences:8.3f} ms a sentence")
    print(f"{'scorer':26}{1000 * least['scorer'] / scored:8.3f} ms a sentence scored")
    print(f"{len(reports)} reports, {sentences:.0f} sentences parsed, {scored:.0f} scored")
    return 0


if __name__ == "__main__":
    sys.exit(main())
