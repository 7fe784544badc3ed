import pytest
from tests.build import day, reading, record, report
from tests.samples import name_of

from dragoman.ask.lines import Footnotes
from dragoman.ask.offices import office_lines
from dragoman.ledger.store import open_ledger

TOLD = (
    ("2020-01-05", "Prime Minister", "Ada Lund", False),
    ("2020-01-05", "Foreign Minister", "Bo Frey", False),
    ("2020-01-05", "Minister of Fisheries", "Kim Sund", False),
    ("2021-03-01", "Prime Minister", "Cy Holm", False),
    ("2021-04-01", "Foreign Minister", "Bo Frey", True),
)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l.sqlite", write=True) as opened:
        run = opened.start_run("test", "rules", "model")
        for published, office, name, until in TOLD:
            told = report(f"{office} {name} spoke on {published}.", published)
            details = {"until": True} if until else {}
            said = record(told, told.text, "office", office, f"holder NOR {name}", details=details)
            opened.add(reading(told, said), run)
        yield opened


def offices(ledger, as_of="2021-12-31"):
    found = office_lines(ledger, ("NOR",), name_of, Footnotes(), day(as_of))
    return [(line.office, line.name) for line in found]


def test_office_lines_name_the_latest_holder_by_rank(ledger):
    assert offices(ledger) == [
        ("Prime Minister", "Cy Holm"),
        ("Minister of Fisheries", "Kim Sund"),
    ]


def test_office_lines_as_of_a_day_know_no_later_report(ledger):
    assert offices(ledger, "2020-12-31") == [
        ("Prime Minister", "Ada Lund"),
        ("Foreign Minister", "Bo Frey"),
        ("Minister of Fisheries", "Kim Sund"),
    ]


def test_office_lines_carry_the_day_and_the_footnote_of_the_latest_report(ledger):
    notes = Footnotes()
    line = office_lines(ledger, ("NOR",), name_of, notes, day("2021-12-31"))[0]
    assert line.last_told == day("2021-03-01")
    assert [note.quote for note in notes.all()][line.notes[0] - 1].startswith("Prime Minister Cy")


def test_office_lines_take_a_table_of_ones_own(ledger, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("actor,office,name,start\nNOR,Foreign Minister,Di Berg,2021-05-01\n", "utf-8")
    ledger.load_holders(table)
    line = next(
        line
        for line in office_lines(ledger, ("NOR",), name_of, Footnotes(), day("2021-12-31"))
        if line.office == "Foreign Minister"
    )
    assert (line.name, line.notes, line.last_told) == ("Di Berg", (), None)
    assert line.tables
