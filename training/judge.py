"""Train the judge's weights from labelled reports: `python -m training.judge LABELS …`.

A scorer that has seen the reports would be trusted too much. The one that ships has seen none; of
two that were taught one half each (`training/reports.py --half`), each reads the other's.

Five questions, each a linear model with a ridge: who sits on which side, which date fits, which
status, what tells of one occurrence, and whether the record is right at all (it finds a label by
`gold/score.py`, optional labels included). Each is fitted on what those before it make of the
reports. The same labels give the same table.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from training.fitting import Choice, Sample, fit, fit_choices
from training.labels import GOLD, Json, half_of, read_labels, report_of

from dragoman.coding.assemble import YES, Candidate, beside_others, candidates_of, told_of
from dragoman.coding.date_choices import QUESTION as DATE
from dragoman.coding.date_choices import Calendar
from dragoman.coding.draft import Draft
from dragoman.coding.features import features_of, words_of
from dragoman.coding.judge import BIAS, COLUMNS, Judge
from dragoman.coding.merging import may_be_one, seen_of
from dragoman.coding.pairs import Pairs
from dragoman.coding.proposals import Proposal
from dragoman.coding.scorer import MODEL_FOLDER, Scorer
from dragoman.coding.seating import seated, seatings_of
from dragoman.coding.seats import ROLES, Seats
from dragoman.language.build import parse_many
from dragoman.language.triage import worth_parsing
from dragoman.model.readings import interval_to_json, record_to_json
from dragoman.pipeline import propose
from dragoman.resolve.publishers import home_of
from dragoman.rules.actors import load_actors

sys.path.insert(0, str(GOLD))
import score

RIDGE = {"date": 60.0, "status": 30.0, "twin": 4.0, "first": 120.0, "keep": 120.0, "seats": 12.0}
FOLDS = 5
CLAUSE = {
    *("kind", "type", "rule", "said", "tense", "kind+tense", "clause", "kind+clause", "pos"),
    *("official", "quoted", "kind+official", "guessed", "kind+dep", "rule+dep", "rule+lemma"),
    *("status", "kind+status", "change", "time_ahead"),
}
SEEN_OF_STATUS = {*CLAUSE, "cue", "stance", "type+tense", "governor", "clause_verb", "word"}
NO = "no"
COPIES_OF_REAL = 3
OWN = "own"

Read = tuple[Json, Draft, list[Proposal], Pairs]
Judged = tuple[list[Candidate], list[str], bool]
Weights = dict[str, dict[str, dict[str, float]]]


def main() -> None:
    """Read labels, fit, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument(
        "--scorers", nargs=2, type=Path, default=[MODEL_FOLDER] * 2, help="taught half 0, half 1"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("src/dragoman/rules/data/judge/weights.csv")
    )
    arguments = parser.parse_args()
    rows = [row for path in arguments.labels for row in read_labels(path)]
    scorers = [Scorer(folder) for folder in arguments.scorers]
    write(train(list(drafts_of(rows, scorers))), arguments.output)


def drafts_of(rows: list[Json], scorers: Sequence[Scorer]) -> Iterable[Read]:
    """Each labelled report with its draft and proposals, its pairs scored by the one of `scorers`
    that was taught the other half.
    """
    reports = [report_of(row) for row in rows]
    tables = load_actors()
    chosen = [(r, worth_parsing(r, home_of(r.source, r.published), tables)) for r in reports]
    for row, parsed in zip(rows, parse_many(chosen), strict=True):
        yield row, *propose(tables, parsed, scorers[1 - half_of(row["id"])])


def train(read: list[Read]) -> Judge:
    """Fit the models one after another, each on what the ones before make of the reports.

    The last one sees first impressions by models that did not see the report (FOLDS of them), as it
    will when it reads new ones.
    """
    seats, read = fit_seats(read)
    dates: list[Choice] = []
    stances: list[Sample] = []
    for row, draft, proposals, pairs in read:
        calendar = Calendar.of(draft, proposals)
        for proposal, names in zip(proposals, features_of(draft, proposals, pairs), strict=True):
            label = label_of(row, draft, proposal)
            if label is None or proposal.kind == "office" or not same_type(label, proposal):
                continue
            seen = (*names, *words_of(proposal))
            if proposal.kind != "membership":
                stance = seen_of_status(seen), label.get("status", "actual")
                stances += [stance] * copies(row["own"])
            if not proposal.dateless and proposal.date is None:
                choices = calendar.choices(proposal, seen)
                right = [interval_to_json(c.dated.interval) == label["date"] for c in choices]
                if any(right):
                    choice = [c.features for c in choices], right
                    dates += [choice] * copies(row["own"])
    weights = {
        **seats,
        DATE: fit_choices(dates, RIDGE["date"]),
        "status": fit(stances, RIDGE["status"]),
    }
    weights["twin"] = fit(list(twins(read, Judge(weights))), RIDGE["twin"])
    judged = [
        (*labelled(candidates, keeps_of(row, draft, candidates), row["own"]), row["own"])
        for row, draft, proposals, pairs in read
        for candidates in [candidates_of(draft, proposals, pairs, Judge(weights))]
    ]
    return Judge({**weights, **fit_keeps(judged)})


def twins(read: list[Read], judge: Judge) -> Iterator[Sample]:
    """Pairs of candidates that may tell of one occurrence, with whether they find one label."""
    for row, draft, proposals, pairs in read:
        told = told_of(draft, proposals, pairs, judge)
        labels = [label_of(row, draft, proposal) for proposal in proposals]
        for later, earlier in combinations(reversed(range(len(told))), 2):
            mine, theirs = labels[later], labels[earlier]
            if mine is None or theirs is None or mine["kind"] == "office":
                continue
            if may_be_one(told[earlier].record, told[later].record):
                seen = tuple(seen_of(told[earlier], told[later]))
                yield from [(seen, YES if mine is theirs else NO)] * copies(row["own"])


