import pytest
import sqlalchemy as sa
from tests.build import day, days, reading, record, report
from tests.ledger.worlds import new_ledger

from dragoman.errors import QueryError
from dragoman.ledger.answers import Query
from dragoman.ledger.entries import MOST_DYAD_ACTORS
from dragoman.ledger.queries import conditions
from dragoman.ledger.tables import entries

TOLD = report("First they met. Then one threatened the other in Oslo. Later all went home.")
MANY = tuple(f"A{number:02}" for number in range(MOST_DYAD_ACTORS + 5))


@pytest.fixture
def ledger(tmp_path):
    records = (
        record(TOLD, "First they met", "meeting", "meeting", "participant JPN", "participant TCD",
               date=days("2024-03-01", "2024-03-31"), confidence=0.9),
        record(TOLD, "one threatened the other", "action", "THREATEN", "source JPN", "target TCD",
               date=days("2024-05-05"), status="planned"),
        record(TOLD, "all went home", "meeting", "summit", *(f"participant {a}" for a in MANY)),
    )  # fmt: skip
    with new_ledger(tmp_path, reading(TOLD, *records)) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("query", "types"),
    [
        (Query(), ["meeting", "THREATEN", "summit"]),
        (Query(kinds=("meeting",)), ["meeting", "summit"]),
        (Query(kinds=("action", "meeting"), types=("THREATEN", "summit")), ["THREATEN", "summit"]),
        (Query(pair=("TCD", "JPN")), ["meeting", "THREATEN"]),
        (Query(pair=("TCD", "JPN"), kinds=("action",)), ["THREATEN"]),
        (Query(pair=(MANY[0], MANY[-1])), ["summit"]),
        (Query(pair=(MANY[0], "JPN")), []),
        (Query(actors=("JPN",)), ["meeting", "THREATEN"]),
        (Query(actors=("JPN", MANY[3])), ["meeting", "THREATEN", "summit"]),
        (Query(actors=("TCD",), roles=("target",)), ["THREATEN"]),
        (Query(roles=("source",)), ["THREATEN"]),
        (Query(start=day("2024-03-31")), ["meeting", "THREATEN"]),
        (Query(start=day("2024-04-01"), end=day("2024-05-05")), ["THREATEN"]),
        (Query(end=day("2024-02-28")), []),
        (Query(status=("planned", "possible")), ["THREATEN"]),
        (Query(min_confidence=0.8), ["meeting"]),
        (Query(text="threatened"), ["THREATEN"]),
        (Query(text="Oslo"), []),
        (Query(limit=1), ["meeting"]),
        (Query(published_until=day("2024-01-01")), []),
        (Query(standing=("none",)), ["meeting", "THREATEN", "summit"]),
        (Query(report="none"), []),
        (Query(reports=("none", TOLD.id), kinds=("action",)), ["THREATEN"]),
        (Query(reports=("none",)), []),
    ],
    ids=str,
)
def test_query_finds_what_it_asks_for_by_day(ledger, query, types):
    assert [kept.record.type for kept in ledger.records(query)] == types


def test_place_is_found_by_a_part_of_its_name_and_by_country(tmp_path):
    from dragoman.model.values import Place

    said = record(
        TOLD, "met", "meeting", "meeting", "participant JPN", place=Place("Kuala Lumpur", "MYS")
    )
    with new_ledger(tmp_path, reading(TOLD, said)) as ledger:
        for place, count in (("lumpur", 1), ("MYS", 1), ("TUR", 0), ("%", 0)):
            assert len(list(ledger.records(Query(place=place)))) == count


def test_record_is_found_by_id(ledger):
    for kept in ledger.records():
        (found,) = ledger.records(Query(records=(kept.id,)))
        assert found == kept


def test_period_that_ends_before_it_starts_is_refused(ledger):
    with pytest.raises(QueryError, match="before it starts"):
        list(ledger.records(Query(start=day("2024-02-02"), end=day("2024-02-01"))))


def test_records_of_named_reports_are_found_by_the_reports_not_by_their_kind(ledger):
    asked = Query(reports=(TOLD.id,), kinds=("meeting",))
    with ledger.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("the plan is told in SQLite's words")
        chosen = sa.select(entries.c.record).where(*conditions(connection, asked))
        words = str(chosen.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}").all()
    assert "entries_by_report" in str(plan)
