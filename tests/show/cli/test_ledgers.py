import pytest

from dragoman.ledger.store import open_ledger


@pytest.fixture
def kept(dragoman, sample_file):
    """The command line in a folder with a ledger."""
    return dragoman


def test_ledger_says_what_it_holds(kept):
    said = kept("ledger")
    assert said.code == 0
    told = {line.rsplit(maxsplit=1)[0].strip(): line.split()[-1] for line in said.out.splitlines()}
    assert (told["reports"], told["transfer"], told["rulings"]) == ("5", "2", "0")
    assert "version test" in said.out


def test_ledger_of_a_file_that_is_none_says_so(dragoman):
    (dragoman.folder / "l.sqlite").write_text("no ledger at all, but long enough", encoding="utf-8")
    said = dragoman("ledger", "--ledger", "l.sqlite")
    assert said.code == 2
    assert "not a ledger" in said.err


def test_check_finds_no_fault_in_a_sound_ledger(kept):
    said = kept("ledger", "check")
    assert (said.code, said.out) == (0, "")
    assert "0 faults" in said.err


def test_backup_and_restore_bring_the_same_ledger_back(kept):
    assert kept("ledger", "backup", "b.sqlite").code == 0
    assert kept("ledger", "backup", "b.sqlite").code == 2
    assert kept("ledger", "restore", "b.sqlite").code == 2
    assert kept("ledger", "restore", "b.sqlite", "--ledger", "new.sqlite").code == 0
    with open_ledger("dragoman.sqlite") as one, open_ledger("new.sqlite") as other:
        assert one.contents() == other.contents()


def test_upgrade_makes_no_ledger_where_there_is_none(kept):
    assert kept("ledger", "upgrade").code == 0
    said = kept("ledger", "upgrade", "--ledger", "nowhere.sqlite")
    assert said.code == 2
    assert not (kept.folder / "nowhere.sqlite").exists()


def test_rulings_go_out_as_lines_and_come_back(kept):
    with open_ledger("dragoman.sqlite") as ledger:
        record = next(ledger.records()).id
    kept("ledger", "backup", "clean.sqlite")
    assert kept("confirm", record, "--by", "Ana", "--why", "read it").code == 0
    (kept.folder / "r.jsonl").write_text(kept("rulings", "--lines").out, encoding="utf-8")
    told = kept("ledger", "load-rulings", "r.jsonl", "--ledger", "clean.sqlite")
    assert "1 of 1 rulings were new." in told.err
    again = kept("ledger", "load-rulings", "r.jsonl", "--ledger", "clean.sqlite")
    assert "0 of 1 rulings were new." in again.err
    assert kept("ledger", "load-rulings", "nowhere.jsonl").code == 2


def test_load_holders_takes_a_table(kept):
    (kept.folder / "o.csv").write_text("actor,office,name\nMYS,King,Ali\n", encoding="utf-8")
    assert "1 row was new." in kept("ledger", "load-holders", "o.csv").err
    assert "Ali" in kept("brief", "MYS", "TUR").out


def test_holders_are_written_as_a_table_that_loads_again(kept):
    assert kept("ledger", "holders", "-o", "learned.csv").code == 0
    header, row = (kept.folder / "learned.csv").read_text(encoding="utf-8").splitlines()
    assert header == "actor,office,name,start,until,source"
    assert row.startswith("MYS,")
    assert kept("ledger", "load-holders", "learned.csv").err == "1 row was new.\n"
    assert kept("ledger", "holders").out.splitlines() == [header, row]


def test_merging_anew_says_how_many_records_moved(kept):
    said = kept("ledger", "merge-anew")
    assert (said.code, said.err) == (0, "0 records are in another occurrence than before.\n")
