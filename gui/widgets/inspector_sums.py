"""The sum behind a neuron, ready to be shown: its largest terms, the rest in one line, the bias; they add up to z."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gui.widgets.diagram_scene import DiagramState, Values, edge_values


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Terms of z_j as (k, shown value), largest first; `others` is the sum of `other_count` smaller ones.

    The values are rounded so that terms, others and bias add up to z exactly as they are shown. Each is within one
    unit of its last digit of the true one.
    """

    terms: tuple[tuple[int, float], ...]
    other_count: int
    others: float
    bias: float
    z: float


def terms_of_sum(state: DiagramState, layer: int, j: int, most: int = 12, decimals: int = 3) -> Sum | None:
    """z_j as the sum of w_jk a_k and the bias; None without an input."""
    z = state.z(layer)
    if z is None:
        return None
    values = edge_values(state, "signal", layer, slice(j, j + 1))[0]
    order = np.argsort(-np.abs(values), kind="stable")
    kept, rest = order[:most], order[most:]
    others, bias = float(values[rest].sum()), float(state.network.biases[layer - 1][j])
    shown = rounded_to_sum([*values[kept].tolist(), others, bias], decimals) if len(rest) else None
    if shown is None:
        *terms, bias = rounded_to_sum([*values[kept].tolist(), bias], decimals)
        others = 0.0
    else:
        *terms, others, bias = shown
    pairs = tuple(zip(kept.tolist(), terms, strict=True))
    return Sum(pairs, len(rest), others, bias, round(float(z[j]), decimals))


def rounded_to_sum(values: Sequence[float] | Values, decimals: int) -> list[float]:
    """Round each value up or down so that the rounded ones add up to their rounded sum (largest remainder)."""
    scaled = np.asarray(values, dtype=np.float64) * 10.0**decimals
    floors = np.floor(scaled)
    missing = int(np.rint(scaled.sum()) - floors.sum())
    floors[np.argsort(floors - scaled, kind="stable")[:missing]] += 1.0
    return [round(float(n) / 10**decimals, decimals) for n in floors]
