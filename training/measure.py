"""Measure a network: on relations data, and on examples with pairs that are empty.

Use: `python training/measure.py NETWORK_FOLDER --relations FILE --examples FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import torch
from batches import Item, Pair, Shown, collate, item, pieces_of
from examples import read_sentences
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


def read_items(tokenizer: Tokenizer, path: Path) -> list[tuple[Item, str]]:
    """Items with one pair each, and the gold type."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for event in row["events"]:
            spans = {
                name: tuple(event[key][0]) if event[key] else (0, len(row["text"]))
                for name, key in (("s", "source_spans"), ("t", "target_spans"))
            }
            ids, where = pieces_of(tokenizer, row["text"], spans)
            where = {name: where.get(name, [0]) for name in ("s", "t")}
            rows.append((Item(ids, where, {}, (Pair("s", "t", "AGREE"),)), event["type"]))
    return rows


def predict(network: PairScorer, items: list[Item], marked: float) -> torch.Tensor:
    """Label probabilities of items with one pair each."""
    shown = Shown(marked, blank=0.0, phrases=0.0)
    order = sorted(range(len(items)), key=lambda n: len(items[n].ids))
    found = []
    with torch.no_grad():
        for start in range(0, len(items), 32):
            chunk = [items[n] for n in order[start : start + 32]]
            batch = collate(chunk, random.Random(0), shown)
            found.append(network(*batch.inputs)[0].softmax(1))
    flat = torch.cat(found)
    back = torch.empty_like(flat)
    back[torch.tensor(order)] = flat
    return back


def f1(right: int, found: int, gold: int) -> float:
    """F1 of counts."""
    return 2 * right / (found + gold) if right else 0.0


def macro_f1(network: PairScorer, tokenizer: Tokenizer, path: Path) -> dict[str, float]:
    """Macro F1 of the types on relations data, with the pair marked in the input and without."""
    rows = read_items(tokenizer, path)
    gold = [g for _, g in rows]
    result = {}
    for name, marked in (("marked", 1.0), ("plain", 0.0)):
        found = [published(p) for p in predict(network, [i for i, _ in rows], marked)]
        right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
        types = sorted(set(gold))
        shares = [f1(right[t], found.count(t), gold.count(t)) for t in types]
        result[name] = round(sum(shares) / len(shares), 4)
    return result


def pair_scores(network: PairScorer, tokenizer: Tokenizer, folder: Path) -> dict[str, float]:
    """How well pairs with a relation are told from those without, and what is said of them."""
    items = [item(tokenizer, e, coarse=True) for e in read_sentences(folder)]
    shown = Shown(0.0, blank=0.0, phrases=0.0, none=1000)
    count: Counter[str] = Counter()
    for one in (i for i in items if i.pairs):
        batch = collate([one], random.Random(0), shown)
        with torch.no_grad():
            label, status, kind = network(*batch.inputs)
        folded = label.softmax(1)
        related = folded[:, 0] < 0.5
        gold = batch.allowed[:, 0] == 0
        types = folded[:, 1:].argmax(1) + 1
        count["gold"] += int(gold.sum())
        count["found"] += int(related.sum())
        count["right"] += int((gold & related).sum())
        families = [LABELS[t].split("/")[0] for t in types.tolist()]
        wanted = [LABELS[int(row.argmax())].split("/")[0] for row in batch.allowed]
        agree = torch.tensor([f == w for f, w in zip(families, wanted, strict=True)])
        count["type"] += int((gold & agree).sum())
        count["exact"] += int((gold & related & agree).sum())
        count["status"] += int((gold & (status.argmax(1) == batch.status)).sum())
        count["kind"] += int((gold & (kind.argmax(1) == batch.kind)).sum())
    total = max(1, count["gold"])
    return {
        "pairs": total,
        "related": round(f1(count["right"], count["found"], count["gold"]), 4),
        "related and type": round(f1(count["exact"], count["found"], count["gold"]), 4),
        **{name: round(count[name] / total, 4) for name in ("type", "status", "kind")},
    }


def main() -> None:
    """Print what was measured, one line a file."""
    from train import read_network, read_tokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("--relations", type=Path, action="append", default=[])
    parser.add_argument("--examples", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    tokenizer, network = read_tokenizer(), read_network(arguments.network).eval()
    for path in arguments.relations:
        print(path, macro_f1(network, tokenizer, path))
    for path in arguments.examples:
        print(path, pair_scores(network, tokenizer, path))


if __name__ == "__main__":
    main()
