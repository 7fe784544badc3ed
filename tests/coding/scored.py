"""A scorer that says what it was told to: for tests of those who listen to it."""

from dataclasses import dataclass, field

from tests.coding.drafts import draft_of

from dragoman.coding.pairs import Pairs, score_pairs
from dragoman.coding.scorer import PairScore
from dragoman.model.records import KINDS, PLOVER_TYPES, STATUSES


def score_of(
    label: str | None = None, share: float = 0.0, kind: str = "none", status: str = "actual"
) -> PairScore:
    """A score that gives one label its share, and is sure of kind and status."""
    labels = dict.fromkeys(("NONE", *PLOVER_TYPES), 0.0) | {"NONE": 1.0 - share}
    if label is not None:
        labels[label] = share
    return PairScore(
        labels,
        labels,
        dict.fromkeys(STATUSES, 0.0) | {status: 1.0},
        dict.fromkeys(("none", *KINDS), 0.0) | {kind: 1.0},
    )


NOTHING = score_of()


@dataclass
class Told:
    """A scorer that was told what to say of "Japan Chad", and keeps what it was asked."""

    scores: dict[str, PairScore] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def score(self, sentence, spans, pairs):
        named = [(sentence[slice(*spans[a])], sentence[slice(*spans[b])]) for a, b in pairs]
        self.asked += named
        return [self.scores.get(" ".join(pair), NOTHING) for pair in named]


def scored(text: str, **scores: PairScore) -> Pairs:
    """The pairs of a text; scores by names, as Japan_Chad=…"""
    told = Told({names.replace("_", " "): s for names, s in scores.items()})
    return score_pairs(draft_of(text), told)
