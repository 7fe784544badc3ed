from dataclasses import replace

from tests.build import day, days, reading, record, report
from tests.ledger.worlds import at, meeting, meeting_report, new_ledger, one_meeting

from dragoman.ledger.answers import Query
from dragoman.ledger.occurrences import FIRST_MEMBERS, LAST_MEMBERS


def told_twice():
    """An order of ships as two papers tell it: other numbers, one without the sum."""
    one = report("Malaysia ordered three corvettes from STM on Monday.", "2024-06-11", source="A")
    two = report(
        "Ankara sells four corvettes worth 2 billion to Malaysia.", "2024-06-12", source="B"
    )
    common = {"date": days("2024-06-10"), "status": "planned"}
    return (
        reading(one, record(
            one, "ordered three corvettes", "transfer", "ship", "supplier TUR STM", "recipient MYS",
            details={"item": "three corvettes", "quantity": 3.0}, confidence=0.9, **common,
        )),
        reading(two, record(
            two, "sells four corvettes", "transfer", "ship", "supplier TUR", "recipient MYS",
            details={"item": "corvettes", "quantity": 4.0, "value": 2e9}, **common,
        )),
    )  # fmt: skip


def field(occurrence, name):
    return next(f for f in occurrence.fields if f.field == name)


def test_records_of_two_reports_are_one_occurrence_with_both(tmp_path):
    with new_ledger(tmp_path, *told_twice()) as ledger:
        (occurrence,) = ledger.occurrences()
        assert [m.publisher for m in occurrence.members] == ["A", "B"]
        assert (occurrence.sources, occurrence.told) == (2, 2)
        assert occurrence.first_reported == day("2024-06-11")
        assert occurrence.id == min(m.id for m in occurrence.members)
        assert "the same parties" in occurrence.joined[0].why


def test_values_that_differ_stand_side_by_side_with_the_reason(tmp_path):
    with new_ledger(tmp_path, *told_twice()) as ledger:
        (occurrence,) = ledger.occurrences()
        quantity = field(occurrence, "details.quantity")
        assert [t.value for t in quantity.told] == ["3.0", "4.0"]
        assert quantity.preferred == "3.0"
        assert quantity.reason == "read with more confidence"
        assert [f.field for f in occurrence.conflicts] == ["details.quantity"]
        assert field(occurrence, "details.value").preferred == "2000000000.0"


def test_value_that_a_person_put_right_is_preferred(tmp_path):
    with new_ledger(tmp_path, *told_twice()) as ledger:
        late = next(k for k in ledger.records() if k.publisher == "B")
        ledger.rule(
            "amend", late.id, by="Ana", at=at(), why="the navy", field="details.quantity", value=2
        )
        (occurrence,) = ledger.occurrences()
        assert field(occurrence, "details.quantity").preferred == "2"
        assert field(occurrence, "details.quantity").reason == "a person vouches for it"
        assert occurrence.preferred == late.id


def test_state_as_of_a_day_knows_earlier_reports_only(tmp_path):
    with new_ledger(tmp_path, *told_twice()) as ledger:
        (then,) = ledger.occurrences(Query(published_until=day("2024-06-11")))
        assert [m.publisher for m in then.members] == ["A"]
        assert list(ledger.occurrences(Query(published_until=day("2024-06-01")))) == []


def test_occurrence_comes_whole_though_one_record_matched(tmp_path):
    with new_ledger(tmp_path, *told_twice()) as ledger:
        (found,) = ledger.occurrences(Query(text="four"))
        assert len(found.members) == 2
        (again,) = ledger.occurrences(Query(occurrence=found.id))
        assert again == found


def test_two_deeds_of_one_report_stay_two(tmp_path):
    told = meeting_report("Aiko Mori met Idris Deby. Later Aiko Mori again met Idris Deby in Oslo.")
    one = meeting(told)
    two = meeting(told, "again met Idris Deby in Oslo")
    other = one_meeting(source="B")
    with new_ledger(tmp_path, reading(told, one, two), other) as ledger:
        assert sorted(len(o.members) for o in ledger.occurrences()) == [1, 2]


def test_occurrences_come_by_day(tmp_path):
    days_told = ("2024-03-19", "2024-03-05", "2024-04-20")
    readings = [one_meeting(published=told, source=told) for told in days_told]
    with new_ledger(tmp_path, *readings) as ledger:
        found = [str(o.record.date.start) for o in ledger.occurrences()]
        assert found == sorted(days_told)
        assert len(list(ledger.occurrences(Query(limit=2)))) == 2


def test_occurrence_told_very_often_shows_its_first_and_last_records(tmp_path):
    often = FIRST_MEMBERS + LAST_MEMBERS + 10
    readings = []
    for number in range(often):
        told = report(f"Number {number}: Chad is a member of the UN.", source=f"S{number}")
        said = record(
            told, "Chad is a member", "membership", "member", "organisation UN", "member TCD"
        )
        readings.append(reading(told, said))
    with new_ledger(tmp_path) as ledger:
        ledger.add_many(readings, ledger.start_run("1", "1", "1"))
        (occurrence,) = ledger.occurrences()
        assert occurrence.told == often
        assert len(occurrence.members) == FIRST_MEMBERS + LAST_MEMBERS


def test_without_fields_all_else_is_the_same(tmp_path):
    with new_ledger(tmp_path, *told_twice(), one_meeting()) as ledger:
        whole, bare = (
            {o.id: o for o in ledger.occurrences(fields=wanted)} for wanted in (True, False)
        )
        assert list(whole) == list(bare)
        for key, occurrence in bare.items():
            other = whole[key]
            assert occurrence.fields == (other.fields if len(other.members) > 1 else ())
            assert occurrence.record == replace(other.record, fields=(), rejected=())
            assert [m.id for m in occurrence.members] == [m.id for m in other.members]
            assert (occurrence.told, occurrence.sources, occurrence.first_reported) == (
                other.told, other.sources, other.first_reported,
            )  # fmt: skip
