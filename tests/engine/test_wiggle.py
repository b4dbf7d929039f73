"""One parameter moved: the curve against the cost of a network that really has the other value."""

from __future__ import annotations

import numpy as np
import pytest

from engine import reporting
from engine.jobs import Cancelled, Progress
from engine.network import Network
from engine.sensitivity import Examples, measure
from engine.wiggle import cost_curve
from tests.engine.gradient_check import mean_cost

SIZES = (6, 4, 3, 3)
OFFSETS = np.linspace(-2, 2, 9)
OPTIONS = [{}, {"activation": "relu", "cost": "cross_entropy"}, {"activation": "tanh"}, {"cost": "cross_entropy"}]


def make(seed=0, count=11, **options):
    rng = np.random.default_rng(seed)
    network = Network(SIZES, rng=rng, dtype=np.float64, **options)
    inputs = rng.random((count, SIZES[0]))
    inputs[rng.random(inputs.shape) < 0.4] = 0
    return network, Examples(inputs, rng.integers(0, SIZES[-1], count))


@pytest.mark.parametrize("options", OPTIONS)
def test_that_every_point_is_the_cost_of_a_network_with_that_value(options, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 4)
    network, examples = make(**options)
    y = np.eye(SIZES[-1])[examples.desired]
    for flat in range(network.parameters.size):
        curve = cost_curve(network, examples, flat, OFFSETS, slope=0.0)
        expected = []
        for offset in OFFSETS:
            moved = network.copy()
            moved.parameters[flat] += offset
            expected.append(mean_cost(moved, examples.inputs, y))
        assert curve.costs == pytest.approx(expected, rel=1e-12)
        assert curve.cost == pytest.approx(mean_cost(network, examples.inputs, y), rel=1e-12)
        assert (curve.value, curve.examples, curve.flat) == (network.parameters[flat], 11, flat)


@pytest.mark.parametrize("options", OPTIONS)
def test_that_the_gradient_predicts_small_changes(options):
    network, examples = make(3, **options)
    gradient = measure(network, examples).gradient
    for flat in range(network.parameters.size):
        curve = cost_curve(network, examples, flat, np.array([-1e-4, 1e-4]), gradient[flat])
        for point in (0, 1):
            assert curve.predicted(point) == pytest.approx(curve.measured(point), abs=1e-7)
            assert curve.predicted(point) == gradient[flat] * curve.offsets[point]


def test_that_a_weight_from_a_dark_pixel_moves_nothing_at_all():
    network, examples = make()
    examples.inputs[:, 2] = 0
    curve = cost_curve(network, examples, 2, OFFSETS, slope=0.0)
    assert (curve.costs == curve.cost).all()


def test_that_nothing_is_changed_in_the_network_given():
    network, examples = make()
    before = network.parameters.copy()
    cost_curve(network, examples, 40, OFFSETS, 0.0)
    assert (network.parameters == before).all()


def test_that_a_curve_tells_how_far_it_is_and_can_be_stopped(monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 4)
    told = []
    cost_curve(*make(), 1, OFFSETS, 0.0, told.append)
    assert len(told) == 3 * len(OFFSETS)
    assert told == sorted(told)
    assert told[len(OFFSETS)] == pytest.approx(4 / 11)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        cost_curve(*make(), 1, OFFSETS, 0.0, progress)
