"""What the inspector says: title, facts and rows of a neuron, an edge or a pixel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from gui.widgets.diagram_readout import class_text, muted, nudge_html, value
from gui.widgets.diagram_scene import (
    DiagramState,
    Selection,
    edge_value,
    flat_index,
    format_value,
    parameter_html,
    symbol_html,
)
from gui.widgets.inspector_sums import terms_of_sum
from gui.widgets.power import DECIMALS, is_faint, scaled

translate = QCoreApplication.translate
MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the bar list: rich-text name, value, the number as written; sums of many have no bar."""

    name: str
    value: float
    text: str
    has_bar: bool = True


def title_html(state: DiagramState, what: Selection) -> str:
    """The name, and its value for a neuron or a pixel."""
    if what.source is not None:
        flat = flat_index(state.layer_sizes, what.layer, what.neuron, what.source)
        name = parameter_html(what.layer, what.neuron, what.source)
        return f"<b>{name}</b> &nbsp;{muted(f'<i>w</i><sub>{flat:,}</sub>')}"
    a = state.activations(what.layer)
    name = f"<b>{symbol_html('a', what.layer, what.neuron)}</b>"
    return name if a is None else f"{name} = {format_value(float(a[what.neuron]), signed=False)}"


def fact_lines(state: DiagramState, what: Selection) -> list[str]:
    """The lines below the title."""
    if what.source is not None:
        return _edge_facts(state, what.layer, what.neuron, what.source)
    return _pixel_facts(state, what.neuron) if what.layer == 0 else _neuron_facts(state, what.layer, what.neuron)


def rows_of(state: DiagramState, what: Selection, room: int) -> list[Row]:
    """At most `room` rows: the terms of a neuron's z, or the largest weights out of a pixel."""
    if what.source is not None:
        return []
    return (
        _pixel_rows(state, what.neuron, room) if what.layer == 0 else _term_rows(state, what.layer, what.neuron, room)
    )


def _neuron_facts(state: DiagramState, layer: int, j: int) -> list[str]:
    bias = float(state.network.biases[layer - 1][j])
    flat = flat_index(state.layer_sizes, layer, j, None)
    lines = [f"<i>b</i> = {value(bias)} &nbsp;{muted(f'<i>w</i><sub>{flat:,}</sub>')}"]
    z = state.z(layer)
    if z is not None:
        lines = [f"<i>z</i> = {value(float(z[j]))}", *lines]
        slope = slope_of(state, layer, j)
        if slope is not None:
            lines.append(f"σ′(<i>z</i>) = {format_value(slope, signed=False)}")
    if state.can_show("nudge"):
        lines.append(nudge_html(state, layer, j, None))
    if layer == state.network.layer_count:
        lines.append(muted(class_text(state, j)))
    return lines


def slope_of(state: DiagramState, layer: int, j: int) -> float | None:
    """σ'(z_j); None for softmax outputs, which have no slope of their own."""
    if state.trace is None:
        return None
    z, a = state.trace.zs[layer - 1][:, j], state.trace.activations[layer][:, j]
    if layer < state.network.layer_count:
        return float(state.network.activation.derivative(z, a)[0])
    return float(a[0] * (1.0 - a[0])) if state.network.cost.name == "quadratic" else None


def _edge_facts(state: DiagramState, layer: int, j: int, k: int) -> list[str]:
    weight = edge_value(state, "weights", layer, j, k)
    lines = [f"<i>w</i> = {value(weight)}"]
    a, z = state.activations(layer - 1), state.z(layer)
    if a is None or z is None:
        return lines
    source = f"{symbol_html('a', layer - 1, k)} = {format_value(float(a[k]), signed=False)}"
    term = value(edge_value(state, "signal", layer, j, k))
    part = translate("NeuronInspector", "one of {count} terms of {z}").format(
        count=f"{len(a):,}", z=f"{symbol_html('z', layer, j)} = {format_value(float(z[j]))}"
    )
    lines += [source, f"<i>w·a</i> = {term} &nbsp;{muted(part)}"]
    if state.can_show("nudge"):
        lines.append(nudge_html(state, layer, j, k))
        lines.append(muted(_direction(edge_value(state, "nudge", layer, j, k))))
    return lines


def _direction(nudge: float) -> str:
    if nudge == 0:
        return translate("NeuronInspector", "this example leaves it as it is")
    if nudge > 0:
        return translate("NeuronInspector", "for this example it should increase")
    return translate("NeuronInspector", "for this example it should decrease")


def _pixel_facts(state: DiagramState, k: int) -> list[str]:
    row, column = divmod(k, state.shape[1])
    where = translate("NeuronInspector", "row {row}, column {column}").format(row=row, column=column)
    feeds = translate("NeuronInspector", "feeds {count} neurons").format(count=f"{state.layer_sizes[1]:,}")
    return [where, muted(feeds)]


def _pixel_rows(state: DiagramState, k: int, room: int) -> list[Row]:
    weights = state.network.weights[0][:, k]
    order = np.argsort(-np.abs(weights), kind="stable")[:room]
    return [_weight_row(j, k, float(weights[j])) for j in order.tolist()]


def _weight_row(j: int, k: int, weight: float) -> Row:
    return Row(f"<i>w</i><sub>{j},{k}</sub>", weight, format_value(weight, decimals=3))


def _term_rows(state: DiagramState, layer: int, j: int, room: int) -> list[Row]:
    most = min(MOST_TERMS, room - 2)
    total = terms_of_sum(state, layer, j, most)
    if total is None:
        return []
    rows = [Row(f"<i>w</i><sub>{j},{k}</sub>·<i>a</i><sub>{k}</sub>", shown, fixed(shown)) for k, shown in total.terms]
    if total.other_count:
        text = translate("NeuronInspector", "… {count} others").format(count=f"{total.other_count:,}")
        rows.append(Row(text, total.others, fixed(total.others), has_bar=False))
    bias = translate("NeuronInspector", "bias b")
    rows.append(Row(bias, total.bias, fixed(total.bias), has_bar=False))
    return rows


def fixed(number: float) -> str:
    """Always with three decimals, so that a column of numbers can be added up by eye; 0 only for what is exactly 0."""
    return scaled(number, 0) if abs(number) < 1 else f"{'−' if number < 0 else '+'}{abs(number):.{DECIMALS}f}"


def addend(number: float) -> str:
    """The same in a line: what is too small for three decimals is written in full."""
    return "+0" if number == 0 else format_value(number) if is_faint(number, 0) else fixed(number)
