"""Places lie in their countries; seas, regions of several countries and unclear names in none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.places import country_of
from dragoman.rules.actors import load_actors


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Istanbul", "TUR"),
        ("İstanbul", "TUR"),
        ("Kuala Lumpur", "MYS"),
        ("Türkiye", "TUR"),
        ("the Netherlands", "NLD"),
        ("Camp David", "USA"),
        ("Geneva", "CHE"),
        ("Davos", "CHE"),
        ("Dayton", "USA"),
        ("Panmunjom", "KOR"),
        ("Ramstein", "DEU"),
        ("Incirlik", "TUR"),
        ("Gaza", "PSE"),
        ("West Bank", "PSE"),
        ("Crimea", "UKR"),
        ("Golan Heights", "SYR"),
        ("St Petersburg", "RUS"),
        ("Paris", "FRA"),
        ("Paris, Texas", "USA"),
        ("Paris, France", "FRA"),
        ("Birmingham", "GBR"),
        ("Odessa", "UKR"),
        ("Mumbai", "IND"),
        ("Texas", "USA"),
        ("Georgia", "GEO"),
        ("city of Izmir", "TUR"),
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("Belgrade", "SRB"),
        ("Schleswig-Holstein", "DEU"),
        ("Kherson region", "UKR"),
        ("Esenboga airport", "TUR"),
        ("Baghdad International Airport", "IRQ"),
        ("Lima naval base", "PER"),
        ("Guantanamo Bay", "CUB"),
    ],
)
def test_country_of(place, country):
    assert country_of(place) == country


@pytest.mark.parametrize(
    "place",
    ["Kashmir", "Black Sea", "South China Sea", "Taiwan Strait", "Nowhere Town", "", "North"],
)
def test_places_without_one_country(place):
    assert country_of(place) is None


def test_capitals_lie_in_the_state_of_their_day():
    assert country_of("Belgrade", date(1995, 5, 1)) == "YUG"
    assert country_of("Belgrade", date(2015, 5, 1)) == "SRB"
    assert country_of("Istanbul", date(1995, 5, 1)) == "TUR"


@given(st.text(max_size=40))
def test_any_words_get_a_known_country_or_none(words):
    country = country_of(words)
    assert country is None or country in load_actors().codes
