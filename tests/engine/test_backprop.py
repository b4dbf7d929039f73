"""Backpropagation against arithmetic by hand, central differences, a scalar twin, and its own laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import activations
from engine.backprop import backprop, empty_trace, per_example_gradients, run
from engine.network import Network
from tests.engine.gradient_check import mean_cost, numerical_gradient, relative_difference, scalar_backprop

CHAPTER = (784, 16, 16, 10)


def examples(sizes, count, seed=0, dtype=np.float64):
    rng = np.random.default_rng(seed)
    x = rng.random((count, sizes[0])) * (rng.random((count, sizes[0])) < 0.4)
    y = np.eye(sizes[-1])[rng.integers(0, sizes[-1], count)]
    return x.astype(dtype), y.astype(dtype)


def float64_network(sizes=CHAPTER, seed=0, **options):
    return Network(sizes, rng=np.random.default_rng(seed), dtype=np.float64, **options)


def test_that_a_2_2_1_network_gives_the_numbers_worked_out_by_hand():
    # W1 = [[1, -1], [0.5, 2]], b1 = [0, -1], W2 = [[2, -3]], b2 = [0.5], x = (1, 0.5), y = 1
    network = Network((2, 2, 1), dtype=np.float64, parameters=np.array([1, -1, 0.5, 2, 0, -1, 2, -3, 0.5]))
    trace = backprop(network, np.array([[1, 0.5]]), np.array([[1.0]]))
    # z1 = (1*1 - 1*0.5 + 0, 0.5*1 + 2*0.5 - 1) = (0.5, 0.5); a1 = sigma(0.5) = 0.622459 twice
    assert trace.zs[0][0] == pytest.approx([0.5, 0.5])
    assert trace.activations[1][0] == pytest.approx([0.622459, 0.622459], abs=1e-6)
    # z2 = 2*0.622459 - 3*0.622459 + 0.5 = -0.122459; a2 = sigma(-0.122459) = 0.469423
    assert trace.zs[1][0] == pytest.approx([-0.122459], abs=1e-6)
    assert trace.activations[2][0] == pytest.approx([0.469423], abs=1e-6)
    # C_0 = (0.469423 - 1)^2 = 0.281512
    assert trace.cost == pytest.approx(0.281512, abs=1e-6)
    # delta2 = a2(1 - a2) * 2(a2 - y) = 0.249065 * -1.061154 = -0.264296
    assert trace.deltas[1][0] == pytest.approx([-0.264296], abs=1e-6)
    # delta1 = 0.235004 * (2 * -0.264296, -3 * -0.264296) = (-0.124221, 0.186332)
    assert trace.deltas[0][0] == pytest.approx([-0.124221, 0.186332], abs=1e-6)
    # dC/dW1 = delta1_j x_k, dC/db1 = delta1, dC/dW2 = delta2 * a1 = -0.264296 * 0.622459 = -0.164513, dC/db2 = delta2
    by_hand = [-0.124221, -0.062111, 0.186332, 0.093166, -0.124221, 0.186332, -0.164513, -0.164513, -0.264296]
    assert trace.gradient == pytest.approx(by_hand, abs=1e-6)


@pytest.mark.parametrize("cost", ["quadratic", "cross_entropy"])
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_that_the_gradient_is_the_slope_of_the_cost_for_all_13002_parameters(activation, cost):
    network = float64_network(activation=activation, cost=cost)
    x, y = examples(CHAPTER, 3)
    gradient = backprop(network, x, y).gradient
    assert relative_difference(gradient, numerical_gradient(network, x, y)) <= 1e-7


@pytest.mark.parametrize("sizes", [(3, 2), (5, 1, 4), (4, 7, 3, 6, 2), (1, 1, 1, 1)])
def test_that_the_gradient_is_the_slope_of_the_cost_for_odd_sizes(sizes):
    network = float64_network(sizes)
    x, y = examples(sizes, 4)
    assert relative_difference(backprop(network, x, y).gradient, numerical_gradient(network, x, y)) <= 1e-7


def test_that_the_gradient_check_catches_wrong_gradients(monkeypatch):
    network = float64_network()
    x, y = examples(CHAPTER, 3)
    numerical, gradient = numerical_gradient(network, x, y), backprop(network, x, y).gradient
    scaled = gradient.copy()
    scaled[12_560:] *= 1.001  # 0.1 % too much in the upper layers
    transposed = gradient.copy()
    transposed[12_560 : 12_560 + 256] = gradient[12_560 : 12_560 + 256].reshape(16, 16).T.ravel()
    one_entry = gradient.copy()
    one_entry[12_992] *= 1.01
    network.activation = replace(activations.ACTIVATIONS["sigmoid"], derivative=_slope_of_one)
    without_slope = backprop(network, x, y).gradient
    for wrong in (scaled, 1.001 * gradient, transposed, -gradient, one_entry, without_slope):
        assert relative_difference(wrong, numerical) > 1e-7


def _slope_of_one(z, a, out):
    out[:] = 1
    return out


@pytest.mark.parametrize("sizes", [(6, 4, 3, 2), (3, 5, 2)])
def test_that_a_naive_scalar_twin_finds_the_same_cost_and_gradient(sizes):
    network = float64_network(sizes)
    x, y = examples(sizes, 5)
    cost, gradient = scalar_backprop(network, x, y)
    trace = backprop(network, x, y)
    assert trace.cost == pytest.approx(cost, rel=1e-13)
    assert trace.gradient == pytest.approx(gradient, rel=1e-11, abs=1e-15)


@pytest.mark.parametrize("cost", ["quadratic", "cross_entropy"])
def test_that_the_gradient_is_the_mean_of_the_examples_gradients(cost):
    network = float64_network(cost=cost)
    x, y = examples(CHAPTER, 7)
    rows = per_example_gradients(network, x, y)
    assert rows.shape == (7, 13_002)
    assert rows.mean(axis=0) == pytest.approx(backprop(network, x, y).gradient, rel=1e-10, abs=1e-16)
    alone = backprop(network, x[3:4], y[3:4]).gradient
    assert rows[3] == pytest.approx(alone, rel=1e-10, abs=1e-16)


def test_that_chosen_columns_of_the_examples_gradients_are_those_of_the_full_table():
    network = float64_network((4, 3, 2))
    x, y = examples((4, 3, 2), 5)
    chosen = np.array([22, 0, 13, 12, 14])
    assert np.array_equal(per_example_gradients(network, x, y, chosen), per_example_gradients(network, x, y)[:, chosen])
    with pytest.raises(IndexError, match="0 to 22"):
        per_example_gradients(network, x, y, np.array([23]))


def test_that_a_dark_pixel_leaves_its_weights_alone():
    network = float64_network()
    x, y = examples(CHAPTER, 1)
    dark = np.flatnonzero(x[0] == 0)
    weights = backprop(network, x, y).weight_gradients[0]
    assert not weights[:, dark].any()
    assert weights[:, x[0] > 0].all()


def test_that_a_trace_used_again_gives_the_same_numbers():
    network = float64_network()
    trace = empty_trace(network, 4)
    for seed in (1, 2):
        x, y = examples(CHAPTER, 4, seed)
        trace.x[:], trace.y[:] = x, y
        fresh, again, cost = backprop(network, x, y), trace, run(trace)
        assert cost == pytest.approx(fresh.cost, rel=1e-14)
        assert np.array_equal(again.gradient, fresh.gradient)
        assert again.cost == fresh.cost


def test_that_float32_agrees_with_float64_to_rounding():
    network = float64_network()
    x, y = examples(CHAPTER, 100)
    single, double = backprop(network.copy(np.float32), x, y), backprop(network, x, y)
    assert single.gradient.dtype == np.float32
    assert relative_difference(single.gradient, double.gradient) < 1e-6


def test_that_gradient_norms_are_the_lengths_of_the_layers_parts():
    network = float64_network()
    trace = backprop(network, *examples(CHAPTER, 3))
    parts = [trace.gradient[:12_560], trace.gradient[12_560:12_832], trace.gradient[12_832:]]
    assert trace.gradient_norms == pytest.approx([np.linalg.norm(part) for part in parts])


@pytest.mark.parametrize(
    ("x_shape", "y_shape", "sentence"),
    [
        ((2, 3), (2, 2), r"x has shape \(2, 3\)"),
        ((2, 4), (3, 2), r"y has shape \(3, 2\)"),
        ((0, 4), (0, 2), "no examples"),
    ],
)
def test_that_shapes_that_do_not_fit_are_refused_in_words(x_shape, y_shape, sentence):
    with pytest.raises(ValueError, match=sentence):
        backprop(float64_network((4, 3, 2)), np.zeros(x_shape), np.zeros(y_shape))


layer_sizes = st.lists(st.integers(1, 6), min_size=2, max_size=4).map(tuple)


@settings(max_examples=60, deadline=None)
@given(sizes=layer_sizes, count=st.integers(1, 8), seed=st.integers(0, 10_000))
def test_that_the_order_of_the_examples_does_not_matter(sizes, count, seed):
    network = float64_network(sizes, seed)
    x, y = examples(sizes, count, seed)
    order = np.random.default_rng(seed).permutation(count)
    one, other = backprop(network, x, y), backprop(network, x[order], y[order])
    assert one.gradient == pytest.approx(other.gradient, rel=1e-9, abs=1e-14)
    assert one.cost == pytest.approx(other.cost, rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(
    sizes=layer_sizes,
    seed=st.integers(0, 10_000),
    cost=st.sampled_from(["quadratic", "cross_entropy"]),
    activation=st.sampled_from(["sigmoid", "tanh"]),
)
def test_that_a_tiny_step_along_the_nudge_never_raises_the_cost(sizes, seed, cost, activation):
    network = float64_network(sizes, seed, cost=cost, activation=activation)
    x, y = examples(sizes, 3, seed)
    before, gradient = mean_cost(network, x, y), backprop(network, x, y).gradient
    network.parameters -= 1e-4 * gradient
    assert mean_cost(network, x, y) <= before + 1e-15
