"""Time expressions of a labelled file, in the form that its scorer takes.

    python bench/dates.py ../shared/benchmarks/dates_dev.jsonl -o dates.jsonl [--speed]

The benchmark labels what names days, as named: both ends of a range apart, the year of
"since 2007" and of "by 2030" without what the preposition adds: the `parts` of a mention. It
leaves out what names no day: lengths, sets, times of day (other kinds of mention), anniversaries,
and lengths that run up to or from the report ("the past 30 days").
"""

import argparse
import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dragoman.model.values import Interval
from dragoman.resolve.times import TimeMention, find_times

NOT_NAMED = (
    "near.anniversary",
    "near.anniversary_length",
    "near.years_of",
    "near.past_span",
    "near.past_period",
    "near.past_hours",
    "near.next_span",
    "near.within",
)
REPEATS = 5

Row = dict[str, int | str | None]


def rows_of(mention: TimeMention) -> Iterator[Row]:
    """The periods that a mention names, as rows of the benchmark."""
    if mention.kind != "date" or mention.rule in NOT_NAMED:
        return
    for part in mention.parts:
        yield row_of(part)


def row_of(part: Interval) -> Row:
    """One period with its place."""
    return {
        "start": part.start_char,
        "end": part.end_char,
        "from": None if part.start is None else part.start.isoformat(),
        "to": None if part.end is None else part.end.isoformat(),
    }


def main() -> None:
    """Read, find, write; with --speed also say how many KB of text a second were read."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("data", type=Path, help="JSON lines with id, date and text")
    options.add_argument("-o", "--output", type=Path, required=True, help="where to write")
    options.add_argument("--speed", action="store_true", help=f"best of {REPEATS} passes, in KB/s")
    given = options.parse_args()
    lines = given.data.read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines if line.strip()]
    with given.output.open("w", encoding="utf-8") as out:
        for report in reports:
            found = find_times(report["text"], date.fromisoformat(report["date"]))
            dates = [row for mention in found for row in rows_of(mention)]
            out.write(json.dumps({"id": report["id"], "dates": dates}) + "\n")
    if given.speed:
        size = sum(len(report["text"].encode()) for report in reports)
        print(f"{size / 1000 / min(seconds(reports) for _ in range(REPEATS)):.0f} KB/s")


def seconds(reports: list[dict[str, str]]) -> float:
    """How long one pass takes."""
    start = time.perf_counter()
    for report in reports:
        find_times(report["text"], date.fromisoformat(report["date"]))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
