"""Networks from other programs: safetensors of PyTorch, NumPy's .npz, JSON of Nielsen's book; told apart by content.

Each is read with suspicion: sizes before memory is taken, no pickle, then shapes and finite values.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from engine.activations import ACTIVATIONS, ActivationName
from engine.checkpoint import metadata_of, read_bounded
from engine.costs import COSTS, CostName
from engine.exchange import NIELSEN_COST, ExchangeError
from engine.network import Network, parameter_count

Kind = Literal["safetensors", "npz", "json"]
MOST_PARAMETERS = 5_000_000
MOST_BYTES = 256 * 2**20  # of a file
MOST_LAYERS, MOST_NEURONS = 64, 100_000
_NUMBERS = re.compile(r"\[[^\[\]{}\"]*\]")  # an innermost array: a row of weights, or one bias
_NPY_HEADER = 4096
_MOST_SKELETON = 2**20  # characters of JSON that are not rows of numbers
_MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True, eq=False)
class ImportedNetwork:
    """A network from elsewhere, and what has to be told about it."""

    network: Network
    kind: Kind
    assumed: bool  # the file does not say activation and cost: sigmoid and quadratic were assumed
    foreign_cost: str = ""  # the name of the cost in the file, if Nudge has none that is the same


def import_network(path: Path | str) -> ImportedNetwork:
    """Read a network; ExchangeError says what is wrong with the file."""
    path = Path(path)
    content = read_bounded(path, MOST_BYTES, ExchangeError)
    try:
        if content[:4] == b"PK\x03\x04":
            return _from_npz(content, path.name)
        if content[8:9] == b"{" and content[:1] != b"{":
            return _from_safetensors(content, path.name)
        return _from_json(content, path.name)
    except ExchangeError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, EOFError, RecursionError, OverflowError, struct.error,
            zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError,
            safetensors.SafetensorError) as error:  # fmt: skip
        raise ExchangeError("damaged", name=path.name, detail=error) from error


# What all formats end in


def _build(
    name: str, weights: list[NDArray[Any]], biases: list[NDArray[Any]], activation: ActivationName, cost: CostName
) -> Network:
    """Make a network of matrices (n_out, n_in) and vectors (n_out,), if they fit together."""
    if not weights or len(weights) != len(biases) or len(weights) > MOST_LAYERS:
        raise ExchangeError("no layers", name=name)
    if any(matrix.ndim != 2 or not matrix.size for matrix in weights):
        raise ExchangeError("no layers", name=name)
    sizes = (weights[0].shape[1], *(len(matrix) for matrix in weights))
    shapes = [(n_out, n_in) for n_in, n_out in pairwise(sizes)]
    if [w.shape for w in weights] != shapes or [b.shape for b in biases] != [(n_out,) for n_out, _ in shapes]:
        found = ", ".join("×".join(map(str, array.shape)) for array in (weights + biases)[:6])
        raise ExchangeError("misfit", name=name, detail=found)
    if max(sizes) > MOST_NEURONS or parameter_count(sizes) > MOST_PARAMETERS:
        raise ExchangeError("parameters", name=name, most=MOST_PARAMETERS)
    network = Network(sizes, activation=activation, cost=cost, parameters=np.zeros(parameter_count(sizes), np.float32))
    with np.errstate(over="ignore"):  # told below
        for target, source in zip(network.weights + network.biases, weights + biases, strict=True):
            target[...] = source
    if not np.isfinite(network.parameters).all():
        raise ExchangeError("not finite", name=name)
    return network


def _said(words: Mapping[Any, Any]) -> tuple[ActivationName, CostName, bool]:
    """Activation and cost as a file says them, and whether they had to be assumed."""
    activation, cost = str(words.get("activation", "")), str(words.get("cost", ""))
    if activation in ACTIVATIONS and cost in COSTS:
        return activation, cost, False
    return "sigmoid", "quadratic", True


def _number(name: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d{1,9}", name)]


# safetensors


def _from_safetensors(content: bytes, name: str) -> ImportedNetwork:
    metadata = metadata_of(content, name, ExchangeError)
    if metadata.get("format", "").startswith("nudge"):
        raise ExchangeError("is a run", name=name)
    arrays = safetensors.numpy.load(content)
    ordered = sorted(arrays, key=_number)
    weights = [arrays[key] for key in ordered if key.rpartition(".")[2] == "weight"]
    biases = [arrays[key] for key in ordered if key.rpartition(".")[2] == "bias"]
    activation, cost, assumed = _said(metadata)
    return ImportedNetwork(_build(name, weights, biases, activation, cost), "safetensors", assumed)


# npz


def _from_npz(content: bytes, name: str) -> ImportedNetwork:
    if content.count(b"PK\x01\x02") > 4 * MOST_LAYERS:
        raise ExchangeError("no network", name=name)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {entry.filename.removesuffix(".npy"): entry for entry in archive.infolist()}
        room = 8 * MOST_PARAMETERS + _NPY_HEADER * len(entries)
        if sum(entry.file_size for entry in entries.values()) > room:
            raise ExchangeError("parameters", name=name, most=MOST_PARAMETERS)
        numbered = sorted((key for key in entries if re.fullmatch(r"(weights|biases)_\d{1,4}", key)), key=_number)
        words = {key: str(_read_npy(archive, entries[key])) for key in ("activation", "cost") if key in entries}
        weights, biases = (
            [_read_npy(archive, entries[key]) for key in numbered if key.startswith(kind)]
            for kind in ("weights", "biases")
        )
    if any(array.dtype.kind not in "fiu" for array in (*weights, *biases)):
        raise ExchangeError("no layers", name=name)
    activation, cost, assumed = _said(words)
    return ImportedNetwork(_build(name, weights, biases, activation, cost), "npz", assumed)


def _read_npy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> NDArray[Any]:
    """Read one array; its header has to promise exactly what the entry holds, before memory is taken."""
    with archive.open(entry) as file:
        version = np.lib.format.read_magic(file)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }.get(version)
        if read_header is None:
            raise ValueError(f"{entry.filename} has an unknown version")
        shape, fortran, dtype = read_header(file, max_header_size=_NPY_HEADER)
        count = int(np.prod(shape, dtype=object))
        if dtype.hasobject or dtype.kind not in "fiuU" or not 0 < count * dtype.itemsize <= entry.file_size:
            raise ValueError(f"{entry.filename} is not an array of numbers as long as it says")
        content = file.read(count * dtype.itemsize + 1)
    if len(content) != count * dtype.itemsize:
        raise ValueError(f"{entry.filename} is not as long as it says")
    return np.frombuffer(content, dtype=dtype).reshape(shape, order="F" if fortran else "C")


# JSON of network2.py


def _from_json(content: bytes, name: str) -> ImportedNetwork:
    rows, skeleton = _rows_and_skeleton(content.decode("utf-8"), name)
    data = json.loads(skeleton)
    if not isinstance(data, dict) or not {"sizes", "weights", "biases"} <= set(data):
        raise ExchangeError("no network", name=name)
    weights = [np.stack([_fetch(row, rows) for row in matrix]) for matrix in data["weights"]]
    biases = [np.concatenate([_fetch(row, rows) for row in _as_rows(vector)]) for vector in data["biases"]]
    network = _build(name, weights, biases, "sigmoid", "quadratic")
    if [int(n) for n in _fetch(data["sizes"], rows)] != list(network.layer_sizes):
        raise ExchangeError("misfit", name=name, detail="sizes")
    cost = data.get("cost", NIELSEN_COST)
    foreign = "" if cost == NIELSEN_COST else str(cost)[:40]
    return ImportedNetwork(network, "json", assumed=False, foreign_cost=foreign)


def _rows_and_skeleton(text: str, name: str) -> tuple[dict[str, NDArray[np.float32]], str]:
    """Take every row of numbers out of the text, one at a time, so that a large file takes little memory."""
    if not text.lstrip().startswith("{"):
        raise ExchangeError("no network", name=name)
    rows: dict[str, NDArray[np.float32]] = {}
    counted = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal counted
        commas = match[0].count(",")
        counted += commas + 1
        if commas >= MOST_NEURONS or counted > 2 * MOST_PARAMETERS or len(rows) >= _MOST_ROWS:
            raise ExchangeError("parameters", name=name, most=MOST_PARAMETERS)
        rows[f"#{len(rows)}"] = _row(match[0])
        return f'"#{len(rows) - 1}"'

    skeleton = _NUMBERS.sub(keep, text)
    if len(skeleton) > _MOST_SKELETON:
        raise ExchangeError("no network", name=name)
    return rows, skeleton


def _row(text: str) -> NDArray[np.float32]:
    values = json.loads(text)
    if not all(type(value) in (int, float) for value in values):
        raise ValueError("not every value is a number")
    with np.errstate(over="ignore"):  # _build says it
        return np.array(values, dtype=np.float64).astype(np.float32)


def _as_rows(vector: object) -> list[Any]:
    """Biases are columns, [[b], [b], ...]; a plain list of numbers is understood too."""
    return vector if isinstance(vector, list) else [vector]


def _fetch(reference: Any, rows: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return the row a reference stands for; each stands in the file once."""
    if not (isinstance(reference, str) and reference in rows):
        raise ValueError("numbers are missing where a row of them should be")
    return rows.pop(reference)
