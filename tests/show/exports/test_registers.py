from dataclasses import replace

from tests.build import days
from tests.exporting import READING, SEOUL, pick, told, world

from dragoman.model.values import Party
from dragoman.show.exports.registers import Registers


def filled(*made):
    registers = Registers()
    for one in made:
        registers.add(told(one, SEOUL, READING))
    return registers


def test_visits_have_a_direction():
    registers = filled(pick("visit"))
    assert registers.of("POL", "KOR", 2024).visits_forth == 1
    assert registers.of("KOR", "POL", 2024).visits_back == 1
    assert registers.years() == {("KOR", "POL", 2024)}


def test_memoranda_and_declarations_are_no_orders_and_no_agreements():
    assert filled(pick("mou", "transfer")).years() == set()
    declared = replace(pick("mou", "agreement"), type="declaration")
    assert filled(declared).of("POL", "KOR", 2024).agreements == 0
    assert filled(pick("mou", "agreement")).of("KOR", "POL", 2024).agreements == 1


def test_delivery_that_fills_an_order_is_no_further_order():
    both = filled(pick("contract", "transfer"), pick("delivered"))
    assert both.of("KOR", "POL", 2022).orders_forth == 1
    assert both.of("KOR", "POL", 2024).orders_forth == 0
    assert filled(pick("delivered")).of("KOR", "POL", 2024).orders_forth == 1


def test_tie_stands_until_it_is_severed():
    made = pick("partner")
    severed = replace(made, date=days("2020-05-05"),
                      details=replace(made.details, change="severed"))  # fmt: skip
    registers = filled(made, severed)
    found = [registers.of("POL", "KOR", year).partnership for year in (2012, 2013, 2019, 2020)]
    assert found == [None, 1, 1, 0]


def test_tie_called_in_force_is_attested_by_the_report():
    made = pick("partner")
    attested = replace(made, date=None, details=replace(made.details, change="in force"))
    assert filled(attested).of("KOR", "POL", 2024).partnership == 1
    assert filled(attested).of("KOR", "POL", 2023).partnership is None


def test_shared_organisations_need_both_members_and_end_with_leaving():
    made = pick("member")
    other = replace(made, parties=(made.parties[0], Party("member", "KOR")))
    left = replace(other, type="left", date=days("2025-02-02"))
    registers = filled(made, other, left)
    assert [registers.of("KOR", "POL", y).shared for y in (2023, 2024, 2025)] == [0, 1, 0]


def test_all_of_the_world_is_counted_once():
    registers = Registers()
    for sourced in world():
        registers.add(sourced)
    assert registers.of("POL", "KOR", 2024).meetings == 4
