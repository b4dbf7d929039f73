"""What the Descent workspace says in words. Every number and every judgement comes from what was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.comparison import Comparison, Descent
from engine.slices import Slice
from gui.plots.bar_plot import scientific
from gui.widgets.diagram_scene import format_value
from gui.workspaces.descent_notes import cost_text, hill, ratio_text, sentences

translate = QCoreApplication.translate
_AIM_SIZE = 100  # the mini-batch whose aim is told in words


def caption(story: str | None, comparison: Comparison, names: Sequence[str], cut: Slice | None) -> str:
    """What happened, in a few sentences."""
    match story:
        case "eta":
            parts = [_costs(comparison, names), _too_large(comparison, names), _first_order(comparison, names)]
        case "vanishing":
            parts = [_layers(comparison.descents[-1]), _costs(comparison, names), _blind(comparison)]
        case "minima":
            parts = [_costs(comparison, names), _apart(comparison), hill(cut)]
        case _:
            every = (_ended_early, _spent, _crooked, _aim, _noise)
            parts = [sentence(comparison, names) for sentence in every]
            if story is None and not comparison.same_start:
                parts.append(_apart(comparison))
    return sentences(parts)


def _costs(comparison: Comparison, names: Sequence[str]) -> str:
    parts = [
        translate("Descent", "{0}: C {1:.3g} → {2:.3g}").format(name, descent.costs[0], descent.costs[-1])
        for name, descent in zip(names, comparison.descents, strict=True)
    ]
    text = translate("Descent", "After {0:,} steps: {1}.")
    return text.format(comparison.steps, translate("Descent", "; ").join(parts))


def _spent(comparison: Comparison, names: Sequence[str]) -> str:
    """The hungriest descent beside the one with half as much or less that came lowest."""
    descents = comparison.descents
    seen = [int(descent.path.examples[-1]) for descent in descents]
    careful = int(np.argmax(seen))
    others = [i for i in range(len(descents)) if 0 < seen[i] < seen[careful]]
    if not others:
        return _costs(comparison, names)
    drunk = min(others, key=lambda i: descents[i].costs[-1])
    high, low = float(descents[drunk].costs[-1]), float(descents[careful].costs[-1])
    ended = (
        translate("Descent", "ended {0:.1f} % lower").format(100 * (1 - low / high))
        if low < high
        else translate("Descent", "ended {0:.1f} % higher").format(100 * (low / high - 1))
    )
    text = translate(
        "Descent",
        "“{0}” looked at {1:,} examples, {2} times as many as “{3}”, and {4} (C {5} and {6}).",
    )
    times = _factor(seen[careful] / seen[drunk])
    return text.format(names[careful], seen[careful], times, names[drunk], ended, cost_text(low), cost_text(high))


def _crooked(comparison: Comparison, names: Sequence[str]) -> str:
    moved = [i for i, descent in enumerate(comparison.descents) if descent.path.distance > 0]
    if not moved:
        return translate("Descent", "None of them moved.")
    parts = [
        translate("Descent", "{0} times for “{1}”").format(ratio_text(comparison.descents[i].path.detour), names[i])
        for i in moved
    ]
    text = translate("Descent", "The way was longer than the distance gained: {0}.")
    return text.format(translate("Descent", ", ").join(parts))


def _aim(comparison: Comparison, names: Sequence[str]) -> str:
    best = _lowest(comparison)
    descent = comparison.descents[best]
    start, end = (_cosine(aim.cosines) for aim in (descent.at_start, descent.at_end))
    if not math.isfinite(start + end):
        return ""
    text = translate(
        "Descent",
        "A mini-batch of {0} pointed along the full −∇C with cos θ = {1:.3f} at the start and {2:.3f} where “{3}” "
        "ended: {4}.",
    )
    if end < start - 0.1 and descent.costs[-1] < descent.costs[0]:
        judgement = translate("Descent", "the drunk walk comes with success")
    elif end < start - 0.1:
        judgement = translate("Descent", "the aim became worse, and so did the cost")
    elif end > start + 0.1:
        judgement = translate("Descent", "here the aim became better")
    else:
        judgement = translate("Descent", "the aim stayed as it was")
    return text.format(_AIM_SIZE, start, end, names[best], judgement)


def _noise(comparison: Comparison, names: Sequence[str]) -> str:
    best = _lowest(comparison)
    start, end = (
        aim.full.noise_scale for aim in (comparison.descents[best].at_start, comparison.descents[best].at_end)
    )
    if not math.isfinite(start + end):
        return ""
    text = translate(
        "Descent", "Noise and gradient weigh the same in a mini-batch of {0} at the start, of {1} at its end."
    )
    return text.format(_size(start), _size(end))


def _too_large(comparison: Comparison, names: Sequence[str]) -> str:
    lowest = translate("Descent", "“{0}” came lowest").format(names[_lowest(comparison)])
    return translate("Descent", "; ").join([*_troubles(comparison, names), lowest]) + translate("Descent", ".")


def _ended_early(comparison: Comparison, names: Sequence[str]) -> str:
    troubles = _troubles(comparison, names)
    return translate("Descent", "; ").join(troubles) + translate("Descent", ".") if troubles else ""


def _troubles(comparison: Comparison, names: Sequence[str]) -> list[str]:
    """What happened to the descents that cannot go on."""
    parts = []
    for name, descent in zip(names, comparison.descents, strict=True):
        if descent.path.stopped is not None and descent.path.stopped.reason == "not finite":
            text = translate("Descent", "“{0}” left the numbers a computer can hold after {1:,} steps")
            parts.append(text.format(name, descent.path.steps[-1]))
        elif descent.at_end.full.norm < 1e-6:
            text = translate(
                "Descent", "“{0}” saturated every output and stays at C = {1:.3g}, since |∇C| is {2} there"
            )
            parts.append(text.format(name, descent.costs[-1], scientific(descent.at_end.full.norm)))
    return parts


def _first_order(comparison: Comparison, names: Sequence[str]) -> str:
    """What -η|∇C|² promised for the first step of the largest η, and what came."""
    worst = max(range(len(names)), key=lambda i: comparison.descents[i].path.config.learning_rate)
    descent = comparison.descents[worst]
    if len(descent.costs) < 2:
        return ""
    promised = -descent.path.config.learning_rate * descent.at_start.full.norm**2
    came = float(descent.costs[1] - descent.costs[0])
    text = translate(
        "Descent",
        "For the first step of “{0}” the slope promised ΔC = −η|∇C|² = {1:.3g}; what came was {2:+.3g}: "
        "the slope holds for small steps only.",
    )
    if abs(came - promised) <= 0.1 * abs(promised):
        text = translate(
            "Descent",
            "For the first step of “{0}” the slope promised ΔC = −η|∇C|² = {1:.3g}; what came was {2:+.3g}: "
            "nearly that.",
        )
    return text.format(names[worst], promised, came)


def _layers(descent: Descent) -> str:
    """How much smaller the gradient of the first layer is than that of the last."""
    ratios = []
    for aim in (descent.at_start, descent.at_end):
        first, last = aim.full.norms[0], aim.full.norms[-1]
        ratios.append(float(last / first) if first > 0 else math.inf)
    text = translate(
        "Descent",
        "At the start |∇C| of the first layer is {0} and that of the last {1}: {2} times as large; "
        "at the end {3} times.",
    )
    norms = descent.at_start.full.norms
    first, last = (format_value(float(norms[i]), signed=False) for i in (0, -1))
    told = text.format(first, last, _factor(ratios[0]), _factor(ratios[1]))
    if ratios[0] > 10:
        more = translate(
            "Descent",
            "On its way back the cost passes a σ′ of at most ¼ in each layer, so the first layer hardly hears it.",
        )
        return sentences([told, more])
    return told


def _blind(comparison: Comparison) -> str:
    """What an answer that never looks at the picture would cost: for ten equally common digits 0.9."""
    classes = comparison.descents[0].path.config.layer_sizes[-1]
    config = comparison.descents[0].path.config
    if config.cost != "quadratic":
        return ""
    blind = 1 - 1 / classes
    lowest = float(comparison.descents[_lowest(comparison)].costs[-1])
    text = translate("Descent", "An answer that never looks at the picture costs about {0:g}: this is better.")
    if lowest > 0.97 * blind:
        text = translate(
            "Descent",
            "An answer that never looks at the picture costs about {0:g}: the network has learned no more than that.",
        )
    return text.format(blind)


def _apart(comparison: Comparison) -> str:
    one, other = comparison.descents[0].path, comparison.descents[-1].path
    starts, ends = _distance(one.start, other.start), _distance(one.end, other.end)
    text = translate("Descent", "The starts are {0:.1f} apart, the ends {1:.1f}.")
    return text.format(starts, ends)


def _lowest(comparison: Comparison) -> int:
    ends = [descent.costs[-1] if math.isfinite(descent.costs[-1]) else math.inf for descent in comparison.descents]
    return int(np.argmin(ends))


def _cosine(cosines: Sequence[object]) -> float:
    return next((c.mean for c in cosines if c.size == _AIM_SIZE), math.nan)  # type: ignore[attr-defined]


def _distance(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.linalg.norm(one.astype(np.float64) - other))


def _factor(value: float) -> str:
    """A factor with two or three honest figures."""
    if not math.isfinite(value):
        return "∞"
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}".removesuffix(".0")


def _size(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
