from dataclasses import replace

from tests.build import days
from tests.exporting import READING, pick

from dragoman.model.values import Place
from dragoman.schemes.links import agreement_over, visit_of

VISIT, MEETING = pick("visit"), pick("meeting")


def test_visit_of_finds_the_visit_around_a_meeting():
    assert visit_of(MEETING, READING) is VISIT


def test_visit_of_wants_shared_days_and_the_hosts_country():
    assert visit_of(replace(MEETING, date=days("2024-08-25")), READING) is None
    assert visit_of(replace(MEETING, place=Place("Paris", "FRA")), READING) is None
    assert visit_of(replace(MEETING, status="planned"), [VISIT]) is None


def test_agreement_over_wants_the_same_parties_and_date():
    transfer = pick("mou", "transfer")
    assert agreement_over(transfer, READING) is pick("mou", "agreement")
    assert agreement_over(replace(transfer, date=days("2024-06-01")), READING) is None
    assert agreement_over(pick("drones"), READING) is None
