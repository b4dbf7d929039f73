"""Planes: projection and explained share against an SVD done here, and directions as they are described."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import planes
from engine.network import Network

RNG = np.random.default_rng(5)
POINTS = RNG.standard_normal((7, 40)) * np.linspace(3, 0.1, 40)


def svd_of(away):
    """The two principal directions, and the share of the squared distance they hold."""
    _, sizes, directions = np.linalg.svd(away, full_matrices=False)
    return directions[:2], float((sizes[:2] ** 2).sum() / (sizes**2).sum())


@pytest.mark.parametrize("origin", [POINTS[0], POINTS.mean(axis=0)])
def test_that_the_principal_plane_is_that_of_an_svd(origin):
    plane = planes.principal(POINTS, origin)
    directions, share = svd_of(POINTS - origin)
    assert plane.explained(POINTS) == pytest.approx(share, rel=1e-9)
    assert plane.explained(POINTS[:3], POINTS[3:]) == pytest.approx(share, rel=1e-9)
    own = np.stack([plane.u, plane.v])
    assert np.abs(own @ directions.T) == pytest.approx(np.eye(2), abs=1e-6)  # up to sign
    assert np.abs(plane.project(POINTS)) == pytest.approx(np.abs((POINTS - origin) @ directions.T), abs=1e-6)


def test_that_the_last_point_lies_up_and_to_the_right():
    assert (planes.principal(POINTS, POINTS[0]).project(POINTS[-1:]) >= 0).all()


@given(st.integers(0, 10_000), st.floats(0.01, 5), st.floats(-5, 5))
def test_that_points_of_a_plane_project_onto_themselves(seed, a, b):
    rng = np.random.default_rng(seed)
    plane = planes.spanned(rng.standard_normal(30), rng.standard_normal(30), rng.standard_normal(30))
    assert [plane.u @ plane.u, plane.v @ plane.v, plane.u @ plane.v] == pytest.approx([1, 1, 0], abs=1e-12)
    assert plane.project(plane.at(a, b)[None])[0] == pytest.approx([a, b], abs=1e-9)
    assert plane.explained(plane.at(a, b)[None]) == pytest.approx(1)


def test_that_a_plane_through_three_points_holds_them_all():
    plane = planes.through(POINTS[0], POINTS[3], POINTS[5])
    assert plane.explained(POINTS[[0, 3, 5]]) == pytest.approx(1)
    away = POINTS[3] - POINTS[0]
    assert plane.project(POINTS[3:4])[0] == pytest.approx([np.linalg.norm(away), 0], abs=1e-9)
    assert plane.explained(POINTS) < 0.999


@pytest.mark.parametrize("second", [np.zeros(40), 3 * POINTS[0]])
def test_that_two_parallel_directions_still_span_a_plane(second):
    plane = planes.spanned(np.zeros(40), POINTS[0], second)
    assert plane.u @ plane.v == pytest.approx(0, abs=1e-12)
    assert plane.v @ plane.v == pytest.approx(1)


def test_that_a_path_that_never_moved_has_a_plane():
    still = np.tile(POINTS[0], (4, 1))
    for plane in (
        planes.principal(still, still[0]),
        planes.of_last_steps(still),
        planes.principal(still[:1], still[0]),
    ):
        assert np.isfinite(plane.u).all()
        assert plane.explained(still) == 1.0


def test_that_the_magnifier_finds_a_zig_zag_across_the_way():
    """Way forward along one axis, a zig-zag along another, and along a third a wide, smooth bend."""
    steps = np.arange(20)
    points = np.zeros((20, 9))
    points[:, 2], points[:, 4], points[:, 7] = steps, (-1.0) ** steps, 8 * np.sin(np.pi * steps / 19)
    points[:, 4] -= points[0, 4]
    points[-1, 4] = 0  # so that forward is axis 2
    points[-1, 7] = points[0, 7]
    plane = planes.of_last_steps(points)
    assert abs(plane.u[2]) == pytest.approx(1)
    assert abs(plane.v[4]) == pytest.approx(1, abs=0.01)


def test_that_random_directions_are_as_long_as_the_weights_neuron_by_neuron():
    network = Network((6, 5, 4), rng=np.random.default_rng(1), dtype=np.float64)
    direction = planes._filter_normalised(network, np.random.default_rng(2))
    from engine.network import views

    weights, biases = views(direction, network.layer_sizes)
    for drawn, own in zip(weights, network.weights, strict=True):
        assert [np.linalg.norm(row) for row in drawn] == pytest.approx([np.linalg.norm(row) for row in own])
    assert not any(bias.any() for bias in biases)
    plane = planes.random_filter_normalised(network, np.random.default_rng(2))
    assert np.array_equal(plane.origin, network.parameters)
    assert plane.u == pytest.approx(direction / np.linalg.norm(direction))


def test_that_a_window_holds_everything_with_equal_units():
    a, b = planes.window(np.array([[0.0, 1.0], [10.0, 2.0]]), aspect=2.0)
    assert (a[1] - a[0]) / (b[1] - b[0]) == pytest.approx(2.0)
    assert a[0] < 0
    assert a[1] > 10
    assert b[0] < 1
    assert b[1] > 2
    tall_a, tall_b = planes.window(np.array([[0.0, 0.0], [1.0, 10.0]]), aspect=2.0)
    assert tall_b[1] > 10
    assert (tall_a[1] - tall_a[0]) / (tall_b[1] - tall_b[0]) == pytest.approx(2.0)
    alone = planes.window(np.array([[3.0, 3.0]]), aspect=1.0)
    assert alone[0][1] > alone[0][0]
