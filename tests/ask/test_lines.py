import gc
from datetime import UTC, datetime

import pytest
from tests.build import days, reading, record, report
from tests.samples import name_of

from dragoman.ask.lines import Footnotes, filled, line_of, no_rings, when_key
from dragoman.ledger.answers import Query


def test_footnotes_give_one_sentence_one_number(ledger):
    notes = Footnotes()
    occurrences = list(ledger.occurrences(Query(kinds=("tie",))))
    first = [notes.of(o.members) for o in occurrences]
    assert [notes.of(o.members) for o in occurrences] == first
    assert [note.number for note in notes.all()] == list(range(1, len(notes.all()) + 1))


def tell_of_ships(ledger, published, **details):
    run = ledger.start_run("test", "rules", "model")
    told = report(
        f"Three corvettes for Malaysia, it said on {published}.", published, source=published
    )
    said = record(told, told.text, "transfer", "ship", "supplier TUR", "recipient MYS",
                  date=days("2024-06-10"), status="planned",
                  details={"item": "corvettes", "quantity": 3, **details})  # fmt: skip
    ledger.add(reading(told, said), run)


def test_line_of_tells_sources_and_conflicts(ledger):
    tell_of_ships(ledger, "2024-06-12", value=5e8, currency="USD")
    tell_of_ships(ledger, "2024-06-13", value=5.1e8, currency="USD")
    (occurrence,) = ledger.occurrences(Query(kinds=("transfer",)))
    line = line_of(occurrence, Footnotes(), name_of)
    assert len(line.notes) == 4
    assert line.sources == 3  # two of the four are near-copies of each other
    assert line.conflicts in (
        ("value: 500 million or 510 million",),
        ("value: 510 million or 500 million",),
    )


def test_filled_takes_from_other_reports_what_the_chosen_one_leaves_open(ledger):
    tell_of_ships(ledger, "2024-06-12", value=5e8, currency="USD")
    (occurrence,) = map(filled, ledger.occurrences(Query(kinds=("transfer",))))
    details = occurrence.record.details
    assert (details.quantity, details.value, details.currency) == (3, 5e8, "USD")
    assert details.delivery == days(None, "2027-12-31")


def test_line_of_knows_a_persons_word(ledger):
    deed = next(ledger.records(Query(kinds=("action",))))
    ledger.rule("confirm", deed.id, by="Ana", at=datetime(2025, 3, 1, tzinfo=UTC), why="heard it")
    (occurrence,) = ledger.occurrences(Query(kinds=("action",)))
    assert line_of(occurrence, Footnotes(), name_of).confirmed


def test_when_key_sorts_by_the_last_day_and_undated_things_by_their_report(ledger):
    ordered = sorted(ledger.occurrences(Query(pair=("TUR", "MYS"))), key=when_key)
    assert ordered[0].record.date == days("1964-01-01", "1964-12-31")
    assert ordered[-1].kind == "action"


def test_rings_are_looked_for_again_after_an_answer_even_a_failed_one():
    def fail():
        assert not gc.isenabled()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        no_rings()(fail)()
    assert gc.isenabled()
