"""Who is meant: the actor that a spelling stands for, and its display name.

For what people type and for names already found; nothing here reads a report's text.
"""

import difflib
import functools
from datetime import date

import pycountry

from dragoman.model.values import Unresolved
from dragoman.rules.actors import Alias, fold, load_actors

_ASKED_KINDS = frozenset({"state", "organisation", "group"})
_MAX_SUGGESTIONS = 5
_MIN_LIKENESS = 0.7

# Two-letter codes that ISO 3166-1 lacks and everyone uses.
_ALPHA_2_IN_USE = {"xk": "XKX"}


def actor_of(words: str, published: date | None = None) -> str | Unresolved:
    """Give the code of the actor that any spelling of it means, whatever its case and accents.

    `published`: the day the words were written; without it they are read as of the latest use.
    Returns: an actor code, or Unresolved with "unknown actor: …" or "ambiguous: …".
    Example: actor_of("turkiye") -> "TUR"
    """
    asked = fold(words).rstrip(".")
    if asked not in _codes() and asked not in _spellings():
        asked = asked.removeprefix("the ")
    rows = _spellings().get(asked, ())
    if published is not None:
        on_the_day = [row for row in rows if row.holds(published)]
        rows = tuple(on_the_day) or rows
    elif asked in _codes():
        return _codes()[asked]
    actors = {row.actor for row in rows if published is not None or row.valid_to is None}
    actors = actors or {row.actor for row in rows[-1:]}
    as_written = {row.actor for row in load_actors().aliases.get(words, ())} & actors
    actors = as_written or actors
    return _one(words, asked, actors)


def _one(words: str, asked: str, actors: set[str]) -> str | Unresolved:
    if len(actors) == 1:
        return actors.pop()
    if actors:
        return Unresolved(f"ambiguous: {words} may be {', '.join(sorted(actors))}")
    if asked in _codes():
        return _codes()[asked]
    if len(asked) == 2 and asked in _alpha_2():
        return _alpha_2()[asked]
    return Unresolved(f"unknown actor: {words}")


def suggestions(words: str) -> tuple[str, ...]:
    """Give display names of the actors spelled most like the words, best first, at most five.

    Example: suggestions("Malasia") -> ("Malaysia", …)
    """
    tables = load_actors()
    near = difflib.get_close_matches(
        fold(words), _spellings().keys(), n=3 * _MAX_SUGGESTIONS, cutoff=_MIN_LIKENESS
    )
    names = (tables.codes[row.actor].name for spelling in near for row in _spellings()[spelling])
    return tuple(dict.fromkeys(names))[:_MAX_SUGGESTIONS]


def name_of(actor: str) -> str:
    """Give an actor's English display name; a code that the tables don't know is its own name.

    Example: name_of("TUR") -> "Türkiye"
    """
    code = load_actors().codes.get(actor)
    return actor if code is None else code.name


@functools.cache
def _codes() -> dict[str, str]:
    """Folded code -> code; where a state is named like another's code ("Guam"), the state wins."""
    codes = load_actors().codes
    states = {fold(code.name) for code in codes.values() if code.kind == "state"}
    return {fold(actor): actor for actor in codes if fold(actor) not in states}


@functools.cache
def _alpha_2() -> dict[str, str]:
    codes = {country.alpha_2.lower(): str(country.alpha_3) for country in pycountry.countries}
    return codes | _ALPHA_2_IN_USE


@functools.cache
def _spellings() -> dict[str, tuple[Alias, ...]]:
    """Folded spelling -> what it may mean; names go before what only stands for it (a capital)."""
    found: dict[str, list[Alias]] = {}
    for words, rows in load_actors().aliases.items():
        kept = [row for row in rows if row.kind in _ASKED_KINDS and row.form != "prefix"]
        if kept:
            known = found.setdefault(fold(words).rstrip("."), [])
            known.extend(row for row in kept if row not in known)
    return {words: tuple(_firmest(rows)) for words, rows in found.items()}


def _firmest(rows: list[Alias]) -> list[Alias]:
    names = [row for row in rows if row.form not in ("capital", "seat", "organ")]
    return names or rows
