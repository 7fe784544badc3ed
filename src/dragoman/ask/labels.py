"""Labels: reports of which people have decided every record, as examples to score and to learn by.

A record that nobody could verify is optional: it counts neither for nor against a reading.
"""

from collections.abc import Iterator

import sqlalchemy as sa

from dragoman.ledger.answers import KeptRecord, Query
from dragoman.ledger.store import Ledger
from dragoman.ledger.tables import entries
from dragoman.model.readings import Json, Reading


def find_labels(ledger: Ledger) -> Iterator[Json]:
    """One label for each report without an undecided or disputed record, by id of the report.

    The form is that of a reading as JSON; rejected records are left out, amended ones are as they
    were put right, those added by hand are in. What the program missed and nobody added is missing
    here too.
    """
    for report in _ruled_reports(ledger):
        kept = list(ledger.records(Query(report=report, with_rejected=True)))
        if all(one.ruling != "none" and not one.disputed for one in kept):
            yield _label(ledger, report, kept)


def _label(ledger: Ledger, report: str, kept: list[KeptRecord]) -> Json:
    right = [one for one in kept if one.ruling != "rejected"]
    line = Reading(ledger.report(report), tuple(one.record for one in right)).to_json()
    for one, record in zip(right, line["records"], strict=True):
        if one.ruling == "unverified":
            record["optional"] = True
    return line


def _ruled_reports(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        chosen = sa.select(entries.c.report).where(entries.c.standing != "none").distinct()
        return list(connection.execute(chosen.order_by(entries.c.report)).scalars())
