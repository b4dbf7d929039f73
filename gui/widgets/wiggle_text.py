"""What wiggling one parameter shows, in sentences computed from its curve."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.ranking import Word, sensitivity_ratio, shares
from engine.sensitivity import Sensitivity, Zero
from engine.wiggle import CostCurve
from gui.parameter_names import html_of
from gui.sentences import joined
from gui.widgets.diagram_readout import value
from gui.widgets.diagram_scene import format_value
from gui.widgets.gradient_model import in_words, share_text

translate = QCoreApplication.translate
_HARDLY = 1000.0  # a factor above which the other is called hardly felt


def moved_text(measured: Sensitivity, curve: CostCurve, point: int) -> str:
    """Predicted beside measured for one distance."""
    name = html_of(measured.network.layer_sizes, curve.flat)
    offset = float(curve.offsets[point])
    if offset == 0:
        sentence = translate("Wiggle", "{name} is {value}. Drag the line or the slider to move it; the rest is held.")
        return sentence.format(name=name, value=format_value(curve.value))
    sentence = translate(
        "Wiggle",
        "{name} moved by {offset}, to {value}: the tangent predicts a change of C by {predicted}, measured is "
        "{measured}.",
    )
    text = sentence.format(
        name=name,
        offset=format_value(offset),
        value=format_value(curve.value + offset),
        predicted=value(curve.predicted(point)),
        measured=value(curve.measured(point)),
    )
    return f"{text} {_quality(curve.predicted(point), curve.measured(point))}".strip()


def _quality(predicted: float, measured: float) -> str:
    """How far the first order can be trusted there."""
    if measured == 0:
        return translate("Wiggle", "C does not feel it at all.") if predicted == 0 else ""
    if predicted * measured < 0:
        return translate("Wiggle", "So far away even the direction is wrong: the curve has turned.")
    off = abs(predicted - measured) / abs(measured)
    if off < 0.1:
        return translate("Wiggle", "The slope alone is off by {0:.2g} %.").format(100 * off)
    return translate("Wiggle", "The slope alone is off by {0:,.0f} %: the curve bends.").format(100 * off)


def sensitivity_text(measured: Sensitivity, chosen: int, other: int | None) -> str:
    """How sensitive C is to the chosen parameter, alone or beside another."""
    sizes = measured.network.layer_sizes
    first = _rank_text(measured, chosen)
    if other is None or other == chosen:
        return first
    ratio = sensitivity_ratio(measured.gradient, chosen, other)
    one, two = html_of(sizes, chosen), html_of(sizes, other)
    if ratio is not None and ratio < 1:
        ratio = sensitivity_ratio(measured.gradient, other, chosen)
        one, two = two, one
    if ratio is None:
        sentence = translate("Wiggle", "C does not feel {0} at all.").format(_numb(measured, chosen, other, one, two))
    elif ratio > _HARDLY:
        sentence = translate("Wiggle", "C hardly feels {1}: it is {2:,.0f} times as sensitive to {0}.")
        sentence = sentence.format(one, two, ratio)
    else:
        sentence = translate("Wiggle", "C is <b>{2}</b> times as sensitive to {0} as to {1}.")
        sentence = sentence.format(one, two, f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}")
    return joined((sentence, first, _rank_text(measured, other)))


def _numb(measured: Sensitivity, chosen: int, other: int, one: str, two: str) -> str:
    """Which of the two has no slope: both, or the one that is 0."""
    if measured.gradient[chosen] == 0 and measured.gradient[other] == 0:
        return translate("Wiggle", "{0} and {1}").format(one, two)
    return two


def _rank_text(measured: Sensitivity, flat: int) -> str:
    gradient, name = measured.gradient, html_of(measured.network.layer_sizes, flat)
    if gradient[flat] == 0:
        reason = in_words(0.0, Word.NOT_AT_ALL, Zero(int(measured.zeros[flat])))
        return translate("Wiggle", "{name}: slope exactly 0 ({reason}).").format(name=name, reason=reason)
    rank = int((np.abs(gradient) > abs(gradient[flat])).sum()) + 1
    sentence = translate("Wiggle", "{name}: rank {rank:,} of {count:,}, {share} of |∇C|².")
    share = share_text(float(shares(gradient)[flat]))
    return sentence.format(name=name, rank=rank, count=gradient.size, share=share)
