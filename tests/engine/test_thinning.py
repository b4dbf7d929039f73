"""Ink becomes the lines a pen went along."""

from __future__ import annotations

import numpy as np
import pytest

from engine.thinning import strokes_of_image, thinned


def test_that_a_thick_line_becomes_one_stroke_along_its_middle():
    image = np.zeros((28, 28))
    image[4:24, 12:16] = 1
    (stroke,) = strokes_of_image(image)
    assert stroke[:, 0] == pytest.approx(14, abs=0.3)
    low, high = sorted((stroke[0, 1], stroke[-1, 1]))
    assert low == pytest.approx(6, abs=1)
    assert high == pytest.approx(22, abs=1)


def test_that_a_ring_becomes_a_closed_stroke():
    y, x = np.mgrid[:40, :40] + 0.5
    image = (np.abs(np.hypot(x - 20, y - 20) - 12) < 2).astype(float)
    (stroke,) = strokes_of_image(image)
    assert np.hypot(*(stroke - 20).T) == pytest.approx(12, abs=0.6)
    assert np.hypot(*(stroke[0] - stroke[-1])) < 0.5


def test_that_a_cross_has_a_stroke_for_each_arm_and_no_whiskers():
    image = np.zeros((28, 28))
    image[13:15, 4:24] = image[4:24, 13:15] = 1
    strokes = [stroke for stroke in strokes_of_image(image) if len(stroke) > 8]
    assert len(strokes) == 4


@pytest.mark.parametrize("side", [1, 2, 3, 8])
def test_that_a_spot_leaves_something_in_its_middle(side):
    image = np.zeros((20, 20))
    image[5 : 5 + side, 9 : 9 + side] = 1
    points = np.concatenate(strokes_of_image(image, finer=1))
    assert points.mean(axis=0) == pytest.approx([9 + side / 2, 5 + side / 2], abs=0.6)


def test_that_thinning_keeps_parts_and_holes_and_leaves_lines_one_pixel_wide():
    rng = np.random.default_rng(0)
    ink = np.kron(rng.random((9, 9)) > 0.4, np.ones((5, 5))).astype(bool)
    lines = thinned(ink)
    assert not (lines & ~ink).any()
    full = lines[:-1, :-1] & lines[1:, :-1] & lines[:-1, 1:] & lines[1:, 1:]
    assert full.sum() <= 2
    assert strokes_of_image(np.zeros((5, 5))) == []
