import pytest
from tests.ledger.worlds import at, new_ledger, world

from dragoman.errors import LedgerError
from dragoman.ledger.store import open_ledger


@pytest.fixture
def ledger(tmp_path):
    with new_ledger(tmp_path, *world(2, 3)) as ledger:
        yield ledger


def test_what_is_put_off_is_on_the_heap_of_this_person_alone(ledger):
    ledger.put_off("r1", by="Ana", at=at(0))
    ledger.put_off("r2", by="Ben", at=at(1))
    assert ledger.put_off_by("Ana") == {"r1": at(0)}
    assert ledger.put_off_by("Ben") == {"r2": at(1)}
    assert ledger.put_off_by("Cid") == {}


def test_put_off_again_goes_to_the_end(ledger):
    for hours, record in enumerate(("r1", "r2", "r1")):
        ledger.put_off(record, by="Ana", at=at(hours))
    assert list(ledger.put_off_by("Ana").items()) == [("r2", at(1)), ("r1", at(2))]


def test_taken_up_is_off_the_heap(ledger):
    ledger.put_off("r1", by="Ana", at=at())
    ledger.take_up("r1", by="Ben")
    assert list(ledger.put_off_by("Ana")) == ["r1"]
    ledger.take_up("r1", by="Ana")
    assert ledger.put_off_by("Ana") == {}


def test_heap_outlasts_the_sitting_and_goes_with_a_backup(ledger, tmp_path):
    ledger.put_off("r1", by="Ana", at=at())
    ledger.backup(tmp_path / "copy.sqlite")
    with open_ledger(tmp_path / "copy.sqlite") as copy:
        assert copy.put_off_by("Ana") == {"r1": at()}
        with pytest.raises(LedgerError, match="open for reading"):
            copy.put_off("r2", by="Ana", at=at())


def test_putting_off_decides_nothing(ledger):
    before = (ledger.contents(), ledger.rulings())
    ledger.put_off(next(ledger.records()).id, by="Ana", at=at())
    assert (ledger.contents(), ledger.rulings()) == before
    assert ledger.check() == []
