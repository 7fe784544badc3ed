"""Any spelling finds its actor; what is unknown or unclear is said; leaders are found by day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.values import Unresolved
from dragoman.resolve.actors import actor_of, name_of, suggestions
from dragoman.rules.actors import load_actors

TABLES = load_actors()


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("turkiye", "TUR"),
        ("Türkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("TUR", "TUR"),
        ("tur", "TUR"),
        ("tr", "TUR"),
        ("Republic of Turkey", "TUR"),
        ("south korea", "KOR"),
        ("Burma", "MMR"),
        ("the United States", "USA"),
        ("u.s.", "USA"),
        ("us", "USA"),
        ("uk", "GBR"),
        ("xk", "XKX"),
        ("cote d’ivoire", "CIV"),
        ("ANKARA", "TUR"),
        ("russian", "RUS"),
        ("nato", "NATO"),
        ("European Commission", "EU"),
        ("hizbullah", "Hezbollah"),
        ("Soviet Union", "SUN"),
        ("Moscow", "RUS"),
        ("Taliban", "Taliban"),
        ("Georgia", "GEO"),
        ("  Malaysia ", "MYS"),
    ],
)
def test_actor_of(words, actor):
    assert actor_of(words) == actor


def test_actor_of_reads_words_as_of_their_day():
    assert actor_of("Moscow", date(1985, 1, 1)) == "SUN"
    assert actor_of("Taliban", date(2024, 1, 1)) == "AFG"
    assert actor_of("Taliban", date(2010, 1, 1)) == "Taliban"


@pytest.mark.parametrize("words", ["Malasia", "", "Atlantis", "zz", "Baykar"])
def test_unknown_words_are_said_to_be_unknown(words):
    assert actor_of(words) == Unresolved(f"unknown actor: {words}")


@pytest.mark.parametrize("actor", sorted(TABLES.codes))
def test_every_code_means_itself(actor):
    assert actor_of(actor) == actor or actor == "GUAM"  # an organisation named like an island


@pytest.mark.parametrize(
    "code", sorted(c.actor for c in TABLES.codes.values() if c.kind == "state")
)
def test_every_display_name_of_a_state_means_it(code):
    assert actor_of(name_of(code)) == code


@given(st.text(max_size=30))
def test_any_words_get_an_answer(words):
    answer = actor_of(words)
    assert isinstance(answer, Unresolved) or answer in TABLES.codes


@pytest.mark.parametrize(
    ("words", "name"),
    [("Malasia", "Malaysia"), ("Turky", "Türkiye"), ("Azerbajan", "Azerbaijan")],
)
def test_suggestions_have_the_nearest_name_first(words, name):
    found = suggestions(words)
    assert found[0] == name
    assert len(found) <= 5


def test_no_suggestions_for_what_is_like_nothing():
    assert suggestions("qqqqqqqq") == ()


def test_name_of_an_unknown_code_is_the_code():
    assert name_of("48 African countries") == "48 African countries"
    assert name_of("TUR") == "Türkiye"
