import pytest
from tests.build import day, days, reading, record, report
from tests.samples import name_of

from dragoman.ask.lines import Footnotes, when_key
from dragoman.ask.promises import open_promises
from dragoman.ledger.answers import Query
from dragoman.ledger.store import open_ledger

PAIR = ("visitor MYS", "host TUR")
SHIPS = ("supplier TUR", "recipient MYS")


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "l.sqlite", write=True) as opened:
        yield opened


def tell(ledger, published, kind, kind_type, *parties, **more):
    told = report(
        f"Told on {published} of a {kind} that is {more.get('status', 'actual')}.", published
    )
    run = ledger.start_run("test", "rules", "model")
    ledger.add(reading(told, record(told, told.text, kind, kind_type, *parties, **more)), run)


def promises(ledger, as_of):
    between = sorted(ledger.occurrences(Query()), key=when_key)
    found = open_promises(between, day(as_of), Footnotes(), name_of)
    return [(promise.overdue, promise.words) for promise in found]


def test_a_planned_visit_is_open_until_its_day_then_overdue_then_forgotten(ledger):
    tell(ledger, "2024-01-10", "visit", "visit", *PAIR, status="planned", date=days("2024-03-05"))
    assert promises(ledger, "2024-02-01") == [(False, "due 5 March 2024")]
    assert promises(ledger, "2024-04-01") == [
        (True, "was due 5 March 2024, no report that it took place")
    ]
    assert promises(ledger, "2027-04-01") == []


def test_a_visit_that_took_place_is_no_promise_any_more(ledger):
    tell(ledger, "2024-01-10", "visit", "visit", *PAIR, status="planned", date=days("2024-03-05"))
    tell(ledger, "2024-03-06", "visit", "visit", *PAIR, date=days("2024-03-05"))
    assert promises(ledger, "2024-04-01") == []


def test_a_visit_that_was_called_off_is_no_promise_any_more(ledger):
    tell(ledger, "2024-01-10", "visit", "visit", *PAIR, status="planned", date=days("2024-03-05"))
    tell(ledger, "2024-02-20", "visit", "visit", *PAIR, status="negated", date=days("2024-03-05"))
    assert promises(ledger, "2024-04-01") == []


def test_an_earlier_visit_and_one_the_other_way_fulfil_nothing(ledger):
    tell(ledger, "2023-12-01", "visit", "visit", *PAIR, date=days("2023-11-30"))
    tell(ledger, "2024-01-10", "visit", "visit", *PAIR, status="planned", date=days("2024-03-05"))
    tell(ledger, "2024-03-06", "visit", "visit", "visitor TUR", "host MYS", date=days("2024-03-05"))
    assert promises(ledger, "2024-02-01") == [(False, "due 5 March 2024")]


def test_an_order_without_a_day_stays_open_for_ever(ledger):
    tell(
        ledger, "2014-01-10", "transfer", "ship", *SHIPS, status="planned", date=days("2014-01-09")
    )
    assert promises(ledger, "2024-04-01") == [
        (False, "announced 10 January 2014, no day named, no delivery reported")
    ]


def test_an_order_is_due_when_its_delivery_is(ledger):
    tell(
        ledger, "2024-01-10", "transfer", "ship", *SHIPS, status="planned",
        date=days("2024-01-09"), details={"delivery": days(None, "2025-12-31")},
    )  # fmt: skip
    assert promises(ledger, "2024-04-01") == [
        (False, "due by 31 December 2025, no delivery reported so far")
    ]
    assert promises(ledger, "2026-04-01") == [
        (True, "was due by 31 December 2025, no delivery reported")
    ]
    tell(ledger, "2025-06-01", "transfer", "ship", *SHIPS, date=days("2025-05-30"))
    assert promises(ledger, "2026-04-01") == []
