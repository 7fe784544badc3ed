from tests.build import day, reading, report
from tests.ledger.worlds import at, new_ledger, one_meeting

from dragoman.ledger.answers import Contents


def test_empty_ledger_holds_nothing(tmp_path):
    with new_ledger(tmp_path) as ledger:
        assert ledger.contents() == Contents(0, 0, {}, 0, 0, 0, 0, 0, 0, 1, None, None)


def test_contents_are_counted(tmp_path):
    quiet = report("Nothing happened.", "2024-01-01")
    one, other = one_meeting(), one_meeting(source="B", published="2024-06-01")
    with new_ledger(tmp_path, one, other, reading(quiet)) as ledger:
        first = next(ledger.records())
        ledger.rule("reject", first.id, by="Ana", at=at(), why="no")
        held = ledger.contents()
        assert (held.reports, held.records, held.rejected) == (3, {"meeting": 1}, 1)
        assert (held.occurrences, held.rulings, held.unplaced) == (1, 1, 0)
        assert (held.first_day, held.last_day) == (day("2024-01-01"), day("2024-06-01"))
        assert held.statements > 10
