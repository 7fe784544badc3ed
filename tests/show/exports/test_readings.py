import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.build import days, reading, record, report

from dragoman.ask.state import state_of
from dragoman.errors import ExportError
from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger
from dragoman.show.exports import Options, export, import_readings

AT = datetime(2024, 9, 1, 12, 30, tzinfo=UTC)


def ruled(ledger):
    """Rulings of every sort upon the sample ledger."""
    ship = next(ledger.records(Query(kinds=("transfer",))))
    tie = next(ledger.records(Query(kinds=("tie",))))
    last = [k.id for k in ledger.records(Query(kinds=("action",)))][-1]
    said = {"by": "Ana", "at": AT, "why": "read it again"}
    ledger.rule("amend", ship.id, field="details.quantity", value=4, source="ministry", **said)
    ledger.rule("confirm", tie.id, **said)
    wrong = ledger.rule("reject", last, **said)
    ledger.rule("undo", wrong.id, by="Ben", at=AT, why="it stands")
    hand = record(ledger.report(tie.report), "Türkiye", "meeting", "meeting", "participant TUR")
    ledger.add_record(tie.report, hand, **said)
    ships = [k.id for k in ledger.records(Query(kinds=("transfer",)))]
    ledger.rule("keep apart", *ships, by="Ana", at=AT, why="two orders")


def everything(ledger):
    return (
        state_of(ledger),
        sorted(map(repr, ledger.records(Query(with_rejected=True)))),
        sorted(map(repr, ledger.occurrences())),
        [(r.id, r.verdict, r.subject, r.value, r.why, r.source) for r in ledger.rulings()],
        list(ledger.reports()),
        ledger.runs(),
    )


def test_export_and_import_give_the_same_ledger(ledger, tmp_path):
    ruled(ledger)
    path = tmp_path / "all.readings.jsonl"
    export(ledger, "jsonl", path)
    with open_ledger(tmp_path / "again.sqlite", write=True) as again:
        done = import_readings(again, path)
        assert everything(again) == everything(ledger)
        assert (done.reports, done.readings, done.rulings) == (5, 5, 6)


def test_import_twice_changes_nothing(ledger, tmp_path):
    ruled(ledger)
    path = tmp_path / "all.readings.jsonl"
    export(ledger, "jsonl", path)
    before = everything(ledger)
    assert import_readings(ledger, path).rulings == 0
    assert everything(ledger) == before


def test_two_runs_of_one_report_come_back_in_their_order(tmp_path):
    of = report("France met Chad in Paris.")
    one = record(of, "France met Chad", "meeting", "meeting", "participant FRA", "participant TCD")
    two = record(of, "France met Chad in Paris.", "meeting", "call", "participant FRA",
                 date=days("2024-08-19"), trigger=one.trigger)  # fmt: skip
    path = tmp_path / "x.readings.jsonl"
    with open_ledger(tmp_path / "a", write=True) as ledger:
        for version, made in (("1", one), ("2", two)):
            ledger.add(reading(of, made), ledger.start_run(version, "r", "m", started=AT))
        export(ledger, "jsonl", path)
        with open_ledger(tmp_path / "b", write=True) as again:
            import_readings(again, path)
            assert everything(again) == everything(ledger)
            assert next(again.records()).record.type == "call"


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, NAMES)
def test_any_text_comes_back(tmp_path_factory, name, publisher):
    folder = tmp_path_factory.mktemp("any")
    of = report(f"{name} came.", source=publisher, title=name, url=publisher, name=name)
    made = record(of, of.text, "visit", "visit", "visitor FRA X", "host JPN",
                  details={"issue": name})  # fmt: skip
    with (
        open_ledger(folder / "a", write=True) as ledger,
        open_ledger(folder / "b", write=True) as again,
    ):
        ledger.add(reading(of, made), ledger.start_run("1", "r", "m", started=AT))
        export(ledger, "jsonl", folder / "x.readings.jsonl")
        import_readings(again, folder / "x.readings.jsonl")
        assert everything(again) == everything(ledger)


def test_lines_are_readings_as_the_guide_has_them(ledger, tmp_path):
    path = tmp_path / "all.readings.jsonl"
    sidecar = export(ledger, "jsonl", path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == sidecar.rows == 5
    assert sidecar.lost == ()
    assert [line["date"] for line in lines] == sorted(line["date"] for line in lines)
    for line in lines:
        for made in line["records"]:
            assert {"kind", "type", "parties", "date", "status", "evidence"} <= set(made)
            for evidence in made["evidence"]:
                start, end = evidence["start"], evidence["end"]
                assert line["text"][start:end] == evidence["quote"]


def test_filter_gives_records_as_they_stand_and_says_what_that_loses(ledger, tmp_path):
    ruled(ledger)
    path = tmp_path / "ships.readings.jsonl"
    sidecar = export(ledger, "jsonl", path, Query(kinds=("transfer",)))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {r["kind"] for line in lines for r in line["records"]} == {"transfer"}
    assert "runs" in sidecar.lost[0]
    with pytest.raises(ExportError, match=":1: no run"):
        import_readings(ledger, path)


def test_without_text_it_cannot_be_read_back(ledger, tmp_path):
    path = tmp_path / "all.readings.jsonl"
    sidecar = export(ledger, "jsonl", path, options=Options(report_text=False))
    assert sidecar.lost == ("text of the reports",)
    with pytest.raises(ExportError, match="--no-text"):
        import_readings(ledger, path)


@pytest.mark.parametrize(
    ("text", "says"), [("{", "is not JSON"), ('{"a": 1}', "no run"), ("[]", "no run")]
)
def test_import_refuses_other_lines_with_file_and_line(ledger, tmp_path, text, says):
    path = tmp_path / "bad.readings.jsonl"
    path.write_text(text + "\n")
    with pytest.raises(ExportError, match=f":1: {says}"):
        import_readings(ledger, path)


def test_import_says_which_file_is_absent(ledger, tmp_path):
    with pytest.raises(ExportError, match="cannot be read"):
        import_readings(ledger, tmp_path / "none.jsonl")
