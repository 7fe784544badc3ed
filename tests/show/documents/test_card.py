import io
from dataclasses import replace

import pytest
from rich.console import Console
from tests.build import days, record, report
from tests.ledger.worlds import at
from tests.samples import name_of

from dragoman.ask.review import find_card
from dragoman.ledger.answers import Query
from dragoman.model.records import FieldEvidence
from dragoman.model.text import Extent, quote
from dragoman.model.values import Party
from dragoman.show.documents.card import (
    DATE,
    OTHER,
    PARTY,
    TRIGGER,
    lit_words,
    print_card,
    print_whole,
)

VISIT = report("Mori visited Chad on 5 March.")
DRAFT = record(
    VISIT, VISIT.text, "visit", "visit", "visitor JPN", trigger=Extent(5, 12),
    date=replace(days("2024-03-05"), words="on 5 March", start_char=18, end_char=28),
)  # fmt: skip
VISITED = replace(DRAFT, parties=(Party("visitor", "JPN", "Mori", start_char=0, end_char=4),))


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=160)


def test_words_that_made_the_record_are_lit():
    lit = {extent.of(VISIT.text): style for extent, style in lit_words(VISITED)}
    assert lit == {"Mori": PARTY, "on 5 March": DATE, "visited": TRIGGER}


def test_cue_of_another_field_is_lit_and_what_rests_on_the_sentence_is_not():
    cue, whole = quote(VISIT.text, 13, 17), quote(VISIT.text, 0, len(VISIT.text))
    fields = (FieldEvidence("place", cue), FieldEvidence("status", whole, "told as done"))
    lit = {
        extent.of(VISIT.text): style for extent, style in lit_words(replace(VISITED, fields=fields))
    }
    assert lit["Chad"] == OTHER
    assert VISIT.text not in lit


def test_sentence_that_is_its_own_trigger_is_not_lit():
    assert not list(lit_words(record(VISIT, VISIT.text, "visit", "visit", "visitor JPN")))


def test_card_tells_record_sentence_source_and_the_record_beside(ledger, console):
    first, second = ledger.records(Query(kinds=("transfer",)))
    print_card(find_card(ledger, first.id), console, name_of, "7 left")
    text = console.file.getvalue()
    for words in ("7 left", first.record.evidence[0].quote, "confidence 0.50", "told by 2 records",
                  first.id[:8], "Merged with", "10 June 2024"):  # fmt: skip
        assert words in text
    assert second.record.details.item in text


def test_card_tells_what_people_said_of_it(ledger, console):
    (blamed,) = ledger.records(Query(kinds=("action",)))
    ledger.rule("confirm", blamed.id, by="Ana", at=at(), why="seen")
    ledger.rule("reject", blamed.id, by="Ben", at=at(1), why="not there")
    print_card(find_card(ledger, blamed.id), console, name_of, "1 left")
    text = console.file.getvalue()
    assert "People differ" in text
    assert "Ana, 2024-04-01: confirm. seen" in text
    assert "Ben, 2024-04-01: reject. not there" in text


def test_whole_report_is_shown(ledger, console):
    (blamed,) = ledger.records(Query(kinds=("action",)))
    card = find_card(ledger, blamed.id)
    print_whole(card, console)
    assert " ".join(console.file.getvalue().split()) == card.text
