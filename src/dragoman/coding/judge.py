"""The judge: how likely a proposal is right, and which of the readings of its date and status fits.

Linear models over the names that `features` gives, their weights a table in `rules/data/judge`,
made by `training/judge.py` from labelled reports. Small, exact, and open: a weight can be read.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError

COLUMNS = ["question", "answer", "feature", "weight"]
BIAS = "bias"
# The one answer to a question whose options are weighed against each other.
CHOSEN = "chosen"


@dataclass(frozen=True)
class Judge:
    """Answers questions ("keep", "date", "status"), each by the answer with the largest sum of
    weights.
    """

    weights: Mapping[str, Mapping[str, Mapping[str, float]]]

    @cached_property
    def _tables(self) -> dict[str, tuple[list[str], dict[str, tuple[float, ...]]]]:
        """For each question its answers, sorted, and what each feature adds to each of them."""
        found = {}
        for question, weights in self.weights.items():
            answers = sorted(weights)
            features = {feature for adds in weights.values() for feature in adds}
            found[question] = (
                answers,
                {f: tuple(weights[a].get(f, 0.0) for a in answers) for f in features},
            )
        return found

    def shares(self, question: str, features: Iterable[str]) -> dict[str, float]:
        """The probability of each answer to a question, in sorted order; they sum to one."""
        answers, table = self._tables.get(question, ([], {}))
        rows = [row for row in map(table.get, (BIAS, *features)) if row is not None]
        sums = [math.fsum(column) for column in zip(*rows, strict=True)] or [0.0] * len(answers)
        top = max(sums, default=0.0)
        powers = [math.exp(s - top) for s in sums]
        total = math.fsum(powers)
        return {answer: power / total for answer, power in zip(answers, powers, strict=True)}

    def worth(self, question: str, features: Iterable[str]) -> float:
        """The sum of the weights of an option: of several the largest is likeliest.

        Example:
            >>> judge = Judge({"date": {CHOSEN: {"own": 2.0, "far": -0.5}}})
            >>> judge.worth("date", ["own", "far", "never seen"])
            1.5
        """
        weights = self.weights.get(question, {}).get(CHOSEN, {})
        return math.fsum([w for w in map(weights.get, features) if w is not None])


@cache
def load_judge(folder: Path = RULES_FOLDER) -> Judge:
    """The judge with the weights of the rules folder.

    Raises: RuleError, with file and line, for a table that is not of the form.
    """
    path = folder / "judge" / "weights.csv"
    weights: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    if not path.exists():
        return Judge({})
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        if next(rows, None) != COLUMNS:
            raise RuleError(f"{path}:1: the header must be {','.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            if len(row) != len(COLUMNS):
                raise RuleError(f"{path}:{number}: a row needs {len(COLUMNS)} cells")
            question, answer, feature, weight = row
            try:
                weights[question][answer][feature] = float(weight)
            except ValueError as error:
                raise RuleError(f"{path}:{number}: {weight!r} is no number") from error
    return Judge({q: {a: dict(w) for a, w in answers.items()} for q, answers in weights.items()})
