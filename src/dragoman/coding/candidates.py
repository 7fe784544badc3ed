"""Candidates: records in the making, before the judge decides which are given."""

from dataclasses import dataclass

from dragoman.model.records import Record


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record in the making, with what the judge sees of it.

    `sentence` is the index of the sentence of its trigger, `told_in` are those of all sentences
    that tell of it.
    """

    record: Record
    features: tuple[str, ...]
    sentence: int
    told_in: frozenset[int]
    times_told: int = 1

    @property
    def all_features(self) -> tuple[str, ...]:
        """The features of the proposal, and what merging tells."""
        return (*self.features, f"told={self.record.kind}:{min(self.times_told, 4)}")
