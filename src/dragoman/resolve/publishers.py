"""The state that a publisher speaks for, where it is a government's own office."""

import re
from datetime import date

import pycountry

from dragoman.model.values import Unresolved
from dragoman.resolve.actors import actor_of
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon

_OFFICIAL = "official"
_SECRETARIAT = "secretariat"
_LONGEST_NAME = 6
_WORD = re.compile(r"[^\s(),;:/|]+")
# Written like a state's code, and never one in a publisher's name.
_JOINING = frozenset({"and", "the", "for"})

# A government's address: "mfa.gov.xx", "diplomatie.gouv.xx", "mofa.go.xx".
_ADDRESS = re.compile(r"\b(?:gov|govt|gob|gouv|go|gub|mfa|mofa)\.([a-z]{2})\b")
_STATES_OF_ADDRESSES = {"uk": "GBR"}


def home_of(source: str | None, published: date) -> str | None:
    """Code of the state or organisation whose own office publishes the report; None for the press.

    Example:
        >>> home_of("President of Russia", date(2022, 2, 4))
        'RUS'
    """
    if source is None:
        return None
    words = " ".join(word.removeprefix("www.") for word in _WORD.findall(source.casefold()))
    lexicon = load_lexicon("language/publishers")
    known = [
        (len(term), actor)
        for actor, terms in lexicon.items()
        if actor not in (_OFFICIAL, _SECRETARIAT)
        for term in terms
        if _stands_in(term, words)
    ]
    if known:
        return max(known)[1]
    address = _ADDRESS.search(words)
    if address is not None:
        return _state_of_address(address[1])
    if any(_stands_in(term, words) for term in lexicon[_OFFICIAL]):
        return _first_named(source, published)
    return _organisation(words, lexicon[_SECRETARIAT], published)


def _stands_in(term: str, words: str) -> bool:
    return f" {term} " in f" {words} "


def _state_of_address(ending: str) -> str | None:
    country = pycountry.countries.get(alpha_2=ending.upper())
    return _STATES_OF_ADDRESSES.get(ending) if country is None else str(country.alpha_3)


def _first_named(source: str, published: date) -> str | None:
    """The first state or organisation in the name: "Embassy of Georgia in the United States"."""
    words = _WORD.findall(source)
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
            name = _without_genitive(" ".join(words[start:end]))
            actor = actor_of(name, published)
            if not isinstance(actor, Unresolved) and _governs(actor, name):
                return actor
    return None


def _organisation(words: str, organs: frozenset[str], published: date) -> str | None:
    """The organisation that the whole name is, or whose organ it is: "ASEAN Secretariat"."""
    owners = [words, *(words.removesuffix(organ).strip() for organ in organs)]
    for owner in sorted(set(owners), key=len):
        actor = actor_of(_without_genitive(owner), published)
        if not isinstance(actor, Unresolved) and _kind(actor) == "organisation":
            return actor
    return None


def _without_genitive(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _governs(actor: str, name: str) -> bool:
    return name.casefold() not in _JOINING and _kind(actor) in {"state", "organisation"}


def _kind(actor: str) -> str | None:
    code = load_actors().codes.get(actor)
    return None if code is None else code.kind
