"""Labelled reports → training examples.

Use: `.venv/bin/python training/reports.py REPORTS.jsonl … --to FOLDER`.

Takes files of the form of `gold/GUIDE.md`. Mentions are found by the names of the records' parties
and a list of states and organisations; a pair of mentions is related if a record whose evidence
holds the sentence has their actors in its roles, left open if the record is optional, and else
empty. Reports whose licence forbids derived works are skipped and counted. `--part` leaves a third
of the reports, chosen by their ids, for validation.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import permutations
from pathlib import Path
from typing import Any

import pycountry
from examples import Example, Relation
from mark import KINDS, project

ODD_CODES = {
    "Bolivia": "BOL",
    "Bosnia": "BIH",
    "Britain": "GBR",
    "Ivory Coast": "CIV",
    "Kosovo": "XKX",
    "Turkey": "TUR",
    "the United States": "USA",
    "the U.S.": "USA",
    "the Soviet Union": "SUN",
    "West Germany": "DEU",
    "Yugoslavia": "YUG",
    "the Netherlands": "NLD",
    "the Philippines": "PHL",
    "the Czech Republic": "CZE",
    "the United Arab Emirates": "ARE",
    "Laos": "LAO",
    "South Korea": "KOR",
    "North Korea": "PRK",
    "Russia": "RUS",
    "Syria": "SYR",
    "Iran": "IRN",
    "Moldova": "MDA",
    "Tanzania": "TZA",
    "Vietnam": "VNM",
    "Venezuela": "VEN",
    "Taiwan": "TWN",
}
MORE_NAMES = {
    "USA": ["U.S.", "US", "United States", "America", "Americans", "Pentagon", "White House"],
    "GBR": ["UK", "U.K.", "United Kingdom"],
    "RUS": ["Kremlin", "Russians"],
    "PSE": ["Palestinian", "Palestinians", "Palestine", "Palestinian Authority"],
    "ARE": ["UAE", "United Arab Emirates"],
    "COD": ["Congo", "Congolese", "DR Congo"],
    "UN": ["UN", "U.N.", "United Nations", "Security Council"],
    "EU": ["EU", "European Union", "European Commission"],
    "NATO": ["NATO"],
    "AU": ["African Union"],
    "ISR": ["Israelis"],
    "TUR": ["Türkiye", "Turks"],
    "CHN": ["PRC", "People's Republic of China"],
    "KOR": ["ROK", "Republic of Korea"],
    "PRK": ["DPRK"],
    "AFG": ["Afghanistan", "Afghan", "Kabul"],
    "IAEA": ["IAEA"],
    "ASEAN": ["ASEAN"],
    "OSCE": ["OSCE"],
    "SAU": ["Kingdom of Saudi Arabia"],
    "MMR": ["Burma", "Myanmar"],
    "IND": ["Bharat"],
}
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
GIFTS = {"gift"}


def names_of_actors() -> dict[str, str]:
    """Names, adjectives and capitals, each with the code of its actor."""
    names: dict[str, str] = {}
    for country in pycountry.countries:
        names[getattr(country, "common_name", country.name)] = country.alpha_3
    with (Path(__file__).parent / "patterns" / "states.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = pycountry.countries.get(name=row["name"])
            code = ODD_CODES.get(row["name"]) or (found.alpha_3 if found else "")
            if code:
                bare = row["name"].removeprefix("the ")
                names |= {bare: code, row["adjective"]: code, row["capital"]: code}
    return names | {name: code for code, more in MORE_NAMES.items() for name in more}


def find_spans(text: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    """Every name in a text with its code, the longest first, none inside another."""
    pattern = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return [
        (m.start(), m.end(), names[m.group(0)])
        for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?!\w)", text)
    ]


def code_of(record: dict[str, Any]) -> str | None:
    """The code of `training/mark.py` for a record; None where it makes no relation."""
    kind, details = record["kind"], record["details"]
    if kind == "action":
        return str(record["type"])
    if kind == "transfer":
        return "GAVE" if details.get("terms") in GIFTS else "SOLD"
    if kind == "tie":
        change = details.get("change")
        return (
            "TIECUT"
            if change in ("downgraded", "severed")
            else None
            if change == "in force"
            else "TIEUP"
        )
    if kind == "membership":
        return {"joined": "JOIN", "left": "LEAVE", "suspended": "LEAVE", "applied": "APPLY"}.get(
            record["type"]
        )
    return {"meeting": "MEET", "visit": "VISIT", "agreement": "DEAL"}.get(kind)


def sides(record: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Ordered pairs of parties that a record relates."""
    first = {
        "action": "source",
        "transfer": "supplier",
        "visit": "visitor",
        "membership": "member",
    }.get(record["kind"])
    second = {
        "source": "target",
        "supplier": "recipient",
        "visitor": "host",
        "member": "organisation",
    }.get(first or "")
    parties = record["parties"]
    a, b = [p for p in parties if p["role"] == first], [p for p in parties if p["role"] == second]
    if a and b:
        return [(x, y) for x in a for y in b]
    return [(x, y) for x, y in permutations(parties, 2) if x["actor"] != y["actor"]]


