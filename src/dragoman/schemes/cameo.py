"""Codes of an event in CAMEO, or in a scheme of the user's own: the first row that fits wins
(CODEBOOK 10).
"""

from dataclasses import dataclass, replace
from functools import cache

from dragoman.rules.schemes import Alternatives, SchemeRow, load_modes, load_scheme
from dragoman.schemes.events import Event

Scheme = tuple[SchemeRow, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its label and its score on the scheme's scale (Goldstein's for CAMEO)."""

    code: str
    label: str
    score: float | None

    @property
    def root(self) -> str:
        """First two digits of a CAMEO code."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """First three digits of a CAMEO code."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """Quad class by the CAMEO root, as GDELT has it: appeals are verbal cooperation there."""
        root = int(self.root)
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def code_of(event: Event, scheme: Scheme | None = None, *, back: bool = False) -> Code | None:
    """The code of an event; None only where a user's own scheme has no row for it.

    `back`: the mirror row of a visit, host → visitor. `scheme`: rows of
    `rules.schemes.load_scheme`.
    """
    mode = _mode(event)
    rows = _rows_of_cameo(event.type, mode) if scheme is None else _rows(scheme, event.type, mode)
    contexts = frozenset(event.contexts)
    for row in rows:
        if (
            (row.direction != "back" or back)
            and _is_of(event.origin, row.record)
            and _holds(row.marks, event.marks)
            and _holds(row.contexts, contexts)
        ):
            return Code(row.code, row.label, row.score)
    return None


def without_appeal(event: Event) -> Event:
    """The event with its asking taken as a demand, so that all requests go to root 10
    (CODEBOOK 10.1).
    """
    return replace(event, facets=event.facets - {"appeal"})


def _mode(event: Event) -> str:
    """The mode that decides the code: the one whose score is furthest from zero."""
    if not event.modes:
        return ""
    return max(event.modes, key=lambda mode: abs(load_modes()[event.type, mode].score))


@cache
def _rows_of_cameo(event_type: str, mode: str) -> Scheme:
    return _rows(load_scheme(), event_type, mode)


def _rows(scheme: Scheme, event_type: str, mode: str) -> Scheme:
    """Rows of this type and mode; in a scheme without rows for the mode those of the type alone."""
    rows = tuple(r for r in scheme if r.type in ("", event_type) and r.mode in ("", mode))
    if not mode:
        return rows
    own = tuple(r for r in rows if r.mode == mode)
    return own + tuple(r for r in rows if r.mode != mode)


def _is_of(origin: str, wanted: str) -> bool:
    """Whether kind/type/change of a record begins with what a row wants."""
    return not wanted or f"{origin}/".startswith(f"{wanted}/")


def _holds(alternatives: Alternatives, has: frozenset[str]) -> bool:
    return not alternatives or any(wanted <= has for wanted in alternatives)
