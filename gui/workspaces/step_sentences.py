"""What step 8 says: where the first-order prediction holds and where it fails, computed from the curve at hand."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.sandbox import Trial
from engine.step_curve import FINEST, TOLERANCE, StepCurve, Stretch
from gui.parameter_names import html_of
from gui.question import Question
from gui.widgets.diagram_readout import precise, value
from gui.widgets.diagram_scene import format_value
from gui.widgets.formula_view import Formula
from gui.widgets.power import rate_text

translate = QCoreApplication.translate
MOST_PLACES = 2  # that are named one by one


def cost_name(trial: Trial) -> str:
    """Which C the step follows."""
    if trial.own:
        return translate("StepSentences", "C₀ of this example")
    return translate("StepSentences", "C of this mini-batch")


def symbol(trial: Trial) -> str:
    """C, or C₀ where the step follows one example."""
    return "C₀" if trial.own else "C"


def sentence_about(trial: Trial, fraction: float, cost: float) -> str:
    """Predicted and real change at this fraction, where the cost is this, and where the prediction fails; rich text.

    The cost may be NaN while it is still measured.
    """
    curve, c = trial.curve.seen_at(fraction, cost), symbol(trial)
    promised = translate(
        "StepSentences", "{0}: the gradient promises Δ{c} = −f·η⁠|⁠∇⁠{c}⁠|⁠² = {1} for f = {2:.6g} and η = {3}"
    ).format(cost_name(trial), format_value(curve.slope * fraction), fraction, rate_text(trial.learning_rate), c=c)
    if math.isnan(cost):
        first = promised + translate("StepSentences", ".")
    else:
        real = format_value(cost - float(curve.costs[0]))
        first = promised + translate("StepSentences", "; really Δ{c} = {0}.").format(real, c=c)
    if curve.is_lost:
        return f"{first} {_why_lost(curve).format(c=c)}"
    return " ".join([first, _where_it_holds(curve), *_where_it_fails(curve)])


def _why_lost(curve: StepCurve) -> str:
    if not curve.costs[0]:
        return translate("StepSentences", "{c} is 0 after rounding, the least that it can be: no step is left to take.")
    return translate(
        "StepSentences", "That is too small beside {c} for a float64: each real Δ of 0 here is 0 after rounding."
    )


def _where_it_holds(curve: StepCurve) -> str:
    if not curve.wrong:
        text = translate("StepSentences", "The promise holds to {0:.0%} as far as a fraction of {1:g}.")
        return text.format(TOLERANCE, float(curve.fractions[-1]))
    text = translate("StepSentences", "The promise is off by more than {0:.0%} {1}.")
    return text.format(TOLERANCE, _places(curve.wrong))


def _where_it_fails(curve: StepCurve) -> list[str]:
    found, last = list[str](), float(curve.fractions[-1])
    if curve.impossible_from <= last:
        text = translate("StepSentences", "From {0:.6g} on it would even be a negative cost.")
        found.append(text.format(math.ceil(curve.impossible_from / FINEST) * FINEST))
    if curve.worse:
        text = translate("StepSentences", "The cost is larger than without a step {0}.")
        found.append(text.format(_places(curve.worse)))
    fraction, cost = curve.lowest
    if 0 < fraction < last:
        text = translate("StepSentences", "The lowest point in reach is {0}, at a fraction of about {1:.3g}.")
        found.append(text.format(format_value(cost, signed=False), fraction))
    return found


def _places(stretches: tuple[Stretch, ...]) -> str:
    """At which fractions something holds: from 2.1 on; between 0.3 and 0.9 and from 2.1 on."""
    parts = []
    for stretch in stretches[:MOST_PLACES]:
        if math.isinf(stretch.last):
            text = translate("StepSentences", "from a fraction of {0:.6g} on")
        elif stretch.first == stretch.last:
            text = translate("StepSentences", "at a fraction of {0:.6g}")
        else:
            text = translate("StepSentences", "at fractions from {0:.6g} to {1:.6g}")
        parts.append(text.format(stretch.first, stretch.last))
    if len(stretches) > MOST_PLACES:
        parts.append(translate("StepSentences", "at larger ones now and then"))
    return translate("StepSentences", " and ").join(parts)


def formulas_of(trial: Trial, fraction: float, flat: int) -> tuple[Formula, ...]:
    """The step of one parameter, and the promise of first order, with live numbers."""
    eta, slope = trial.learning_rate, float(trial.step_gradient[flat])
    before = float(trial.network.parameters[flat])
    after = before - fraction * eta * slope
    share, own = f"{fraction:.6g} · ", "_own" if trial.own else ""
    moved = (
        f"{html_of(trial.network.layer_sizes, flat)}: {precise(before)} − {share}{rate_text(eta)} · "
        f"({precise(slope, decimals=8)}) = <b>{precise(after)}</b>"
    )
    size = math.sqrt(-trial.curve.slope / eta) if trial.curve.slope < 0 else 0.0
    norm = precise(size, signed=False)
    norm = f"({norm})" if "×" in norm else norm  # the square is of all of it
    minus = "−" if fraction else ""  # there is no −0
    promised = f"{minus}{share}{rate_text(eta)} · {norm}<sup>2</sup> = <b>{value(fraction * trial.curve.slope)}</b>"
    step = translate("StepSentences", "every weight and bias becomes itself minus eta times its part of the gradient")
    change = translate("StepSentences", "to first order the cost changes by minus eta times the squared gradient")
    return Formula(f"step_of{own}", step, moved), Formula(f"first_order{own}", change, promised)


def question_about(trial: Trial) -> Question | None:
    """What will the whole step really do? Asked before the curve is shown, unless rounding hides it."""
    if trial.curve.is_lost:
        return None
    along = trial.example if trial.own and trial.example is not None else trial.mini_batch
    before = along.cost(0.0)
    real, promised = along.cost(trial.learning_rate) - before, trial.curve.slope
    answers = (
        translate("StepSentences", "it falls as promised"),
        translate("StepSentences", "it falls by less"),
        translate("StepSentences", "it falls by more"),
        translate("StepSentences", "it does not fall"),
    )
    text = translate(
        "StepSentences",
        "One whole step, η = {0}: first order promises {1} = {2} → {3}. What will it really do (to {4:.0%})?",
    ).format(
        rate_text(trial.learning_rate), cost_name(trial), format_value(before, signed=False),
        format_value(before + promised, signed=False), TOLERANCE,
    )  # fmt: skip
    reveal = translate("StepSentences", "One whole step: promised Δ{c} = {0}, real Δ{c} = {1}.")
    return Question(
        text, answers, frozenset({kind_of(real, promised)}),
        reveal.format(format_value(promised), format_value(real), c=symbol(trial)),
    )  # fmt: skip


def kind_of(real: float, promised: float) -> int:
    """Which of the four answers is right: 0 as promised, 1 less, 2 more, 3 not at all."""
    if real >= 0:
        return 3
    if abs(real - promised) <= TOLERANCE * abs(promised):
        return 0
    return 1 if real > promised else 2
