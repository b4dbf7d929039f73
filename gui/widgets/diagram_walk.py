"""The way through the diagram by arrow keys: up and down within a layer, left and right between layers."""

from __future__ import annotations

from typing import Literal

import numpy as np

from gui.widgets.diagram_scene import DiagramState, Selection

Step = Literal["up", "down", "left", "right", "first", "last", "edge"]


def walk(state: DiagramState, here: Selection | None, step: Step) -> Selection:
    """Where one key leads. Input pixels form a grid: left and right walk along a row and on into the first layer."""
    if here is None:
        return _start(state)
    if here.source is not None:
        return _from_edge(state, here, here.source, step)
    if step == "edge":
        return _strongest_edge(state, here)
    return _from_pixel(state, here.neuron, step) if here.layer == 0 else _from_neuron(state, here, step)


def _start(state: DiagramState) -> Selection:
    """The winning output, or the first one while there is no input."""
    last = state.network.layer_count
    a = state.activations(last)
    return Selection(last, 0 if a is None else int(np.argmax(a)))


def _from_edge(state: DiagramState, here: Selection, source: int, step: Step) -> Selection:
    if step == "left":
        return Selection(here.layer - 1, source)
    if step in ("right", "edge"):
        return Selection(here.layer, here.neuron)
    return Selection(here.layer, here.neuron, _along(source, step, state.layer_sizes[here.layer - 1]))


def _strongest_edge(state: DiagramState, here: Selection) -> Selection:
    """The edge into a neuron with the largest |w a|, or |w| without an input; out of a pixel the largest |w|."""
    if here.layer == 0:
        return Selection(1, int(np.argmax(np.abs(state.network.weights[0][:, here.neuron]))), here.neuron)
    weights = state.network.weights[here.layer - 1][here.neuron]
    a = state.activations(here.layer - 1)
    strength = np.abs(weights if a is None or not a.any() else weights * a)
    return Selection(here.layer, here.neuron, int(np.argmax(strength)))


def _from_pixel(state: DiagramState, k: int, step: Step) -> Selection:
    rows, columns = state.shape
    row, column = divmod(k, columns)
    if step == "right" and (column == columns - 1 or k + 1 >= state.layer_sizes[0]):
        return Selection(1, round(row / max(1, rows - 1) * (state.layer_sizes[1] - 1)))
    if step in ("first", "last"):
        return Selection(0, _along(k, step, state.layer_sizes[0]))
    row += {"up": -1, "down": 1}.get(step, 0)
    column += {"left": -1, "right": 1}.get(step, 0)
    moved = max(0, min(row, rows - 1)) * columns + max(0, min(column, columns - 1))
    return Selection(0, moved if moved < state.layer_sizes[0] else k)


def _from_neuron(state: DiagramState, here: Selection, step: Step) -> Selection:
    sizes = state.layer_sizes
    if step not in ("left", "right"):
        return Selection(here.layer, _along(here.neuron, step, sizes[here.layer]))
    layer = here.layer + (1 if step == "right" else -1)
    if layer >= len(sizes):
        return here
    share = here.neuron / max(1, sizes[here.layer] - 1)
    if layer == 0:
        rows, columns = state.shape
        return Selection(0, min(round(share * (rows - 1)) * columns + columns - 1, sizes[0] - 1))
    return Selection(layer, round(share * (sizes[layer] - 1)))


def _along(index: int, step: Step, count: int) -> int:
    moved = {"up": index - 1, "down": index + 1, "first": 0, "last": count - 1}.get(step, index)
    return max(0, min(moved, count - 1))
