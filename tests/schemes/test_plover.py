"""The projection, row by row of the codebook's table, and the decisions beside it."""

from dataclasses import replace

import pytest
from tests.build import day, days
from tests.exporting import READING, pick

from dragoman.errors import RuleError
from dragoman.model.values import Party, Unresolved
from dragoman.schemes import judge, project
from dragoman.schemes.plover import plover_score

AUGUST = [day("2024-08-20")]


def with_details(made, **details):
    return replace(made, details=replace(made.details, **details))


def typed(made, reading=()):
    event = judge(made, reading=reading, published=AUGUST)
    return event.reason if isinstance(event, Unresolved) else (event.type, event.modes, event.aim)


TIE, MEMBER = pick("partner"), pick("member")
GIFT = with_details(pick("delivered"), terms="gift")
PLANNED = "planned"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (pick("call"), ("CONSULT", ("phone",), None)),
        (replace(pick("call"), status=PLANNED), ("AGREE", (), "meet")),
        (pick("visit"), ("CONSULT", ("visit",), None)),
        (replace(pick("visit"), status="possible"), ("AGREE", (), "meet")),
        (pick("mou", "agreement"), ("SUPPORT", (), None)),
        (replace(pick("mou", "agreement"), status=PLANNED), ("AGREE", (), "sign")),
        (replace(pick("truce"), status=PLANNED), ("AGREE", (), "settle")),
        (replace(pick("truce"), status=PLANNED, type="loan"), ("AGREE", (), "aid")),
        (pick("delivered"), ("COOPERATE", (), None)),
        (GIFT, ("AID", (), None)),
        (replace(GIFT, status=PLANNED), ("AGREE", (), "aid")),
        (pick("drones"), ("AGREE", (), "cooperate")),
        (TIE, ("SUPPORT", (), None)),
        (replace(TIE, status=PLANNED), ("AGREE", (), "relations")),
        (with_details(TIE, change="severed"), ("SANCTION", ("discontinue",), None)),
        (replace(with_details(TIE, change="severed"), status=PLANNED),
         ("THREATEN", ("relations",), None)),
        (with_details(TIE, change="in force"), "no_type"),
        (MEMBER, "no_type"),
        (replace(MEMBER, type="joined"), ("SUPPORT", (), None)),
        (replace(MEMBER, type="joined", status=PLANNED), ("AGREE", (), "sign")),
        (replace(MEMBER, type="left"), ("SANCTION", ("withdraw",), None)),
        (replace(MEMBER, type="suspended"), ("SANCTION", ("expel",), None)),
        (replace(MEMBER, type="applied"), ("REQUEST", ("assist",), None)),
        (replace(MEMBER, type="left", status=PLANNED), "no_type"),
        (pick("office"), "no_type"),
        (pick("refused"), "status"),
    ],
)  # fmt: skip
def test_judge_gives_the_type_of_the_table(made, expected):
    assert typed(made) == expected


@pytest.mark.parametrize(
    ("kind_type", "status", "expected"),
    [
        ("COOPERATE", "planned", ("AGREE", (), "cooperate")),
        ("AID", "possible", ("AGREE", (), "aid")),
        ("RETREAT", "planned", ("CONCEDE", (), None)),
        ("SANCTION", "planned", ("THREATEN", ("restrict",), None)),
        ("ASSAULT", "planned", ("THREATEN", ("violence",), None)),
        ("ASSAULT", "possible", "status"),
        ("THREATEN", "planned", ("THREATEN", (), None)),
    ],
)
def test_judge_of_planned_actions(kind_type, status, expected):
    made = replace(pick("praise"), type=kind_type, status=status, evidence=())
    assert typed(made) == expected


def test_judge_of_a_planned_conflict_told_by_another_is_none():
    made = replace(pick("praise"), type="ASSAULT", status="planned", evidence=())
    assert typed(with_details(made, claimed_by="RUS")) == "status"
    assert typed(with_details(made, claimed_by="POL")) == ("THREATEN", ("violence",), None)


def test_judge_of_a_transfer_under_an_agreement_is_none():
    assert typed(pick("mou", "transfer"), READING) == "under_agreement"
    assert typed(pick("mou", "transfer")) == ("AGREE", (), "cooperate")


def test_judge_of_a_type_that_needs_two_with_one_is_no_pair():
    alone = replace(pick("drill"), parties=(Party("source", "POL"),))
    assert typed(alone) == "no_pair"


def test_judge_of_what_did_not_happen_only_if_asked():
    event = judge(pick("refused"), negated=True, published=AUGUST)
    assert (event.type, event.auxiliary) == ("CONSULT", ("negation",))


def test_judge_refuses_a_mode_that_the_type_does_not_have():
    with pytest.raises(RuleError, match="SUPPORT has no mode 'visit'"):
        judge(with_details(pick("praise"), modes=("visit",)))


def test_judge_adds_the_context_of_a_mode_of_that_name():
    made = with_details(replace(pick("praise"), type="COERCE"), modes=("cyber",))
    assert "cyber" in judge(made).contexts


def test_judge_of_a_meeting_in_a_visit_has_no_mode():
    assert judge(pick("meeting"), reading=READING).modes == ()


def test_judge_dates_a_promise_by_its_report_and_keeps_the_deeds_own():
    assert judge(pick("next"), published=AUGUST).date == days("2024-08-20")
    assert judge(pick("drones"), published=AUGUST).date == pick("drones").date


def test_project_gives_none_without_a_reason():
    assert project(pick("office")) is None
    assert project(pick("visit")).quad == 1


@pytest.mark.parametrize(
    ("kind_type", "modes", "expected"),
    [
        ("CONSULT", (), 2.5), ("CONSULT", ("visit",), 4), ("ACCUSE", (), -3),
        ("REQUEST", ("assist",), 0.5), ("ASSAULT", ("beat", "aerial"), -9.5), ("AID", (), 10),
    ],
)  # fmt: skip
def test_plover_score_is_the_value_furthest_from_zero(kind_type, modes, expected):
    assert plover_score(kind_type, modes) == expected
