"""The numbers behind the network diagram."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network import Network
from gui.widgets.diagram_scene import (
    DiagramState,
    Selection,
    diagram_state,
    edge_values,
    flat_index,
    format_value,
    layer_scale,
    parameter_name,
    strongest_edges,
    zero_reason,
)

SIZES = (784, 16, 16, 10)


@pytest.fixture
def network() -> Network:
    return Network(SIZES, rng=np.random.default_rng(0))


@pytest.fixture
def x() -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.random(784) * (rng.random(784) < 0.2)


def test_that_signal_is_weight_times_activation(network, x):
    state = diagram_state(network, x)
    exact = network.copy(np.float64)
    hidden = 1 / (1 + np.exp(-(exact.weights[0] @ x + exact.biases[0])))
    np.testing.assert_allclose(edge_values(state, "signal", 2), exact.weights[1] * hidden, rtol=1e-12)


def test_that_the_nudge_is_minus_the_numerical_derivative_of_the_cost(network, x):
    state = diagram_state(network, x, desired=3)
    y, step = np.eye(10)[3], 1e-6
    costs = []
    for sign in (1, -1):
        moved = network.copy(np.float64)
        moved.weights[1][5, 11] += sign * step
        costs.append(((moved.feedforward(x[None])[0] - y) ** 2).sum())
    assert edge_values(state, "nudge", 2)[5, 11] == pytest.approx(-(costs[0] - costs[1]) / (2 * step), rel=1e-5)


def test_that_without_a_desired_output_there_is_no_nudge(network, x):
    state = diagram_state(network, x)
    assert state.can_show("signal")
    assert not state.can_show("nudge")
    with pytest.raises(ValueError, match="desired output"):
        edge_values(state, "nudge", 1)


def test_that_a_float32_network_is_refused(network):
    with pytest.raises(ValueError, match="float32"):
        DiagramState(network)


@pytest.mark.parametrize(("layer", "start"), [(1, 0), (2, 12560), (3, 12832)])
def test_that_flat_indices_start_where_the_blocks_do(layer, start):
    assert flat_index(SIZES, layer, 0, 0) == start


def test_that_a_flat_index_leads_to_the_weight_and_to_the_bias(network):
    network.weights[1][5, 11] = 77
    network.biases[2][4] = 88
    assert network.parameters[flat_index(SIZES, 2, 5, 11)] == 77
    assert network.parameters[flat_index(SIZES, 3, 4, None)] == 88


def test_that_names_carry_layer_above_and_target_before_source():
    assert parameter_name(2, 5, 11) == "w⁽²⁾₅,₁₁"
    assert parameter_name(3, 4) == "b⁽³⁾₄"


def test_that_the_strongest_first_layer_edges_for_an_input_come_from_lit_pixels(network, x):
    state = diagram_state(network, x)
    j, k = strongest_edges(state, "weights", 1, np.arange(16), count=150)
    strength = np.abs(network.copy(np.float64).weights[0] * x)
    assert len(j) == 150
    assert (x[k] > 0).all()
    assert strength[j, k].min() == np.sort(strength, axis=None)[-150]
    assert (np.diff(strength[j, k]) >= 0).all()


def test_that_without_an_input_the_largest_weights_are_the_strongest(network):
    j, k = strongest_edges(diagram_state(network, None), "weights", 1, np.arange(16), count=5)
    weights = np.abs(network.weights[0])
    np.testing.assert_allclose(np.sort(weights[j, k]), np.sort(weights, axis=None)[-5:])


def test_that_a_dark_image_still_shows_weights_but_no_signal(network):
    state = diagram_state(network, np.zeros(784))
    assert len(strongest_edges(state, "weights", 1, np.arange(16))[0]) == 150
    assert len(strongest_edges(state, "signal", 1, np.arange(16))[0]) == 0


def test_that_the_scale_is_the_largest_size_in_the_layer(network, x):
    state = diagram_state(network, x)
    assert layer_scale(state, "weights", 2) == np.abs(network.weights[1].astype(np.float64)).max()


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1.23456, "+1.2346"), (-0.5, "−0.5000"), (3.214e-5, "+3.21×10⁻⁵"), (-1.5e7, "−1.50×10⁷")],
)
def test_that_small_numbers_keep_their_digits(value, text):
    assert format_value(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.00123456, "0.00123"), (0.00996, "0.00996"), (0.01234, "0.0123"), (0.000999, "9.99×10⁻⁴")],
)
def test_that_at_least_three_digits_count(value, text):
    assert format_value(value, signed=False) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1.0000"), (0.99994, "0.9999"), (0.99996, "0.99996"), (1 - 3.2e-7, "0.9999997"), (1 - 1e-9, "1.0000")],
)
def test_that_nearly_one_is_not_one(value, text):
    assert format_value(value, signed=False) == text


def test_that_a_zero_says_why():
    network = Network(
        (2, 2, 1), dtype=np.float64, activation="relu", parameters=np.array([1, 1, -1, -1, 0, 0, 1, 1, 0.0])
    )
    state = diagram_state(network, np.array([0.0, 1.0]), desired=0)
    assert zero_reason(state, 1, 0, 0) == "dark"
    assert zero_reason(state, 1, 1, 1) == "dead"
    assert zero_reason(state, 2, 0, 1) == "silent"
    assert zero_reason(state, 1, 0, 1) is None


def test_that_a_selection_fits_only_networks_that_have_it():
    assert Selection(2, 5, 11).fits(SIZES)
    assert not Selection(2, 16).fits(SIZES)
    assert not Selection(2, 5, 16).fits(SIZES)
    assert not Selection(0, 5, 1).fits(SIZES)
