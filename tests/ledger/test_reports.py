import pytest
from tests.build import reading, report
from tests.ledger.worlds import new_ledger

from dragoman.errors import QueryError
from dragoman.ledger import reports


def test_report_is_kept_as_given(tmp_path):
    told = report("One.\r\n\tTwo…", url="http://a.example", title="T", name="n", source=None)
    with new_ledger(tmp_path, reading(told)) as ledger, ledger.reading() as connection:
        assert reports.report_or_none(connection, told.id) == told
        assert reports.report_or_none(connection, "none") is None


def test_reports_come_by_day(tmp_path):
    made = [report(f"Text {day}", f"2024-01-{day}") for day in ("20", "03", "11")]
    with new_ledger(tmp_path, *map(reading, made)) as ledger:
        assert [r.published.day for r in ledger.reports()] == [3, 11, 20]
        some = [made[0].id, made[1].id, "none"]
        assert [r.published.day for r in ledger.reports(some)] == [3, 20]
        assert list(ledger.reports([])) == []


def test_name_of_two_reports_is_refused(tmp_path):
    made = [report(text, name="same") for text in ("one", "two")]
    with (
        new_ledger(tmp_path, *map(reading, made)) as ledger,
        pytest.raises(QueryError, match="more than one"),
    ):
        ledger.report("same")


def test_prefix_is_no_pattern(tmp_path):
    with (
        new_ledger(tmp_path, reading(report("one"))) as ledger,
        pytest.raises(QueryError, match="no report"),
    ):
        ledger.report("%%%%")
