"""What a record becomes when it is projected: an event. Only exports and counts use it."""

from dataclasses import dataclass

from dragoman.model.records import Kind, Status
from dragoman.model.values import Interval, Party


@dataclass(frozen=True, slots=True)
class Event:
    """A record seen as PLOVER sees it (CODEBOOK 8).

    `actors` and `recipients` are the two sides; with `reciprocal` all are equals and stand in
    `actors`.
    `quad` is 1-4, `score` on PLOVER's scale from -10 to 10. `causes` are the contexts with the
    words that
    gave them. `origin` is kind/type/change of the record. `date` is the interval that event
    files use.
    """

    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    quad: int
    score: float
    aim: str | None
    facets: frozenset[str]
    causes: tuple[tuple[str, str], ...]
    kind: Kind
    status: Status
    origin: str
    date: Interval | None

    @property
    def marks(self) -> frozenset[str]:
        """Aim and facets together: what the conditions of a scheme look at."""
        return self.facets if self.aim is None else self.facets | {self.aim}

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of the two sides, sorted, each once."""
        return (
            tuple(sorted({p.actor for p in self.actors})),
            tuple(sorted({p.actor for p in self.recipients})),
        )
