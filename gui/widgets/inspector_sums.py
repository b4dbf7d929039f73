"""The sum behind a neuron, ready to be shown: its largest terms, the rest in one line, the bias; they add up to z."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gui.widgets.diagram_scene import DiagramState, edge_values


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Terms of z_j as (k, w_jk a_k), largest first; `others` is the sum of `other_count` smaller ones."""

    terms: tuple[tuple[int, float], ...]
    other_count: int
    others: float
    bias: float
    z: float


def terms_of_sum(state: DiagramState, layer: int, j: int, most: int = 12) -> Sum | None:
    """z_j as the sum of w_jk a_k and the bias; None without an input."""
    z = state.z(layer)
    if z is None:
        return None
    values = edge_values(state, "signal", layer, slice(j, j + 1))[0]
    order = np.argsort(-np.abs(values), kind="stable")
    kept, rest = order[:most], order[most:]
    others, bias = float(values[rest].sum()), float(state.network.biases[layer - 1][j])
    pairs = tuple(zip(kept.tolist(), values[kept].tolist(), strict=True))
    return Sum(pairs, len(rest), others, bias, float(z[j]))
