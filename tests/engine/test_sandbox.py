"""Steps tried on a copy: predictions against finite differences, the curve against full passes, sentences by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.averages import gather_nudges
from engine.mini_batch import MiniBatch
from engine.network import Network
from engine.sandbox import (
    FRACTIONS,
    CostAlongStep,
    make_trial,
    outcome_of_steps,
    predicted_change,
    step_curve,
    stepped,
)
from engine.step_curve import FINEST, TOLERANCE
from tests.engine.conftest import make_data
from tests.engine.gradient_check import mean_cost, scalar_backprop

SIZES = (6, 5, 3, 4)
INDICES = np.array([3, 40, 7, 12, 51, 0, 22, 8, 30, 19])
ETA = 2.5


@pytest.fixture
def network():
    return Network(SIZES, rng=np.random.default_rng(4), initialisation="normal", dtype=np.float64)


@pytest.fixture
def train():
    return make_data().train


def examples(train, indices):
    return train.x(indices), train.y(indices)


def moved_cost(network, gradient, t, x, y):
    """C after w - t g, by a whole pass of a network with these parameters."""
    other = network.copy()
    other.parameters[:] = network.parameters - t * gradient
    return mean_cost(other, x, y)


@pytest.mark.parametrize(("activation", "cost"), [("sigmoid", "quadratic"), ("tanh", "cross_entropy")])
def test_that_the_cost_along_a_step_is_the_cost_of_the_moved_network(train, activation, cost):
    network = Network(SIZES, rng=np.random.default_rng(4), activation=activation, cost=cost, dtype=np.float64)
    x, y = examples(train, INDICES)
    gradient = np.random.default_rng(1).standard_normal(network.parameters.size)
    along = CostAlongStep(network, gradient, [(x[:4], y[:4]), (x[4:], y[4:])])
    together = CostAlongStep(network, gradient, [(x, y)])
    together.work_out([0, 1e-3, 0.3, 4.0])
    for t in (0, 1e-3, 0.3, 4.0):
        assert together.known_cost(t) == pytest.approx(moved_cost(network, gradient, t, x, y), rel=1e-12)
        assert along.cost(t) == pytest.approx(moved_cost(network, gradient, t, x, y), rel=1e-12)
        assert along.outputs(t) == pytest.approx(stepped(network, gradient, t).feedforward(x), abs=1e-14)


def test_that_first_order_predicts_a_tiny_step_of_every_cost(network, train):
    x, y = examples(train, INDICES)
    one = examples(train, np.array([20]))
    for own in (False, True):
        trial = make_trial(network, MiniBatch(train, INDICES), one, own, ETA)
        tiny = 1e-7
        t = tiny * ETA
        batch = moved_cost(network, trial.step_gradient, t, x, y) - moved_cost(network, trial.step_gradient, -t, x, y)
        single = moved_cost(network, trial.step_gradient, t, *one) - moved_cost(network, trial.step_gradient, -t, *one)
        assert trial.mini_batch_slope == pytest.approx(batch / (2 * tiny), rel=1e-6)
        assert trial.example_slope == pytest.approx(single / (2 * tiny), rel=1e-6)
        assert trial.curve.slope == (trial.example_slope if own else trial.mini_batch_slope)


def test_that_the_prediction_for_its_own_gradient_is_minus_eta_times_its_square(network, train):
    trial = make_trial(network, MiniBatch(train, INDICES), None, False, ETA)
    gradient = scalar_backprop(network, *examples(train, INDICES))[1]
    assert trial.curve.slope == pytest.approx(-ETA * sum(part * part for part in gradient), rel=1e-12)
    assert math.isnan(trial.example_slope)
    assert predicted_change(np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5) == -0.5


def test_that_the_step_of_one_example_follows_its_own_gradient(network, train):
    one = examples(train, np.array([20]))
    trial = make_trial(network, MiniBatch(train, INDICES), one, True, ETA)
    gradient = scalar_backprop(network, *one)[1]
    assert trial.after(0.3).parameters == pytest.approx(network.parameters - 0.3 * ETA * gradient, abs=1e-15)
    assert trial.curve.costs[0] == pytest.approx(mean_cost(network, *one))
    with pytest.raises(ValueError, match="no example"):
        make_trial(network, MiniBatch(train, INDICES), None, True, ETA)


def test_that_the_same_step_beside_another_example_is_as_if_made_anew(network, train):
    first, second = examples(train, np.array([20])), examples(train, np.array([33]))
    anew = make_trial(network, MiniBatch(train, INDICES), second, False, ETA)
    moved = make_trial(network, MiniBatch(train, INDICES), first, False, ETA).for_example(second)
    assert moved.example_slope == anew.example_slope
    assert moved.example.cost(0.7) == anew.example.cost(0.7)
    assert moved.mini_batch.cost(0.7) == anew.mini_batch.cost(0.7)
    assert moved.for_example(None).example is None
    with pytest.raises(ValueError, match="not that of another"):
        make_trial(network, MiniBatch(train, INDICES), first, True, ETA).for_example(second)


def test_that_the_sandbox_leaves_the_network_it_came_from_alone(network, train):
    before = network.parameters.copy()
    trial = make_trial(network, MiniBatch(train, INDICES), None, False, ETA)
    after = trial.after(1.0)
    after.parameters[:] = 0
    assert np.array_equal(network.parameters, before)
    assert np.array_equal(trial.network.parameters, before)
    assert trial.after(0).parameters.tobytes() == before.tobytes()


def test_that_the_curve_has_the_true_cost_at_each_fraction_and_begins_at_no_step(network, train):
    x, y = examples(train, INDICES)
    trial = make_trial(network, MiniBatch(train, INDICES), None, False, ETA)
    assert FRACTIONS[0] == 0
    assert FRACTIONS[-1] == 10
    fractions = trial.curve.fractions
    assert (np.diff(fractions) > 0).all()
    assert 1.0 in FRACTIONS
    assert set(FRACTIONS) < set(fractions)
    for i in range(len(fractions)):
        expected = moved_cost(network, trial.step_gradient, fractions[i] * ETA, x, y)
        assert trial.curve.costs[i] == pytest.approx(expected, rel=1e-12)
    assert trial.curve.predicted(0.5) == pytest.approx(trial.curve.costs[0] + 0.5 * trial.curve.slope)


def test_that_the_places_on_the_curve_are_those_of_full_passes(train):
    """By whole passes of a moved network the answer is no just before a stretch, yes at its ends and no just after."""
    network = Network(SIZES, rng=np.random.default_rng(4), initialisation="normal", activation="tanh",
                      cost="cross_entropy", dtype=np.float64)  # fmt: skip
    one, eta = examples(train, np.array([20])), 80.0
    trial = make_trial(network, MiniBatch(train, INDICES), one, True, eta)
    curve, at_rest = trial.curve, mean_cost(network, *one)

    def change(fraction):
        return moved_cost(network, trial.step_gradient, fraction * eta, *one) - at_rest

    def is_wrong(fraction):
        return abs(change(fraction) - curve.slope * fraction) > TOLERANCE * abs(curve.slope * fraction)

    assert len(curve.wrong) == 2
    assert curve.worse
    for stretches, holds in ((curve.wrong, is_wrong), (curve.worse, lambda fraction: change(fraction) > 0)):
        for stretch in stretches:
            assert (holds(stretch.first - FINEST), holds(stretch.first)) == (False, True)
            if math.isfinite(stretch.last):
                assert (holds(stretch.last), holds(stretch.last + FINEST)) == (True, False)


@pytest.mark.parametrize("steps", [1, 4])
def test_that_the_outcome_of_listening_counts_the_answers(network, train, steps):
    nudges = gather_nudges(network, MiniBatch(train, INDICES))
    outcome = outcome_of_steps(nudges, ETA, {2}, steps)
    x = train.x(INDICES)
    after = network.copy()
    chosen = np.array([i for i in INDICES if train.labels[i] == 2])
    for _ in range(steps):
        after.parameters -= ETA * scalar_backprop(after, *examples(train, chosen))[1]
    for counts, outputs, some in (
        (outcome.answers_before, outcome.outputs_before, network),
        (outcome.answers_after, outcome.outputs_after, after),
    ):
        answers = [int(np.argmax(a)) for a in some.feedforward(x)]
        assert counts.tolist() == [answers.count(c) for c in range(4)]
        assert outputs == pytest.approx(some.feedforward(x).mean(axis=0))


def test_that_progress_goes_from_0_to_1_and_can_stop_the_work(network, train):
    told = []
    make_trial(network, MiniBatch(train, INDICES), None, False, ETA, told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < 0.5 < told[-1] <= 1

    class Stopped(Exception):
        pass

    def stop(fraction):
        raise Stopped

    along = CostAlongStep(network, np.zeros(network.parameters.size), [examples(train, INDICES)])
    with pytest.raises(Stopped):
        step_curve(along, ETA, 0.0, stop)
