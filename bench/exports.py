"""A million records to each format: seconds, megabytes, and pandas writing the same rows beside.

    .venv/bin/python bench/exports.py [--records 1000000] [--formats icews,sipri]

Each format runs in a process of its own, so that its peak of memory is its own. The records
are made
up as they are asked for: states, days and deeds in turn, each told by one report of two sentences.
Formats of one kind of record (SIPRI, COLT, ACLED) get records of that kind only, so that each
writes
rows. Pandas writes the first rows of the same file from a frame that it holds in memory;
reading them
is not timed.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pandas as pd

from dragoman.ask.sourced import Sourced, Support
from dragoman.model.records import Details, Kind, Record
from dragoman.model.text import Evidence, Extent, Report
from dragoman.model.values import Interval, Party, Place
from dragoman.show.exports import FORMATS, Options, export_records

STATES = (
    "POL", "KOR", "JPN", "TUR", "MYS", "FRA", "DEU", "GBR", "USA", "CHN", "IND", "BRA", "ZAF",
    "EGY", "KEN", "PER", "CHL", "MEX", "CAN", "AUS", "VNM", "THA", "IDN", "PHL", "SAU", "IRN",
)  # fmt: skip
CITIES = (("Seoul", "KOR"), ("Ankara", "TUR"), ("Lima", "PER"), ("Nairobi", "KEN"))
FIRST_DAY = date(1995, 1, 1)
DAYS = 10_000


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of record: kind, type, roles of its two parties, the sentence, details."""

    kind: Kind
    type: str
    roles: tuple[str, str]
    words: str
    details: Details = field(default_factory=Details)


VISIT = Sort(
    "visit", "visit", ("visitor", "host"), "Minister A of {a} came to {b} for trade talks."
)
ORDER = Sort(
    "transfer", "ship", ("supplier", "recipient"), "{a} delivered five Ada corvettes to {b}.",
    Details(item="Ada corvettes", quantity=5.0),
)  # fmt: skip
STRIKE = Sort("action", "ASSAULT", ("source", "target"), "{a} struck {b} with drones.")
MIXED = (
    VISIT,
    ORDER,
    STRIKE,
    Sort("meeting", "meeting", ("participant", "participant"), "Ministers of {a} and {b} met."),
    Sort("agreement", "treaty", ("party", "party"), "{a} and {b} signed a treaty on fishing."),
    Sort("action", "ACCUSE", ("source", "target"), "{a} condemned {b} over the border."),
    Sort("action", "REQUEST", ("source", "target"), "{a} urged {b} to resume talks."),
    Sort("action", "COOPERATE", ("source", "source"), "{a} and {b} held a joint naval exercise."),
)
ONLY = {"sipri": (ORDER,), "colt": (VISIT,), "acled": (STRIKE,)}


def synthetic(count: int, sorts: tuple[Sort, ...]) -> Iterator[Sourced]:
    """Made-up records, the same at each run, by day."""
    for number, sort in zip(range(count), cycle(sorts), strict=False):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        a = STATES[number % len(STATES)]
        b = STATES[(number * 7 + number // 26 + 1) % len(STATES)]
        if a == b:
            b = STATES[(number + 1) % len(STATES)]
        text = sort.words.format(a=a, b=b) + f" It was report {number}."
        end = text.index(" It was")
        city = CITIES[number % len(CITIES)]
        record = Record(
            sort.kind, sort.type,
            (Party(sort.roles[0], a, f"Anna A{number % 5000}", "Foreign Minister"),
             Party(sort.roles[1], b)),
            Interval(day, day), "actual", (Evidence(0, end, text[:end]),), Extent(0, 5), "bench",
            place=Place(*city), details=sort.details,
        )  # fmt: skip
        report = Report(
            day, text, source=f"Paper {number % 40}", url=f"https://example.org/{number}"
        )
        support = Support(f"{number:020x}", record, report, (record,))
        yield Sourced(support.record_id, record, (support,), support)


def run_one(form: str, count: int, folder: Path) -> dict[str, object]:
    """Export and say seconds, peak megabytes, rows and bytes; to be run in a process of its own."""
    made = FORMATS[form]
    path = folder / f"bench{made.ending}"
    start, busy = time.perf_counter(), time.process_time()
    sidecar = export_records(synthetic(count, ONLY.get(form, MIXED)), made, path, Options())
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - busy
    peak_mb = peak_of_this_process_mb()
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    return {
        "format": form, "seconds": round(seconds, 1), "cpu_seconds": round(cpu_seconds, 1),
        "peak_mb": round(peak_mb),
        "rows": sidecar.rows, "mb_written": round(size / 2**20), "left_out": sidecar.left_out,
    }  # fmt: skip


def peak_of_this_process_mb() -> float:
    """Most memory it held; Linux's own count, for getrusage also counts what the parent held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def pandas_seconds(form: str, folder: Path, rows: int) -> tuple[int, float] | None:
    """Rows of the same file that pandas wrote, and the seconds it took; None for graphs."""
    made = FORMATS[form]
    path = folder / f"bench{made.ending}"
    out = folder / "pandas.out"
    if form in ("gexf", "graphml"):
        return None
    if form in ("csv", "parquet"):
        table = path / f"records.{form}"
        frame = (
            pd.read_csv(table, dtype=str, nrows=rows)
            if form == "csv"
            else pd.read_parquet(table).head(rows)
        )
    elif made.ending.endswith("jsonl"):
        frame = pd.read_json(path, lines=True, nrows=rows, dtype=False)
    else:
        tabbed = form in ("gdelt", "icews", "polecat")
        frame = pd.read_csv(
            path, dtype=str, nrows=rows, sep="\t" if tabbed else ",", quoting=3 if tabbed else 0,
            header=0 if made.header else None, skiprows=11 if form == "sipri" else 0,
            encoding="latin-1" if form == "sipri" else "utf-8",
        )  # fmt: skip
    start = time.perf_counter()
    if form == "parquet":
        frame.to_parquet(out)
    elif made.ending.endswith("jsonl"):
        frame.to_json(out, orient="records", lines=True, force_ascii=False)
    else:
        frame.to_csv(out, index=False)
    return len(frame), round(time.perf_counter() - start, 2)


def main() -> None:
    """Run all formats, each in its process, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--formats", default=",".join(f for f in FORMATS if f != "jsonl"))
    parser.add_argument("--pandas-rows", type=int, default=100_000)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(run_one(asked.one, asked.records, asked.folder)))
        return
    print(f"{asked.records:,} records to each format, one process each")
    for form in asked.formats.split(","):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, "--one", form, "--records", str(asked.records)]
            done = subprocess.run(
                [*command, "--folder", folder], capture_output=True, text=True, check=True
            )
            found = json.loads(done.stdout)
            beside = pandas_seconds(form, Path(folder), asked.pandas_rows)
            found["pandas"] = None if beside is None else {"rows": beside[0], "seconds": beside[1]}
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
