import io
from datetime import UTC, datetime

from rich.console import Console
from tests.samples import name_of

from dragoman.ask.explain import explain
from dragoman.ledger.answers import Query
from dragoman.show.documents.explanation import print_explanation

NOON = datetime(2024, 4, 1, 12, tzinfo=UTC)
LATER = datetime(2024, 4, 2, 12, tzinfo=UTC)


def explained(ledger, record):
    console = Console(file=io.StringIO(), width=200)
    print_explanation(explain(ledger, record), console, name_of)
    return console.file.getvalue()


def test_what_sources_tell_otherwise_stands_side_by_side_with_the_reason(ledger):
    ordered, told_again = ledger.records(Query(kinds=("transfer",)))
    assert "Told otherwise" not in explained(ledger, ordered.id).split("details.item")[0]
    ledger.rule("amend", told_again.id, by="Ana", at=NOON, why="as told", field="details.quantity",
                value=4)  # fmt: skip
    ledger.rule("merge", ordered.id, told_again.id, by="Ana", at=NOON, why="one order")
    text = explained(ledger, ordered.id)
    table = text[text.index("Told otherwise") :].splitlines()
    place = next(n for n, line in enumerate(table) if line.startswith("details.quantity"))
    preferred, other = table[place].split()[1:], table[place + 1].split()
    assert {preferred[0], other[0]} == {"3", "4"}
    assert "2024-06" in " ".join(other)
    assert "because" in text
    assert "merged by Ana: one order" in text


def test_rulings_and_their_dispute_are_told(ledger):
    record = next(ledger.records(Query(kinds=("action",)))).id
    ledger.rule("confirm", record, by="Ana", at=NOON, why="seen")
    ledger.rule("could not verify", record, by="Ben", at=LATER, why="nobody answers")
    text = explained(ledger, record)
    assert "unverified: people differ about it" in text
    assert "Ana, 2024-04-01: confirm. seen" in text
    assert "Ben, 2024-04-02: could not verify. nobody answers" in text


def test_print_explanation_tells_rule_words_and_merging(ledger):
    record = next(ledger.records(Query(kinds=("transfer",))))
    console = Console(file=io.StringIO(), width=160)
    print_explanation(explain(ledger, record.id), console, name_of)
    text = console.file.getvalue()
    for words in (record.id, "transfer, ship", "planned", "merged with", "because", "test"):
        assert words in text
