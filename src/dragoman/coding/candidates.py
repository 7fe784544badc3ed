"""Candidates: records in the making, before the judge decides which are given."""

from dataclasses import dataclass

from dragoman.model.records import Record


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record in the making, with what the judge sees of it.

    `sentence` is the index of the sentence of its trigger, `told_in` are those of all sentences
    that tell of it; `certainty` is the step of probability of its sides (`Proposal.seats_step`);
    `again` counts the candidates before it that it may tell of again.
    """

    record: Record
    features: tuple[str, ...]
    sentence: int
    told_in: frozenset[int]
    times_told: int = 1
    certainty: int = 0
    again: int = 0

    @property
    def all_features(self) -> tuple[str, ...]:
        """The features of the proposal, and what merging tells."""
        kind, type_ = self.record.kind, self.record.type
        return (
            *self.features,
            f"told={kind}:{min(self.times_told, 4)}",
            f"again={kind}:{min(self.again, 4)}",
            f"again={kind}:{type_}:{min(self.again, 2)}",
        )
