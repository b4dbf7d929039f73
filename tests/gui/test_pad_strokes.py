"""Cutting strokes with a round eraser."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gui.widgets.pad_strokes import cut_strokes, frozen

LINE = frozen([[0.0, 0.5], [1.0, 0.5]])


def test_that_a_stroke_is_cut_exactly_at_the_edge_of_the_circle():
    left, right = cut_strokes([LINE], (0.5, 0.5), 0.1)
    assert left == pytest.approx(np.array([[0, 0.5], [0.4, 0.5]]))
    assert right == pytest.approx(np.array([[0.6, 0.5], [1, 0.5]]))


def test_that_a_stroke_the_eraser_misses_is_the_same_object():
    assert cut_strokes([LINE], (0.5, 0.8), 0.1)[0] is LINE


def test_that_a_stroke_inside_the_circle_is_gone():
    assert cut_strokes([frozen([[0.5, 0.5], [0.52, 0.5]]), frozen([[0.5, 0.5]])], (0.5, 0.5), 0.1) == ()


def test_that_an_end_inside_the_circle_is_shortened():
    (rest,) = cut_strokes([LINE], (0.0, 0.5), 0.25)
    assert rest == pytest.approx(np.array([[0.25, 0.5], [1, 0.5]]))


points = st.tuples(st.floats(0, 1), st.floats(0, 1))


@settings(max_examples=200, deadline=None)
@example([(0.21582972073465984, 0.0), (0.25, 1.0), (0.0, 0.0)], (0.0, 1.0), 0.25)  # a point on the very edge
@given(st.lists(points, min_size=1, max_size=12), points, st.floats(0.01, 0.5))
def test_that_nothing_is_left_inside_the_circle(stroke, centre, radius):
    for piece in cut_strokes([frozen(stroke)], centre, radius):
        for start, end in itertools.pairwise(piece):
            for part in np.linspace(0.01, 0.99, 9):
                inside = np.linalg.norm(start + part * (end - start) - centre)
                assert inside >= radius - 1e-6
