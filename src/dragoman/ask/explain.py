"""Why a record stands in the ledger: its words, its rule, how its date was reached, what lost to
it.
"""

from dataclasses import dataclass

from dragoman.errors import QueryError
from dragoman.ledger.answers import KeptRecord, Occurrence, Query
from dragoman.ledger.rulings import find_record
from dragoman.ledger.slots import undone
from dragoman.ledger.store import Ledger
from dragoman.model.claims import Ruling
from dragoman.model.text import Report


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record with its report and, where it was merged with others, the occurrence it is part of.

    `rulings`: all that people said of it and did not take back, oldest first.
    """

    kept: KeptRecord
    report: Report
    occurrence: Occurrence | None
    rulings: tuple[Ruling, ...] = ()


def explain(ledger: Ledger, record: str) -> Explanation:
    """The explanation of a record, by its id or the beginning of it.

    Raises: QueryError where the ledger has no such record, RulingError for a beginning of several.
    """
    with ledger.reading() as connection:
        whole = find_record(connection, record)
    kept = next(ledger.records(Query(records=(whole,), with_rejected=True)), None)
    if kept is None:
        raise QueryError(f"{ledger.where} has record {whole} no more: it was read otherwise since")
    merged = None
    if kept.occurrence is not None:
        merged = next(ledger.occurrences(Query(occurrence=kept.occurrence)), None)
    said = ledger.rulings(whole)
    taken_back = undone(said)
    ruled = tuple(r for r in said if r.verdict != "undo" and r.id not in taken_back)
    return Explanation(kept, ledger.report(kept.report), merged, ruled)
