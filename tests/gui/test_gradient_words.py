"""Sentences about a gradient: every figure in them against an independent count."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from engine.gradient_check import check_gradient
from engine.network import Network
from engine.sensitivity import Examples, LayerMeter, measure
from engine.wiggle import cost_curve
from gui.widgets.gradient_check_view import GradientCheckView
from gui.widgets.gradient_facts import GradientFacts, facts
from gui.widgets.layer_meters import LayerMeters, meters_caption
from gui.widgets.wiggle_text import moved_text, sensitivity_text
from tests.gui.gradient import SIZES, make_measured


def plain(html):
    return re.sub(r"<[^>]+>|\u2060", "", html)


def test_that_the_facts_are_counted_from_the_gradient(qtbot):
    measured = make_measured()
    gradient = measured.sensitivity.gradient
    label = GradientFacts()
    qtbot.addWidget(label)
    label.set_measured(measured)
    text = plain(label.text())
    squares = np.sort(gradient**2)[::-1]
    half = next(n for n in range(1, 60) if squares[:n].sum() >= squares.sum() / 2)
    largest = int(np.abs(gradient).argmax())
    assert f"C = {measured.sensitivity.cost:.4f} over the coming mini-batch of 8" in text
    assert f"|∇C| = {np.sqrt((gradient**2).sum()):.4f}" in text
    assert f"{half} of the 59 components carry half" in text
    assert f"carries {100 * gradient[largest] ** 2 / squares.sum():.2f} %" in text
    assert ("should decrease a lot" if gradient[largest] > 0 else "should increase a lot") in text
    assert f"Layer 1 has {100 * 35 / 59:.1f} % of the components" in text
    assert f"{100 * (gradient[:35] ** 2).sum() / squares.sum():.2f} % of |∇C|²" in text
    assert "5 (8.5 %) are exactly 0: 5 because their pixel is dark in each of them (1 of 6 pixels)" in text
    assert "2 of the 6 pixels never light up in the 53 training images, so their 10 weights" in text


def test_that_the_cost_of_one_example_is_called_as_in_the_backprop_steps():
    text = plain(" ".join(facts(make_measured(source="example", count=1))))
    assert re.search(r"C₀ = \d.* over this example, and \|∇C₀\| = ", text)
    assert "|∇C₀|²" in text
    assert "|∇C|" not in text


def test_that_which_c_is_meant_is_always_said():
    for source, words in (("example", "over this example"), ("training", "over all 8 training examples")):
        assert words in plain(facts(make_measured(source=source))[0])


def test_that_one_example_is_not_spoken_of_as_many():
    measured = make_measured(source="example", count=1)
    assert "5 because their pixel is dark (1 of 6 pixels)" in plain(" ".join(facts(measured)))


def test_that_a_network_without_zeros_and_one_without_slope_are_told():
    measured = make_measured()
    lit = Examples(np.full((2, 6), 0.5), np.array([0, 1]))
    network = measured.snapshot.network()
    without = replace(measured, sensitivity=measure(network, lit), never_lit=np.zeros(6, dtype=bool))
    text = plain(" ".join(facts(without)))
    assert "No component is exactly 0." in text
    assert "Every pixel lights up" in text
    network.biases[-1][:] = 900.0
    text = plain(" ".join(facts(replace(measured, sensitivity=measure(network, lit)))))
    assert "Every component is exactly 0" in text
    assert "59 because they are too small" in text


def test_that_off_relus_are_given_as_reasons():
    measured = make_measured(activation="relu", cost="cross_entropy", initialisation="he")
    network = measured.snapshot.network()
    network.biases[0][1] = -99.0
    found = measure(network, measured.examples)
    text = plain(" ".join(facts(replace(measured, sensitivity=found))))
    counts = {zero.name: count for zero, count in found.zero_counts().items()}
    assert counts["DEAD"] >= 6
    assert f"{counts['DEAD']} because their ReLU neuron is off" in text
    assert counts["SILENT"] >= 4
    assert f"{counts['SILENT']} because the neuron they come from is silent" in text


# Meters


def meter(layer, norm, saturated=0.0, always=0):
    return LayerMeter(layer, norm, 0.1, saturated, always, 16)


@pytest.mark.parametrize(
    ("norms", "words"),
    [
        ((0.001, 0.05, 1.0), "fades on its way back: |∇C| of layer 1 is 1/1,000"),
        ((0.9, 0.3, 0.1), "does not fade on its way back: |∇C| of layer 1 is 9.0 times"),
        ((0.2, 0.5, 0.3), "gets through: |∇C| of the first and the last layer differ by a factor of 1.5"),
        ((0.0, 0.0, 0.0), "stands still"),
        ((0.0, 0.5, 0.3), "exactly 0"),
    ],
)
def test_that_the_caption_says_what_the_norms_say(norms, words):
    assert words in meters_caption([meter(n, norm) for n, norm in enumerate(norms, start=1)])


def test_that_the_caption_names_the_most_saturated_layer():
    caption = meters_caption([meter(1, 1.0, 0.25, 2), meter(2, 1.0, 0.5, 3)])
    assert "Most saturated is layer 2: 50.0 %" in caption
    assert "3 of its 16 neurons" in caption
    assert "No neuron is saturated." in meters_caption([meter(1, 1.0), meter(2, 1.0)])


def test_that_a_deep_narrow_network_shows_a_vanishing_gradient():
    network = Network((6, 4, 4, 4, 4, 4, 4), rng=np.random.default_rng(0), initialisation="scaled")
    rng = np.random.default_rng(1)
    measured = measure(network, Examples(rng.random((20, 6)), rng.integers(0, 4, 20)))
    assert measured.meters[0].norm < measured.meters[-1].norm / 100
    assert "fades on its way back" in meters_caption(measured.meters)


def test_that_bars_and_numbers_of_the_meters_agree(qtbot):
    widget = LayerMeters()
    qtbot.addWidget(widget)
    meters = [meter(1, 0.5, 0.25), LayerMeter(2, 2.0, 0.05, 0.0, 0, 10)]
    widget.set_meters(meters, "tanh")
    widget.resize(400, 100)
    widget.grab()
    assert widget.texts(meters[0]) == ("0.5000", "0.1000", "25.0 %")
    assert widget.fractions(meters[0]) == pytest.approx((0.25, 0.1, 0.25))
    assert widget.fractions(meters[1]) == pytest.approx((1.0, 0.2, 0.0)), "outputs are sigmoid"
    assert "layer 2" in widget.accessibleDescription()
    assert widget.texts(LayerMeter(2, 1.0, None, None, None, 10))[1:] == ("softmax", "–")


# Wiggle


def curve_of(measured, flat, reach=1.0):
    offsets = reach * np.linspace(-1, 1, 11)
    found = measured.sensitivity
    return cost_curve(found.network, measured.examples, flat, offsets, float(found.gradient[flat]))


def test_that_predicted_and_measured_changes_are_those_of_the_cost():
    measured = make_measured()
    found = measured.sensitivity
    curve = curve_of(measured, 40)
    moved = found.network.copy()
    moved.parameters[40] += 0.6
    change = measure(moved, measured.examples).cost - found.cost
    numbers = re.findall(r"[+−]\d\.\d+(?:×10\S+)?", plain(moved_text(found, curve, 8)))
    assert [float(n.replace("−", "-")) for n in numbers] == pytest.approx(
        [0.6, found.network.parameters[40] + 0.6, 0.6 * found.gradient[40], change], abs=6e-5
    )
    off = 100 * abs(0.6 * found.gradient[40] - change) / abs(change)
    assert re.search(rf"off by ({off:.2g}|{off:,.0f}) %", moved_text(found, curve, 8))
    assert "Drag the line" in moved_text(found, curve, 5)


def test_that_a_dark_weight_is_not_felt():
    measured = make_measured()
    assert "C does not feel it at all." in moved_text(measured.sensitivity, curve_of(measured, 2), 9)


def test_that_the_factor_between_two_parameters_is_the_real_one():
    measured = make_measured().sensitivity
    gradient = measured.gradient
    order = np.argsort(-np.abs(gradient))
    one, other = int(order[0]), int(order[9])
    factor = abs(gradient[one] / gradient[other])
    shown = f"{factor:,.0f}" if factor >= 100 else f"{factor:.3g}"
    for pair in ((one, other), (other, one)):
        text = plain(sensitivity_text(measured, *pair))
        assert f"C is {shown} times as sensitive to" in text
        assert "rank 1 of 59" in text
        assert "rank 10 of 59" in text
    text = plain(sensitivity_text(measured, one, 2))
    assert text.startswith("C does not feel w(1)0,2 at all.")
    assert "slope exactly 0 (stay: dark pixel)" in text
    assert "w(1)0,2 and w(1)1,2" in plain(sensitivity_text(measured, 2, 8))
    assert "times" not in plain(sensitivity_text(measured, one, None))


def test_that_a_parameter_hardly_felt_is_called_so():
    measured = make_measured().sensitivity
    gradient = measured.gradient.copy()
    gradient[40] = gradient[41] / 5000
    text = plain(sensitivity_text(replace(measured, gradient=gradient), 41, 40))
    assert "C hardly feels" in text
    assert "5,000 times" in text


# The check


def test_that_the_check_shows_its_difference_and_the_worst(qtbot):
    measured = make_measured()
    view = GradientCheckView()
    qtbot.addWidget(view)
    assert not view.button.isEnabled()
    view.set_parameters(59)
    assert view.button.isEnabled()
    check = check_gradient(measured.snapshot.network(), measured.examples)
    view.set_check(check, 0.25)
    text = plain(view.findChild(object, "gradientCheckResult").text())
    assert "the two agree" in text
    assert "all 59 components (examples: 8)" in text
    mantissa, exponent = f"{check.relative_difference:.2e}".split("e")
    assert f"{mantissa}×10" in text
    assert int(exponent) < -7
    assert f"wrong by 1 %, it would be {check.with_one_wrong():.2e}"[:30] in text
    worst = plain(view.findChild(object, "gradientCheckWorst").text())
    layer_one = worst.count("w(1)") + worst.count("w(2)") + worst.count("b(1)") + worst.count("b(2)")
    assert layer_one == 4
    spoiled = check.backprop.copy()
    spoiled[np.abs(spoiled).argmax()] *= -1
    view.set_check(replace(check, backprop=spoiled))
    assert "the two do not agree" in view.findChild(object, "gradientCheckResult").text()


def test_that_the_network_of_these_tests_is_the_one_they_speak_of():
    assert SIZES == (6, 5, 4)
    assert make_measured().sensitivity.gradient.size == 59