def relation_of(record: dict[str, Any]) -> tuple[str, str, str] | None:
    """Label, status and kind of a record; None where it makes no relation to learn."""
    code, status = code_of(record), record["status"]
    if code is None or record["kind"] == "office":
        return None
    if code in KINDS:
        kind, label = project(code, status)
    else:
        short = {"CONCEDE": "CNC"}.get(code, code[:3])
        kind, label = project(short, status)
    return label, status, kind


def examples_of(report: dict[str, Any], names: dict[str, str]) -> Iterator[Example]:
    """The sentences of a report that hold two mentions or more."""
    known = dict(names)
    for record in report["records"]:
        for party in record["parties"]:
            if party.get("name"):
                known[party["name"]] = party["actor"]
                last = party["name"].split()[-1]
                if record["kind"] == "office" and len(last) > 3:
                    known.setdefault(last, party["actor"])
    for sentence in SENTENCE.split(report["text"]):
        spans = find_spans(sentence, known)
        if 2 <= len(spans) <= 9 and len(sentence) < 700:
            example = label(sentence, spans, report["records"])
            if example.relations or example.none:
                yield example


def label(
    sentence: str, spans: list[tuple[int, int, str]], records: list[dict[str, Any]]
) -> Example:
    """One sentence with the relations that records give to its mentions as their evidence."""
    letters = {chr(97 + n): span for n, span in enumerate(spans)}
    code = {name: span[2] for name, span in letters.items()}
    relations: dict[tuple[str, str], Relation] = {}
    touched: set[tuple[str, str]] = set()
    flat = " ".join(sentence.split())
    for record in records:
        if not any(
            flat in " ".join(q.split()) or " ".join(q.split()) in flat for q in quotes(record)
        ):
            continue
        made = relation_of(record)
        for x, y in sides(record):
            actors = (x["actor"], y["actor"])
            touched |= {
                (a, b) for a in letters for b in letters if {code[a], code[b]} == set(actors)
            }
            if made is None or record.get("optional"):
                continue
            a, b = best(sentence, letters, x), best(sentence, letters, y)
            if a and b and a != b:
                relations.setdefault((a, b), Relation(a, b, *made))
    none = [
        (a, b)
        for a in letters
        for b in letters
        if code[a] != code[b] and (a, b) not in touched and (a, b) not in relations
    ]
    return Example(
        sentence, {n: (s, e) for n, (s, e, _) in letters.items()}, list(relations.values()), none
    )


def quotes(record: dict[str, Any]) -> list[str]:
    """The quotes of a record's evidence."""
    return [q if isinstance(q, str) else q["quote"] for q in record["evidence"]]


def best(
    sentence: str, letters: dict[str, tuple[int, int, str]], party: dict[str, Any]
) -> str | None:
    """The mention that stands for a party: its name if it is there, else the first of its actor."""
    mine = [n for n, (_, _, code) in letters.items() if code == party["actor"]]
    name = party.get("name") or ""
    named = [
        n
        for n in mine
        if name and (t := sentence[letters[n][0] : letters[n][1]]) and (t in name or name in t)
    ]
    return next(iter(named or mine), None)


def held(name: str) -> bool:
    """Whether a report is kept for validation: one in three, always the same ones."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def main() -> None:
    """Write the examples and say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--part", choices=["all", "learn", "held"], default="all")
    arguments = parser.parse_args()
    names = names_of_actors()
    rows, skipped = [], 0
    for path in arguments.reports:
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            if "ND" in report.get("licence", ""):
                skipped += 1
                continue
            if arguments.part != "all" and held(report["id"]) != (arguments.part == "held"):
                continue
            rows += [json.dumps(asdict(e), ensure_ascii=False) for e in examples_of(report, names)]
    arguments.to.mkdir(parents=True, exist_ok=True)
    (arguments.to / "reports.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} sentences written, {skipped} reports skipped for their licence")


if __name__ == "__main__":
    main()
