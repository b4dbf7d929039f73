"""Descents: bit for bit what a training session does, and full batch like the plain rule."""

from __future__ import annotations

import numpy as np
import pytest

from engine import reporting
from engine.backprop import backprop
from engine.descent import KEPT, LAST, descend
from engine.training import SessionState, TrainingConfig, TrainingSession

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=8, learning_rate=0.5, seed=3)


def session_points(config, data, steps, start=None):
    session = TrainingSession(config, data)
    if start is not None:
        session.restore(SessionState(config, start, 0, 0, config.learning_rate))
    points = [session.network.parameters.copy()]
    for _ in range(steps):
        session.step_mini_batch()
        points.append(session.network.parameters.copy())
    return np.array(points)


def test_that_a_descent_equals_the_training_session_bit_for_bit(small_data):
    path = descend(CONFIG, small_data, 30)
    points = session_points(CONFIG, small_data, 30)
    assert path.steps.tolist() == list(range(31))
    assert np.array_equal(path.points, points)
    assert np.array_equal(path.last_points, points)
    assert path.stopped is None


def test_that_a_descent_begins_where_it_is_told(small_data):
    start = np.linspace(-1, 1, 59, dtype=np.float32)
    path = descend(CONFIG, small_data, 5, start)
    assert np.array_equal(path.points, session_points(CONFIG, small_data, 5, start))


def test_that_long_paths_keep_their_start_first_step_last_steps_and_end(small_data):
    path = descend(CONFIG, small_data, 1000)
    points = session_points(CONFIG, small_data, 1000)
    assert KEPT <= len(path.steps) <= KEPT + 2
    assert path.steps[[0, 1, -1]].tolist() == [0, 1, 1000]
    assert np.array_equal(path.points, points[path.steps])
    assert np.array_equal(path.last_points, points[-(LAST + 1) :])
    lengths = np.linalg.norm(np.diff(points.astype(np.float64), axis=0), axis=1)
    assert path.way == pytest.approx(lengths.sum(), rel=1e-6)
    distance = np.linalg.norm(points[-1].astype(np.float64) - points[0])
    assert path.distance == pytest.approx(distance)
    assert path.detour == pytest.approx(lengths.sum() / distance, rel=1e-6)
    assert path.distances[-1] == pytest.approx(distance)
    assert (np.diff(path.seconds) >= 0).all()


def test_that_a_full_batch_step_is_the_rule_itself(small_data, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 10)
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=60_000, learning_rate=0.5, seed=3)
    path = descend(config, small_data, 12)
    network, train = config.new_network().copy(np.float64), small_data.train
    for step in range(13):
        assert path.points[step] == pytest.approx(network.parameters, abs=2e-6)
        network.parameters -= 0.5 * backprop(network, train.x(slice(None)), train.y(slice(None))).gradient
    assert path.is_full_batch
    assert path.mini_batch_size == 53


def test_that_a_full_batch_descent_is_that_of_a_session_with_one_mini_batch(small_data):
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=53, learning_rate=0.5, seed=3)
    points = session_points(config, small_data, 10)
    assert descend(config, small_data, 10).points == pytest.approx(points, abs=2e-6)


def test_that_examples_are_counted_with_short_last_mini_batches(small_data):
    path = descend(CONFIG, small_data, 15)  # 53 examples: six mini-batches of 8 and one of 5 an epoch
    expected = np.cumsum([0] + [8, 8, 8, 8, 8, 8, 5] * 2 + [8])
    assert path.examples.tolist() == expected.tolist()


@pytest.mark.parametrize("size", [8, 53])
def test_that_a_descent_out_of_all_bounds_ends_and_says_why(small_data, size):
    config = TrainingConfig(
        layer_sizes=(6, 5, 4), activation="relu", cost="cross_entropy", initialisation="he", mini_batch_size=size,
        learning_rate=1e31,
    )  # fmt: skip
    path = descend(config, small_data, 60)
    assert path.stopped is not None
    assert path.stopped.reason == "not finite"
    assert np.isfinite(path.points).all()
    assert path.steps[-1] < 60


@pytest.mark.parametrize("size", [8, 53])
def test_that_a_descent_that_saturated_everything_is_stuck(small_data, size):
    start = np.full(59, 400, dtype=np.float32)
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=size, learning_rate=0.5)
    path = descend(config, small_data, 40, start)
    assert path.stopped is not None
    assert path.stopped.reason == "stuck"
    assert np.isnan(path.detour)


def test_that_a_descent_can_be_stopped_inside_a_full_batch_step(small_data, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 10)
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=53, learning_rate=0.5)
    seen = []

    def stop(fraction):
        seen.append(fraction)
        if len(seen) == 10:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        descend(config, small_data, 5, report=stop)
    assert seen[:3] == pytest.approx([0, 10 / 53 / 5, 20 / 53 / 5])
    assert seen == sorted(seen)


@pytest.mark.parametrize("size", [8, 60_000])
def test_that_a_watch_is_told_the_cost_before_each_step(small_data, size):
    config = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=size, learning_rate=0.5, seed=3)
    told = []
    path = descend(config, small_data, 9, watch=lambda steps, cost: told.append((steps, cost)))
    assert [steps for steps, _ in told] == list(range(9))
    session = TrainingSession(config, small_data)
    for (_, cost), point in zip(told, path.points, strict=False):
        indices = session.mini_batch_indices
        train = small_data.train
        expected = backprop(path.network(point), train.x(indices), train.y(indices)).cost
        assert cost == pytest.approx(expected, rel=1e-5)
        session.step_mini_batch()
