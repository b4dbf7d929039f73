"""The full gradient, its noise and the aim of mini-batches, each against a plain sum over examples."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine import cosines, reporting
from engine.backprop import backprop, per_example_gradients
from engine.cosines import cosine, full_gradient, mini_batch_cosines
from engine.network import Network, layer_slices
from tests.engine.conftest import make_data


@pytest.fixture
def network():
    return Network((6, 5, 4), rng=np.random.default_rng(3), dtype=np.float64)


def every(dataset):
    return dataset.x(slice(None)), dataset.y(slice(None))


def test_that_the_full_gradient_is_the_mean_of_the_mini_batch_gradients(network, small_data, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 10)  # 53 examples: the last chunk is short
    train = small_data.train
    found = full_gradient(network, train)
    batches = [np.arange(start, min(start + 8, 53)) for start in range(0, 53, 8)]
    mean = sum(len(b) * backprop(network, train.x(b), train.y(b)).gradient for b in batches) / 53
    assert found.gradient == pytest.approx(mean, rel=1e-12, abs=1e-15)
    assert found.cost == pytest.approx(backprop(network, *every(train)).cost, rel=1e-12)
    assert math.isnan(found.noise)


def test_that_the_noise_is_the_spread_of_the_single_gradients(network, small_data, monkeypatch):
    monkeypatch.setattr(reporting, "CHUNK", 10)
    found = full_gradient(network, small_data.train, with_noise=True)
    single = per_example_gradients(network, *every(small_data.train))
    spread = float(((single - single.mean(axis=0)) ** 2).sum(axis=1).mean())
    assert found.noise == pytest.approx(spread, rel=1e-10)
    assert found.noise_scale == pytest.approx(spread / np.linalg.norm(single.mean(axis=0)) ** 2, rel=1e-10)
    layers = [np.linalg.norm(single.mean(axis=0)[part]) for part in layer_slices(network.layer_sizes)]
    assert found.norms == pytest.approx(layers, rel=1e-10)


def test_that_the_size_of_single_gradients_needs_no_single_gradient(network, small_data):
    trace = backprop(network, *every(small_data.train))
    single = per_example_gradients(network, *every(small_data.train))
    assert cosines.squared_sizes(trace) == pytest.approx((single**2).sum(axis=1), rel=1e-10)


NUMBERS = st.lists(st.integers(-1000, 1000), min_size=3, max_size=3)


@given(NUMBERS, NUMBERS)
def test_that_cosine_is_what_a_triangle_says(one, other):
    """Law of cosines: |a - b|² = |a|² + |b|² - 2 |a| |b| cos θ."""
    a, b = np.array(one), np.array(other)
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    assume(lengths > 0)
    expected = (a @ a + b @ b - (a - b) @ (a - b)) / (2 * lengths)
    assert cosine(a, b) == pytest.approx(expected, abs=1e-9)
    assert -1 <= cosine(a, b) <= 1


def test_that_cosine_with_nothing_is_not_a_number():
    assert math.isnan(cosine(np.zeros(3), np.ones(3)))


def test_that_drawn_mini_batches_are_compared_one_by_one(network, small_data):
    train = small_data.train
    full = full_gradient(network, train).gradient
    found = mini_batch_cosines(network, train, full, (1, 7, 53), np.random.default_rng(4))
    rng = np.random.default_rng(4)
    for group, draws in zip(found, (200, 30, 30), strict=True):
        expected = []
        for _ in range(draws):
            which = rng.choice(53, group.size, replace=False)
            gradient = np.mean([backprop(network, train.x([i]), train.y([i])).gradient for i in which], axis=0)
            expected.append(gradient @ full / np.sqrt((gradient @ gradient) * (full @ full)))
        assert group.values == pytest.approx(expected, rel=1e-9)
        assert group.mean == pytest.approx(np.mean(expected))
    assert found[2].values == pytest.approx(np.ones(30))


def test_that_larger_mini_batches_aim_better():
    data = make_data(train=400)
    network = Network((6, 5, 4), rng=np.random.default_rng(3), dtype=np.float64)
    full = full_gradient(network, data.train).gradient
    found = mini_batch_cosines(network, data.train, full, (1, 10, 100), np.random.default_rng(0))
    assert found[0].mean < found[1].mean < found[2].mean
