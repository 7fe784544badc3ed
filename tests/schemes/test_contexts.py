from dataclasses import replace

import pytest
from tests.build import record, report
from tests.exporting import pick

from dragoman.schemes.contexts import find_contexts, is_appeal, is_given, is_sold


def contexts(words, kind="action", kind_type="SUPPORT", *parties, **more):
    of = report(words)
    made = record(of, words, kind, kind_type, *(parties or ("source FRA", "target JPN")), **more)
    return [context for context, _ in find_contexts(made, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("France sent peacekeepers to Chad.", ["peacekeeping"]),
        ("France accused Japan of hacking its networks.", ["cyber"]),
        ("France granted asylum to a refugee.", ["asylum"]),
        ("France took in refugees.", ["migration"]),
        ("France and Japan fought drug trafficking and crime.", ["illegal_drugs"]),
        ("France praised the climate of talks on uranium enrichment.", ["cbrn", "environment"]),
        ("France thanked Japan.", []),
    ],
)
def test_find_contexts_reads_the_evidence(words, expected):
    assert contexts(words) == expected


def test_find_contexts_keeps_the_words_that_gave_each():
    made = pick("appeal")
    found = dict(find_contexts(made, made.evidence[0].quote))
    assert found == {"human_security": "humanitarian"}


def test_find_contexts_takes_the_coders_own():
    made = pick("appeal")
    made = replace(made, details=replace(made.details, contexts=("legal",)))
    assert find_contexts(made, "humanitarian aid") == (("legal", "coded"),)


@pytest.mark.parametrize(
    ("kind", "kind_type", "parties", "more", "expected"),
    [
        ("transfer", "ship", ("supplier FRA", "recipient JPN"), {}, ["military"]),
        ("transfer", "ship", ("supplier FRA", "recipient JPN"), {"details": {"terms": "sale"}},
         ["military", "economic"]),
        ("tie", "alliance", ("party FRA", "party JPN"), {}, ["military", "diplomatic"]),
        ("tie", "free trade", ("party FRA", "party JPN"), {}, ["diplomatic", "economic"]),
        ("agreement", "loan", ("party FRA", "party JPN"), {}, ["economic"]),
        ("agreement", "treaty", ("party FRA", "party JPN"), {}, []),
        ("visit", "visit", ("visitor FRA", "host JPN"), {}, ["diplomatic"]),
    ],
)  # fmt: skip
def test_find_contexts_adds_those_of_the_kind(kind, kind_type, parties, more, expected):
    assert contexts("It was done.", kind, kind_type, *parties, **more) == expected


def test_find_contexts_of_a_meeting_follow_the_offices():
    made = pick("meeting")
    party = replace(made.parties[0], office="Defence Minister")
    spy = replace(made.parties[1], office="head of intelligence")
    made = replace(made, parties=(party, spy))
    assert [c for c, _ in find_contexts(made, "They met.")] == [
        "military", "intelligence", "diplomatic",
    ]  # fmt: skip


def test_is_sold_and_is_given_follow_terms_then_value_then_words():
    made = pick("delivered")
    assert is_sold(made, "Chad bought tanks")
    assert is_given(made, "tanks were donated")
    assert not is_sold(made, "tanks were handed over")
    assert not is_given(made, "tanks were handed over")
    valued = replace(made, details=replace(made.details, value=5.0))
    assert is_sold(valued, "donated")
    gift = replace(made, details=replace(made.details, terms="gift", value=5.0))
    assert is_given(gift, "bought")


def test_is_appeal_goes_by_the_first_asking_word():
    assert is_appeal("Chile called on Peru to talk")
    assert not is_appeal("Chile demanded that Peru answer its call")
    assert not is_appeal("Chile wants talks")
