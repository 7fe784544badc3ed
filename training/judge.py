"""Train the judge's weights from labelled reports: `python training/judge.py LABELS[=SCORER] …`.

A scorer that has seen the reports would be trusted too much: give each file of labels the folder of
one that has not (`training/halves.py`).

Three questions, each a linear model with a ridge: which reading of the date fits, which status, and
whether the record is right at all (it finds a label by `gold/score.py`, optional labels included).
The first two are fitted before the third, which sees records dated and merged by them. Full-batch
descent from zero weights, so the same labels give the same table.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from dragoman.coding.assemble import YES, Candidate, beside_others, candidates_of
from dragoman.coding.dates import Event, choices_of, events_of
from dragoman.coding.draft import Draft
from dragoman.coding.features import features_of
from dragoman.coding.judge import BIAS, COLUMNS, Judge
from dragoman.coding.pairs import Pairs
from dragoman.coding.proposals import Proposal
from dragoman.coding.scorer import Scorer
from dragoman.language.build import parse_many
from dragoman.language.triage import worth_parsing
from dragoman.model.readings import interval_to_json, record_to_json
from dragoman.model.text import Report
from dragoman.pipeline import propose
from dragoman.resolve.publishers import home_of
from dragoman.rules.actors import load_actors

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
sys.path.insert(0, str(GOLD))
import score  # noqa: E402 - the scorer of the shared labels is read in place

MIN_COUNT = 3
RIDGE = {"date": 6.0, "status": 3.0, "first": 4.0, "keep": 4.0}
FOLDS = 5
CLAUSE = {
    *("kind", "type", "rule", "said", "tense", "kind+tense", "clause", "kind+clause", "pos"),
    *("official", "quoted", "kind+official", "guessed", "kind+dep", "rule+dep", "rule+lemma"),
    *("status", "kind+status", "change", "time_ahead"),
}
SEEN = {
    "date": {
        *CLAUSE,
        *("time", "kind+time", "steps", "said+steps", "tense+steps", "status+steps"),
        *("pos+steps", "grain", "times", "position", "kind+first"),
    },
    "status": {*CLAUSE, "cue", "stance", "type+tense", "governor", "clause_verb"},
}
NO = "no"
STEPS = 250

Json = dict[str, Any]
Read = tuple[Json, Draft, list[Proposal], Pairs]
Sample = tuple[tuple[str, ...], str]


def main() -> None:
    """Read labels, fit, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="+", help="LABELS.jsonl, or LABELS.jsonl=SCORER-FOLDER")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("src/dragoman/rules/data/judge/weights.csv")
    )
    arguments = parser.parse_args()
    read: list[Read] = []
    for asked in arguments.labels:
        path, _, folder = asked.partition("=")
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        read += drafts_of(rows, Scorer(Path(folder)) if folder else Scorer.load())
    write(train(read), arguments.output)


def drafts_of(rows: list[Json], scorer: Scorer) -> Iterable[Read]:
    """Each labelled report with its draft and proposals."""
    reports = [
        Report(
            date.fromisoformat(r["date"]), r["text"], r.get("title"), r.get("source"), None, r["id"]
        )
        for r in rows
    ]
    tables = load_actors()
    chosen = [(r, worth_parsing(r, home_of(r.source, r.published), tables)) for r in reports]
    for row, parsed in zip(rows, parse_many(chosen), strict=True):
        yield row, *propose(tables, parsed, scorer)


def train(read: list[Read]) -> Judge:
    """Fit the models one after another, each on what the ones before make of the reports.

    The last one sees first impressions by models that did not see the report (FOLDS of them), as it
    will when it reads new ones.
    """
    dates: list[Sample] = []
    stances: list[Sample] = []
    for row, draft, proposals, pairs in read:
        events = events_of(draft, proposals)
        for proposal, names in zip(proposals, features_of(draft, proposals, pairs), strict=True):
            label = label_of(row, draft, proposal)
            if label is None or proposal.kind == "office" or not same_deed(label, proposal):
                continue
            if proposal.kind != "membership":
                stances.append((seen_by("status", names), label.get("status", "actual")))
            if not proposal.dateless:
                seen = seen_by("date", names)
                dates += [(seen, mode) for mode in modes_of(label, draft, proposal, events)]
    weights = {"date": fit(dates, RIDGE["date"]), "status": fit(stances, RIDGE["status"])}
    judged = [
        (candidates, keeps_of(row, draft, candidates))
        for row, draft, proposals, pairs in read
        for candidates in [candidates_of(draft, proposals, pairs, Judge(weights))]
    ]
    return Judge({**weights, **fit_keeps(judged)})


def fit_keeps(
    judged: list[tuple[list[Candidate], list[str]]],
) -> dict[str, dict[str, dict[str, float]]]:
    """The first impression and the last word on whether a candidate is right."""
    keeps: list[Sample] = []
    for fold in range(FOLDS):
        others = first_samples([j for n, j in enumerate(judged) if n % FOLDS != fold])
        judge = Judge({"first": fit(others, RIDGE["first"])})
        for candidates, answers in judged[fold::FOLDS]:
            first = [judge.shares("first", c.all_features)[YES] for c in candidates]
            keeps += list(zip(beside_others(candidates, first), answers, strict=True))
    return {
        "first": fit(first_samples(judged), RIDGE["first"]),
        "keep": fit(keeps, RIDGE["keep"]),
    }


