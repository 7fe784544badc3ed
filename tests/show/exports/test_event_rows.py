from collections import Counter
from pathlib import Path

from tests.exporting import READING, SEOUL, pick, told, world

from dragoman.ask.events import Choice, find_events
from dragoman.show.exports.event_rows import (
    Bundle,
    Made,
    both_sides,
    collect,
    flags_of,
    in_order,
    paired,
    party_of,
)
from dragoman.show.exports.job import Job, Tally
from dragoman.show.exports.options import Options
from dragoman.show.exports.spool import Spool


def job(records=None, **options):
    return Job(
        list(world()) if records is None else records, Path("x"), Options(**options), Tally()
    )


def coded(key):
    records = [told(pick(key), SEOUL, READING)]
    return next(find_events(records, Choice(historical=True), Counter()))


def test_in_order_gives_each_event_once_by_day_and_record():
    made = job()
    with Spool[Bundle]() as spool:
        collect(made, made.events(), lambda c, d: Made(c.sourced.id, ((d, c.sourced.id),)), spool)
        rows = [row for bundle in in_order(made, spool) for row in bundle.rows]
    assert rows == sorted(rows)
    assert made.tally.left_out["same_event"] == 1
    assert made.tally.rows == made.tally.exported == len(rows)


def test_paired_counts_what_has_no_pair():
    made = job()
    list(paired(made))
    assert made.tally.left_out["no_pair"] == 1


def test_party_of_takes_the_named_one():
    assert party_of(coded("meeting"), "KOR").name == "Kim Min"
    assert party_of(coded("appeal"), "POL").name is None


def test_both_sides_repeat_equals_only_where_a_recipient_is_needed():
    drill, meeting = coded("drill"), coded("meeting")
    assert both_sides(drill)[0] == both_sides(drill)[1]
    assert both_sides(meeting)[1] == ()


def test_flags_of_name_equals_appeals_and_background():
    assert flags_of(coded("appeal")) == ("appeal",)
    assert flags_of(coded("relations")) == ("reciprocal", "historical")
