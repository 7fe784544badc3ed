"""Measure merging on ../shared/gold/same.jsonl: real reports that tell of one occurrence, or seem
to.

Each group is read by the program and added to a ledger of its own. A true group counts as found
where one occurrence
has records of all its reports; a false one is right where no occurrence of its kind spans two of
its reports.
A group fails by reading where some report gives no record of the kind in question, or none with a
party that the other reports' records have.
Run: python bench/same.py [../shared/gold/same.jsonl]
"""

import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from dragoman.ledger.answers import Occurrence
from dragoman.ledger.store import open_ledger
from dragoman.model.readings import Reading
from dragoman.pipeline import Reader

SHARED = Path(__file__).parents[2] / "shared" / "gold" / "same.jsonl"
# What a group is about, as kinds and types of records.
KINDS = {
    "call": ("meeting", None), "summit": ("meeting", None), "meeting": ("meeting", None),
    "visit": ("visit", None), "agreement": ("agreement", None), "membership": ("membership", None),
    "transfer": ("transfer", None), "sanction": ("action", "SANCTION"),
    "expulsion": ("action", "SANCTION"), "request": ("action", "REQUEST"),
    "resolution": ("agreement", None),
}  # fmt: skip


def main() -> None:
    """Print each group that went wrong, and the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    groups = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reader = Reader()
    counts = dict.fromkeys(("found", "missed", "unread", "joined wrongly", "kept apart"), 0)
    for group in groups:
        readings = [
            reader.read(
                report["text"],
                date=date.fromisoformat(report["date"]),
                title=report["title"] or None,
                source=report["source"],
                name=report["id"],
            )
            for report in group["reports"]
        ]
        verdict = judge(group, readings)
        counts[verdict] += 1
        if verdict not in ("found", "kept apart"):
            print(f"{verdict:15} {group['kind']:10} {group['why']}")
    print_figures(counts)


def judge(group: dict[str, object], readings: list[Reading]) -> str:
    """What became of one group."""
    kind, kind_type = KINDS[str(group["kind"])]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "same.sqlite", write=True) as ledger,
    ):
        run = ledger.start_run("bench", "bench", "bench")
        for reading in readings:
            ledger.add(reading, run)
        spans = [told_by(o) for o in ledger.occurrences() if fits(o, kind, kind_type)]
        every = [told_by(o) for o in ledger.occurrences()]
    reports = {reading.report.id for reading in readings}
    if not group["same"]:
        return "joined wrongly" if any(len(span) > 1 for span in spans) else "kept apart"
    if any(reports <= span for span in every):
        return "found"
    parties = [
        {a for c in r.records if fits_record(c, kind, kind_type) for a in c.actors()}
        for r in readings
    ]
    wanting = [
        mine
        for n, mine in enumerate(parties)
        if mine.isdisjoint(set().union(*parties[:n], *parties[n + 1 :]))
    ]
    return "unread" if wanting else "missed"


def told_by(occurrence: Occurrence) -> set[str]:
    """The reports of an occurrence."""
    return {member.report for member in occurrence.members}


def fits(occurrence: Occurrence, kind: str, kind_type: str | None) -> bool:
    """Whether an occurrence is of the kind that its group is about."""
    return occurrence.kind == kind and kind_type in (None, occurrence.type)


def fits_record(record: object, kind: str, kind_type: str | None) -> bool:
    """Whether a record is of the kind that its group is about."""
    return getattr(record, "kind", "") == kind and kind_type in (None, getattr(record, "type", ""))


def print_figures(counts: dict[str, int]) -> None:
    """Recall over the true groups that were read, precision over all that were joined."""
    true = counts["found"] + counts["missed"]
    joined = counts["found"] + counts["joined wrongly"]
    print(counts)
    print(f"recall where read   {counts['found'] / true if true else 0:.3f} ({true} groups)")
    print(f"precision           {counts['found'] / joined if joined else 0:.3f} ({joined} groups)")
    print(f"failed by reading   {counts['unread']}")


if __name__ == "__main__":
    main()
