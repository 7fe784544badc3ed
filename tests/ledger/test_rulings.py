import random
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.build import reading
from tests.ledger.worlds import (
    at,
    first_run,
    groups,
    meeting,
    meeting_report,
    new_ledger,
    one_meeting,
    second_run,
    world,
)

from dragoman.errors import RulingError
from dragoman.ledger.answers import Query
from dragoman.model.readings import Reading
from dragoman.model.text import Extent

BACKWARDS = {"start": "2024-03-09", "end": "2024-03-01"}
EVERY = Query(with_rejected=True)


def only(ledger):
    (kept,) = ledger.records(EVERY)
    return kept


def test_rejected_record_is_left_out_unless_asked_for(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        ledger.rule("reject", only(ledger).id, by="Ana", at=at(), why="a football match")
        assert list(ledger.records()) == []
        assert list(ledger.occurrences()) == []
        assert only(ledger).ruling == "rejected"


def test_amended_place_is_in_the_record_and_in_the_index(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        place = {"name": "Kyoto", "country": "JPN"}
        ledger.rule("amend", only(ledger).id, by="Ana", at=at(), why="as told", field="place",
                    value=place)  # fmt: skip
        (kept,) = ledger.records(Query(place="kyoto"))
        assert (kept.record.place.name, kept.record.place.country) == ("Kyoto", "JPN")
        assert [k.id for k in ledger.records(Query(place="JPN"))] == [kept.id]
        assert ledger.check() == []


def test_undo_takes_the_beginning_of_a_rulings_id(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        made = ledger.rule("reject", only(ledger).id, by="Ana", at=at(), why="a football match")
        for wrong in (made.id[:3], "ffffffff"):
            with pytest.raises(RulingError, match="no ruling"):
                ledger.rule("undo", wrong, by="Ana", at=at(1), why="it was none")
        undoing = ledger.rule("undo", made.id[:8], by="Ana", at=at(1), why="it was none")
        assert undoing.subject == (made.id,)
        assert only(ledger).ruling == "none"
        assert ledger.contents().unplaced == 0


@pytest.mark.parametrize(
    ("verdict", "standing"), [("confirm", "confirmed"), ("could not verify", "unverified")]
)
def test_standing_follows_the_verdict(tmp_path, verdict, standing):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        ledger.rule(verdict, only(ledger).id[:8], by="Ana", at=at(), why="asked the embassy")
        assert only(ledger).ruling == standing


def test_amended_field_has_the_new_value_and_the_old_one_stays_as_read(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        record = only(ledger).id
        ledger.rule(
            "amend", record, by="Ana", at=at(), why="typing error", field="parties.1.name",
            value="Mahamat Deby", source="protocol office",
        )  # fmt: skip
        assert only(ledger).record.parties[1].name == "Mahamat Deby"
        assert only(ledger).ruling == "amended"
        ledger.rule("undo", ledger.rulings(record)[0].id, by="Ana", at=at(1), why="it was right")
        assert only(ledger).record.parties[1].name == "Idris Deby"
        assert only(ledger).ruling == "none"


def test_later_ruling_takes_the_place_and_both_are_kept(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        record = only(ledger).id
        ledger.rule("reject", record, by="Ana", at=at(), why="no")
        ledger.rule("confirm", record, by="Ana", at=at(1), why="yes after all")
        assert only(ledger).ruling == "confirmed"
        assert [r.verdict for r in ledger.rulings()] == ["reject", "confirm"]
        assert len(ledger.rulings_in_force()) == 1
        assert not only(ledger).disputed


def test_disagreement_of_two_people_is_shown(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        record = only(ledger).id
        ledger.rule("confirm", record, by="Ana", at=at(), why="the ministry says so")
        ledger.rule("reject", record, by="Ben", at=at(1), why="another meeting")
        assert only(ledger).ruling == "rejected"
        assert only(ledger).disputed
        (dispute,) = ledger.disputes()
        assert [r.by for r in dispute.rulings] == ["Ana", "Ben"]
        ledger.rule("reject", record, by="Ana", at=at(2), why="Ben is right")
        assert ledger.disputes() == []


def test_same_ruling_again_writes_nothing(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        record = only(ledger).id
        one = ledger.rule("confirm", record, by="Ana", at=at(), why="yes")
        again = ledger.rule("confirm", record, by="Ana", at=at(), why="yes")
        assert one == again
        assert ledger.contents().rulings == 1


def test_undo_of_an_undo_puts_the_ruling_back(tmp_path):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        first = ledger.rule("reject", only(ledger).id, by="Ana", at=at(), why="no")
        second = ledger.rule("undo", first.id, by="Ben", at=at(1), why="too fast")
        assert only(ledger).ruling == "none"
        ledger.rule("undo", second.id, by="Ana", at=at(2), why="it was right")
        assert only(ledger).ruling == "rejected"


def test_record_added_by_hand_counts_as_confirmed(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told)) as ledger:
        ledger.add_record(told.id, meeting(told), by="Ana", at=at(), why="overlooked")
        assert only(ledger).ruling == "confirmed"
        assert only(ledger).run is None
        ledger.add(reading(told), second_run(ledger))
        assert only(ledger).record == meeting(told)
        assert ledger.check() == []


def test_record_by_hand_needs_words_that_the_report_has(tmp_path):
    told = meeting_report()
    other = meeting_report("Once, Aiko Mori met Idris Deby in Oslo.")
    with (
        new_ledger(tmp_path, reading(told)) as ledger,
        pytest.raises(RulingError, match="does not say"),
    ):
        ledger.add_record(told.id, meeting(other), by="Ana", at=at(), why="overlooked")


def test_merge_joins_what_the_machine_keeps_apart_and_undo_parts_it(tmp_path):
    one, other = one_meeting(), one_meeting(published="2024-03-19", source="Paper")
    with new_ledger(tmp_path, one, other) as ledger:
        apart = groups(ledger)
        assert len(apart) == 2
        a, b = (group[0] for group in apart)
        ruling = ledger.rule("merge", a, b, by="Ana", at=at(), why="the second is a late report")
        assert groups(ledger) == [tuple(sorted((a, b)))]
        (occurrence,) = ledger.occurrences()
        assert "merged by Ana" in occurrence.joined[0].why
        assert ledger.check() == []
        ledger.rule("undo", ruling.id, by="Ana", at=at(1), why="no")
        assert groups(ledger) == apart
        assert ledger.check() == []


def test_keep_apart_holds_through_another_reading_and_another_report(tmp_path):
    one, other = one_meeting(source="A"), one_meeting(source="B")
    third = one_meeting(source="C")
    with new_ledger(tmp_path, one, other) as ledger:
        ((a, b),) = groups(ledger)
        ledger.rule("keep apart", a, b, by="Ana", at=at(), why="two meetings")
        assert len(groups(ledger)) == 2
        ledger.add(third, first_run(ledger))
        for again in (one, other, third):
            ledger.add(again, second_run(ledger))
        assert not any({a, b} <= set(group) for group in groups(ledger))
        assert ledger.check() == []


def test_ruling_follows_a_record_whose_trigger_moved(tmp_path):
    told = meeting_report()
    first, moved = meeting(told), meeting(told, trigger=Extent(10, 13), rule="better")
    with new_ledger(tmp_path, reading(told, first)) as ledger:
        ledger.rule(
            "amend",
            first.id_in(told),
            by="Ana",
            at=at(),
            why="wrong",
            field="status",
            value="planned",
        )
        ledger.add(reading(told, moved), second_run(ledger))
        assert only(ledger).id == moved.id_in(told)
        assert only(ledger).record.status == "planned"
        assert ledger.unplaced() == []
        assert ledger.check() == []


def test_confirmed_record_stays_when_another_reading_has_it_no_more(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        ledger.rule("confirm", only(ledger).id, by="Ana", at=at(), why="yes")
        ledger.add(reading(told), second_run(ledger))
        assert only(ledger).missing
        assert only(ledger).ruling == "confirmed"
        assert ledger.check() == []


def test_rejection_of_a_record_that_is_gone_is_listed_and_comes_back(tmp_path):
    told = meeting_report()
    with new_ledger(tmp_path, reading(told, meeting(told))) as ledger:
        ledger.rule("reject", only(ledger).id, by="Ana", at=at(), why="no")
        ledger.add(reading(told), second_run(ledger))
        assert [u.ruling.verdict for u in ledger.unplaced()] == ["reject"]
        third = ledger.start_run("0.1.0", "rules-3", "model-1")
        ledger.add(reading(told, meeting(told)), third)
        assert only(ledger).ruling == "rejected"
        assert ledger.unplaced() == []


def test_ruling_follows_a_report_whose_text_changed(tmp_path):
    old = meeting_report(url="http://paper.example/1")
    new = meeting_report("Corrected. " + old.text, url="http://paper.example/1")
    with new_ledger(tmp_path, reading(old, meeting(old))) as ledger:
        ledger.rule("reject", only(ledger).id, by="Ana", at=at(), why="no")
        lines = list(ledger.export_rulings())
    with new_ledger(tmp_path, name="other.sqlite") as ledger:
        assert ledger.import_rulings(lines) == 1
        assert len(ledger.unplaced()) == 1
        ledger.add(reading(new, meeting(new)), first_run(ledger))
        assert only(ledger).ruling == "rejected"
        assert ledger.unplaced() == []


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"by": " "}, "who made it"),
        ({"why": ""}, "a reason"),
        ({"at": at().replace(tzinfo=None)}, "time zone"),
        ({"verdict": "merge"}, "2 record"),
        ({"verdict": "amend"}, "the field and its value"),
        ({"verdict": "amend", "field": "colour", "value": "red"}, "no field"),
        ({"verdict": "amend", "field": "type", "value": "party"}, "no meeting has the type"),
        ({"verdict": "amend", "field": "parties.7.name", "value": "X"}, "parties"),
        ({"verdict": "amend", "field": "date", "value": BACKWARDS}, "before it starts"),
        ({"field": "status", "value": "planned"}, "no field and no value"),
        ({"verdict": "undo"}, "no ruling"),
        ({"verdict": "wish"}, "no ruling 'wish'"),
    ],
    ids=lambda case: str(case)[:40],
)  # fmt: skip
def test_ruling_that_cannot_be_is_refused(tmp_path, asked, complaint):
    with new_ledger(tmp_path, one_meeting()) as ledger:
        whole = {"verdict": "confirm", "by": "Ana", "at": at(), "why": "yes"} | asked
        with pytest.raises(RulingError, match=complaint):
            ledger.rule(whole.pop("verdict"), only(ledger).id, **whole)
        assert ledger.contents().rulings == 0


def test_unknown_record_is_refused(tmp_path):
    with (
        new_ledger(tmp_path, one_meeting()) as ledger,
        pytest.raises(RulingError, match="no record"),
    ):
        ledger.rule("confirm", "ffffffff", by="Ana", at=at(), why="yes")


def _read_again(draw: random.Random, one: Reading) -> Reading:
    """The same report by other rules: records lost, moved, with other values."""
    records = []
    for number, record in enumerate(one.records):
        fate = draw.random()
        if fate < 0.2:
            continue
        if fate < 0.5:
            start = record.trigger.start + 1 + number
            record = replace(record, trigger=Extent(start, start + 2), rule="moved")
        elif fate < 0.8:
            record = replace(record, confidence=0.9, parties=tuple(reversed(record.parties)))
        records.append(record)
    return Reading(one.report, tuple(records))


def _rule_at_random(draw: random.Random, ledger, hours: int) -> None:
    kept = list(ledger.records(EVERY))
    one = draw.choice(kept)
    whole = {"by": draw.choice(("Ana", "Ben")), "at": at(hours), "why": f"reason {hours}"}
    verdict = draw.choice(
        ("confirm", "reject", "could not verify", "amend", "amend", "merge", "keep apart", "undo")
    )
    if verdict == "amend":
        field, value = draw.choice(
            (("status", "possible"), ("place", {"name": "Oslo", "country": "NOR"}),
             ("parties.0.name", "Ada Lund"), ("date", {"start": "2024-03-04", "end": "2024-03-04"}))
        )  # fmt: skip
        ledger.rule("amend", one.id, field=field, value=value, **whole)
    elif verdict in ("merge", "keep apart"):
        others = [k for k in kept if k.id != one.id and k.record.kind == one.record.kind]
        if others:
            ledger.rule(verdict, one.id, draw.choice(others).id, **whole)
    elif verdict == "undo":
        if ledger.rulings():
            ledger.rule("undo", draw.choice(ledger.rulings()).id, **whole)
    else:
        ledger.rule(verdict, one.id, **whole)


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 10_000))
def test_rulings_are_in_force_or_listed_after_reading_again(tmp_path_factory, seed):
    draw = random.Random(seed)
    readings = world(seed, 10)
    with new_ledger(tmp_path_factory.mktemp("again"), *readings) as ledger:
        for hours in range(15):
            _rule_at_random(draw, ledger, hours)
        for one in readings:
            ledger.add(_read_again(draw, one), second_run(ledger))
        assert ledger.check() == []
        listed = {u.ruling.id for u in ledger.unplaced()}
        live = set(ledger.rulings_in_force().values())
        for kept in ledger.records(EVERY):
            for ruling in ledger.rulings(kept.id):
                if ruling.id in live and ruling.verdict == "amend" and ruling.id not in listed:
                    assert kept.ruling in ("amended", "rejected", "unverified")
        once_made = {r.id for r in ledger.rulings()}
        undone = {r.subject[0] for r in ledger.rulings() if r.verdict == "undo"}
        replaced = once_made - live - listed - undone
        assert all(_is_superseded(ledger, key) for key in replaced)


def _is_superseded(ledger, key: str) -> bool:
    """An undoing, or a ruling with a later one on the same records."""
    ruling = next(r for r in ledger.rulings() if r.id == key)
    return ruling.verdict == "undo" or any(
        later.at > ruling.at for subject in ruling.subject for later in ledger.rulings(subject)
    )


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 10_000))
def test_undoing_everything_restores_the_ledger(tmp_path_factory, seed):
    draw = random.Random(seed)
    with new_ledger(tmp_path_factory.mktemp("undo"), *world(seed, 10)) as ledger:
        before = (groups(ledger), [k.record for k in ledger.records(EVERY)])
        for hours in range(12):
            _rule_at_random(draw, ledger, hours)
        for number, ruling in enumerate(ledger.rulings()):
            if ruling.verdict != "undo":
                ledger.rule("undo", ruling.id, by="Eva", at=at(1000 + number), why="start anew")
        assert (groups(ledger), [k.record for k in ledger.records(EVERY)]) == before
        assert ledger.check() == []


def test_hundred_random_corrections_hold_or_are_listed(tmp_path):
    draw = random.Random(20240820)
    readings = world(7, 60)
    with new_ledger(tmp_path, *readings) as ledger:
        kept = list(ledger.records())
        chosen = draw.sample(kept, 100)
        for hours, one in enumerate(chosen):
            verdict = draw.choice(("confirm", "reject", "amend"))
            more = {"field": "status", "value": "possible"} if verdict == "amend" else {}
            ledger.rule(verdict, one.id, by="Ana", at=at(hours), why="checked", **more)
        for one in readings:
            ledger.add(_read_again(draw, one), second_run(ledger))
        listed = {u.ruling.id for u in ledger.unplaced()}
        live = set(ledger.rulings_in_force().values())
        made = {r.id for r in ledger.rulings()}
        assert len(made) == 100
        assert made == live | listed
        assert len(live) > 80
        assert ledger.check() == []
