"""What step 4 says about bright and dim neurons, and about firing and wiring together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from gui.widgets.diagram_scene import DiagramState, format_value, symbol_html

translate = QCoreApplication.translate
FAINT = 0.005  # an activation that shows as 0.00: a factor over it would be a division by nearly nothing


def neuron_name(state: DiagramState, layer: int, j: int) -> str:
    """An output by its class, a hidden neuron by its place."""
    if layer == state.network.layer_count:
        return translate("AvenueWords", "output {name}").format(name=f"“{state.class_name(j)}”")
    return translate("AvenueWords", "neuron {j} of layer {layer}").format(j=j, layer=layer)


def capitalised(text: str) -> str:
    """The text with a large first letter, where a name begins the sentence."""
    return text[:1].upper() + text[1:]


def brightness_sentence(a: NDArray[Any], layer: int, nothing: bool) -> str:
    """Name the brightest and the dimmest neuron before, and how much more the first one's weight moves."""
    size = np.abs(a)
    k, dim = int(np.argmax(size)), int(np.argmin(size))
    if nothing or size[k] == 0:
        return ""
    names = {
        "bright": symbol_html("a", layer - 1, k),
        "a": format_value(float(a[k]), signed=False),
        "dim": symbol_html("a", layer - 1, dim),
        "b": format_value(float(a[dim]), signed=False),
    }
    if a[k] < 0:  # a tanh neuron near −1 is dark, and its weight moves most all the same
        text = translate("AvenueWords", "{bright} is largest in size, at {a}: its weight moves most, the other way.")
        return text.format(**names)
    if size[dim] < FAINT:
        lit = np.flatnonzero(size >= FAINT)
        text = translate(
            "AvenueWords", "{bright} is brightest, at {a}: its weight moves most. {dim} is dark, at {b}: {almost}."
        )
        almost = (
            translate("AvenueWords", "its weight does not move at all")
            if size[dim] == 0
            else translate("AvenueWords", "its weight hardly moves at all")
        )
        text = text.format(almost=almost, **names)
        if lit.size < 2:
            return text
        dim = int(lit[np.argmin(size[lit])])
        if dim == k or size[dim] == size[k]:
            return text
        tail = translate("AvenueWords", "Against {dim}, the dimmest that is lit, it moves {factor} times as much.")
        return f"{text} " + tail.format(dim=symbol_html("a", layer - 1, dim), factor=_factor(size[k] / size[dim]))
    if size[k] == size[dim]:
        return translate("AvenueWords", "All neurons before are equally bright: all weights move alike.")
    text = translate(
        "AvenueWords",
        "{bright} is brightest, at {a}, {dim} dimmest, at {b}: the first one's weight moves {factor} times as much.",
    )
    return text.format(factor=_factor(size[k] / size[dim]), **names)


def hebbian_text(nudge: float) -> str:
    """Fire together, wire together, as far as it holds here."""
    if nudge == 0:
        return ""
    if nudge > 0:
        return translate(
            "AvenueWords",
            "The weights that grow most come from neurons that fire while this one should fire more: “fire together, "
            "wire together”. Only an analogy: here a wrong answer decides, not the firing itself.",
        )
    return translate(
        "AvenueWords",
        "This neuron should fire less, so the weights from neurons that fire shrink most: “fire together, wire "
        "together” turned around. Only an analogy: here a wrong answer decides, not the firing itself.",
    )


def _factor(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"
