"""TrainingSession: exact steps, seeded shuffles, honest failures, and what the network learns."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.backprop import backprop
from engine.datasets import Data
from engine.evaluation import evaluate
from engine.network import Network
from engine.training import PRESETS, TrainingConfig, TrainingDiverged, TrainingSession
from tests.engine.conftest import make_data

SMALL = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5)


def session(config=SMALL, data=None, **changes):
    return TrainingSession(replace(config, **changes), make_data() if data is None else data)


def test_that_a_step_is_minus_eta_times_the_mean_gradient_of_the_mini_batch():
    run = session()
    proof = run.network.copy(np.float64)
    indices = run.mini_batch_indices.copy()
    trace = backprop(proof, run.data.train.x(indices), run.data.train.y(indices))
    assert run.step_mini_batch() == pytest.approx(trace.cost, rel=1e-6)
    assert run.network.parameters == pytest.approx(proof.parameters - 0.5 * trace.gradient, abs=1e-6)
    assert run.gradient_norms == pytest.approx(trace.gradient_norms, rel=1e-5)


def test_that_the_last_mini_batch_is_shorter_and_averaged_over_its_own_length():
    run = session()
    assert run.mini_batches_per_epoch == 6
    for _ in range(5):
        run.step_mini_batch()
    indices = run.mini_batch_indices.copy()
    assert len(indices) == 3
    proof = run.network.copy(np.float64)
    trace = backprop(proof, run.data.train.x(indices), run.data.train.y(indices))
    run.step_mini_batch()
    assert run.network.parameters == pytest.approx(proof.parameters - 0.5 * trace.gradient, abs=1e-6)
    assert (run.epoch, run.step_count) == (1, 6)


def test_that_an_epoch_shows_every_training_example_once_in_a_new_order():
    run = session()
    orders = []
    for _ in range(2):
        seen = []
        for _ in range(6):
            seen.extend(run.mini_batch_indices.tolist())
            run.step_mini_batch()
        orders.append(seen)
    assert sorted(orders[0]) == sorted(orders[1]) == list(range(53))
    assert orders[0] != orders[1]
    assert orders[0] != sorted(orders[0])


def test_that_examples_move_on_one_by_one_and_the_weights_wait_for_the_last():
    run, start = session(), session().network.parameters
    indices = run.mini_batch_indices.copy()
    for done, index in enumerate(indices[:-1], start=1):
        trace = run.step_example()
        assert trace.activations[0][0] == pytest.approx(run.data.train.x([index])[0])
        assert run.examples_done == done
        assert np.array_equal(run.network.parameters, start)
    run.step_example()
    assert (run.step_count, run.examples_done) == (1, 0)
    assert not np.array_equal(run.network.parameters, start)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["example", "mini_batch", "epoch"]), max_size=30), st.booleans())
def test_that_every_mixture_of_steps_gives_the_same_weights_bit_for_bit(steps, look):
    mixed = session()
    for step in steps:
        getattr(mixed, f"step_{step}")()
        if look:
            mixed.state()
    plain = session()
    while plain.step_count < mixed.step_count:
        plain.step_mini_batch()
    assert np.array_equal(mixed.network.parameters, plain.network.parameters)


def test_that_an_epoch_step_goes_to_the_next_boundary():
    run = session()
    run.step_mini_batch()
    run.step_epoch()
    assert (run.epoch, run.step_count) == (1, 6)
    run.step_epoch()
    assert run.step_count == 12


def test_that_a_learning_rate_change_is_an_event_of_the_run_and_acts_from_the_next_step():
    changed, plain = session(), session()
    for run in (changed, plain):
        run.step_mini_batch()
    changed.set_learning_rate(2.0)
    before = changed.network.parameters.copy()
    for run in (changed, plain):
        run.step_mini_batch()
    assert changed.network.parameters - before == pytest.approx(4 * (plain.network.parameters - before), abs=1e-6)
    event = changed.state().events[0]
    assert (event.step_count, event.learning_rate) == (1, 2.0)
    for wrong in (0, -1, math.nan, math.inf):
        with pytest.raises(ValueError, match="learning_rate"):
            changed.set_learning_rate(wrong)
    assert changed.learning_rate == 2.0


def test_that_the_cosine_schedule_falls_from_eta_to_0_over_its_epochs():
    run = session(schedule="cosine", schedule_epochs=2)
    rates = []
    for _ in range(14):
        rates.append(run.effective_learning_rate)
        run.step_mini_batch()
    assert rates[0] == 0.5
    assert rates[6] == pytest.approx(0.25)
    assert all(a >= b for a, b in itertools.pairwise(rates))
    assert 0 < rates[-1] < 0.02


def test_that_a_frozen_run_goes_on_bit_for_bit():
    run = session()
    run.step_epoch()
    run.step_example()
    run.set_learning_rate(0.25)
    state = run.state()
    other = session()
    other.restore(state)
    for each in (run, other):
        each.step_epoch()
    assert np.array_equal(run.network.parameters, other.network.parameters)
    assert other.examples_done == run.examples_done
    with pytest.raises(ValueError, match="read-only"):
        state.parameters[0] = 1
    with pytest.raises(ValueError, match="another configuration"):
        session(seed=1).restore(state)


def test_that_a_run_depends_on_its_seed_only():
    runs = [session(seed=seed) for seed in (1, 1, 2)]
    for run in runs:
        run.step_epoch()
    assert np.array_equal(runs[0].network.parameters, runs[1].network.parameters)
    assert not np.array_equal(runs[0].network.parameters, runs[2].network.parameters)


@pytest.mark.filterwarnings("error")
def test_that_a_huge_learning_rate_ends_relu_with_a_cost_that_is_not_finite():
    run = session(activation="relu", cost="cross_entropy", learning_rate=1e20)
    with pytest.raises(TrainingDiverged, match="no longer a finite number"):
        _step_until_it_stops(run)
    assert np.isfinite(run.network.parameters).all()


def test_that_a_huge_learning_rate_leaves_a_sigmoid_network_stuck():
    run = session(learning_rate=1e6)
    with pytest.raises(TrainingDiverged, match=r"saturated.*reset"):
        _step_until_it_stops(run)
    assert np.isfinite(run.network.parameters).all()


def _step_until_it_stops(run):
    for _ in range(50):
        run.step_mini_batch()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("layer_sizes", (784,)), ("layer_sizes", (784, 0, 10)), ("activation", "gelu"), ("cost", "hinge"),
        ("initialisation", "zeros"), ("mini_batch_size", 0), ("learning_rate", 0.0), ("learning_rate", math.nan),
        ("schedule", "linear"), ("schedule_epochs", 0), ("seed", -1),
    ],
)  # fmt: skip
def test_that_a_configuration_names_its_bad_field(field, value):
    with pytest.raises(ValueError, match=field):
        TrainingConfig(**{field: value})


def test_that_a_network_that_does_not_fit_the_data_is_refused():
    with pytest.raises(ValueError, match="6 pixels and 4 classes"):
        session(layer_sizes=(7, 4))


def test_that_ten_digits_are_learned_by_heart(mnist):
    ten = mnist.train.subset(np.arange(10))
    run = TrainingSession(TrainingConfig(mini_batch_size=10), Data(ten, ten, "ten", ""))
    for _ in range(300):
        run.step_mini_batch()
    result = evaluate(run.network, ten)
    assert result.accuracy == 1.0
    assert result.cost < 0.05


def test_that_evaluation_counts_right_answers_and_averages_the_cost(small_data):
    network = Network((6, 5, 4), rng=np.random.default_rng(0))
    result = evaluate(network, small_data.train)
    a, y = network.feedforward(small_data.train.x(slice(None))), small_data.train.y(slice(None))
    assert result.accuracy == np.mean(a.argmax(axis=1) == small_data.train.labels)
    assert result.cost == pytest.approx(((a - y) ** 2).sum(axis=1).mean(), rel=1e-5)
    assert result.examples == 53


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_that_the_default_network_passes_93_5_percent_within_10_epochs(mnist, seed):
    run = TrainingSession(replace(PRESETS["chapter"], seed=seed), mnist)
    for _ in range(10):
        run.step_epoch()
    assert evaluate(run.network, mnist.test).accuracy >= 0.935
