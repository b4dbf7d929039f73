"""What becomes of a drawing before the network sees it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.handwriting import doubt_about, image_from_strokes
from gui.shown_example import are_digits, from_strokes


@given(x=st.floats(0.1, 0.9), y=st.floats(0.1, 0.9), moves=st.lists(st.floats(-0.01, 0.01), min_size=2, max_size=12))
def test_that_a_click_with_a_shaking_mouse_is_a_dot(x, y, moves):
    steps = np.array(moves[: len(moves) // 2 * 2]).reshape(-1, 2)
    image = from_strokes((np.array([[x, y]]) + steps,)).image
    assert doubt_about(image) == "dot"
    assert np.array_equal(image, image_from_strokes([np.array([[0.5, 0.5]])]))


@pytest.mark.parametrize("size", [0.05, 0.35, 0.85])
def test_that_a_small_stroke_is_a_stroke(size):
    stroke = np.array([[0.1, 0.1], [0.1 + size / 2, 0.1 + size]])
    assert doubt_about(from_strokes((stroke,)).image) is None
    assert np.array_equal(from_strokes((stroke,)).image, image_from_strokes([stroke]))


def test_that_only_the_ten_digits_are_digits():
    assert are_digits("0123456789")
    assert are_digits(["0", "1"])
    for names in (["0", "10"], ["T-shirt", "1"], ["a", "b"]):
        assert not are_digits(names)
