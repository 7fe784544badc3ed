from dataclasses import replace

from tests.exporting import pick

from dragoman.model.values import Party
from dragoman.schemes.sides import sides_of


def codes(sides):
    return [p.actor for p in sides.actors], [p.actor for p in sides.recipients], sides.reciprocal


def test_sides_of_a_visit_go_from_visitor_to_host():
    assert codes(sides_of(pick("visit"), "CONSULT", ("visit",))) == (["POL"], ["KOR"], False)


def test_sides_of_a_meeting_without_a_visit_have_the_guest_as_source():
    assert codes(sides_of(pick("meeting"), "CONSULT", ("visit",))) == (["POL"], ["KOR"], False)


def test_sides_of_equals_are_reciprocal():
    assert codes(sides_of(pick("drill"), "COOPERATE", ())) == (["POL", "KOR"], [], True)
    assert codes(sides_of(pick("meeting"), "CONSULT", ())) == (["POL", "KOR"], [], True)


def test_sides_of_two_who_blame_nobody_named_are_not_reciprocal():
    assert codes(sides_of(pick("condemned"), "ACCUSE", ())) == (["POL", "JPN"], [], False)


def test_sides_of_a_joint_ceasefire_are_reciprocal_and_of_a_withdrawal_not():
    both = replace(pick("drill"), type="RETREAT")
    assert sides_of(both, "RETREAT", ("ceasefire",)).reciprocal
    assert not sides_of(both, "RETREAT", ("withdraw",)).reciprocal


def test_sides_of_drop_who_stands_on_both_from_the_second():
    made = pick("appeal")
    made = replace(made, parties=(*made.parties, Party("target", "POL")))
    assert codes(sides_of(made, "REQUEST", ())) == (["POL"], ["KOR"], False)


def test_sides_of_a_suspension_go_from_the_organisation():
    member = replace(pick("member"), type="suspended")
    assert codes(sides_of(member, "SANCTION", ("expel",))) == (["NATO"], ["POL"], False)
    assert codes(sides_of(pick("member"), "SUPPORT", ())) == (["POL"], ["NATO"], False)


def test_sides_of_a_tie_cut_by_one_follow_its_roles():
    made = pick("partner")
    parties = (Party("source", "POL"), Party("target", "KOR"))
    assert codes(sides_of(replace(made, parties=parties), "SANCTION", ())) == (
        ["POL"], ["KOR"], False,
    )  # fmt: skip
