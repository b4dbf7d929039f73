"""Strokes become images the way MNIST was made."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.datasets import Dataset
from engine.evaluation import evaluate
from engine.handwriting import doubt_about, image_from_strokes, look_for, raw_image, without_speckles
from engine.thinning import strokes_of_image
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
    assert centre_of_mass(image_from_strokes(strokes)) == pytest.approx((14, 14), abs=0.002)


@pytest.mark.parametrize("strokes", [SIX, ONE, DASH])
def test_that_the_longer_side_of_the_ink_is_20_pixels(strokes):
    image = image_from_strokes(strokes)
    sides = [profile.sum() for profile in (image.max(axis=0), image.max(axis=1))]
    assert max(sides) == pytest.approx(19.6, abs=0.4)


def test_that_the_aspect_is_kept():
    rows = image_from_strokes([np.array([[0, 0], [0.2, 0], [0.2, 0.4], [0, 0.4], [0, 0]])]).max(axis=1).sum()
    columns = image_from_strokes([np.array([[0, 0], [0.2, 0], [0.2, 0.4], [0, 0.4], [0, 0]])]).max(axis=0).sum()
    assert (rows - 2.4) / (columns - 2.4) == pytest.approx(2, rel=0.05)


@settings(max_examples=50, deadline=None)
@given(
    x=st.floats(-1e3, 1e3), y=st.floats(-1e3, 1e3), size=st.floats(0.01, 1e4),
)  # fmt: skip
def test_that_place_and_size_on_the_pad_do_not_matter(x, y, size):
    moved = [points * size + (x, y) for points in SIX]
    assert image_from_strokes(moved) == pytest.approx(image_from_strokes(SIX), abs=0.02)


def test_that_the_pen_is_as_thick_for_a_small_digit_as_for_a_large_one():
    line = image_from_strokes(ONE)
    assert line[14].sum() == pytest.approx(2.4, abs=0.05)
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


def test_that_a_stroke_beside_one_too_small_to_measure_is_no_error():
    tiny = 8.67018382e-193
    image = image_from_strokes([np.array([[1.0, 1.0]]), np.array([[0.0, tiny], [tiny, tiny]])])
    assert image is None or ((image >= 0) & (image <= 1)).all()


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


@pytest.fixture(scope="module")
def redrawn(mnist):
    """Every fiftieth test image, its skeleton as strokes, and what becomes of those."""
    some = mnist.test.subset(np.arange(0, 10_000, 50))
    strokes = [strokes_of_image(image / 255) for image in some.images]
    return some, strokes, np.array([image_from_strokes(pieces) for pieces in strokes])


def test_that_redrawn_digits_have_the_ink_of_mnist(redrawn):
    some, _, images = redrawn
    originals = some.images / 255
    assert images.sum(axis=(1, 2)).mean() == pytest.approx(originals.sum(axis=(1, 2)).mean(), rel=0.15)
    assert images[images > 0].mean() == pytest.approx(originals[originals > 0].mean(), abs=0.03)
    greys = [np.histogram(i[i > 0], bins=4, range=(0, 1))[0] / (i > 0).sum() for i in (images, originals)]
    assert greys[0] == pytest.approx(greys[1], abs=0.05)
    longer = [np.maximum(i.max(axis=1).sum(axis=1), i.max(axis=2).sum(axis=1)).mean() for i in (images, originals)]
    assert longer[0] == pytest.approx(longer[1], abs=0.15)


def test_that_the_pen_is_as_wide_as_mnist_s(redrawn):
    some, strokes, images = redrawn
    length = np.array([sum(np.hypot(*np.diff(p, axis=0).T).sum() for p in pieces) for pieces in strokes])
    widths = images.sum(axis=(1, 2)) / (length + 2)
    assert 1.9 < widths.mean() < 2.5
    assert (some.images.sum(axis=(1, 2)) / 255 / (length + 2)).mean() == pytest.approx(widths.mean(), abs=0.3)


def test_that_the_centre_of_mass_of_every_redrawn_digit_is_exact(redrawn):
    _, _, images = redrawn
    places = np.array([centre_of_mass(image.astype(np.float64)) for image in images])
    assert np.abs(places - 14).max() < 0.002


def test_that_redrawn_digits_of_mnist_are_still_recognised(mnist, redrawn):
    some, _, images = redrawn
    session = TrainingSession(TrainingConfig(), mnist)
    for _ in range(4):
        session.step_epoch()
    as_bytes = Dataset(np.round(images * 255).astype(np.uint8), some.labels, some.class_names)
    original, again = evaluate(session.network, some), evaluate(session.network, as_bytes)
    assert again.accuracy > original.accuracy - 0.03


def test_that_a_speckle_beside_a_digit_does_not_shrink_it():
    for speckle in ([[0.02, 0.98]], [[0.98, 0.05], [0.985, 0.055]]):
        assert np.array_equal(image_from_strokes([*SIX, np.array(speckle)]), image_from_strokes(SIX))


def test_that_a_dot_that_belongs_to_the_digit_stays():
    near = np.array([[0.5, 0.02]])
    assert image_from_strokes([*ONE, near])[0:6].sum() != pytest.approx(image_from_strokes(ONE)[0:6].sum(), abs=0.01)
    dotted = [points[None, :] for points in SIX[1]]
    assert image_from_strokes(dotted) == pytest.approx(image_from_strokes([SIX[1]]), abs=0.2)


def test_that_dots_in_a_row_from_a_digit_on_are_kept_with_it():
    row = [np.array([[0.5, 0.9 + step]]) for step in (0.08, 0.16, 0.24)]
    assert len(without_speckles([ONE[0], *row])) == 4
    assert len(without_speckles([ONE[0], row[2]])) == 1


@pytest.mark.parametrize("unit", [1e-300, 1e-6, 1.0, 1e300, 1.7e308])
def test_that_points_may_be_in_any_unit(unit):
    moved = [np.asarray(points) * unit for points in SIX]
    assert image_from_strokes(moved) == pytest.approx(image_from_strokes(SIX), abs=1e-6)


def test_that_the_order_of_points_and_strokes_does_not_matter():
    turned = [points[::-1] for points in reversed(SIX)]
    assert image_from_strokes(turned) == pytest.approx(image_from_strokes(SIX), abs=0.02)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (8, 8), (16, 20), (32, 32), (64, 48)])
def test_that_other_image_sizes_get_the_same_digit(shape):
    image = image_from_strokes(SIX, look_for(shape))
    assert image.shape == shape
    assert 0 < image.max() <= 1
    if min(shape) >= 8:
        assert centre_of_mass(image) == pytest.approx((shape[0] // 2, shape[1] // 2), abs=0.01)
    if min(shape) >= 16:  # below, the pen is thinner than a pixel
        assert image.max(axis=1).sum() == pytest.approx(19.6 * min(shape) / 28, abs=0.7)


def naive_raw(strokes, pen_width, fine=8):
    """Paint each pixel of a fine pad by its distance to the nearest line, then take means of blocks."""
    n = 28 * fine
    y, x = (np.mgrid[:n, :n] + 0.5) / n
    ink = np.zeros((n, n), dtype=bool)
    for points in strokes:
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
            along = np.clip(along, 0, 1)
            ink |= np.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) <= pen_width / 2
    return ink.reshape(28, fine, 28, fine).mean(axis=(1, 3))


@pytest.mark.parametrize("pen_width", [0.04, 0.08, 0.16])
def test_that_the_raw_image_is_the_pad_made_smaller(pen_width):
    small = [points * 0.4 + 0.05 for points in SIX]
    raw = raw_image(small, pen_width)
    expected = naive_raw(small, pen_width)
    assert np.abs(raw - expected).max() < 0.25
    assert np.abs(raw - expected).mean() < 0.01
    assert centre_of_mass(raw) == pytest.approx(centre_of_mass(expected), abs=0.05)
    assert not raw_image([], pen_width).any()


def test_that_a_dot_and_a_blot_are_told_from_digits(mnist):
    assert doubt_about(image_from_strokes([[[0.3, 0.8]]])) == "dot"
    rng = np.random.default_rng(0)
    assert doubt_about(image_from_strokes([rng.random((60, 2)) for _ in range(50)])) == "blot"
    assert doubt_about(image_from_strokes([])) is None
    for dataset in (mnist.train, mnist.test):
        ink = dataset.pixels.sum(axis=1, dtype=np.int64)
        for extreme in (ink.argmin(), ink.argmax()):
            assert doubt_about(dataset.images[extreme] / 255) is None
