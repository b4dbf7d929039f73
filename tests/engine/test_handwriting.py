"""Strokes become images the way MNIST was made."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.datasets import Dataset
from engine.evaluation import evaluate
from engine.handwriting import image_from_strokes
from engine.training import TrainingConfig, TrainingSession

ANGLE = np.linspace(0, 2 * np.pi, 50)
SIX = [
    np.stack([0.55 - 0.3 * np.linspace(0, 1, 30) ** 2, np.linspace(0.05, 0.7, 30)], axis=1),
    np.stack([0.45 + 0.2 * np.cos(ANGLE), 0.7 + 0.2 * np.sin(ANGLE)], axis=1),
]
ONE = [np.array([[0.5, 0.1], [0.5, 0.9]])]
DASH = [np.array([[0.1, 0.5], [0.9, 0.5]])]


def centre_of_mass(image):
    rows, columns = np.indices(image.shape)
    return (rows * image).sum() / image.sum(), (columns * image).sum() / image.sum()


@pytest.mark.parametrize("strokes", [SIX, ONE, DASH])
def test_that_the_centre_of_mass_is_in_the_middle_of_pixel_14_14(strokes):
    assert centre_of_mass(image_from_strokes(strokes)) == pytest.approx((14, 14), abs=0.05)


@pytest.mark.parametrize("strokes", [SIX, ONE, DASH])
def test_that_the_longer_side_of_the_ink_is_20_pixels(strokes):
    image = image_from_strokes(strokes)
    sides = [profile.sum() for profile in (image.max(axis=0), image.max(axis=1))]
    assert max(sides) == pytest.approx(20, abs=0.6)


def test_that_the_aspect_is_kept():
    rows = image_from_strokes([np.array([[0, 0], [0.2, 0], [0.2, 0.4], [0, 0.4], [0, 0]])]).max(axis=1).sum()
    columns = image_from_strokes([np.array([[0, 0], [0.2, 0], [0.2, 0.4], [0, 0.4], [0, 0]])]).max(axis=0).sum()
    assert (rows - 2.3) / (columns - 2.3) == pytest.approx(2, rel=0.05)


@settings(max_examples=50, deadline=None)
@given(
    x=st.floats(-1e3, 1e3), y=st.floats(-1e3, 1e3), size=st.floats(0.01, 1e4),
)  # fmt: skip
def test_that_place_and_size_on_the_pad_do_not_matter(x, y, size):
    moved = [points * size + (x, y) for points in SIX]
    assert image_from_strokes(moved) == pytest.approx(image_from_strokes(SIX), abs=0.02)


def test_that_the_pen_is_as_thick_for_a_small_digit_as_for_a_large_one():
    line = image_from_strokes(ONE)
    assert line[14].sum() == pytest.approx(2.3, abs=0.1)
    assert image_from_strokes([points * 0.1 for points in ONE])[14].sum() == pytest.approx(line[14].sum(), abs=0.01)


def test_that_how_densely_a_stroke_was_sampled_does_not_matter():
    dense = [np.stack([np.interp(np.linspace(0, len(p) - 1, 2000), np.arange(len(p)), p[:, i]) for i in (0, 1)], axis=1)
             for p in SIX]  # fmt: skip
    assert image_from_strokes(dense) == pytest.approx(image_from_strokes(SIX), abs=0.03)


@pytest.mark.parametrize("strokes", [[], [np.empty((0, 2))], [[]], [np.full((3, 2), np.nan)]])
def test_that_no_ink_gives_a_black_image(strokes):
    image = image_from_strokes(strokes)
    assert image.shape == (28, 28)
    assert image.dtype == np.float32
    assert not image.any()


def test_that_a_dot_is_a_small_spot_in_the_middle():
    for dot in ([[[0.3, 0.8]]], [[[0.3, 0.8], [0.3, 0.8]]]):
        image = image_from_strokes(dot)
        assert 3 < image.sum() < 6
        assert centre_of_mass(image) == pytest.approx((14, 14), abs=0.05)


def test_that_a_scribble_of_a_thousand_strokes_is_a_sensible_image():
    rng = np.random.default_rng(0)
    image = image_from_strokes([rng.random((60, 2)) for _ in range(1000)])
    assert image[6:22, 6:22].min() == 1
    assert image[:2].max() == 0


def test_that_a_point_that_is_not_finite_is_left_out():
    broken = [np.vstack([ONE[0], [[np.nan, 0.5], [np.inf, 0.2]]])]
    assert np.array_equal(image_from_strokes(broken), image_from_strokes(ONE))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        hnp.arrays(np.float64, st.tuples(st.integers(0, 12), st.just(2)), elements=st.floats(-1e6, 1e6)), max_size=6
    )
)
def test_that_any_finite_strokes_give_numbers_from_0_to_1(strokes):
    image = image_from_strokes(strokes)
    assert np.isfinite(image).all()
    assert image.min() >= 0
    assert image.max() <= 1
    assert bool(image.any()) == any(len(points) for points in strokes)


def test_that_ink_pushed_off_centre_by_its_weight_stays_in_the_image():
    blob = [np.array([[0, 0], [0.001, 0]])] * 3 + [np.stack([np.zeros(2), [0, 1]], axis=1)]
    zigzag = np.stack([np.tile([0.0, 0.3], 30), np.linspace(0.9, 1, 60)], axis=1)
    image = image_from_strokes([*blob, zigzag])
    assert max(image[0].max(), image[-1].max(), image[:, 0].max(), image[:, -1].max()) < 0.6
    assert image.max(axis=1).sum() == pytest.approx(20, abs=0.7)


@pytest.mark.parametrize("stroke", [np.zeros(4), np.zeros((3, 3)), np.zeros((2, 2, 2))])
def test_that_a_stroke_of_another_shape_is_refused_in_words(stroke):
    with pytest.raises(ValueError, match=r"stroke 1 has shape .* a stroke is \(n, 2\)"):
        image_from_strokes([ONE[0], stroke])


def skeleton_strokes(image):
    """Thin a digit to lines one pixel wide (Zhang and Suen, 1984) and take each pair of neighbours as a stroke."""
    ink = np.pad(image > 127, 1)
    removed = True
    while removed:
        removed = False
        for first in (True, False):
            ring = [np.roll(ink, (-dy, -dx), (0, 1)) for dy, dx in _RING]
            count = sum(r.astype(int) for r in ring)
            turns = sum((~ring[i] & ring[(i + 1) % 8]).astype(int) for i in range(8))
            n, e, s, w = ring[0], ring[2], ring[4], ring[6]
            corner = ~(n & e & s) & ~(e & s & w) if first else ~(n & e & w) & ~(n & s & w)
            gone = ink & (count >= 2) & (count <= 6) & (turns == 1) & corner
            removed |= bool(gone.any())
            ink = ink & ~gone
    lit = set(map(tuple, np.argwhere(ink).tolist()))
    return [
        np.array([[x, y], [x + dx, y + dy]], dtype=float)
        for y, x in lit for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1))
        if (y + dy, x + dx) in lit and (dy == 0 or dx == 0 or not ({(y + dy, x), (y, x + dx)} & lit))
    ]  # fmt: skip


_RING = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


def test_that_redrawn_digits_of_mnist_have_their_ink_and_are_still_recognised(mnist):
    some = mnist.test.subset(np.arange(400))
    redrawn = np.array([image_from_strokes(skeleton_strokes(image)) for image in some.images])
    assert redrawn.sum(axis=(1, 2)).mean() == pytest.approx((some.images / 255).sum(axis=(1, 2)).mean(), rel=0.05)
    session = TrainingSession(TrainingConfig(), mnist)
    for _ in range(5):
        session.step_epoch()
    as_bytes = Dataset(np.round(redrawn * 255).astype(np.uint8), some.labels, some.class_names)
    original, again = evaluate(session.network, some), evaluate(session.network, as_bytes)
    assert again.accuracy > original.accuracy - 0.04
