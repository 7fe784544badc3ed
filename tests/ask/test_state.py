from tests.build import reading, record, report

from dragoman.ask.state import state_of
from dragoman.ledger.store import open_ledger

ONE, TWO = report("France met Chad."), report("Peru met Cuba.", "2023-01-01")


def made(of):
    return reading(of, record(of, of.text, "meeting", "meeting", "participant FRA"))


def test_state_of_does_not_depend_on_the_order_of_arrival(tmp_path):
    states = []
    for name, order in (("a", (ONE, TWO)), ("b", (TWO, ONE))):
        with open_ledger(tmp_path / name, write=True) as ledger:
            run = ledger.start_run("1", "r", "m")
            for of in order:
                ledger.add(made(of), run)
            states.append(state_of(ledger))
    assert states[0] == states[1]
    assert (states[0].reports, str(states[0].first_day)) == (2, "2023-01-01")


def test_state_of_changes_with_a_ruling_but_the_corpus_does_not(ledger):
    from datetime import UTC, datetime

    before = state_of(ledger)
    subject = next(ledger.records()).id
    ledger.rule("reject", subject, by="Ana", at=datetime(2024, 9, 1, tzinfo=UTC), why="wrong")
    after = state_of(ledger)
    assert (after.corpus, after.rulings) == (before.corpus, 1)
    assert after.content != before.content
