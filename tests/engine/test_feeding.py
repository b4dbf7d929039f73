"""The feeder: every mini-batch holds its own examples, however many are gathered at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.backprop import backprop, run
from engine.datasets import epoch_order
from engine.feeding import Feeder
from engine.network import Network
from tests.engine.conftest import make_data

DATA = make_data()
TRAIN = DATA.train
SIZES = (TRAIN.pixels.shape[1], 5, 4, len(TRAIN.class_names))
NETWORK = Network(SIZES, rng=np.random.default_rng(3), dtype=np.float32)


@given(size=st.integers(1, len(TRAIN) + 5), epoch=st.integers(0, 3), data=st.data())
def test_that_a_mini_batch_holds_its_examples_wherever_one_jumps(size, epoch, data):
    feeder = Feeder(NETWORK, TRAIN, size, seed=4)
    for number in data.draw(st.lists(st.integers(0, feeder.per_epoch - 1), min_size=1, max_size=4)):
        indices = epoch_order(len(TRAIN), 4, epoch)[number * size : (number + 1) * size]
        trace = feeder.trace(epoch, number)
        assert np.array_equal(feeder.indices(epoch, number), indices)
        np.testing.assert_allclose(trace.x, TRAIN.x(indices), rtol=1e-6)
        assert np.array_equal(trace.y, TRAIN.y(indices))


@pytest.mark.parametrize("size", [1, 3, len(TRAIN) // 2 + 1, len(TRAIN)])
def test_that_a_fed_trace_runs_like_a_fresh_one(size):
    feeder = Feeder(NETWORK, TRAIN, size, seed=4)
    for number in range(feeder.per_epoch):
        trace = feeder.trace(0, number)
        cost = run(trace)
        fresh = backprop(NETWORK, TRAIN.x(feeder.indices(0, number)), TRAIN.y(feeder.indices(0, number)))
        assert cost == pytest.approx(fresh.cost, rel=1e-5)
        np.testing.assert_allclose(trace.gradient, fresh.gradient, rtol=1e-4, atol=1e-7)


def test_that_an_epoch_holds_every_example_once():
    feeder = Feeder(NETWORK, TRAIN, 7, seed=4)
    seen = np.concatenate([feeder.indices(2, number) for number in range(feeder.per_epoch)])
    assert np.array_equal(np.sort(seen), np.arange(len(TRAIN)))
