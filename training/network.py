"""The network: MiniLM reads a sentence once; a small decoder scores ordered pairs of its mentions.

Inputs, for B sentences of T word pieces and P pairs:
    ids, kinds, mask   (B, T) int64: word pieces; 0 plain, 1 mention, 2 source, 3 target; 1 where
    there is a piece sentence           (P,) int64: which sentence a pair is of source, target
    (P, T) float32: 1 where a piece belongs to the source, the target
Outputs: logits of label (P, L), status (P, 4) and kind (P, 8).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

LABELS = (
    "NONE",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "CONCEDE/intent",
    "CONCEDE/apology",
    "ACCUSE/investigate",
    "SANCTION/embargo",
    "SANCTION/convict",
    "COERCE/blockade",
    "COERCE/occupy",
    "ASSAULT/destroy",
)
STATUSES = ("actual", "planned", "possible", "negated")
KINDS = ("none", "action", "meeting", "visit", "agreement", "transfer", "tie", "membership")
HEADS = 6
TAGS = 5


class Decoder(nn.Module):
    """One block: a pair's vector looks at the pieces of its sentence, then two layers follow.

    Layers see (1, P, D), not (P, D): ONNX then has them as MatMul, which can be put in 8 bits.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix = nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.place = nn.Linear(TAGS, HEADS, bias=False)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, pair: Tensor, states: Tensor, sentence: Tensor, tags: Tensor, absent: Tensor
    ) -> Tensor:
        """`pair` (P, D), `states` (B, T, D), `tags` (P, T, 5), `absent` (P, T) added to scores."""
        count, width = pair.shape[0], pair.shape[1]
        size = width // HEADS
        query = self.query(pair.unsqueeze(0)).view(count, HEADS, 1, size)
        key = self.key(states)[sentence].view(count, -1, HEADS, size).permute(0, 2, 3, 1)
        value = self.value(states)[sentence].view(count, -1, HEADS, size).transpose(1, 2)
        score = (
            (query @ key).squeeze(2) / size**0.5
            + self.place(tags).transpose(1, 2)
            + absent[:, None, :]
        )
        found = (score.softmax(-1).unsqueeze(2) @ value).reshape(1, count, width)
        pair = self.first(pair + self.drop(self.mix(found)).squeeze(0))
        return self.second(
            pair
            + self.drop(self.narrow(nn.functional.gelu(self.wide(pair.unsqueeze(0)))).squeeze(0))
        )


class PairScorer(nn.Module):
    """MiniLM, two decoder blocks, three heads."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.join = nn.Linear(4 * width + 2, width)
        self.settle = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(Decoder(width) for _ in range(2))
        self.drop = nn.Dropout(0.2)
        self.label = nn.Linear(2 * width, len(LABELS))
        self.status = nn.Linear(2 * width, len(STATUSES))
        self.kind = nn.Linear(2 * width, len(KINDS))

    @classmethod
    def from_folder(cls, folder: Path) -> PairScorer:
        """Start from the published MiniLM, its table of piece kinds stretched from two to four."""
        config = BertConfig.from_pretrained(folder)
        config._attn_implementation = "eager"
        network = cls(config)
        network.encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager"
        )
        old = network.encoder.embeddings.token_type_embeddings.weight.data
        table = nn.Embedding(4, old.shape[1])
        table.weight.data = old[0] + 0.02 * torch.randn(
            4, old.shape[1], generator=torch.Generator().manual_seed(0)
        )
        table.weight.data[0] = old[0]
        network.encoder.embeddings.token_type_embeddings = table
        return network

    def forward(
        self,
        ids: Tensor,
        kinds: Tensor,
        mask: Tensor,
        sentence: Tensor,
        source: Tensor,
        target: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of label, status and kind; see the head of this file for the shapes."""
        wide = (1.0 - mask[:, None, None, :].to(source.dtype)) * -10000.0
        states = self.encoder.embeddings(input_ids=ids, token_type_ids=kinds)
        for layer in self.encoder.encoder.layer:
            states = layer(states, wide)
            states = states[0] if isinstance(states, tuple) else states
        here = states[sentence]
        a = (source.unsqueeze(1) @ here).squeeze(1) / source.sum(1, keepdim=True).clamp(min=1)
        b = (target.unsqueeze(1) @ here).squeeze(1) / target.sum(1, keepdim=True).clamp(min=1)
        from_a, from_b = source.cumsum(1).clamp(max=1), target.cumsum(1).clamp(max=1)
        order = (from_a.sum(1, keepdim=True) > from_b.sum(1, keepdim=True)).to(source.dtype)
        between = (from_a + from_b == 1).to(source.dtype) * (1 - source) * (1 - target)
        before = (from_a + from_b == 0).to(source.dtype)
        after = (from_a + from_b == 2).to(source.dtype) * (1 - source) * (1 - target)
        tags = torch.stack([before, source, between, target, after], 2)
        absent = (1.0 - mask[sentence].to(source.dtype)) * -10000.0
        joined = torch.cat([a, b, a * b, states[sentence, 0], order, 1 - order], 1)
        pair = self.settle(self.join(joined.unsqueeze(0)).squeeze(0))
        start = pair
        for block in self.blocks:
            pair = block(pair, states, sentence, tags, absent)
        both = self.drop(torch.cat([pair, start], 1)).unsqueeze(0)
        return self.label(both).squeeze(0), self.status(both).squeeze(0), self.kind(both).squeeze(0)
