"""Codes of actors and parties in the alphabets of the field: nothing else in the program
converts.
"""

import unicodedata
from datetime import date
from functools import lru_cache

from dragoman.model.values import Interval, Party
from dragoman.rules.schemes import (
    OfficeRow,
    StateRow,
    load_offices,
    load_organisations,
    load_sectors,
    load_states,
)
from dragoman.schemes.words import compile_phrases

# West Germany had another COW number before unification (CODEBOOK 13).
_GERMAN_UNIFICATION = date(1990, 10, 3)
_WEST_GERMANY = 260


def state(actor: str) -> StateRow | None:
    """The row of a state; None for an organisation, a group or an unknown code."""
    return load_states().get(actor)


def cow(actor: str, at: Interval | None = None) -> int | None:
    """Correlates of War number; None for what is no member of its state system.

    Example:
        >>> cow("TUR"), cow("PSE")
        (640, None)
    """
    row = state(actor)
    if row is None:
        return None
    if actor == "DEU" and at is not None and at.end is not None and at.end < _GERMAN_UNIFICATION:
        return _WEST_GERMANY
    return row.cow


def english_name(actor: str) -> str:
    """English name of a state or an organisation; the code itself for what is in neither table."""
    row = state(actor)
    if row is not None:
        return row.name
    known = load_organisations().get(actor)
    return actor if known is None else known.name


def actor_kind(actor: str) -> str:
    """`state`, `organisation` or `group`: by the tables alone."""
    if state(actor) is not None:
        return "state"
    return "organisation" if actor in load_organisations() else "group"


def plover_code(actor: str) -> str:
    """Code of an actor in PLOVER files: ISO3, KOS for Kosovo, UNO, EUR, IGO; the group's own
    name else.
    """
    row = state(actor)
    if row is not None:
        return row.plover
    known = load_organisations().get(actor)
    return "" if known is None else known.plover


def cameo_country(actor: str) -> str:
    """CAMEO country code of a state (`ROM`, not `ROU`); empty for all else."""
    row = state(actor)
    return "" if row is None else row.cameo


def cameo_group(actor: str) -> str:
    """CAMEO known-group code of an organisation; empty where the table has none."""
    known = load_organisations().get(actor)
    return "" if known is None else known.cameo


def fips(actor: str) -> str:
    """FIPS 10-4 code, which is not the ISO two-letter code; empty where there is none or two
    (Palestine).

    Example:
        >>> fips("DEU"), fips("ZAF"), fips("TUR")
        ('GM', 'SF', 'TU')
    """
    row = state(actor)
    return "" if row is None else row.fips


@lru_cache(maxsize=50_000)
def office_of_words(words: str) -> OfficeRow | None:
    """The narrowest row of the table of offices whose words stand in a title or in a body's name.

    Example:
        >>> office_of_words("Malaysian Defence Minister").second
        'MIL'
    """
    found = list(_OFFICES.find(words))
    if not found:
        return None
    return load_offices()[min(int(at) for _, at in found)]


_OFFICES = compile_phrases((row.term, str(at)) for at, row in enumerate(load_offices()))


def sectors(party: Party) -> tuple[str, ...]:
    """Sectors of a party, the main one first: as coded, else from its office or its body's
    name; else none.
    """
    if party.sector:
        return tuple(s for s in party.sector.replace(",", ";").split(";") if s)
    row = office_of_words(party.office) if party.office else None
    if row is None and party.name:
        row = office_of_words(party.name)
    if row is None:
        return ()
    return (row.sector, row.second) if row.second else (row.sector,)


def cameo_role(sector: str) -> str:
    """CAMEO role of a sector; empty where there is no sure counterpart."""
    return load_sectors().get(sector, ("", ""))[0]


def icews_sector(sector: str) -> str:
    """ICEWS word of a sector; empty where none is known."""
    return load_sectors().get(sector, ("", ""))[1]


def without_accents(words: str) -> str:
    """The words in their nearest plain letters.

    Example:
        >>> without_accents("Yaşar Güler")
        'Yasar Guler'
    """
    parts = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ø", "o"))
    return "".join(c for c in parts if not unicodedata.combining(c))
