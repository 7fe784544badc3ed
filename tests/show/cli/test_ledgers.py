from tests.samples import fill

from dragoman.ledger.store import open_ledger


def test_ledger_says_what_it_holds(dragoman):
    with open_ledger(dragoman.folder / "l.sqlite", write=True) as ledger:
        fill(ledger)
    said = dragoman("ledger", "--ledger", "l.sqlite")
    assert said.code == 0
    told = dict(line.rsplit(maxsplit=1) for line in said.out.splitlines())
    assert told["reports"].strip() == "5"
    assert {name.strip(): n for name, n in told.items()}["transfer"] == "2"


def test_ledger_of_a_file_that_is_none_says_so(dragoman):
    (dragoman.folder / "l.sqlite").write_text("no ledger at all, but long enough", encoding="utf-8")
    said = dragoman("ledger", "--ledger", "l.sqlite")
    assert said.code == 2
    assert "not a ledger" in said.err