def fit_seats(read: list[Read]) -> tuple[Weights, list[Read]]:
    """The weights of the seats, and the reports with each proposal seated by weights that have not
    seen its report (FOLDS of them), as the questions after this one will find new ones.
    """
    choices: dict[str, list[tuple[int, Choice]]] = {}
    for number, (row, draft, proposals, pairs) in enumerate(read):
        for proposal, seating in seatings_of(draft, proposals, pairs):
            label = None if seating is None else label_of(row, draft, proposal)
            if seating is None or label is None:
                continue
            if proposal.kind == "action" and proposal.type != label["type"]:
                continue
            right = [seats_labelled(label) == seats for seats in seating.options]
            if any(right):
                options = [seating.features(seats) for seats in seating.options]
                found = [(number % FOLDS, (options, right))] * copies(row["own"])
                choices.setdefault(seating.question, []).extend(found)
    seatings: list[Read] = list(read)
    for fold in range(FOLDS):
        judge = Judge(
            {
                question: fit_choices([c for n, c in found if n != fold], RIDGE["seats"])
                for question, found in choices.items()
            }
        )
        for number in range(fold, len(read), FOLDS):
            row, draft, proposals, pairs = read[number]
            seatings[number] = row, draft, seated(draft, proposals, pairs, judge), pairs
    weights = {
        question: fit_choices([c for _, c in found], RIDGE["seats"])
        for question, found in choices.items()
    }
    return weights, seatings


def seats_labelled(label: Json) -> Seats:
    """Who sits where by a label."""
    first, second = (
        frozenset(p["actor"] for p in label["parties"] if p["role"] == role)
        for role in ROLES[label["kind"]]
    )
    return Seats(first, second)


def fit_keeps(judged: list[Judged]) -> Weights:
    """The first impression and the last word on whether a candidate is right."""
    keeps: list[Sample] = []
    for fold in range(FOLDS):
        others = first_samples([j for n, j in enumerate(judged) if n % FOLDS != fold])
        judge = Judge({"first": fit(others, RIDGE["first"])})
        for candidates, answers, own in judged[fold::FOLDS]:
            names = [offset(c.all_features, own) for c in candidates]
            first = [judge.shares("first", n)[YES] for n in names]
            beside = [offset(n, own) for n in beside_others(candidates, first)]
            keeps += list(zip(beside, answers, strict=True)) * copies(own)
    return {
        "first": one_sided(as_of_others(fit(first_samples(judged), RIDGE["first"]))),
        "keep": one_sided(as_of_others(fit(keeps, RIDGE["keep"]))),
    }


def first_samples(judged: list[Judged]) -> list[Sample]:
    """Each candidate's own features, with whether it finds a label."""
    return [
        sample
        for candidates, answers, own in judged
        for sample in [
            (offset(c.all_features, own), answer)
            for c, answer in zip(candidates, answers, strict=True)
        ]
        * copies(own)
    ]


def labelled(
    candidates: list[Candidate], answers: list[str], own: bool
) -> tuple[list[Candidate], list[str]]:
    """The candidates that the labels speak of: ours pass over who is a member told in passing."""
    told = [
        (candidate, answer)
        for candidate, answer in zip(candidates, answers, strict=True)
        if not (own and answer == NO and candidate.record.type == "member")
    ]
    return [c for c, _ in told], [a for _, a in told]


def copies(own: bool) -> int:
    """How often a report counts: real ones more than those of our own making."""
    return 1 if own else COPIES_OF_REAL


def offset(names: tuple[str, ...], own: bool) -> tuple[str, ...]:
    """The features, and for our own reports those that take up how they differ from real ones.

    Ours are denser and their labels stricter: how likely a record of a kind is right in them says
    nothing of real reports, for which these features are never seen.
    """
    if not own:
        return names
    return (*names, OWN, *(f"{OWN}:{n}" for n in names if n.startswith("kind=")))


def as_of_others(weights: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The weights without those of our own reports."""
    return {
        answer: {n: w for n, w in table.items() if n.partition(":")[0] != OWN}
        for answer, table in weights.items()
    }


def one_sided(weights: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The same answers by half as many weights: "no" weighs nothing, "yes" the difference."""
    yes, no = weights[YES], weights[NO]
    rows = {n: round(yes.get(n, 0.0) - no.get(n, 0.0), 3) for n in sorted({*yes, *no})}
    return {NO: {BIAS: 0.0}, YES: rows}


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


def same_type(label: Json, proposal: Proposal) -> bool:
    """Whether the type is right, so that date and status are those of the deed."""
    return proposal.kind != "action" or bool(label["type"] == proposal.type)


def seen_of_status(names: tuple[str, ...]) -> tuple[str, ...]:
    """The features that bear on the status; the rest would only let it learn by heart."""
    return tuple(n for n in names if n.partition("=")[0] in SEEN_OF_STATUS)


def keeps_of(row: Json, draft: Draft, candidates: list[Candidate]) -> list[str]:
    """For each candidate whether it finds a label."""
    guesses = [record_to_json(c.record, draft.report) for c in candidates]
    found = {j for _, j, _ in score.match(row["records"], guesses, row["text"])}
    return [YES if number in found else NO for number in range(len(candidates))]


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
