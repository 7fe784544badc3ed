from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.publishers import home_of

DAY = date(2023, 5, 4)


@pytest.mark.parametrize(
    ("source", "home"),
    [
        ("President of Russia", "RUS"),
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("Ministry of Foreign Affairs of the Netherlands", "NLD"),
        ("PRESIDENT OF RUSSIA", "RUS"),
        ("10 Downing Street", "GBR"),
        ("Auswärtiges Amt (Berlin)", "DEU"),
        ("Federal Foreign Office", "DEU"),
        ("Ministry of Foreign Affairs, Singapore", "SGP"),
        ("Embassy of Georgia in the United States", "GEO"),
        ("Ministry of Defence of the People's Republic of China", "CHN"),
        ("Hellenic Ministry of Foreign Affairs", "GRC"),
        ("State House, Kenya", "KEN"),
        ("mfa.gov.sg", "SGP"),
        ("www.gov.uk", "GBR"),
        ("Malacañang", "PHL"),
        ("NATO", "NATO"),
        ("ASEAN Secretariat", "ASEAN"),
        ("African Union Commission", "AU"),
        ("European Council", "EU"),
    ],
)
def test_government_office_speaks_for_its_state(source, home):
    assert home_of(source, DAY) == home


@pytest.mark.parametrize(
    "source",
    [None, "", "Agency", "The Fishing News", "Courier of Sunrise", "Iran Daily", "NATO Review"],
)
def test_press_speaks_for_no_state(source):
    assert home_of(source, DAY) is None


def test_joining_word_is_no_state_code():
    assert home_of("Department of Foreign Affairs and Trade", DAY) is None


def test_office_of_what_is_no_state_speaks_for_none():
    assert home_of("Ministry of Silly Walks", DAY) is None


@given(st.text(max_size=60), st.dates())
def test_any_name_has_a_home_or_none(source, day):
    home = home_of(source, day)
    assert home is None or home == home.strip() != ""
