"""Measure a network on relations data with source and target given (macro F1 over the types that occur)."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import torch
from batches import Item, Pair, Shown, collate, pieces_of
from network import LABELS, PairScorer
from tokenizers import Tokenizer

# Where the benchmark's convention differs from ours.
TABLE = Path(__file__).parents[1] / "bench" / "published.json"
PUBLISHED: dict[str, str] = json.loads(TABLE.read_text(encoding="utf-8"))["types"]


def published(probabilities: torch.Tensor) -> str:
    """The likeliest type other than none, by the benchmark's convention."""
    sums: Counter[str] = Counter()
    for name, value in zip(LABELS[1:], probabilities.tolist()[1:], strict=True):
        sums[PUBLISHED.get(name, name)] += value
    return sums.most_common(1)[0][0]


def read_items(tokenizer: Tokenizer, path: Path) -> list[tuple[Item, str, str]]:
    """Items with one pair each, with the gold type and the text."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for event in row["events"]:
            spans = {}
            for name, key in (("s", "source_spans"), ("t", "target_spans")):
                spans[name] = tuple(event[key][0]) if event[key] else (0, 1)
            ids, where = pieces_of(tokenizer, row["text"], spans)
            if len(where) < 2:
                where = {"s": where.get("s", [0]), "t": where.get("t", [0])}
            rows.append(
                (
                    Item(ids, where, {}, (Pair("s", "t", "AGREE", "actual", "action"),)),
                    event["type"],
                    row["text"],
                )
            )
    return rows


def predict(network: PairScorer, items: list[Item], marked: float) -> torch.Tensor:
    """Label probabilities of items with one pair each."""
    found = []
    order = sorted(range(len(items)), key=lambda n: len(items[n].ids))
    with torch.no_grad():
        for start in range(0, len(items), 32):
            batch = collate(
                [items[n] for n in order[start : start + 32]],
                random.Random(0),
                Shown(marked, blank=0.0, phrases=0.0),
            )
            found.append(network(*batch.inputs)[0].softmax(1))
    flat = torch.cat(found)
    back = torch.empty_like(flat)
    back[torch.tensor(order)] = flat
    return back


def scores(gold: list[str], found: list[str]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and count of each type."""
    table = {}
    for name in sorted(set(gold)):
        right = sum(g == f == name for g, f in zip(gold, found, strict=True))
        p, r = right / max(1, found.count(name)), right / gold.count(name)
        table[name] = (p, r, 2 * p * r / (p + r) if p + r else 0.0, gold.count(name))
    return table


def macro_f1(network: PairScorer, tokenizer: Tokenizer, path: Path) -> dict[str, float]:
    """Macro F1 with the pair marked in the input, and without."""
    rows = read_items(tokenizer, path)
    gold = [g for _, g, _ in rows]
    result = {}
    for name, marked in (("marked", 1.0), ("plain", 0.0)):
        found = [published(p) for p in predict(network, [i for i, _, _ in rows], marked)]
        table = scores(gold, found)
        result[name] = sum(row[2] for row in table.values()) / len(table)
    return result
