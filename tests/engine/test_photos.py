"""Digits are found in pictures, whatever the light, and what holds none is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.handwriting import image_from_strokes, look_for
from engine.photos import SENTENCES, PictureError, connected_parts, find_digit, made_smaller
from engine.thinning import strokes_of_image
from tests.photographs import photograph

NUMBERS = (0, 1, 2, 3, 4, 5, 7, 18, 33, 61)


@pytest.fixture(scope="module")
def digits(mnist):
    return [mnist.test.images[number] / 255 for number in NUMBERS]


def likeness(a, b):
    """Correlation of two images."""
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


@pytest.mark.parametrize(
    "how",
    [
        {"ramp": 0.0, "noise": 0.01},
        {"ramp": 0.4},
        {"ramp": 0.7},
        {"dark": False},
        {"contrast": 0.25, "noise": 0.015},
        {"noise": 0.08},
        {"specks": 8},
        {"frame": True},
        {"enlarged": 4, "border": 12},
        {"enlarged": 20, "border": 90},
    ],
)
def test_that_a_photographed_digit_becomes_what_its_strokes_would(digits, how):
    for digit in (digits[3], digits[6]):
        expected = image_from_strokes(strokes_of_image(digit))
        found = find_digit(photograph(digit, **how))
        assert likeness(found.image, expected) > 0.85, how
        assert found.is_dark == how.get("dark", True)
        centre = [(found.image.sum(axis=axis) * np.arange(28)).sum() / found.image.sum() for axis in (0, 1)]
        assert centre == pytest.approx([14, 14], abs=0.01)


def test_that_the_pen_of_the_picture_does_not_reach_the_network(digits):
    thin, thick = np.zeros((280, 280)), np.zeros((280, 280))
    thin[40:240, 138:142] = thick[40:240, 120:160] = 1.0
    images = [find_digit(_screenshot(1 - ink)).image for ink in (thin, thick)]
    assert images[0][14].sum() == pytest.approx(images[1][14].sum(), abs=0.15)


def _screenshot(grey, alpha=255):
    pixels = np.empty((*grey.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.round(255 * grey)[..., None]
    pixels[..., 3] = alpha
    return pixels


@pytest.mark.parametrize("ink", [0.0, 1.0])
def test_that_what_is_transparent_counts_as_paper(digits, ink):
    big = np.kron(digits[1], np.ones((6, 6)))
    pixels = _screenshot(np.full(big.shape, ink), np.round(255 * big))
    found = find_digit(pixels)
    assert found.is_dark == (ink == 0)
    assert likeness(found.image, image_from_strokes(strokes_of_image(digits[1]))) > 0.85


def test_that_the_person_may_say_which_side_the_ink_is_on(digits):
    pixels = photograph(digits[0], ramp=0.2)
    assert np.array_equal(find_digit(pixels, ink="dark").image, find_digit(pixels).image)
    with pytest.raises(PictureError) as refused:
        find_digit(np.where(pixels > 128, 255, pixels).astype(np.uint8), ink="light")
    assert refused.value.grey is not None


def test_that_fainter_marks_count_when_asked_for(digits):
    pixels = photograph(digits[0], noise=0.01)
    assert find_digit(pixels, more=1.6).ink.sum() > find_digit(pixels, more=0.8).ink.sum()


def test_that_something_far_from_the_digit_is_left_out(digits):
    alone = photograph(digits[0], ramp=0.1, noise=0.01, border=120)
    with_word = alone.copy()
    with_word[20:40, 20:60, :3] = 20
    assert np.array_equal(find_digit(alone).image, find_digit(with_word).image)


@pytest.mark.parametrize("shape", [(16, 16), (32, 32), (28, 20)])
def test_that_the_image_has_the_size_of_the_data(digits, shape):
    assert find_digit(photograph(digits[0]), look_for(shape)).image.shape == shape


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((1, 1, 4), 200, np.uint8),
        np.full((50, 60, 4), 255, np.uint8),
        np.zeros((50, 60, 4), np.uint8),
        np.random.default_rng(0).integers(100, 130, (200, 200, 4), dtype=np.uint8),
        photograph(np.zeros((28, 28)), ramp=0.8),
    ],
)
def test_that_a_picture_of_nothing_is_refused_in_words(pixels):
    with pytest.raises(PictureError, match="Choose one with a single digit") as refused:
        find_digit(pixels)
    assert refused.value.reason in SENTENCES


def test_that_bytes_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"it must be \(H, W, 4\)"):
        find_digit(np.zeros((3, 3, 3), np.uint8))


@settings(max_examples=60, deadline=None)
@given(hnp.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(4))))
def test_that_any_picture_gives_numbers_from_0_to_1_or_a_sentence(pixels):
    try:
        image = find_digit(pixels).image
    except PictureError:
        return
    assert np.isfinite(image).all()
    assert image.any()
    assert image.min() >= 0
    assert image.max() <= 1


def flooded(mask):
    """Parts by flooding, one pixel after another."""
    labels, count = np.zeros(mask.shape, dtype=int), 0
    for start in zip(*np.nonzero(mask), strict=True):
        if labels[start]:
            continue
        count += 1
        waiting = [start]
        while waiting:
            i, j = waiting.pop()
            if 0 <= i < mask.shape[0] and 0 <= j < mask.shape[1] and mask[i, j] and not labels[i, j]:
                labels[i, j] = count
                waiting += [(i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1)]
    return labels, count


@settings(max_examples=80, deadline=None)
@given(hnp.arrays(np.bool_, st.tuples(st.integers(1, 14), st.integers(1, 14))))
def test_that_connected_parts_are_those_that_flooding_finds(mask):
    labels, count = connected_parts(mask)
    expected, number = flooded(mask)
    assert count == number
    assert len(set(zip(labels.ravel().tolist(), expected.ravel().tolist(), strict=True))) == count + (not mask.all())


def test_that_making_smaller_keeps_the_mean_and_never_makes_larger():
    grey = np.random.default_rng(0).random((90, 50))
    small = made_smaller(grey, 30)
    assert small.shape == (30, 17)
    assert small.mean() == pytest.approx(grey.mean(), abs=1e-9)
    assert small[0, 0] == pytest.approx((grey[:3, :2].sum() + (50 / 17 - 2) * grey[:3, 2].sum()) / (3 * 50 / 17))
    assert made_smaller(grey, 200) is grey
