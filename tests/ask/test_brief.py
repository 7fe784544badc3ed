import time

import pytest
from tests.build import day, days, reading, record, report
from tests.samples import AGAIN, OLD, ORDER, TALKS, name_of

from dragoman.ask.brief import brief, deals
from dragoman.errors import QueryError
from dragoman.ledger.store import open_ledger


def ask(ledger, *, as_of=None, pair=("TUR", "MYS")):
    return brief(ledger, pair, name_of, as_of=as_of and day(as_of), with_texts=True)


def test_brief_is_the_same_in_either_order(ledger):
    assert ask(ledger) == ask(ledger, pair=("MYS", "TUR"))


def test_brief_says_where_relations_stand(ledger):
    standings = {s.type: (s.change, s.line.when) for s in ask(ledger).relations}
    assert standings == {
        "strategic partnership": ("upgraded", "20 August 2024"),
        "diplomatic relations": ("established", "1964"),
    }


def test_brief_lets_the_latest_change_of_a_tie_win(ledger):
    run = ledger.start_run("test", "rules", "model")
    broken = report("Türkiye broke off relations with Malaysia in 2025.", "2025-03-01")
    said = record(broken, broken.text, "tie", "diplomatic relations", "party TUR", "party MYS",
                  date=days("2025-01-01", "2025-12-31"), details={"change": "severed"})  # fmt: skip
    ledger.add(reading(broken, said), run)
    standing = next(s for s in ask(ledger).relations if s.type == "diplomatic relations")
    assert standing.change == "severed"
    assert [line.when for line in standing.earlier] == ["1964"]


def test_brief_makes_one_line_of_one_happening_with_all_its_footnotes(ledger):
    found = ask(ledger)
    (order,) = found.transfers
    assert (order.stage, order.supplier, order.recipient) == ("ordered", "Türkiye", "Malaysia")
    assert order.due_words == "by 31 December 2027"
    told = {note.report for note in found.footnotes if note.number in order.line.notes}
    assert told == {ORDER.id, AGAIN.id}


def test_brief_footnotes_quote_their_reports(ledger):
    found = ask(ledger)
    assert [note.number for note in found.footnotes] == list(range(1, len(found.footnotes) + 1))
    assert found.reports == len(found.texts)
    for note in found.footnotes:
        assert found.texts[note.report].text[note.start : note.end] == note.quote


def test_brief_holds_meetings_memberships_offices_deeds_and_promises(ledger):
    found = ask(ledger)
    assert [line.words for line in found.meetings] == [
        "Anwar Ibrahim (Malaysia) will visit Türkiye",
        "Güler (Türkiye) and Khaled (Malaysia) met",
    ]
    assert [m.name for m in found.memberships] == ["Islamic Cooperation"]
    assert [(o.office, o.name) for o in found.offices] == [("Prime Minister", "Anwar Ibrahim")]
    assert [(year, [line.words for line in lines]) for year, lines in found.deeds] == [
        (2025, ["Malaysia blamed Türkiye: the delay"])
    ]
    assert [(p.overdue, p.words) for p in found.promises] == [
        (True, "was due September 2024, no report that it took place"),
        (False, "due by 31 December 2027, no delivery reported so far"),
    ]


def test_brief_as_of_a_day_knows_only_what_was_published(ledger):
    found = ask(ledger, as_of="2024-06-10")
    assert found.as_of == day("2024-06-10")
    assert {note.report for note in found.footnotes} == {OLD.id, ORDER.id}
    assert not found.deeds
    assert TALKS.id not in found.texts
    assert [p.overdue for p in found.promises] == [False, False]


def test_brief_of_a_pair_that_nothing_is_known_of_is_empty(ledger):
    found = ask(ledger, pair=("TUR", "JPN"))
    assert found.is_empty
    assert not found.meetings
    assert found.names == ("Japan", "Türkiye")


def test_brief_refuses_one_state_twice_and_an_empty_ledger(ledger, tmp_path):
    with pytest.raises(QueryError, match="given twice"):
        ask(ledger, pair=("TUR", "TUR"))
    with (
        open_ledger(tmp_path / "empty.sqlite", write=True) as empty,
        pytest.raises(QueryError, match="dragoman add"),
    ):
        ask(empty)


def test_deals_tells_dealing_with_each_other_from_standing_side_by_side():
    text = report("Something happened.")
    both_hit = record(text, "Something", "action", "SANCTION", "source USA", "target A", "target B")
    together = record(text, "Something", "action", "ACCUSE", "source A", "source B", "target C")
    assert not deals(both_hit, "A", "B")
    assert deals(both_hit, "A", "USA")
    assert deals(together, "A", "B")


@pytest.mark.slow
def test_brief_answers_within_a_second_from_a_large_ledger(tmp_path):
    with open_ledger(tmp_path / "l.sqlite", write=True) as opened:
        run = opened.start_run("test", "rules", "model")
        states = [f"S{n:02}" for n in range(20)]
        batch = []
        for n in range(2_000):
            a, b = states[n % 20], states[(n * 7 + 1) % 20]
            month = f"2023-{n % 12 + 1:02}"
            text = report(f"{a} met {b} for the time number {n}.", f"{month}-15")
            sides = f"participant {a}", f"participant {b}"
            when = days(f"{month}-{n % 28 + 1:02}")
            said = record(text, text.text, "meeting", "meeting", *sides, date=when)
            batch.append(reading(text, said))
        opened.add_many(batch, run)
        began = time.perf_counter()
        brief(opened, ("S00", "S01"), name_of)
        assert time.perf_counter() - began < 1
