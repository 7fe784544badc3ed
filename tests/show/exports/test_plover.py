import json
from dataclasses import replace
from datetime import date

from tests.exporting import READING, SEOUL, pick, told, write

from dragoman.ask.events import Choice
from dragoman.rules.schemes import SCHEME_COLUMNS, load_scheme

ALL = Choice(historical=True, future=True, hypothetical=True, negated=True)


def event(tmp_path, made, **options):
    options.setdefault("choice", ALL)
    path, _ = write("plover", tmp_path, [told(made, SEOUL, READING)], **options)
    return json.loads(path.read_text(encoding="utf-8"))


def test_required_fields_are_there_and_empty_ones_are_not(tmp_path):
    found = event(tmp_path, pick("appeal"))
    assert {"id", "date", "actor", "event"} <= set(found)
    assert found["event"] == ["REQUEST"]
    assert found["actor"] == [{"code": "POL"}]
    assert "amount" not in found
    assert "enddate" not in found
    assert None not in found.values()


def test_interval_is_written_whole(tmp_path):
    found = event(tmp_path, pick("relations"))
    assert (found["date"], found["enddate"], found["date_precision"]) == (
        "1989-01-01", "1989-12-31", "year",
    )  # fmt: skip
    assert found["auxiliary"] == ["historical"]


def test_equals_repeat_all_parties_only_where_a_recipient_is_needed(tmp_path):
    drill, meeting = event(tmp_path, pick("drill")), event(tmp_path, pick("meeting"))
    assert drill["recipient"] == drill["actor"]
    assert drill["reciprocal"] is True
    assert "recipient" not in meeting


def test_organisations_and_kosovo_have_their_codes(tmp_path):
    summit = event(tmp_path, pick("summit"))
    assert {"code": "IGO", "identifier_text": "NATO"} in summit["actor"]
    praise = replace(pick("praise"), date=pick("meeting").date)
    assert event(tmp_path, praise)["recipient"] == [{"code": "KOS"}]


def test_place_link_evidence_and_amount(tmp_path):
    meeting = event(tmp_path, pick("meeting"))
    assert meeting["event_loc"]["country_code"] == "KOR"
    assert meeting["event_loc"]["resolution"] == 4
    assert meeting["link"] == pick("visit").id_in(SEOUL)
    for evidence in meeting["evidence"]:
        assert SEOUL.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    drones = event(tmp_path, pick("drones"))
    assert drones["amount"] == {"item": "Warmate drones", "value": 2e7, "currency": "USD"}


def test_options_add_text_day_of_the_run_and_auxiliaries_in_context(tmp_path):
    plain = event(tmp_path, pick("relations"))
    assert "text" not in plain
    assert "coded_date" not in plain
    found = event(tmp_path, pick("relations"), with_text=True, run_date=date(2024, 9, 1),
                  aux_in_context=True)  # fmt: skip
    assert found["text"] == SEOUL.text
    assert found["coded_date"] == "2024-09-01"
    assert "historical" in found["context"]


def test_own_scheme_stands_beside_and_never_in_place_of_plover(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(",".join(SCHEME_COLUMNS) + "\nREQUEST,,,,,,W2,Asked,-1,mine\n")
    found = event(tmp_path, pick("appeal"), choice=Choice(scheme=load_scheme(path)))
    assert (found["scheme_code"], found["scheme_score"], found["event"]) == (
        "W2",
        -1.0,
        ["REQUEST"],
    )
    assert "scheme_code" not in event(tmp_path, pick("appeal"))
