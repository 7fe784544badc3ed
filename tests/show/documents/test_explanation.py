import io

from rich.console import Console
from tests.samples import name_of

from dragoman.ask.explain import explain
from dragoman.ledger.answers import Query
from dragoman.show.documents.explanation import print_explanation


def test_print_explanation_tells_rule_words_and_merging(ledger):
    record = next(ledger.records(Query(kinds=("transfer",))))
    console = Console(file=io.StringIO(), width=160)
    print_explanation(explain(ledger, record.id), console, name_of)
    text = console.file.getvalue()
    for words in (record.id, "transfer, ship", "planned", "merged with", "because", "test"):
        assert words in text
