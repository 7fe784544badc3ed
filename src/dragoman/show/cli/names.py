"""Actors by any spelling that a user may type."""

from dragoman.errors import QueryError
from dragoman.model.values import Unresolved
from dragoman.resolve.actors import actor_of, name_of, suggestions

__all__ = ["find_actor", "name_of"]


def find_actor(words: str) -> str:
    """The code of a state or organisation.

    Raises: QueryError with what may have been meant.
    """
    found = actor_of(words)
    if not isinstance(found, Unresolved):
        return found
    near = suggestions(words)
    hint = f"did you mean {', '.join(near)}?" if near else "try its usual English name or ISO code"
    raise QueryError(f"no state or organisation is called {words!r} ({found.reason}): {hint}")
