from dataclasses import replace

import pytest
from tests.build import day, days
from tests.exporting import pick

from dragoman.schemes.auxiliary import auxiliary_modes, event_date, is_future, is_historical

AUGUST = [day("2024-08-20")]
VISIT = pick("visit")


def on(start, end="same", status="actual"):
    return replace(VISIT, date=None if start is None else days(start, end), status=status)


@pytest.mark.parametrize(
    ("end", "expected"), [("2024-07-19", True), ("2024-07-20", False), ("2024-08-20", False)]
)
def test_is_historical_after_thirty_one_days(end, expected):
    assert is_historical(on("2024-01-01", end), AUGUST) is expected


def test_is_historical_only_if_every_report_is_late():
    old = on("2024-06-01")
    assert is_historical(old, AUGUST)
    assert not is_historical(old, [*AUGUST, day("2024-06-02")])


def test_is_historical_knows_nothing_of_open_or_absent_dates():
    assert not is_historical(on(None), AUGUST)
    assert not is_historical(on("2020-01-01", None), AUGUST)
    assert not is_historical(on("2020-01-01"), [])


def test_is_future_takes_a_planned_deed_that_ends_after_the_report():
    assert is_future(on("2024-08-01", "2024-09-01", "planned"), AUGUST)
    assert not is_future(on("2024-08-20", status="planned"), AUGUST)
    assert not is_future(on("2024-08-19", None), AUGUST)
    assert is_future(on("2024-08-21"), AUGUST)


@pytest.mark.parametrize(
    ("made", "kind", "expected"),
    [
        (on("1964-01-01"), "SUPPORT", ("historical",)),
        (on("2024-09-01", status="planned"), "AGREE", ()),
        (on("2024-09-01"), "CONSULT", ("future",)),
        (on("2024-08-20", status="possible"), "AGREE", ("hypothetical",)),
        (on("2024-08-20", status="negated"), "CONSULT", ("negation",)),
        (on(None), "CONSULT", ()),
    ],
)
def test_auxiliary_modes_follow_status_and_date(made, kind, expected):
    assert auxiliary_modes(made, kind, AUGUST) == expected


def test_auxiliary_modes_leave_a_plain_offer_unmarked():
    offer = on("2024-08-20", status="possible")
    offer = replace(offer, details=replace(offer.details, facets=("offer",)))
    assert auxiliary_modes(offer, "AGREE", AUGUST) == ()


def test_event_date_of_a_promise_is_the_day_of_its_first_report():
    promised = on("2024-10-01", "2024-10-31", "planned")
    assert event_date(promised, [day("2024-08-25"), *AUGUST]) == days("2024-08-20")


def test_event_date_of_an_old_order_and_of_a_deed_is_its_own():
    order = on("2023-01-01", "2023-12-31", "planned")
    assert event_date(order, AUGUST) == order.date
    assert event_date(VISIT, AUGUST) == VISIT.date
    assert event_date(on(None, status="planned"), AUGUST) is None
