from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from tests.ledger.worlds import at, new_ledger

from dragoman.ledger.rows import load_rulings, load_undoings, moment, ruling_id, write_ruling
from dragoman.model.claims import Ruling

ONE = Ruling("", "amend", ("r1",), "Ana", at(), "because", "status", '"planned"', "the gazette")
ONE = replace(ONE, id=ruling_id(ONE))


def test_ruling_comes_back_whole_and_is_written_once(tmp_path):
    with new_ledger(tmp_path) as ledger, ledger.changing() as connection:
        assert write_ruling(connection, ONE)
        assert not write_ruling(connection, ONE)
        assert load_rulings(connection) == [ONE]
        assert load_rulings(connection, []) == []
        assert load_undoings(connection) == []


def test_rulings_come_in_the_order_in_which_they_were_made(tmp_path):
    made = []
    for hours in (5, 1, 3):
        ruling = replace(ONE, at=at(hours))
        made.append(replace(ruling, id=ruling_id(ruling)))
    with new_ledger(tmp_path) as ledger, ledger.changing() as connection:
        for ruling in made:
            write_ruling(connection, ruling)
        assert [r.at for r in load_rulings(connection)] == [at(1), at(3), at(5)]


def test_id_depends_on_all_that_is_said():
    for change in (
        {"by": "Ben"},
        {"why": "else"},
        {"value": '"actual"'},
        {"at": at(1)},
        {"source": None},
    ):
        assert ruling_id(replace(ONE, **change)) != ONE.id


def test_moments_sort_as_text_whatever_their_zone():
    noon = datetime(2024, 1, 1, 12, tzinfo=UTC)
    east = noon.astimezone(timezone(timedelta(hours=8)))
    assert moment(noon) == moment(east)
    assert (
        moment(noon) < moment(noon + timedelta(microseconds=1)) < moment(noon + timedelta(days=1))
    )
