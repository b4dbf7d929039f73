"""Costs and their derivatives."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.activations import sigmoid, softmax
from engine.costs import COSTS, cross_entropy, quadratic, quadratic_derivative


def test_that_the_quadratic_cost_has_no_half_and_no_tenth():
    a, y = np.array([[0.5, 0.0, 1.0]]), np.array([[1.0, 0.0, 0.0]])
    assert quadratic(a, a, y) == pytest.approx([0.25 + 0 + 1])
    assert quadratic_derivative(a, y)[0] == pytest.approx([-1, 0, 2])


def test_that_the_cross_entropy_is_minus_the_logarithm_of_the_desired_output():
    z = np.array([[2.0, 1.0, 0.5]])
    a = softmax(z)
    assert cross_entropy(z, a, np.array([[0, 1.0, 0]])) == pytest.approx(-np.log(a[:, 1]))


def test_that_the_cross_entropy_stays_finite_where_the_output_rounds_to_zero():
    z = np.array([[1000.0, 0.0]])
    assert cross_entropy(z, softmax(z), np.array([[0.0, 1.0]])) == pytest.approx([1000])


@pytest.mark.parametrize("name", list(COSTS))
def test_that_the_output_delta_is_the_slope_of_the_cost_in_z(name):
    cost = COSTS[name]
    function = {"quadratic": sigmoid, "cross_entropy": softmax}[name]
    z, y, step = np.array([[0.3, -1.2, 0.8]]), np.array([[0.0, 0.0, 1.0]]), 1e-6
    delta = np.empty_like(z)
    assert cost.output_delta(z, function(z), y, delta) == pytest.approx(cost.of_each_example(z, function(z), y).sum())
    for j in range(3):
        up, down = z.copy(), z.copy()
        up[0, j] += step
        down[0, j] -= step
        slope = (cost.of_each_example(up, function(up), y) - cost.of_each_example(down, function(down), y)) / (2 * step)
        assert delta[0, j] == pytest.approx(slope[0], abs=1e-9)


def test_that_an_output_that_rounds_to_1_still_costs_and_wishes_what_it_lacks():
    """e^-70 is far below what tells a float64 from 1; here it is what all the others make together."""
    z, y = np.array([[0.0, -70.0, -71.0], [-70.0, 0.0, -71.0]]), np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    a, delta = softmax(z), np.empty_like(z)
    assert a[0, 0] == 1
    rest = math.exp(-70) + math.exp(-71)
    total = COSTS["cross_entropy"].output_delta(z, a, y, delta)
    assert delta[0] == pytest.approx([-rest, math.exp(-70), math.exp(-71)], rel=1e-12)
    assert delta[1] == pytest.approx([math.exp(-70) - 1, 1, math.exp(-71)], rel=1e-12)
    assert cross_entropy(z, a, y) == pytest.approx([rest, 70], rel=1e-12)
    assert total == pytest.approx(70, rel=1e-12)


def test_that_where_nothing_is_desired_the_delta_is_the_output():
    z, delta = np.array([[0.3, -1.2, 0.8]]), np.empty((1, 3))
    COSTS["cross_entropy"].output_delta(z, softmax(z), np.zeros((1, 3)), delta)
    assert delta == pytest.approx(softmax(z), rel=1e-12)
