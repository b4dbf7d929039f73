"""Reading a gradient: shares, order, words and places."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ranking import Word, carriers, most_sensitive_first, norm, place, places, sensitivity_ratio, shares, words

NUMBERS = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40)


@given(NUMBERS)
def test_that_shares_add_up_to_one_and_follow_the_squares(numbers):
    gradient = np.array(numbers)
    found = shares(gradient)
    if not gradient.any():
        assert not found.any()
        return
    scale = max(abs(g) for g in numbers)
    total = sum((g / scale) ** 2 for g in numbers)
    assert found == pytest.approx([(g / scale) ** 2 / total for g in numbers], rel=1e-9, abs=1e-300)
    assert found.sum() == pytest.approx(1)


@given(NUMBERS)
def test_that_the_carriers_of_half_are_as_many_as_counted(numbers):
    gradient = np.array(numbers)
    count = carriers(gradient)
    sizes = sorted((float(s) for s in shares(gradient)), reverse=True)
    if not gradient.any():
        assert count == 0
        return
    assert sum(sizes[:count]) >= 0.5 - 1e-9
    assert sum(sizes[: count - 1]) < 0.5 + 1e-9


def test_that_carriers_are_exact_where_they_can_be_counted_by_hand():
    assert carriers(np.array([3.0, -4.0, 0.0])) == 1  # 9 and 16 of 25
    assert carriers(np.array([1.0, 1.0, 1.0, 1.0])) == 2
    assert carriers(np.ones(10), part=0.9) == 9


def test_that_squares_too_small_for_a_number_are_still_shares():
    assert shares(np.array([3e-200, 4e-200])) == pytest.approx([0.36, 0.64])
    assert norm(np.array([3e-200, 4e-200])) == pytest.approx(5e-200)
    assert norm(np.zeros(3)) == 0


def test_that_equal_sizes_stay_in_flat_order():
    assert most_sensitive_first(np.array([1.0, -2.0, 0.0, 2.0, -1.0])).tolist() == [1, 3, 0, 4, 2]


@given(st.lists(st.integers(-3, 3), max_size=30), st.integers(0, 35))
def test_that_the_first_of_the_most_sensitive_are_those_of_all(numbers, count):
    by_size = sorted(range(len(numbers)), key=lambda i: -abs(numbers[i]))
    assert most_sensitive_first(np.array(numbers, dtype=np.float64), count).tolist() == by_size[:count]


def test_that_what_is_not_a_number_comes_last():
    assert most_sensitive_first(np.array([math.nan, 1.0, math.nan, -2.0]), 3).tolist() == [3, 1, 0]


def test_that_the_words_are_those_of_the_video_for_its_numbers():
    found = words(np.array([0.31, 0.03, -1.25, 0.78, -0.37, 0.16, 0.0]))
    assert found.tolist() == [
        Word.SOMEWHAT, Word.A_LITTLE, Word.A_LOT, Word.A_LOT, Word.SOMEWHAT, Word.A_LITTLE, Word.NOT_AT_ALL,
    ]  # fmt: skip
    assert words(np.array([0.31, -1.25]) * 1e-9).tolist() == [Word.SOMEWHAT, Word.A_LOT]
    assert words(np.zeros(2)).tolist() == [Word.NOT_AT_ALL] * 2


def test_that_every_flat_index_has_its_place():
    sizes = (4, 3, 2)
    expected = []
    for layer in (1, 2):
        expected += [(layer, j, k) for j in range(sizes[layer]) for k in range(sizes[layer - 1])]
        expected += [(layer, j, None) for j in range(sizes[layer])]
    assert [place(sizes, flat) for flat in range(len(expected))] == expected
    found = np.stack(places(sizes, np.arange(len(expected))), axis=1)
    assert found.tolist() == [[layer, j, -1 if k is None else k] for layer, j, k in expected]
    assert place((784, 16, 16, 10), 12_544) == (1, 0, None)
    for wrong in (-1, len(expected)):
        with pytest.raises(IndexError, match="0 to 22"):
            place(sizes, wrong)


def test_that_the_factor_between_two_is_the_ratio_of_their_sizes():
    gradient = np.array([0.1, -3.2, 0.0])
    assert sensitivity_ratio(gradient, 1, 0) == pytest.approx(32)
    assert sensitivity_ratio(gradient, 1, 2) is None
    assert sensitivity_ratio(gradient, 2, 1) == 0
