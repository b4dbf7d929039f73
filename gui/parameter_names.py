"""Names of weights and biases as people type them, and their place in the flat vector. No widgets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.network import parameter_count
from engine.ranking import place
from gui.widgets.diagram_scene import Selection, flat_index, parameter_html, parameter_name

translate = QCoreApplication.translate
place_of = place  # (layer 1 .. L, j, k) of a flat index; k is None for a bias

_SPACE = r"[\s{}_^]*"  # what TeX writes around a number
_FLAT = re.compile(rf"w?{_SPACE}(\d{{1,3}}(?:[, ]\d{{3}})+|\d+){_SPACE}", re.IGNORECASE)
_WEIGHT = re.compile(rf"w{_SPACE}\(\s*(\d+)\s*\){_SPACE}(\d+)\s*[,;\s]\s*(\d+){_SPACE}", re.IGNORECASE)
_BIAS = re.compile(rf"b{_SPACE}\(\s*(\d+)\s*\){_SPACE}(\d+){_SPACE}", re.IGNORECASE)


class ParameterNameError(ValueError):
    """A text that names no parameter of this network: what is wrong and what to type."""


def parse_parameter(text: str, layer_sizes: Sequence[int]) -> int:
    """Flat index of "5000", "w_5000", "w_13,001", "w^(2)_{5,11}", "w(2)5,11", "w⁽²⁾₅,₁₁", "b(3)2", ...

    Raises ParameterNameError with a sentence for the person who typed it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()  # superscripts, subscripts and wide signs become plain
    flat = _FLAT.fullmatch(plain)
    if flat is not None:
        return _checked_flat(int(re.sub(r"[, ]", "", flat[1])), layer_sizes)
    weight, bias = _WEIGHT.fullmatch(plain), _BIAS.fullmatch(plain)
    if weight is not None:
        layer, j, k = map(int, weight.groups())
        return _checked_place(layer, j, k, layer_sizes)
    if bias is not None:
        layer, j = map(int, bias.groups())
        return _checked_place(layer, j, None, layer_sizes)
    sentence = translate("ParameterNames", "“{0}” is not the name of a weight or bias. {1}")
    raise ParameterNameError(sentence.format(text.strip(), _hint(layer_sizes)))


def flat_name(flat: int) -> str:
    """The chapter's flat name in plain text: w_13,001."""
    return f"w_{flat:,}"


def name_of(layer_sizes: Sequence[int], flat: int) -> str:
    """The name with layer and indices in plain text: w⁽²⁾₅,₁₁ or b⁽³⁾₂."""
    return parameter_name(*place_of(layer_sizes, flat))


def html_of(layer_sizes: Sequence[int], flat: int) -> str:
    """The name with layer and indices for rich text."""
    return parameter_html(*place_of(layer_sizes, flat))


def selection_of(layer_sizes: Sequence[int], flat: int) -> Selection:
    """What to light up for a flat index: the edge of a weight, the neuron of a bias."""
    layer, j, k = place_of(layer_sizes, flat)
    return Selection(layer, j, k)


def flat_of(layer_sizes: Sequence[int], selection: Selection) -> int | None:
    """Flat index of a selected edge, or of the bias of a selected neuron; None for a pixel or what does not fit."""
    if selection.layer == 0 or not selection.fits(layer_sizes):
        return None
    return flat_index(layer_sizes, selection.layer, selection.neuron, selection.source)


def _checked_flat(flat: int, layer_sizes: Sequence[int]) -> int:
    if flat >= parameter_count(layer_sizes):
        sentence = translate("ParameterNames", "There is no w_{0:,} in this network. {1}")
        raise ParameterNameError(sentence.format(flat, _hint(layer_sizes)))
    return flat


def _checked_place(layer: int, j: int, k: int | None, layer_sizes: Sequence[int]) -> int:
    last = len(layer_sizes) - 1
    if not 1 <= layer <= last:
        sentence = translate("ParameterNames", "There is no layer ({0}) of weights: they are (1) to ({1}).")
        raise ParameterNameError(sentence.format(layer, last))
    if j >= layer_sizes[layer]:
        sentence = translate("ParameterNames", "Layer ({0}) has no neuron {1}: its neurons are 0 to {2}.")
        raise ParameterNameError(sentence.format(layer, j, layer_sizes[layer] - 1))
    if k is not None and k >= layer_sizes[layer - 1]:
        sentence = translate("ParameterNames", "Layer ({0}) has no neuron {1}: its neurons are 0 to {2}.")
        raise ParameterNameError(sentence.format(layer - 1, k, layer_sizes[layer - 1] - 1))
    return flat_index(layer_sizes, layer, j, k)


def _hint(layer_sizes: Sequence[int]) -> str:
    last = parameter_count(layer_sizes) - 1
    return translate(
        "ParameterNames",
        "Type a number from 0 to {0:,}, or layer and indices: w(2)5,11 for a weight, b(3)2 for a bias.",
    ).format(last)
