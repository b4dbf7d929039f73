"""Activations and their derivatives."""

from __future__ import annotations

import numpy as np
import pytest

from engine.activations import ACTIVATIONS, sigmoid, sigmoid_derivative, softmax


@pytest.mark.parametrize("name", list(ACTIVATIONS))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_the_derivative_is_the_slope_of_the_function(name, dtype):
    activation = ACTIVATIONS[name]
    z = np.linspace(-4, 4, 81, dtype=dtype) + dtype(0.013)  # keeps clear of the corner of relu
    step = 1e-3
    slope = (activation.function(z.astype(np.float64) + step) - activation.function(z.astype(np.float64) - step)) / (
        2 * step
    )
    assert activation.derivative(z, activation.function(z)) == pytest.approx(slope, abs=2e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_the_sigmoid_stays_between_0_and_1_for_huge_sums_without_a_warning(dtype):
    a = sigmoid(np.array([-1000, -40, 0, 40, 1000], dtype=dtype))
    assert a.min() >= 0
    assert a.max() <= 1
    assert a[2] == 0.5
    assert a.dtype == dtype


def test_that_the_sigmoid_keeps_its_tails_in_float64():
    z = np.array([-30.0, 30.0])
    assert sigmoid(z)[0] == pytest.approx(np.exp(-30), rel=1e-12)
    assert sigmoid_derivative(z, sigmoid(z)) == pytest.approx(np.exp([-30, -30]), rel=1e-12)


def test_that_a_softmax_adds_up_to_1_even_for_huge_sums():
    a = softmax(np.array([[1e4, 0.0, -1e4], [0.0, 0.0, 0.0]]))
    assert a.sum(axis=1) == pytest.approx([1, 1])
    assert a[1] == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("name", list(ACTIVATIONS))
def test_that_results_go_into_the_array_that_is_offered(name):
    z, out = np.array([[-1.0, 0.5]], dtype=np.float32), np.empty((1, 2), dtype=np.float32)
    assert ACTIVATIONS[name].function(z, out=out) is out
    a, slope = out.copy(), np.empty_like(out)
    ACTIVATIONS[name].derivative(z, a, out=slope)
    assert slope == pytest.approx(ACTIVATIONS[name].derivative(z, a))
