"""Contour lines of surfaces whose contours are known."""

from __future__ import annotations

import numpy as np
import pytest

from gui.plots.contours import contour

X, Y = np.linspace(-2, 2, 41), np.linspace(-1, 1, 21)


def test_that_the_contour_of_a_slope_is_a_straight_line():
    grid = 3 * X[None, :] + 2 * Y[:, None]
    segments = contour(X, Y, grid, 0.7)
    points = segments.reshape(-1, 2)
    assert 3 * points[:, 0] + 2 * points[:, 1] == pytest.approx(np.full(len(points), 0.7))
    assert np.linalg.norm(segments[:, 0] - segments[:, 1], axis=1).sum() == pytest.approx(2 * np.hypot(1, 2 / 3))


def test_that_the_contour_of_a_bowl_closes_around_it():
    grid = X[None, :] ** 2 + Y[:, None] ** 2
    segments = contour(X, Y, grid, 0.503)
    radius = np.linalg.norm(segments.reshape(-1, 2), axis=1)
    assert radius == pytest.approx(np.full(len(radius), np.sqrt(0.503)), abs=0.01)
    length = np.linalg.norm(segments[:, 0] - segments[:, 1], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * np.sqrt(0.503), rel=0.01)
    ends, counts = np.unique(segments.reshape(-1, 2).round(9), axis=0, return_counts=True)
    assert (counts == 2).all()  # every end of a segment is the beginning of another
    assert len(ends) == len(segments)


@pytest.mark.parametrize("grid", [np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])])
def test_that_a_saddle_gives_two_segments(grid):
    segments = contour(np.array([0.0, 1.0]), np.array([0.0, 1.0]), grid, 0.5)
    assert segments.shape == (2, 2, 2)
    assert sorted(map(tuple, segments.reshape(-1, 2).tolist())) == [(0, 0.5), (0.5, 0), (0.5, 1), (1, 0.5)]


def test_that_no_line_is_drawn_where_there_is_no_crossing_or_no_number():
    assert contour(X, Y, np.ones((21, 41)), 2.0).shape == (0, 2, 2)
    grid = X[None, :] + 0 * Y[:, None]
    grid[:, :] = np.where(Y[:, None] > 0, np.nan, grid)
    assert (contour(X, Y, grid, 0.5)[:, :, 1] <= 0).all()
