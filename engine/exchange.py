"""Networks for other programs: ONNX, safetensors for PyTorch, NumPy's .npz, JSON of Nielsen's book.

How to use each of them there: docs/use-it-elsewhere.md. Reading them back: engine.imports.
"""

from __future__ import annotations

import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy
from numpy.typing import NDArray

from engine.atomic_file import write_or_tell
from engine.file_error import FileError
from engine.network import Network

OPSET, IR_VERSION = 17, 9  # of ONNX; runtimes of the last years know both
NIELSEN_COST = "QuadraticCost"


class ExchangeError(FileError):
    """A network could not be written or read: what happened, why, and what to do."""


def can_write_onnx() -> bool:
    """Whether the package that writes ONNX is installed (the extra `export`)."""
    return importlib.util.find_spec("onnx") is not None


def export_network(network: Network, path: Path | str) -> None:
    """Write the network in the format of the suffix: .onnx, .safetensors, .npz or .json.

    ExchangeError if the format cannot hold it or the file cannot be written; then the old file is as it was.
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExchangeError("suffix", name=path.name, known=", ".join(WRITERS))
    write_or_tell(path, writer(network), ExchangeError)


def description(network: Network) -> dict[str, str]:
    """Say in words what the bare numbers do not: sizes, activation, cost, conventions."""
    return {
        "layer_sizes": ",".join(map(str, network.layer_sizes)),
        "activation": network.activation.name,
        "cost": network.cost.name,
        "output": "softmax" if network.cost.name == "cross_entropy" else "sigmoid",
        "input": "28x28 pixels by rows, 0 (black) to 1 (white ink)",
    }


def npz_bytes(network: Network) -> bytes:
    """weights_1 (n_out, n_in), biases_1 (n_out,), weights_2, ... beside `description` as texts; no pickle."""
    arrays: dict[str, NDArray[Any]] = {name: np.array(text) for name, text in description(network).items()}
    for layer, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True), start=1):
        arrays[f"weights_{layer}"], arrays[f"biases_{layer}"] = weights, biases
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def state_dict_bytes(network: Network) -> bytes:
    """Return safetensors named as the state_dict of nn.Sequential(Linear, activation, Linear, activation, ...)."""
    arrays = {}
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        arrays[f"{2 * i}.weight"], arrays[f"{2 * i}.bias"] = np.array(weights), np.array(biases)
    return safetensors.numpy.save(arrays, description(network))


def nielsen_bytes(network: Network) -> bytes:
    """Return JSON as `Network.save` of network2.py writes it; biases are columns, all neurons are sigmoid."""
    if network.activation.name != "sigmoid" or network.cost.name != "quadratic":
        output = description(network)["output"]
        raise ExchangeError("sigmoid only", activation=network.activation.name, output=output)
    data = {
        "sizes": list(network.layer_sizes),
        "weights": [weights.tolist() for weights in network.weights],
        "biases": [biases.reshape(-1, 1).tolist() for biases in network.biases],
        "cost": NIELSEN_COST,
    }
    return json.dumps(data).encode("ascii")


def onnx_bytes(network: Network) -> bytes:
    """Return an ONNX model, input `x` (B, n_in) and output `a` (B, n_out), any B, in float32."""
    if not can_write_onnx():
        raise ExchangeError("needs onnx")
    from onnx import TensorProto, checker, helper, numpy_helper

    nodes, values, name = [], [], "x"
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        layer = i + 1
        values += [numpy_helper.from_array(np.array(weights, dtype=np.float32), f"W{layer}"),
                   numpy_helper.from_array(np.array(biases, dtype=np.float32), f"b{layer}")]  # fmt: skip
        nodes.append(helper.make_node("Gemm", [name, f"W{layer}", f"b{layer}"], [f"z{layer}"], transB=1))
        name = "a" if layer == network.layer_count else f"a{layer}"
        nodes.append(helper.make_node(_onnx_activation(network, layer), [f"z{layer}"], [name]))
    inputs = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["examples", network.layer_sizes[0]])
    outputs = helper.make_tensor_value_info("a", TensorProto.FLOAT, ["examples", network.layer_sizes[-1]])
    graph = helper.make_graph(nodes, "nudge", [inputs], [outputs], values)
    model = helper.make_model(
        graph, producer_name="Nudge", ir_version=IR_VERSION, opset_imports=[helper.make_opsetid("", OPSET)]
    )
    helper.set_model_props(model, description(network))
    checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def _onnx_activation(network: Network, layer: int) -> str:
    if layer == network.layer_count:
        return "Softmax" if network.cost.name == "cross_entropy" else "Sigmoid"
    return {"sigmoid": "Sigmoid", "relu": "Relu", "tanh": "Tanh"}[network.activation.name]


WRITERS: dict[str, Callable[[Network], bytes]] = {
    ".onnx": onnx_bytes,
    ".safetensors": state_dict_bytes,
    ".npz": npz_bytes,
    ".json": nielsen_bytes,
}
