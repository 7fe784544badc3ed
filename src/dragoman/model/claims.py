"""What the ledger keeps: statements, rulings, runs, failures."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dragoman.model.text import Evidence

Verdict = Literal[
    "confirm", "reject", "amend", "add", "merge", "keep apart", "could not verify", "undo"
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: a record's field has a value, said in these words at this place, by this rule in
    this run.

    `value` is JSON text, so that equal values are equal strings.
    """

    id: str
    report: str
    record: str
    field: str
    value: str
    words: str
    evidence: Evidence
    rule: str
    run: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision; superseded or undone by a later one, never overwritten.

    `subject` is the id of a record (of two records for merge and keep apart, of a ruling for undo),
    `field` and `value` (JSON text) say what an amendment puts right.
    """

    id: str
    verdict: Verdict
    subject: tuple[str, ...]
    by: str
    at: datetime
    why: str
    field: str | None = None
    value: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of one version of the program over some reports."""

    id: str
    version: str
    rules: str
    model: str
    started: datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """A report, or a part of one, that could not be read: at which step, why, and what to do."""

    report: str
    step: str
    error: str
    message: str
    published: date | None = None
