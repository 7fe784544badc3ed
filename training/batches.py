"""Examples → tensors for the network."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from examples import Example
from network import KINDS, LABELS, STATUSES
from tokenizers import Tokenizer
from torch import Tensor

LONGEST = 160
MASK = 103
UNSAID = -100

# A label that comes without its finer part counts any of its family as right.
FAMILY = {name: [i for i, n in enumerate(LABELS) if n.split("/")[0] == name] for name in LABELS}


@dataclass(frozen=True)
class Pair:
    """A pair of mentions with what is to be learned; `coarse`: the label lacks its finer part."""

    source: str
    target: str
    label: str = "NONE"
    status: str = ""
    kind: str = "none"
    coarse: bool = False

    @property
    def allowed(self) -> list[int]:
        """The numbers of the labels that count as right."""
        return FAMILY[self.label] if self.coarse else [LABELS.index(self.label)]


@dataclass(frozen=True)
class Item:
    """A sentence in word pieces, with the pieces of each mention and of other noun phrases."""

    ids: list[int]
    spans: dict[str, list[int]]
    phrases: dict[str, list[int]]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Batch:
    """Tensors of some items; `allowed` (P, L) is 1 for each label that counts as right."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
    allowed: Tensor
    status: Tensor
    kind: Tensor
    weight: Tensor


@dataclass(frozen=True)
class Shown:
    """How examples are shown, as shares of sentences or mentions.

    marked: sentences of which one pair only is asked, and marked in the input. blank: mentions put
    as [MASK]. phrases: sentences whose other noun phrases are shown as mentions. none: most pairs
    without a relation a sentence. weight: what such a pair counts.
    """

    marked: float = 0.5
    blank: float = 0.12
    phrases: float = 0.4
    none: int = 5
    weight: float = 0.6


def pieces_of(
    tokenizer: Tokenizer, text: str, spans: dict[str, tuple[int, int]]
) -> tuple[list[int], dict[str, list[int]]]:
    """Word pieces of a text and, for each span, the numbers of those that overlap it.

    A span that is cut off is left out.
    """
    coded = tokenizer.encode(text)
    ids, offsets = coded.ids[:LONGEST], coded.offsets[:LONGEST]
    where = {}
    for name, (start, end) in spans.items():
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start and b > a]
        if inside:
            where[name] = inside
    return ids, where


def item(tokenizer: Tokenizer, example: Example, coarse: bool) -> Item:
    """An example as word pieces. `coarse`: its labels do not tell the finer parts."""
    ids, spans = pieces_of(tokenizer, example.text, example.spans)
    pairs = [
        Pair(r.source, r.target, r.label, r.status, r.kind, coarse and "/" not in r.label)
        for r in example.relations
    ]
    pairs += [Pair(a, b) for a, b in example.none]
    named = {f"phrase {n}": span for n, span in enumerate(example.phrases)}
    phrases = pieces_of(tokenizer, example.text, named)[1]
    kept = tuple(p for p in pairs if {p.source, p.target} <= set(spans) and p.source != p.target)
    return Item(ids, spans, phrases, kept)


def with_phrases(one: Item, draw: random.Random) -> Item:
    """The item with its other noun phrases as mentions that have no part in anything."""
    spans = one.spans | one.phrases
    empty = [Pair(a, b) for a in spans for b in spans if a != b and {a, b} & set(one.phrases)]
    more = draw.sample(empty, min(4, len(empty)))
    return replace(one, spans=spans, phrases={}, pairs=one.pairs + tuple(more))


def choose(one: Item, draw: random.Random, shown: Shown) -> tuple[list[Pair], bool]:
    """The pairs of an item to ask in this batch, and whether it is one pair to be marked."""
    real = [p for p in one.pairs if p.label != "NONE"]
    empty = [p for p in one.pairs if p.label == "NONE"]
    chosen = real + draw.sample(empty, min(shown.none, len(empty)))
    if chosen and draw.random() < shown.marked:
        return [draw.choice(real if real and draw.random() < 0.8 else chosen)], True
    return chosen, False


def collate(items: Sequence[Item], draw: random.Random, shown: Shown) -> Batch:
    """Put items together as `shown` says."""
    items = [with_phrases(i, draw) if draw.random() < shown.phrases else i for i in items]
    longest = max(len(i.ids) for i in items)
    ids, kinds, mask = (torch.zeros(len(items), longest, dtype=torch.long) for _ in range(3))
    asked: list[tuple[int, Pair]] = []
    for n, one in enumerate(items):
        ids[n, : len(one.ids)] = torch.tensor(one.ids)
        mask[n, : len(one.ids)] = 1
        for inside in one.spans.values():
            kinds[n, inside] = 1
            if draw.random() < shown.blank:
                ids[n, inside] = MASK
        chosen, marked = choose(one, draw, shown)
        if marked:
            kinds[n, one.spans[chosen[0].source]] = 2
            kinds[n, one.spans[chosen[0].target]] = 3
        asked += [(n, pair) for pair in chosen]
    source, target = torch.zeros(len(asked), longest), torch.zeros(len(asked), longest)
    allowed = torch.zeros(len(asked), len(LABELS))
    for row, (n, pair) in enumerate(asked):
        source[row, items[n].spans[pair.source]] = 1
        target[row, items[n].spans[pair.target]] = 1
        allowed[row, pair.allowed] = 1
    return Batch(
        (ids, kinds, mask, torch.tensor([n for n, _ in asked]), source, target),
        allowed,
        torch.tensor([STATUSES.index(p.status) if p.status else UNSAID for _, p in asked]),
        torch.tensor([KINDS.index(p.kind) for _, p in asked]),
        torch.tensor([shown.weight if p.label == "NONE" else 1.0 for _, p in asked]),
    )
