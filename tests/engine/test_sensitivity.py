"""-grad C of some examples: against a naive twin, with reasons for every zero and a meter per layer."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine import reporting
from engine.backprop import backprop
from engine.jobs import Cancelled, Progress
from engine.network import Network
from engine.ranking import place
from engine.sensitivity import Examples, Zero, measure
from tests.engine.gradient_check import scalar_backprop

SIZES = (6, 4, 3, 3)


def make_network(seed=0, **options):
    return Network(SIZES, rng=np.random.default_rng(seed), dtype=np.float64, **options)


def make_examples(count=23, seed=1):
    rng = np.random.default_rng(seed)
    inputs = rng.integers(0, 256, (count, SIZES[0]), dtype=np.uint8)
    inputs[rng.random(inputs.shape) < 0.4] = 0
    return Examples(inputs, rng.integers(0, SIZES[-1], count))


def as_numbers(examples):
    return examples.inputs / 255, np.eye(SIZES[-1])[examples.desired]


def test_that_the_gradient_of_many_chunks_is_the_one_of_a_naive_loop(monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 7)
    network, examples = make_network(), make_examples()
    cost, gradient = scalar_backprop(network, *as_numbers(examples))
    measured = measure(network.copy(np.float32), examples)
    exact = measure(network, examples)
    assert exact.cost == pytest.approx(cost, rel=1e-12)
    assert exact.gradient == pytest.approx(gradient, abs=1e-14)
    assert exact.examples == 23
    assert measured.gradient.dtype == np.float64
    assert exact.nudge == pytest.approx(-gradient, abs=1e-14)
    assert exact.norm == pytest.approx(math.sqrt(sum(g * g for g in gradient)), rel=1e-12)


def test_that_the_full_gradient_is_the_mean_of_the_gradients_of_its_mini_batches():
    network, examples = make_network(2), make_examples(40)
    x, y = as_numbers(examples)
    parts = [backprop(network, x[i : i + 10], y[i : i + 10]).gradient for i in range(0, 40, 10)]
    assert measure(network, examples).gradient == pytest.approx(np.mean(parts, axis=0), abs=1e-15)


def test_that_numbers_and_bytes_are_the_same_examples():
    network, examples = make_network(3), make_examples()
    as_floats = Examples(examples.inputs / 255, examples.desired)
    assert measure(network, as_floats).gradient == pytest.approx(measure(network, examples).gradient, abs=1e-16)


@pytest.mark.parametrize("chunk", [5, 100])
def test_that_meters_tell_slope_and_saturation_as_counted_one_by_one(monkeypatch, chunk):
    monkeypatch.setattr(reporting, "CHUNK", chunk)
    network, examples = make_network(4, initialisation="normal"), make_examples()
    network.weights[0] *= 6
    network.weights[1] *= 4
    network.biases[1][0] = 40.0  # saturated whatever comes
    x, _ = as_numbers(examples)
    measured = measure(network, examples)
    for layer, meter in enumerate(measured.meters, start=1):
        slopes = []
        for row in x.tolist():
            for weights, biases in zip(network.weights[:layer], network.biases[:layer], strict=True):
                zs = [
                    sum(w * a for w, a in zip(ws, row, strict=True)) + b for ws, b in zip(weights, biases, strict=True)
                ]
                row = [1 / (1 + math.exp(-z)) for z in zs]
            slopes.append([1 / (2 + math.exp(z) + math.exp(-z)) for z in zs])
        slopes = np.array(slopes)
        assert (meter.layer, meter.neurons) == (layer, SIZES[layer])
        assert meter.mean_slope == pytest.approx(slopes.mean(), rel=1e-9)
        assert meter.saturated == pytest.approx((slopes < 0.0025).mean(), abs=1e-12)
        assert meter.always_saturated == (slopes < 0.0025).all(axis=0).sum()
        part = measured.gradient[{1: slice(0, 28), 2: slice(28, 43), 3: slice(43, 55)}[layer]]
        assert meter.norm == pytest.approx(math.sqrt(float(part @ part)), rel=1e-12)
    assert measured.meters[1].always_saturated >= 1
    sometimes = measured.meters[0]
    assert sometimes.saturated > sometimes.always_saturated / SIZES[1], "or this test could not tell always from once"


def test_that_softmax_outputs_have_no_meter_of_their_slope():
    meters = measure(make_network(activation="relu", cost="cross_entropy"), make_examples()).meters
    assert meters[-1].mean_slope is meters[-1].saturated is meters[-1].always_saturated is None
    assert meters[-1].norm > 0
    assert meters[0].mean_slope is not None


def naive_reason(network, x, y, flat):
    """Why this component is 0, example by example; Zero.NOT if it is not."""
    layer, j, k = place(SIZES, flat)
    trace = backprop(network, x, y)
    if trace.gradient[flat] != 0:
        return Zero.NOT
    a = np.ones(len(x)) if k is None else trace.activations[layer - 1][:, k]
    if not any(a):
        return Zero.DARK if layer == 1 else Zero.SILENT
    if network.activation.name != "relu":
        return Zero.ROUNDING
    if layer < 3 and all(z <= 0 for z in trace.zs[layer - 1][:, j]):
        return Zero.DEAD
    delta = trace.deltas[layer - 1][:, j]
    return Zero.ROUNDING if any(d != 0 and b != 0 for d, b in zip(delta, a, strict=True)) else Zero.BLOCKED


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_that_every_zero_has_the_reason_found_example_by_example(activation, seed, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 2)
    network = make_network(seed, activation=activation, initialisation="normal")
    network.biases[0][0] = network.biases[1][0] = -50.0  # off in every example, if it is a ReLU
    examples = make_examples(5, seed)
    examples.inputs[:, seed % 6] = 0
    measured = measure(network, examples)
    expected = [naive_reason(network, *as_numbers(examples), flat) for flat in range(network.parameters.size)]
    assert measured.zeros.tolist() == expected
    assert measured.zero_counts() == {r: expected.count(r) for r in Zero if r and expected.count(r)}
    assert measured.dark_inputs.tolist() == (~examples.inputs.any(axis=0)).tolist()


def test_that_all_kinds_of_dark_silent_dead_and_blocked_occur_in_these_tests():
    seen = set()
    for seed in range(6):
        network = make_network(seed, activation="relu", initialisation="normal")
        network.biases[0][0] = network.biases[1][0] = -50.0
        examples = make_examples(5, seed)
        examples.inputs[:, seed % 6] = 0
        seen |= set(measure(network, examples).zero_counts())
    assert {Zero.DARK, Zero.SILENT, Zero.DEAD, Zero.BLOCKED} <= seen


def test_that_a_slope_too_small_for_a_number_counts_as_rounding():
    network = make_network()
    network.biases[2][:] = 800.0  # sigmoid' of it is below the smallest number
    measured = measure(network, Examples(np.ones((2, 6)), np.array([0, 1])))
    assert measured.zero_counts() == {Zero.ROUNDING: network.parameters.size}


def test_that_unlit_pixels_of_the_digits_explain_every_zero_of_the_full_gradient(mnist):
    network = Network((784, 16, 16, 10), rng=np.random.default_rng(0))
    train = mnist.train
    measured = measure(network, Examples(train.pixels, train.labels))
    never_lit = int((train.images.max(axis=0) == 0).sum())
    assert (never_lit, measured.examples) == (67, 60_000)
    assert measured.zero_counts() == {Zero.DARK: 16 * never_lit}
    sample = measure(network, Examples(train.pixels, train.labels).first(100))
    x, y = train.x(slice(100)), train.y(slice(100))
    assert sample.gradient == pytest.approx(backprop(network.copy(np.float64), x, y).gradient, abs=1e-15)


def test_that_a_measurement_tells_how_far_it_is_and_can_be_stopped(monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 4)
    told = []
    measure(make_network(), make_examples(), told.append)
    assert told == pytest.approx([i / 23 for i in (4, 8, 12, 16, 20, 23)])
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        measure(make_network(), make_examples(), progress)


@pytest.mark.parametrize(("inputs", "desired"), [((3, 6), 2), ((0, 6), 0), ((6,), 6)])
def test_that_examples_that_do_not_fit_are_refused(inputs, desired):
    with pytest.raises(ValueError, match="inputs are"):
        Examples(np.zeros(inputs), np.zeros(desired, dtype=int))


def test_that_a_product_that_vanishes_though_neither_factor_does_counts_as_rounding():
    network = make_network()
    network.biases[1][:] = network.biases[2][:] = -400.0  # every a and every delta there is about 1e-174
    examples = Examples(make_examples(3).inputs, np.array([0, 0, 0]))
    trace = backprop(network, *as_numbers(examples))
    assert (trace.activations[2] > 0).all()
    wanted = int(examples.desired[0])
    assert (examples.desired == wanted).all()
    assert (trace.deltas[2][:, wanted] != 0).all()
    measured = measure(network, examples)
    weights, biases = np.split(measured.zeros[-(network.weights[2].size + network.biases[2].size) :], [-SIZES[-1]])
    assert (weights.reshape(network.weights[2].shape)[wanted] == Zero.ROUNDING).all()
    assert biases[wanted] == Zero.NOT  # the bias has delta alone