def first_samples(judged: list[tuple[list[Candidate], list[str]]]) -> list[Sample]:
    """Each candidate's own features, with whether it finds a label."""
    return [
        (c.all_features, answer)
        for candidates, answers in judged
        for c, answer in zip(candidates, answers, strict=True)
    ]


def label_of(row: Json, draft: Draft, proposal: Proposal) -> Json | None:
    """The label that a proposal comes nearest to, if it finds one."""
    extent = proposal.sentence.extent
    best, most = None, -1
    for label in row["records"]:
        spans = score.spans(label, row["text"])
        if label["kind"] != proposal.kind or not score.overlap(spans, [(extent.start, extent.end)]):
            continue
        shared = {p["actor"] for p in label["parties"]} & proposal.actors
        agree = len(shared) + 2 * (label["type"] == proposal.type)
        if shared and agree > most:
            best, most = label, agree
    return best


def same_deed(label: Json, proposal: Proposal) -> bool:
    """Whether type and actors agree, so that date and status are those of the same deed."""
    return (
        label["type"] == proposal.type and {p["actor"] for p in label["parties"]} == proposal.actors
    )


def seen_by(question: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The features that bear on a question; the rest would only let it learn by heart."""
    return tuple(n for n in names if n.partition("=")[0] in SEEN[question])


def modes_of(
    label: Json, draft: Draft, proposal: Proposal, events: Sequence[Event] = ()
) -> list[str]:
    """Which readings of the date give the label's date; the plainest one only."""
    choices = choices_of(draft, proposal, events)
    for mode in ("own", "published", "none", "event", "carried", "open"):
        if mode in choices and interval_to_json(choices[mode].interval) == label["date"]:
            return [mode]
    return []


def keeps_of(row: Json, draft: Draft, candidates: list[Candidate]) -> list[str]:
    """For each candidate whether it finds a label."""
    guesses = [record_to_json(c.record, draft.report) for c in candidates]
    found = {j for _, j, _ in score.match(row["records"], guesses, row["text"])}
    return [YES if number in found else NO for number in range(len(candidates))]


def fit(samples: list[Sample], ridge: float) -> dict[str, dict[str, float]]:
    """Softmax regression with a ridge, by accelerated descent from zero."""
    counts: dict[str, int] = {}
    for names, _ in samples:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    vocabulary = {
        n: i for i, n in enumerate(sorted(n for n, c in counts.items() if c >= MIN_COUNT), start=1)
    }
    answers = sorted({answer for _, answer in samples})
    wanted = np.zeros((len(samples), len(answers)))
    columns: list[int] = []
    ends = [0]
    for row, (names, answer) in enumerate(samples):
        columns += [0, *sorted({vocabulary[n] for n in names if n in vocabulary})]
        ends.append(len(columns))
        wanted[row, answers.index(answer)] = 1.0
    shape = (len(samples), len(vocabulary) + 1)
    weights = descend(
        csr_matrix((np.ones(len(columns)), columns, ends), shape=shape), wanted, ridge
    )
    names_of = [BIAS, *vocabulary]
    return {
        answer: {
            names_of[i]: round(float(w), 4) for i, w in enumerate(weights[:, k]) if abs(w) >= 0.005
        }
        for k, answer in enumerate(answers)
    }


def descend(inputs: csr_matrix, wanted: np.ndarray, ridge: float) -> np.ndarray:
    """Nesterov's accelerated gradient; the step from the largest curvature."""
    weights = np.zeros((inputs.shape[1], wanted.shape[1]))
    ahead, momentum = weights.copy(), 1.0
    step = 1.0 / (0.5 * curvature(inputs) + ridge)
    for _ in range(STEPS):
        sums = inputs @ ahead
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        pull = ridge * ahead
        pull[0] = 0.0
        after = ahead - step * (inputs.T @ (shares - wanted) + pull)
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = after + (momentum - 1) / following * (after - weights)
        weights, momentum = after, following
    return weights


def curvature(inputs: csr_matrix) -> float:
    """The largest eigenvalue of the inputs' Gram matrix, by power iteration, a little too large."""
    vector = np.ones(inputs.shape[1])
    for _ in range(40):
        vector = inputs.T @ (inputs @ vector)
        vector /= np.linalg.norm(vector)
    return float(1.05 * np.linalg.norm(inputs @ vector) ** 2)


def write(judge: Judge, path: Path) -> None:
    """The table, sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        for question in sorted(judge.weights):
            for answer in sorted(judge.weights[question]):
                for feature, weight in sorted(judge.weights[question][answer].items()):
                    writer.writerow([question, answer, feature, weight])


if __name__ == "__main__":
    main()
