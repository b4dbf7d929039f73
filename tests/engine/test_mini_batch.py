"""What a step will learn from is known beforehand, with augmentation too: image by image what the session is fed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.augmentation import AUGMENTATIONS
from engine.averages import gather_nudges
from engine.backprop import backprop
from engine.cosines import cosine, cosine_of_next_mini_batch
from engine.sandbox import make_trial
from engine.sensitivity import Examples, measure
from engine.training import TrainingConfig, TrainingSession
from tests.engine.conftest import make_data

DATA = make_data(train=310, pixels=(9, 7))  # more than are fed at once; the last mini-batch is short
CONFIG = TrainingConfig(layer_sizes=(63, 5, 4), mini_batch_size=7, learning_rate=1.0, augmentation="strong", seed=4)


def session_after(config, steps):
    session = TrainingSession(config, DATA)
    for _ in range(steps):
        session.step_mini_batch()
    return session


@settings(deadline=None, max_examples=40)
@given(size=st.sampled_from((1, 7, 100, 310)), name=st.sampled_from(AUGMENTATIONS), step=st.integers(0, 90))
def test_that_the_images_are_those_of_the_step_bit_for_bit(size, name, step):
    config = replace(CONFIG, mini_batch_size=size, augmentation=name)
    session = TrainingSession(config, DATA)
    session.step_count = step
    mini_batch = config.mini_batch_after(step, DATA.train)
    fed = session._feeder.trace(*divmod(step, session.mini_batches_per_epoch))
    assert np.array_equal(mini_batch.indices, session.mini_batch_indices)
    assert np.array_equal(mini_batch.changed(slice(None)), fed.x)
    assert np.array_equal(mini_batch.y(), fed.y)
    place = session._feeder.x(*divmod(step, session.mini_batches_per_epoch), len(mini_batch) - 1)
    assert np.array_equal(mini_batch.x(slice(len(mini_batch) - 1, None)), place)


def test_that_a_part_of_it_is_the_same_part_of_the_whole():
    mini_batch = CONFIG.mini_batch_after(50, DATA.train)
    for rows in (slice(0, 3), slice(2, 5), slice(5, 99)):
        assert np.array_equal(mini_batch.x(rows), mini_batch.x()[rows])
        assert np.array_equal(mini_batch.y(rows), mini_batch.y()[rows])


def test_that_without_augmentation_the_images_are_those_of_the_data():
    mini_batch = replace(CONFIG, augmentation="none").mini_batch_after(3, DATA.train)
    assert np.array_equal(mini_batch.x(), DATA.train.x(mini_batch.indices))
    assert mini_batch.inputs().dtype == np.uint8


@pytest.mark.parametrize("steps", [0, 44, 45, 60])
def test_that_average_gradient_and_tried_step_are_of_the_step_that_is_taken(steps):
    session = session_after(CONFIG, steps)
    network, mini_batch = session.network.copy(np.float64), CONFIG.mini_batch_after(steps, DATA.train)
    before = session.network.parameters.astype(np.float64)
    average = gather_nudges(network, mini_batch).average()
    measured = measure(network, Examples(mini_batch.inputs(), mini_batch.labels))
    trial = make_trial(network, mini_batch, None, False, 1.0)
    unchanged = backprop(network, DATA.train.x(mini_batch.indices), DATA.train.y(mini_batch.indices)).gradient
    cost = session.step_mini_batch()
    assert -average == pytest.approx(session._trace.gradient, abs=2e-7)
    assert measured.gradient == pytest.approx(-average, abs=1e-15)
    assert (trial.mini_batch.cost(0.0), measured.cost) == pytest.approx((cost, cost), rel=1e-6)
    assert trial.after(1.0).parameters == pytest.approx(session.network.parameters, abs=5e-7)
    assert session.network.parameters - before == pytest.approx(average, abs=5e-7)
    assert np.abs(unchanged + average).max() > 1e-4  # of the images as they are it would be another one


def test_that_cos_theta_is_of_the_changed_images():
    session = session_after(CONFIG, 20)
    parameters, whole = session.network.parameters.copy(), backprop(
        session.network.copy(np.float64), DATA.train.x(slice(None)), DATA.train.y(slice(None))
    )  # fmt: skip
    found = cosine_of_next_mini_batch(CONFIG, parameters, 20, DATA.train, DATA.train)
    session.step_mini_batch()
    assert found == pytest.approx(cosine(session._trace.gradient, whole.gradient), abs=1e-5)
