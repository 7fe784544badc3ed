"""Linear models with a ridge, fitted by their slope: the mathematics of `training/judge.py`."""

from collections import Counter
from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dragoman.coding.judge import BIAS, CHOSEN

MIN_COUNT = 3
STEPS = 150
# A smaller weight moves nothing, and would only make the table long.
SMALLEST = 0.02

Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]
Sample = tuple[tuple[str, ...], str]
Choice = tuple[list[tuple[str, ...]], list[bool]]


def fit(samples: list[Sample], ridge: float) -> dict[str, dict[str, float]]:
    """Softmax regression with a ridge, its bias free."""
    counts: dict[str, int] = {}
    for names, _ in samples:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    vocabulary = {
        n: i for i, n in enumerate(sorted(n for n, c in counts.items() if c >= MIN_COUNT), start=1)
    }
    answers = sorted({answer for _, answer in samples})
    wanted = np.zeros((len(samples), len(answers)))
    columns: list[int] = []
    ends = [0]
    for row, (names, answer) in enumerate(samples):
        columns += [0, *sorted({vocabulary[n] for n in names if n in vocabulary})]
        ends.append(len(columns))
        wanted[row, answers.index(answer)] = 1.0
    shape = (len(samples), len(vocabulary) + 1)
    inputs = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    found = settled(answer_loss(inputs, wanted, ridge), shape[1] * len(answers))
    weights = found.reshape(shape[1], len(answers))
    names_of = [BIAS, *vocabulary]
    return {
        answer: {
            names_of[i]: round(float(w), 3)
            for i, w in enumerate(weights[:, k])
            if abs(w) >= SMALLEST
        }
        for k, answer in enumerate(answers)
    }


def answer_loss(inputs: csr_matrix, wanted: np.ndarray, ridge: float) -> Loss:
    """The loss where each row is a question with the same answers; the bias is not held down."""

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(inputs.shape[1], wanted.shape[1])
        sums = inputs @ weights
        sums -= sums.max(axis=1, keepdims=True)
        totals = np.exp(sums).sum(axis=1, keepdims=True)
        held = ridge * weights
        held[0] = 0.0
        value = np.log(totals).sum() - (wanted * sums).sum() + 0.5 * (held * weights).sum()
        slope = inputs.T @ (np.exp(sums) / totals - wanted) + held
        return value, slope.ravel()

    return loss


def fit_choices(choices: list[Choice], ridge: float) -> dict[str, dict[str, float]]:
    """A choice among options by the sums of the weights of their features (conditional logit)."""
    counts = Counter(name for options, _ in choices for names in options for name in set(names))
    vocabulary = {
        n: i for i, n in enumerate(sorted(n for n, c in counts.items() if c >= MIN_COUNT))
    }
    columns: list[int] = []
    ends, groups, wanted = [0], [0], []
    for options, right in choices:
        for names, hit in zip(options, right, strict=True):
            columns += sorted({vocabulary[n] for n in names if n in vocabulary})
            ends.append(len(columns))
            wanted.append(float(hit))
        groups.append(len(wanted))
    shape = (len(wanted), len(vocabulary))
    inputs = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    weights = settled(choice_loss(inputs, np.array(wanted), np.array(groups), ridge), shape[1])
    return {
        CHOSEN: {
            name: round(float(weights[place]), 3)
            for name, place in vocabulary.items()
            if abs(weights[place]) >= SMALLEST
        }
    }


def choice_loss(inputs: csr_matrix, wanted: np.ndarray, groups: np.ndarray, ridge: float) -> Loss:
    """The loss where each row is an option, and the options of a group share one."""
    starts, sizes = groups[:-1], np.diff(groups)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = inputs @ weights
        sums -= np.repeat(np.maximum.reduceat(sums, starts), sizes)
        powers = np.exp(sums)
        totals = np.add.reduceat(powers, starts)
        value = np.log(totals).sum() - wanted @ sums + 0.5 * ridge * weights @ weights
        return value, inputs.T @ (powers / np.repeat(totals, sizes) - wanted) + ridge * weights

    return loss


def settled(loss: Loss, size: int) -> np.ndarray:
    """The weights of the smallest loss, from zero."""
    options = {"maxiter": STEPS, "ftol": 1e-8}
    found: np.ndarray = minimize(
        loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options
    ).x
    return found
