"""What step 4 says about bright and dim neurons, and about firing and wiring together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from gui.widgets.diagram_scene import DiagramState, format_activation, format_value, symbol_html

translate = QCoreApplication.translate
_NO_FACTOR = "1.0"  # a factor that says nothing
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
    factor = "" if size[dim] == 0 else _factor(size[k] / size[dim])
    if factor == _NO_FACTOR:
        return translate("AvenueWords", "All neurons before are about equally bright: all weights move about alike.")
    names = {
        "bright": symbol_html("a", layer - 1, k),
        "a": format_activation(float(a[k])),
        "dim": symbol_html("a", layer - 1, dim),
        "b": format_value(float(a[dim]), signed=False),
    }
    if (a < 0).any():
        return _signed_sentence(float(a[k]), float(a[dim])).format(almost=_almost(size[dim]), factor=factor, **names)
    if size[dim] < FAINT:
        text = translate(
            "AvenueWords", "{bright} is brightest, at {a}: its weight moves most. {dim} is dark, at {b}: {almost}."
        )
        return text.format(almost=_almost(size[dim]), **names) + _against_the_dimmest_lit(size, layer)
    text = translate(
        "AvenueWords",
        "{bright} is brightest, at {a}, {dim} dimmest, at {b}: the first one’s weight moves {factor} times as much.",
    )
    return text.format(factor=factor, **names)


def _signed_sentence(largest: float, smallest: float) -> str:
    """For neurons of tanh: those near −1 are dark, and their weights move most all the same."""
    if largest < 0:
        return translate("AvenueWords", "{bright} is largest in size, at {a}: its weight moves most, the other way.")
    if abs(smallest) < FAINT:
        return translate(
            "AvenueWords", "{bright} is largest in size, at {a}: its weight moves most. {dim} is at {b}: {almost}."
        )
    return translate(
        "AvenueWords",
        "{bright} is largest in size, at {a}, {dim} nearest to 0, at {b}: the first one’s weight moves {factor} times "
        "as much.",
    )


def _almost(size: float) -> str:
    if size == 0:
        return translate("AvenueWords", "its weight does not move at all")
    return translate("AvenueWords", "its weight hardly moves at all")


def _against_the_dimmest_lit(size: NDArray[Any], layer: int) -> str:
    """The factor between two lit neurons, where the dimmest of all is dark; empty if it says nothing."""
    lit = np.flatnonzero(size >= FAINT)
    if lit.size < 2:
        return ""
    dim = int(lit[np.argmin(size[lit])])
    factor = _factor(size.max() / size[dim])
    if factor == _NO_FACTOR:
        return ""
    tail = translate(
        "AvenueWords", "Against {dim}, the dimmest that is lit, the weight of {bright} moves {factor} times as much."
    )
    bright = symbol_html("a", layer - 1, int(np.argmax(size)))
    return " " + tail.format(dim=symbol_html("a", layer - 1, dim), bright=bright, factor=factor)


def hebbian_text(nudge: float) -> str:
    """Fire together, wire together, as far as it holds here."""
    if nudge == 0:
        return ""
    if nudge > 0:
        return translate(
            "AvenueWords",
            "The weights from neurons that fire grow most: “fire together, wire together”. Only an analogy: here a "
            "wrong answer decides, not the firing.",
        )
    return translate(
        "AvenueWords",
        "The weights from neurons that fire shrink most: “fire together, wire together” turned around. Only an "
        "analogy: here a wrong answer decides, not the firing.",
    )


def _factor(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}"
