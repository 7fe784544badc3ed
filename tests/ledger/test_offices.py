import csv

import pytest
from tests.build import day, reading, record, report
from tests.ledger.worlds import at, new_ledger

from dragoman.ledger import offices
from dragoman.ledger.answers import Query
from dragoman.ledger.offices import office_key
from dragoman.ledger.store import open_ledger
from dragoman.ledger.tables import entry_offices
from dragoman.rules.holders import COLUMNS


def called(name, office, published, actor="NOR", until=None, source="A"):
    told = report(f"{office} {name} spoke on {published}.", published, source=source)
    said = record(
        told,
        f"{office} {name}",
        "office",
        office,
        f"holder {actor} {name}",
        details={"until": until},
    )
    return reading(told, said)


@pytest.fixture
def ledger(tmp_path):
    readings = (
        called("Kari Berg", "Foreign Minister", "2020-01-10"),
        called("Berg", "Minister of Foreign Affairs", "2021-06-01"),
        called("Nils Lund", "Foreign Minister", "2022-02-01"),
        called("Kari Berg", "Foreign Minister", "2022-05-01", until=True),
        called("Ada Vik", "Prime Minister", "2021-01-01"),
        called("Bo Ek", "Prime Minister", "2021-01-01", actor="SWE"),
    )
    with new_ledger(tmp_path, *readings) as ledger:
        yield ledger


def on(ledger, day_words, actor="NOR"):
    return {(h.office, h.name) for h in ledger.office_holders(actor, day(day_words))}


def test_holder_is_learned_from_what_reports_call_people(ledger):
    (berg,) = [h for h in ledger.office_holders("NOR") if h.name == "Kari Berg"]
    assert (berg.first_told, berg.last_told) == (day("2020-01-10"), day("2021-06-01"))
    assert berg.until == day("2022-01-31")
    assert len(berg.sources) == 2


@pytest.mark.parametrize(
    ("when", "holders"),
    [
        ("2019-01-01", set()),
        ("2020-06-01", {("Foreign Minister", "Kari Berg")}),
        ("2021-12-01", {("Foreign Minister", "Kari Berg"), ("Prime Minister", "Ada Vik")}),
        ("2022-03-01", {("Foreign Minister", "Nils Lund"), ("Prime Minister", "Ada Vik")}),
    ],
)
def test_holders_on_a_day(ledger, when, holders):
    assert on(ledger, when) == holders


def test_former_holder_without_a_successor_holds_no_more(tmp_path):
    readings = (
        called("Kari Berg", "King", "2020-01-10"),
        called("Kari Berg", "King", "2020-03-10", until=True),
    )
    with new_ledger(tmp_path, *readings) as ledger:
        assert on(ledger, "2020-02-01") == {("King", "Kari Berg")}
        assert on(ledger, "2020-04-01") == set()


def test_ruling_corrects_a_holder(ledger):
    wrong = next(k for k in ledger.records() if k.record.parties[0].name == "Nils Lund")
    ledger.rule("reject", wrong.id, by="Ana", at=at(), why="he is the deputy")
    assert ("Foreign Minister", "Nils Lund") not in on(ledger, "2022-03-01")


def test_table_of_ones_own_goes_before_the_reports(ledger, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(
        "actor,office,name,start,until,source\n"
        "NOR,Prime Minister,Ada Vik,2020-11-01,2021-11-30,gazette\n"
        "NOR,Prime Minister,Eva Moe,2021-12-01,,\n",
        encoding="utf-8",
    )
    assert ledger.load_holders(table) == 2
    assert ledger.load_holders(table) == 0
    assert ("Prime Minister", "Eva Moe") in on(ledger, "2022-03-01")
    assert ("Prime Minister", "Ada Vik") not in on(ledger, "2022-03-01")
    assert ("Prime Minister", "Ada Vik") in on(ledger, "2020-12-01")
    (moe,) = [h for h in ledger.office_holders("NOR") if h.name == "Eva Moe"]
    assert moe.sources == ("own.csv, line 3",)


def test_holders_written_as_a_table_hold_the_same_in_another_ledger(ledger, tmp_path):
    rows = [COLUMNS, *map(offices.table_row, ledger.office_holders())]
    table = tmp_path / "learned.csv"
    with table.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    with open_ledger(tmp_path / "other.sqlite", write=True) as other:
        assert other.load_holders(table) == len(rows) - 1
        for when in ("2019-01-01", "2020-06-01", "2021-12-01", "2022-03-01"):
            for actor in ("NOR", "SWE"):
                assert on(other, when, actor) == on(ledger, when, actor)
        (berg,) = [h for h in other.office_holders("NOR") if h.name == "Kari Berg"]
        (latest,) = ledger.records(Query(records=(berg.sources[0].split()[1].rstrip(","),)))
        assert latest.published == day("2021-06-01")


def test_holder_is_shown_with_the_usual_words_and_the_record_told_last(tmp_path):
    readings = (
        called("Ada Vik", "PM", "2021-01-01"),
        called("Ada Vik", "Prime Minister", "2021-01-01", source="B"),
        called("Ada Vik", "Prime Minister", "2021-01-01", source="C"),
        called("Vik", "Prime Minister", "2021-06-01"),
    )
    with new_ledger(tmp_path, *readings) as ledger:
        (vik,) = ledger.office_holders("NOR")
        assert (vik.office, vik.name) == ("Prime Minister", "Ada Vik")
        (latest,) = ledger.records(Query(records=vik.sources[-1:]))
        assert latest.published == vik.last_told == day("2021-06-01")


def test_holders_of_one_office_end_where_the_next_begins(tmp_path):
    names = ("Ada Vik", "Bo Ek", "Cai Dahl", "Eli Fosse")
    readings = [
        called(name, "Prime Minister", f"20{10 + 4 * n}-0{month}-01", source=f"{month}")
        for n, name in enumerate(names)
        for month in (1, 5)
    ]
    with new_ledger(tmp_path, *readings) as ledger:
        found = [(h.name, h.until) for h in ledger.office_holders("NOR")]
        assert found == [
            ("Ada Vik", day("2013-12-31")),
            ("Bo Ek", day("2017-12-31")),
            ("Cai Dahl", day("2021-12-31")),
            ("Eli Fosse", None),
        ]


def test_wrong_row_of_a_holder_is_a_fault(ledger):
    assert ledger.check() == []
    with ledger.changing() as connection:
        connection.execute(entry_offices.update().values(name="Nobody"))
    assert {fault.invariant for fault in ledger.check()} == {
        "the holders are those that the records name"
    }


def test_office_in_other_words_is_the_same():
    assert office_key("PM") == office_key("Prime Minister")
    assert office_key("Defense Minister") == office_key("Minister of Defence")
    assert office_key("Foreign Minister") != office_key("Prime Minister")


def test_persons_of_one_office_are_not_all_compared_with_each_other(tmp_path, monkeypatch):
    names = [f"{a}{b} {b}{a}" for a in ("Kar", "Nil", "Mog") for b in ("ud", "esh", "onk", "ibi")]
    readings = [
        called(name, "Envoy", f"2020-01-{n:02}", source=name) for n, name in enumerate(names, 1)
    ]
    compared = []
    monkeypatch.setattr(offices, "may_be_one", lambda *both: compared.append(both))
    with new_ledger(tmp_path, *readings) as ledger:
        assert len(ledger.office_holders("NOR")) == len(names)
    assert len(compared) < len(names)
