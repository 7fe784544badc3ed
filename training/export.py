"""Write the trained network in 8 bits: `python training/export.py --from FOLDER --to FOLDER`."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from network import KINDS, LABELS, STATUSES, PairScorer
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from train import BASE, read_network

INPUTS = ("ids", "kinds", "mask", "sentence", "source", "target")
SIZES = {
    "ids": ("sentences", "pieces"),
    "kinds": ("sentences", "pieces"),
    "mask": ("sentences", "pieces"),
    "sentence": ("pairs",),
    "source": ("pairs", "pieces"),
    "target": ("pairs", "pieces"),
}


def example_inputs() -> tuple[torch.Tensor, ...]:
    """Inputs of the right shapes to trace the network with."""
    ids = torch.randint(1000, 2000, (2, 11))
    kinds, mask = torch.zeros_like(ids), torch.ones_like(ids)
    source, target = torch.zeros(3, 11), torch.zeros(3, 11)
    source[:, 2] = target[:, 5] = 1
    return ids, kinds, mask, torch.tensor([0, 0, 1]), source, target


def write_onnx(network: PairScorer, path: Path) -> None:
    """Trace the network and write it in 8 bits, weights by channel."""
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            network,
            example_inputs(),
            str(plain),
            input_names=list(INPUTS),
            output_names=["label", "status", "kind"],
            dynamic_axes={name: dict(enumerate(sizes)) for name, sizes in SIZES.items()},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    onnx.checker.check_model(str(path))


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    arguments = parser.parse_args()
    network = read_network(arguments.source).eval()
    arguments.to.mkdir(parents=True, exist_ok=True)
    write_onnx(network, arguments.to / "model.onnx")
    shutil.copy(BASE / "tokenizer.json", arguments.to / "tokenizer.json")
    labels = {"labels": LABELS, "statuses": STATUSES, "kinds": KINDS}
    (arguments.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
