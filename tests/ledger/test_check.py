import sqlite3

import pytest
from tests.ledger.worlds import at, new_ledger, world

from dragoman.ledger.store import open_ledger

DAMAGES = {
    "a changed character of a report": (
        "UPDATE reports SET text = replace(text, 'dealt', 'dwelt')",
        "every quote stands in its report",
    ),
    "a changed publisher": (
        "UPDATE reports SET source = 'X'",
        "a report's id follows",
    ),
    "a changed value": (
        "UPDATE statements SET value = '\"x\"' WHERE field = 'status'",
        "a statement's id follows",
    ),
    "changed words": (
        "UPDATE statements SET words = 'else' WHERE field = 'evidence.0'",
        "every quote stands",
    ),
    "a changed form": (
        "UPDATE versions SET form = replace(form, 'actual', 'planned')",
        "a version's id",
    ),
    "a changed ruling": (
        "UPDATE rulings SET by = 'Ben'",
        "a ruling's id follows",
    ),
    "a ruling not in force": (
        "DELETE FROM live_rulings",
        "the latest ruling is in force",
    ),
    "an entry that stands otherwise": (
        "UPDATE entries SET standing = 'rejected' WHERE standing = 'none'",
        "a record stands as",
    ),
    "a lost entry": (
        "DELETE FROM entries WHERE n = (SELECT min(n) FROM entries)",
        "those of the reading in force",
    ),
    "a lost report": (
        "DELETE FROM reports WHERE n = 1",
        "every reference leads somewhere",
    ),
    "a lost node": (
        "DELETE FROM nodes WHERE id = (SELECT min(id) FROM nodes)",
        "nodes and entries",
    ),
    "an occurrence by another name": (
        "UPDATE nodes SET occurrence = 'x'",
        "smallest record",
    ),
    "a link one way": (
        "DELETE FROM links WHERE a < b",
        "a link goes both ways",
    ),
    "a report out of the index": (
        "INSERT INTO report_words (report_words) VALUES ('delete-all')",
        "the full-text index holds all",
    ),
    "a changed run": (
        "UPDATE runs SET rules = 'x'",
        "a run's id follows",
    ),
}


@pytest.fixture
def path(tmp_path):
    with new_ledger(tmp_path, *world(3, 10)) as ledger:
        first = next(ledger.records())
        ledger.rule("confirm", first.id, by="Ana", at=at(), why="yes")
        assert ledger.check() == []
    return tmp_path / "ledger.sqlite"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_named(path, damage):
    statement, invariant = DAMAGES[damage]
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    raw.close()
    with open_ledger(path) as ledger:
        faults = ledger.check()
    assert any(invariant in fault.invariant for fault in faults)
    assert all(fault.where and fault.found for fault in faults)
