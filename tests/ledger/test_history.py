import pytest
from tests.build import day, reading, record, report
from tests.ledger.worlds import at, first_run, meeting, meeting_report, new_ledger, second_run

from dragoman.errors import QueryError
from dragoman.model.text import Extent


@pytest.fixture
def told():
    return meeting_report()


def test_two_runs_differ_by_what_is_new_gone_and_changed(tmp_path, told):
    other = report("A visit to Oslo.", "2024-03-06")
    visit = record(other, "A visit", "visit", "visit", "visitor JPN", "host NOR", rule="visit.noun")
    first = meeting(told, rule="meet.old")
    with new_ledger(tmp_path, reading(told, first), reading(other, visit)) as ledger:
        run = second_run(ledger)
        ledger.add(reading(told, meeting(told, status="planned", rule="meet.new")), run)
        ledger.add(reading(other), run)
        changes = ledger.diff(first_run(ledger).id[:8], run.id)
    assert [(c.what, c.kind) for c in changes] == [("changed", "meeting"), ("gone", "visit")]
    fields = {f.field: (f.before, f.after) for f in changes[0].fields}
    assert fields["status"] == ('"actual"', '"planned"')
    assert "rules rules-1 → rules-2" in changes[0].why
    assert "rule meet.old → meet.new" in changes[0].why


def test_report_read_by_one_run_only_is_said(tmp_path, told):
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        run = second_run(ledger)
        (gone,) = ledger.diff(first_run(ledger).id, run.id)
        assert (gone.what, gone.why) == ("gone", "the report was not read again")
        (new,) = ledger.diff(run.id, first_run(ledger).id)
        assert (new.what, new.why) == ("new", "the report was not read before")


def test_same_run_does_not_differ_from_itself(tmp_path, told):
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        assert ledger.diff(first_run(ledger).id, first_run(ledger).id) == []


def test_days_differ_by_reports_and_rulings(tmp_path, told):
    late = meeting_report(published="2024-05-01", source="B")
    with new_ledger(tmp_path, reading(told, meeting(told)), reading(late, meeting(late))) as ledger:
        one = meeting(told).id_in(told)
        ledger.rule("amend", one, by="Ana", at=at(), why="no", field="status", value="planned")
        ledger.rule("reject", one, by="Ben", at=at(24 * 60), why="never was")
        ruled_on, rejected_on = at().date(), at(24 * 60).date()
        assert set(ledger.state_on(day("2024-03-04"))) == set()
        assert '"actual"' in ledger.state_on(day("2024-03-10"))[one].form
        assert '"planned"' in ledger.state_on(ruled_on)[one].form
        assert one not in ledger.state_on(rejected_on)
        (changed,) = ledger.diff(day("2024-03-10"), ruled_on)
        assert (changed.what, changed.why) == ("changed", "amend by Ana: no")
        what = [(c.what, c.why) for c in ledger.diff(ruled_on, rejected_on)]
        assert what == [("gone", "reject by Ben: never was"), ("new", "reported on 2024-05-01")]


def test_undone_ruling_is_out_of_the_later_state_only(tmp_path, told):
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        one = meeting(told).id_in(told)
        ruling = ledger.rule("reject", one, by="Ana", at=at(), why="no")
        ledger.rule("undo", ruling.id, by="Ana", at=at(48), why="yes")
        assert one not in ledger.state_on(at(24).date())
        assert one in ledger.state_on(at(72).date())


def test_record_by_hand_is_there_from_its_day(tmp_path, told):
    by_hand = meeting(told, trigger=Extent(0, 4))
    with new_ledger(tmp_path, reading(told)) as ledger:
        ledger.add_record(told.id, by_hand, by="Ana", at=at(), why="overlooked")
        assert ledger.state_on(day("2024-03-10")) == {}
        assert by_hand.id_in(told) in ledger.state_on(at().date())


def test_what_cannot_be_compared_is_refused(tmp_path, told):
    with new_ledger(tmp_path, reading(told)) as ledger:
        with pytest.raises(QueryError, match="no run begins with"):
            ledger.diff("zz", "zz")
        with pytest.raises(QueryError, match="earlier day first"):
            ledger.diff(day("2024-02-02"), day("2024-02-01"))
