from dataclasses import replace

from tests.build import day, days, reading, record, report
from tests.exporting import READING, pick, world

from dragoman.ask.sourced import find_sourced, with_offices
from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger

AUGUST = day("2024-08-20")


def test_find_sourced_gives_each_occurrence_once_with_all_its_reports(ledger):
    ships = [s for s in find_sourced(ledger, Query(kinds=("transfer",)))]
    assert len(ships) == 1
    assert [s.report.source for s in ships[0].supports] == ["Wire <One>", None]
    assert ships[0].publishers == ("Wire <One>",)
    assert ships[0].published[0] < ships[0].published[1]


def test_find_sourced_gives_the_other_records_of_the_reading(ledger):
    ship = next(find_sourced(ledger, Query(kinds=("transfer",))))
    assert {r.kind for r in ship.reading} == {"transfer", "visit", "office"}
    other = next(r for r in ship.first.reading if r.kind == "visit")
    visits = list(find_sourced(ledger, Query(kinds=("visit",))))
    assert ship.first.id_of(other) == visits[0].id


def test_with_offices_fills_what_the_report_names():
    met = with_offices(pick("meeting"), READING, AUGUST)
    assert [p.office for p in met.parties] == ["Foreign Minister", "Prime Minister"]


def test_with_offices_leaves_former_ones_and_other_people():
    former = [replace(r, details=replace(r.details, until=True)) for r in READING]
    assert with_offices(pick("meeting"), former, AUGUST) == pick("meeting")
    text = "Minister Ana Lee met Bo Ng of Chad."
    of = report(text)
    met = record(of, text, "meeting", "meeting", "participant FRA Lee", "participant TCD Bo Ng")
    office = record(of, "Minister Ana Lee", "office", "Minister", "holder FRA Ana Lee")
    assert [p.office for p in with_offices(met, [office], AUGUST).parties] == ["Minister", None]


def test_with_offices_says_nothing_of_a_deed_of_long_ago():
    old = replace(pick("meeting"), date=days("2014-01-10"))
    assert with_offices(old, READING, AUGUST) == old


def test_sourced_knows_confirmed_and_amended(tmp_path):
    from datetime import UTC, datetime

    of = report("France met Chad.")
    made = record(of, of.text, "meeting", "meeting", "participant FRA", "participant TCD",
                  date=days("2024-08-20"))  # fmt: skip
    with open_ledger(tmp_path / "one.sqlite", write=True) as ledger:
        ledger.add(reading(of, made), ledger.start_run("1", "r", "m"))
        assert next(find_sourced(ledger, Query())).ruled == ""
        at = datetime(2024, 9, 1, tzinfo=UTC)
        ledger.rule("confirm", made.id_in(of), by="Ana", at=at, why="read it")
        assert next(find_sourced(ledger, Query())).ruled == "confirmed"


def test_sourced_counts_reports_also_where_not_all_are_given():
    delivered = next(s for s in world() if len(s.supports) == 2)
    assert delivered.n_reports == 2
    assert replace(delivered, told=100).n_reports == 100
    again = replace(delivered, supports=(delivered.first, delivered.first), told=2)
    assert again.n_reports == 1


def test_sourced_first_is_the_oldest_report():
    delivered = next(s for s in world() if len(s.supports) == 2)
    assert delivered.first.report.name == "seoul"
