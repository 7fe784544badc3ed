"""The state that a publisher speaks for, where it is a government's own office."""

from datetime import date

from dragoman.model.values import Unresolved
from dragoman.resolve.actors import actor_of
from dragoman.rules.lexicons import load_lexicon

_OFFICIAL = "official"


def home_of(source: str | None, published: date) -> str | None:
    """Code of the state whose government publishes the report, or None for a press publisher.

    Example:
        >>> home_of("President of Russia", date(2022, 2, 4))
        'RUS'
    """
    if source is None:
        return None
    lexicon = load_lexicon("language/publishers")
    words = source.casefold()
    for actor, terms in lexicon.items():
        if actor != _OFFICIAL and any(_stands_in(term, words) for term in terms):
            return actor
    if not any(term in words for term in lexicon[_OFFICIAL]):
        return None
    owner = words.rsplit(" of ", 1)[-1].split("(")[0] if " of " in words else words.split()[0]
    actor_or_not = actor_of(owner.removeprefix("the ").strip(), published)
    return None if isinstance(actor_or_not, Unresolved) else actor_or_not


def _stands_in(term: str, words: str) -> bool:
    return f" {term} " in f" {words.replace('(', ' ').replace(')', ' ')} "
