"""The learned scorer: what holds from one mention of a sentence to another, as probabilities.

It stands beside the rules and knows neither records nor actors: it is given a sentence, the extents
of its mentions and the ordered pairs to look at. MiniLM reads the sentence once, a small decoder
then looks at each pair, so that ten pairs cost little more than one. With `marked=True` the
sentence is read anew for each pair, with source and target marked: dearer, a little more accurate.
What made it stands in `training/`, what it can and cannot do in `docs/scorer.md`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from dragoman.config import RULES_FOLDER
from dragoman.errors import ConfigError

MODEL_FOLDER = RULES_FOLDER / "scorer"

# Word pieces of a sentence that are read; of news sentences not one in a thousand has more.
MOST_PIECES = 256

# What a word piece belongs to, as the network was taught: nothing, a mention, the source, the
# target.
PLAIN, MENTION, SOURCE, TARGET = range(4)

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairScore:
    """What holds from source to target, as probabilities; each mapping adds up to 1.

    `labels`: "NONE" and the sixteen PLOVER types. `parts`: the same with finer parts kept apart,
    such as "SANCTION/embargo" (a type's own name stands for the rest of it). `status`: of the
    record, should there be one. `kind`: "none" or the record's kind.
    """

    labels: Mapping[str, float]
    parts: Mapping[str, float]
    status: Mapping[str, float]
    kind: Mapping[str, float]

    @property
    def related(self) -> float:
        """The probability that the sentence states something from source to target."""
        return 1.0 - self.labels["NONE"]

    @property
    def type(self) -> str:
        """The likeliest PLOVER type, should there be one."""
        return max((name for name in self.labels if name != "NONE"), key=self.labels.__getitem__)


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, the extents of its mentions, and the pairs (numbers of mentions) to score."""

    sentence: str
    spans: Sequence[Span]
    pairs: Sequence[tuple[int, int]]


class Session(Protocol):
    """The part of an ONNX session that is used here."""

    def run(self, outputs: Sequence[str] | None, inputs: Mapping[str, object]) -> list[Floats]:
        """The outputs named, for the inputs given."""


class Scorer:
    """The network with its tokenizer and names; `load` gives the one of this process."""

    def __init__(self, folder: Path) -> None:
        """Read the model of a folder; ConfigError if a file is missing or of another form."""
        try:
            names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session: Session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), _options(), providers=["CPUExecutionProvider"]
            )
        # The tokenizer raises bare Exception subclasses of its own; they carry no common base.
        except (OSError, ValueError, RuntimeError) as error:
            raise ConfigError(
                f"the scorer's model in {folder} cannot be read ({error}); install Dragoman again"
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._labels: tuple[str, ...] = tuple(names["labels"])
        self._types = tuple(name.partition("/")[0] for name in self._labels)
        self._statuses: tuple[str, ...] = tuple(names["statuses"])
        self._kinds: tuple[str, ...] = tuple(names["kinds"])

    @staticmethod
    @cache
    def load() -> "Scorer":
        """The scorer that comes with the program, read once a process."""
        return Scorer(MODEL_FOLDER)

    def score(
        self,
        sentence: str,
        spans: Sequence[Span],
        pairs: Sequence[tuple[int, int]],
        *,
        marked: bool = False,
    ) -> list[PairScore]:
        """Score ordered pairs of mentions of one sentence.

        spans: half-open character ranges in `sentence`. pairs: (source, target), numbers into
        `spans`.
        Returns: one score a pair, in order; the same input gives the same floats. A pair of which a
        mention holds no word piece, or lies behind the first 256, is "NONE".
        Example: score("Oslo met Lima.", [(0, 4), (9, 13)], [(0, 1)])[0].type -> "CONSULT"
        """
        coded = self._tokenizer.encode(sentence)
        ids = np.array(coded.ids[:MOST_PIECES], dtype=np.int64)
        where = _pieces(coded.offsets[:MOST_PIECES], spans)
        asked = [n for n, (a, b) in enumerate(pairs) if where[a].any() and where[b].any()]
        scores = [self._nothing()] * len(pairs)
        if asked:
            inputs = _inputs(ids, where, [pairs[n] for n in asked], marked)
            answers = zip(*map(_shares, self._session.run(None, inputs)), strict=True)
            for n, (label, status, kind) in zip(asked, answers, strict=True):
                scores[n] = self._score(label, status, kind)
        return scores

    def score_many(
        self, questions: Sequence[Question], *, marked: bool = False
    ) -> list[list[PairScore]]:
        """Score the pairs of many sentences.

        One sentence at a time: in eight bits the scale of a batch would let its sentences touch one
        another's scores, and on one core a batch is no faster.
        """
        return [self.score(q.sentence, q.spans, q.pairs, marked=marked) for q in questions]

    def _score(
        self, label: Sequence[float], status: Sequence[float], kind: Sequence[float]
    ) -> PairScore:
        """The probabilities of one pair as a score; finer parts add up to their types."""
        labels = dict.fromkeys(self._types, 0.0)
        for name, value in zip(self._types, label, strict=True):
            labels[name] += value
        return PairScore(
            labels,
            dict(zip(self._labels, label, strict=True)),
            dict(zip(self._statuses, status, strict=True)),
            dict(zip(self._kinds, kind, strict=True)),
        )

    def _nothing(self) -> PairScore:
        """The score of a pair that cannot be seen."""
        return self._score(
            [float(name == "NONE") for name in self._labels],
            [1.0 / len(self._statuses)] * len(self._statuses),
            [float(name == "none") for name in self._kinds],
        )


def _options() -> onnxruntime.SessionOptions:
    """One thread and a fixed order, so that the same input gives the same bytes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    # Without VNNI instructions the fast products of eight bits overflow: another score.
    options.add_session_config_entry("session.x64quantprecision", "1")
    options.log_severity_level = 3
    return options


def _pieces(offsets: Sequence[Span], spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which word pieces each span overlaps, (spans, pieces)."""
    if not spans:
        return np.zeros((0, len(offsets)), dtype=np.bool_)
    begin, end = np.array(offsets, dtype=np.int64).T
    first, last = np.array(spans, dtype=np.int64).T
    inside = (begin[None] < last[:, None]) & (end[None] > first[:, None]) & (end > begin)[None]
    return np.asarray(inside, dtype=np.bool_)


def _inputs(
    ids: Integers,
    where: npt.NDArray[np.bool_],
    pairs: Sequence[tuple[int, int]],
    marked: bool,
) -> dict[str, Floats | Integers]:
    """The network's inputs: one row of pieces for all pairs, or one a pair when they are marked."""
    source = where[[a for a, _ in pairs]]
    target = where[[b for _, b in pairs]]
    kinds = np.where(where.any(axis=0), MENTION, PLAIN)[None].astype(np.int64)
    rows = 1
    sentence = np.zeros(len(pairs), dtype=np.int64)
    if marked:
        rows = len(pairs)
        sentence = np.arange(rows, dtype=np.int64)
        kinds = np.where(target, TARGET, np.where(source, SOURCE, kinds)).astype(np.int64)
    tiled = np.repeat(ids[None], rows, axis=0)
    return {
        "ids": tiled,
        "kinds": kinds,
        "mask": np.ones_like(tiled),
        "sentence": sentence,
        "source": source.astype(np.float32),
        "target": target.astype(np.float32),
    }


def _shares(logits: Floats) -> list[list[float]]:
    """Each row of logits as probabilities."""
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    shares: list[list[float]] = (raised / raised.sum(axis=1, keepdims=True)).tolist()
    return shares
