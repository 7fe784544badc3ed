"""Examples → tensors for the network."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from examples import Example
from network import KINDS, LABELS, STATUSES
from tokenizers import Tokenizer
from torch import Tensor

LONGEST = 160
FAMILY = {
    label: [i for i, name in enumerate(LABELS) if name.split("/")[0] == label] for label in LABELS
}
OPEN_FAMILIES = {"SANCTION", "CONCEDE", "ACCUSE", "COERCE", "ASSAULT"}


@dataclass
class Item:
    """A sentence in word pieces with the pairs to score: (source, target, label, status, kind, coarse)."""

    ids: list[int]
    spans: dict[str, list[int]]
    phrases: list[list[int]]
    pairs: list[tuple[str, str, str, str, str, bool]]


def pieces_of(
    tokenizer: Tokenizer, text: str, spans: dict[str, tuple[int, int]]
) -> tuple[list[int], dict[str, list[int]]]:
    """Word pieces of a text and, for each span, the numbers of those that overlap it (none if cut off)."""
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
        (r.source, r.target, r.label, r.status, r.kind, coarse and r.label in OPEN_FAMILIES)
        for r in example.relations
    ]
    pairs += [(a, b, "NONE", "", "none", False) for a, b in example.none]
    named = {f"phrase {n}": span for n, span in enumerate(example.phrases)}
    phrases = list(pieces_of(tokenizer, example.text, named)[1].values())
    return Item(
        ids, spans, phrases, [p for p in pairs if p[0] in spans and p[1] in spans and p[0] != p[1]]
    )


@dataclass
class Batch:
    """Tensors of some items; `allowed` (P, L) is 1 for each label that counts as right."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]
    allowed: Tensor
    status: Tensor
    kind: Tensor
    weight: Tensor


def with_phrases(one: Item, draw: random.Random) -> Item:
    """The item with its other noun phrases as mentions that have no part in anything."""
    more = {f"phrase {n}": inside for n, inside in enumerate(one.phrases)}
    empty = [(a, b, "NONE", "", "none", False) for a in more for b in one.spans] + [
        (b, a, "NONE", "", "none", False) for a in more for b in one.spans
    ]
    empty += [(a, b, "NONE", "", "none", False) for a in more for b in more if a != b]
    return Item(one.ids, one.spans | more, [], one.pairs + draw.sample(empty, min(4, len(empty))))


def collate(
    items: Sequence[Item],
    draw: random.Random,
    marked: float,
    none_kept: int = 3,
    blank: float = 0.0,
    phrases: float = 0.0,
) -> Batch:
    """Put items together. `marked`: share of sentences for which one pair only is asked and marked in the input.

    `none_kept`: at most so many pairs without a relation a sentence. `blank`: share of mentions put
    as [MASK].
    `phrases`: share of sentences whose other noun phrases are shown as mentions.
    """
    items = [with_phrases(i, draw) if i.phrases and draw.random() < phrases else i for i in items]
    longest = max(len(i.ids) for i in items)
    shape = (len(items), longest)
    ids, kinds, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    rows: list[tuple[int, str, str, str, str, str, bool]] = []
    for n, one in enumerate(items):
        pieces = list(one.ids)
        ids[n, : len(pieces)] = torch.tensor(pieces)
        mask[n, : len(pieces)] = 1
        real = [p for p in one.pairs if p[2] != "NONE"]
        empty = [p for p in one.pairs if p[2] == "NONE"]
        chosen = real + draw.sample(empty, min(none_kept + 2 * (not one.phrases), len(empty)))
        for name, inside in one.spans.items():
            kinds[n, inside] = 1
            if draw.random() < blank:
                ids[n, inside] = 103
        if chosen and draw.random() < marked:
            pair = draw.choice(real) if real and draw.random() < 0.8 else draw.choice(chosen)
            chosen = [pair]
            kinds[n, one.spans[pair[0]]] = 2
            kinds[n, one.spans[pair[1]]] = 3
        rows += [(n, *pair) for pair in chosen]
    source, target = torch.zeros(len(rows), longest), torch.zeros(len(rows), longest)
    allowed = torch.zeros(len(rows), len(LABELS))
    for row, (n, a, b, label, _, _, coarse) in enumerate(rows):
        source[row, items[n].spans[a]] = 1
        target[row, items[n].spans[b]] = 1
        allowed[row, FAMILY[label] if coarse else [LABELS.index(label)]] = 1
    return Batch(
        (ids, kinds, mask, torch.tensor([r[0] for r in rows]), source, target),
        allowed,
        torch.tensor([STATUSES.index(r[4]) if r[4] else -100 for r in rows]),
        torch.tensor([KINDS.index(r[5]) for r in rows]),
        torch.tensor([0.6 if r[3] == "NONE" else 1.0 for r in rows]),
    )
