"""Labelled reports → training examples for the scorer.

Use: `python -m training.reports LABELS.jsonl … --to FOLDER [--half 0]`.

Sentences and mentions are those that the program itself finds, so that the scorer learns from what
it will be shown. A pair of mentions is related if a record whose evidence lies in the sentence has
their actors in its roles, left open if that record is optional or names another mention of them,
and else empty. Reports whose licence forbids derived works are skipped and counted.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import permutations
from pathlib import Path

from training.examples import Example, Relation
from training.labels import Json, half_of, read_labels, report_of

from dragoman.coding.draft import Draft
from dragoman.coding.pairs import asked_of
from dragoman.language.build import Sentence, parse_many
from dragoman.language.mentions import Mention
from dragoman.language.triage import worth_parsing
from dragoman.model.text import Extent
from dragoman.pipeline import make_draft
from dragoman.resolve.publishers import home_of
from dragoman.rules.actors import load_actors

_SIDES = {
    "action": ("source", "target"),
    "transfer": ("supplier", "recipient"),
    "visit": ("visitor", "host"),
    "membership": ("member", "organisation"),
}
_LABELS = {"meeting": "CONSULT", "visit": "CONSULT", "agreement": "SUPPORT"}
_OF_TRANSFER = {"gift": "AID"}
_OF_MEMBERSHIP = {"joined": "SUPPORT", "left": "SANCTION", "suspended": "SANCTION"}
_ENDED = {"downgraded", "severed"}


def examples_of(rows: Iterable[Json]) -> Iterator[Example]:
    """The sentences of labelled reports that hold two mentions or more."""
    tables = load_actors()
    listed = list(rows)
    reports = [report_of(row) for row in listed]
    chosen = [(r, worth_parsing(r, home_of(r.source, r.published), tables)) for r in reports]
    for row, parsed in zip(listed, parse_many(chosen), strict=True):
        draft = make_draft(tables, parsed)
        for sentence in draft.sentences:
            example = _example(draft, sentence, row)
            if example.relations or example.none:
                yield example


def _example(draft: Draft, sentence: Sentence, row: Json) -> Example:
    """One sentence with the relations that records give to its mentions."""
    mentions, pairs = asked_of(draft, sentence)
    told = [r for r in row["records"] if _lies_in(r, row["text"], sentence.extent)]
    relations: dict[tuple[int, int], Relation] = {}
    left_open: set[tuple[int, int]] = set()
    for record in told:
        made = relation_of(record)
        for x, y in sides_of(record):
            actors = {x["actor"], y["actor"]}
            left_open |= {
                (a, b) for a, b in pairs if actors <= {*mentions[a].actors, *mentions[b].actors}
            }
            a, b = _best(mentions, sentence, x), _best(mentions, sentence, y)
            if made is None or record.get("optional") or a is None or b is None:
                continue
            if (a, b) in pairs:
                relations.setdefault((a, b), Relation(str(a), str(b), *made))
    start = sentence.extent.start
    return Example(
        sentence.extent.of(draft.report.text),
        {str(n): (m.start_char - start, m.end_char - start) for n, m in enumerate(mentions)},
        list(relations.values()),
        [(str(a), str(b)) for a, b in pairs if (a, b) not in left_open and (a, b) not in relations],
    )


def _lies_in(record: Json, text: str, extent: Extent) -> bool:
    found = (text.find(quote) for quote in record["evidence"])
    spans = zip(found, map(len, record["evidence"]), strict=True)
    return any(0 <= at < extent.end and extent.start < at + chars for at, chars in spans)


def _best(mentions: list[Mention], sentence: Sentence, party: Json) -> int | None:
    """The mention that stands for a party: by its name if it is there, else the first of its
    actor.
    """
    mine = [n for n, mention in enumerate(mentions) if party["actor"] in mention.actors]
    name = party.get("name")
    named = [n for n in mine if name and any(w.name == name for w in mentions[n].who)]
    return next(iter(named or mine), None)


def sides_of(record: Json) -> list[tuple[Json, Json]]:
    """Ordered pairs of parties that a record relates: both ways where its roles are one."""
    roles = _SIDES.get(record["kind"])
    parties = record["parties"]
    if roles is not None:
        first, second = ([p for p in parties if p["role"] == role] for role in roles)
        if first and second:
            return [(x, y) for x in first for y in second]
    return [(x, y) for x, y in permutations(parties, 2) if x["actor"] != y["actor"]]


def relation_of(record: Json) -> tuple[str, str, str] | None:
    """Label, status and kind of a record; None where it makes no relation to learn.

    What is planned or may be is agreed to, but for actions, whose type says so itself.
    """
    kind, details, status = record["kind"], record.get("details") or {}, record["status"]
    if kind == "action":
        return record["type"], status, kind
    label = _LABELS.get(kind)
    if kind == "transfer":
        label = _OF_TRANSFER.get(details.get("terms"), "COOPERATE")
    elif kind == "tie" and details.get("change") not in {None, "in force"}:
        label = "SANCTION" if details["change"] in _ENDED else "SUPPORT"
    elif kind == "membership":
        label = _OF_MEMBERSHIP.get(record["type"])
    if label is None:
        return None
    return ("AGREE" if status in {"planned", "possible"} else label), status, kind


def main() -> None:
    """Write the examples and say how many."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=[0, 1], help="of the reports, by their ids")
    arguments = parser.parse_args()
    rows = [row for path in arguments.labels for row in read_labels(path)]
    asked = [row for row in rows if arguments.half in {None, half_of(row["id"])}]
    allowed = [row for row in asked if "ND" not in (row.get("licence") or "")]
    lines = [json.dumps(asdict(e), ensure_ascii=False) for e in examples_of(allowed)]
    arguments.to.mkdir(parents=True, exist_ok=True)
    (arguments.to / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    skipped = len(asked) - len(allowed)
    print(f"{len(lines)} sentences written, {skipped} reports skipped for their licence")


if __name__ == "__main__":
    main()
