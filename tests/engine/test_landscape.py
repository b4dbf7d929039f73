"""Costs over planes and along lines, against a naive twin that walks example by example and neuron by neuron."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.landscape import Landscape
from engine.network import Network, views
from engine.planes import spanned
from tests.engine.conftest import make_data

MAKES = [
    {"activation": "sigmoid", "cost": "quadratic"},
    {"activation": "tanh", "cost": "quadratic"},
    {"activation": "relu", "cost": "cross_entropy"},
]


def naive_cost(network, parameters, dataset, indices):
    """C over the chosen examples with no vectors at all."""
    weights, biases = views(np.asarray(parameters, np.float64).copy(), network.layer_sizes)
    total = 0.0
    for index in indices:
        a = [pixel / 255 for pixel in dataset.images[index].ravel().tolist()]
        z = []
        for layer, (w, b) in enumerate(zip(weights, biases, strict=True)):
            z = [sum(w[j, k] * a[k] for k in range(len(a))) + b[j] for j in range(len(b))]
            a = [_activated(network, value, last=layer == len(weights) - 1) for value in z]
        label = int(dataset.labels[index])
        if network.cost.name == "quadratic":
            total += sum((value - (j == label)) ** 2 for j, value in enumerate(a))
        else:
            total += math.log(sum(math.exp(value) for value in z)) - z[label]
    return total / len(indices)


def _activated(network, z, last):
    if last or network.activation.name == "sigmoid":
        return 1 / (1 + math.exp(-z))
    return max(z, 0.0) if network.activation.name == "relu" else math.tanh(z)


@pytest.fixture(params=MAKES, ids=lambda make: make["activation"])
def network(request):
    return Network((6, 5, 3, 4), rng=np.random.default_rng(3), dtype=np.float64, **request.param)


@pytest.fixture
def dataset():
    return make_data(train=23).train


def chosen(landscape, dataset):
    """Which examples the landscape uses, found from its inputs."""
    x = dataset.x(slice(None))
    return [int(np.flatnonzero((x == row).all(axis=1))[0]) for row in landscape._x]


def test_that_a_plane_is_the_cost_itself_at_every_point(network, dataset):
    landscape, rng = Landscape(network, dataset, examples=9), np.random.default_rng(0)
    plane = spanned(network.parameters, *rng.standard_normal((2, network.parameters.size)))
    a, b = np.array([-2.0, 0.0, 1.5]), np.array([-1.0, 0.5])
    found = landscape.over_plane(plane, a, b)
    indices = chosen(landscape, dataset)
    assert len(set(indices)) == 9
    for i, at_b in enumerate(b):
        for j, at_a in enumerate(a):
            expected = naive_cost(network, plane.at(at_a, at_b), dataset, indices)
            assert found[i, j] == pytest.approx(expected, rel=1e-12)
            assert landscape.cost(plane.at(at_a, at_b)) == pytest.approx(expected, rel=1e-12)


def test_that_a_line_is_the_cost_itself_at_every_point(network, dataset):
    landscape = Landscape(network, dataset, examples=7)
    direction = 2 * np.random.default_rng(1).standard_normal(network.parameters.size)
    ts = np.linspace(-1, 2, 5)
    expected = [
        naive_cost(network, network.parameters + t * direction, dataset, chosen(landscape, dataset)) for t in ts
    ]
    assert landscape.along(network.parameters, direction, ts) == pytest.approx(np.array(expected), rel=1e-12)


def test_that_a_network_without_hidden_layers_has_a_landscape():
    data, network = make_data(), Network((6, 4), rng=np.random.default_rng(3), dtype=np.float64)
    landscape = Landscape(network, data.train, examples=11)
    direction = np.random.default_rng(1).standard_normal(network.parameters.size)
    direct = [landscape.cost(network.parameters + t * direction) for t in (0.0, 0.7)]
    assert landscape.along(network.parameters, direction, np.array([0.0, 0.7])) == pytest.approx(np.array(direct))


def test_that_the_gradient_is_the_slope_of_the_landscape(network, dataset):
    landscape = Landscape(network, dataset)
    direction = np.random.default_rng(2).standard_normal(network.parameters.size)
    low, high = landscape.along(network.parameters, direction, np.array([-1e-5, 1e-5]))
    assert landscape.gradient(network.parameters) @ direction == pytest.approx((high - low) / 2e-5, rel=1e-6)


def test_that_the_same_examples_are_used_every_time_and_the_network_is_not_touched(network, dataset):
    before = network.parameters.copy()
    one, other = Landscape(network, dataset, examples=8), Landscape(network, dataset, examples=8)
    assert np.array_equal(one._x, other._x)
    assert one.costs(np.zeros((2, len(before)))) == pytest.approx(other.costs(np.zeros((2, len(before)))))
    assert np.array_equal(network.parameters, before)
    assert Landscape(network, dataset, examples=99).examples == 23


def test_that_work_reports_and_stops_between_two_points(network, dataset):
    seen = []

    def stop_soon(fraction):
        seen.append(fraction)
        if len(seen) == 4:
            raise InterruptedError

    landscape = Landscape(network, dataset)
    plane = spanned(network.parameters, *np.eye(2, network.parameters.size))
    with pytest.raises(InterruptedError):
        landscape.over_plane(plane, np.arange(5.0), np.arange(5.0), stop_soon)
    assert seen == pytest.approx([0, 1 / 25, 2 / 25, 3 / 25])
