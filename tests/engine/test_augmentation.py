"""Training images are changed a little, and the same run always changes them the same way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.augmentation import STRENGTHS, Augmenter, Strength
from engine.feeding import Feeder
from engine.training import TrainingConfig, TrainingSession
from tests.engine.conftest import make_data

DATA = make_data(train=300, pixels=(9, 7))  # more than are fed at once
CONFIG = TrainingConfig(layer_sizes=(63, 5, 4), mini_batch_size=5, learning_rate=1.0, augmentation="strong")


def augmenter(strength, shape=(28, 28), examples=8, seed=0):
    made = Augmenter(shape, "mild", seed, examples)
    made._strength = strength
    return made


def changed(strength, image, place=0, seed=0):
    """One image (H, W) after a change of this strength."""
    x = np.repeat(image.reshape(1, -1), 8, axis=0).astype(np.float32)
    augmenter(strength, image.shape, seed=seed).change(x, 0, 0)
    return x[place].reshape(image.shape)


def naive(image, lots, strength):
    """The same change, pixel by pixel with scalar arithmetic."""
    height, width = image.shape
    stroke = lots[6] * strength.stroke
    pen = image.copy()
    for i in range(height):
        for j in range(width):
            around = [image[i, j]]
            for di, dj in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                if 0 <= i + di < height and 0 <= j + dj < width:
                    around.append(image[i + di, j + dj])
            pen[i, j] += abs(stroke) * ((max(around) if stroke > 0 else min(around)) - image[i, j])
    turn, slant = lots[0] * strength.rotation, lots[1] * strength.shear
    wide, high = 1 + lots[2] * strength.scale, 1 + lots[3] * strength.scale
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    back = rotation @ np.array([[1, slant], [0, 1]]) @ np.diag([1 / wide, 1 / high])
    out = np.zeros_like(image)
    for i in range(height):
        for j in range(width):
            x, y = (
                back @ (j - (width - 1) / 2, i - (height - 1) / 2) + lots[4:6] * strength.shift * min(image.shape) / 28
            )
            x, y = x + (width - 1) / 2, y + (height - 1) / 2
            for k in range(int(np.floor(y)), int(np.floor(y)) + 2):
                for m in range(int(np.floor(x)), int(np.floor(x)) + 2):
                    if 0 <= k < height and 0 <= m < width:
                        out[i, j] += pen[k, m] * (1 - abs(x - m)) * (1 - abs(y - k))
    return out


@pytest.mark.parametrize("name", list(STRENGTHS))
@pytest.mark.parametrize("shape", [(28, 28), (9, 14)])
def test_that_a_change_is_what_scalar_arithmetic_makes_it(name, shape):
    rng = np.random.default_rng(1)
    images = rng.random((6, *shape))
    x = images.reshape(6, -1).astype(np.float32)
    Augmenter(shape, name, 5, 20).change(x, 3, 10)
    lots = np.random.default_rng((5, 2, 3)).uniform(-1, 1, (20, 7))[10:16]
    for image, lot, result in zip(images, lots, x, strict=True):
        assert result.reshape(shape) == pytest.approx(naive(image, lot, STRENGTHS[name]), abs=2e-5)


def test_that_no_strength_changes_nothing():
    image = np.random.default_rng(0).random((28, 28))
    assert changed(Strength(0, 0, 0, 0, 0), image) == pytest.approx(image, abs=1e-5)


def test_that_a_stroke_becomes_thicker_or_thinner_and_stays_where_it_is():
    line = np.zeros((28, 28))
    line[4:24, 13:16] = 1
    for place in range(8):
        result = changed(Strength(0, 0, 0, 0, 1.0), line, place)
        lot = np.random.default_rng((0, 2, 0)).uniform(-1, 1, (8, 7))[place, 6]
        assert result[14].sum() == pytest.approx(3 + 2 * lot, abs=1e-4)
        assert (result[14] * np.arange(28)).sum() / result[14].sum() == pytest.approx(14, abs=1e-4)


@given(st.integers(0, 10**6), st.sampled_from(sorted(STRENGTHS)), st.integers(1, 12), st.integers(1, 12))
def test_that_changed_images_stay_between_dark_and_bright(seed, name, height, width):
    x = np.random.default_rng(seed).integers(0, 2, (3, height * width)).astype(np.float32)
    Augmenter((height, width), name, seed, 3).change(x, 0, 0)
    assert x.min() >= 0
    assert x.max() <= 1 + 1e-6


@given(size=st.integers(1, 60), data=st.data())
def test_that_the_change_of_an_example_depends_on_its_place_alone(size, data):
    network = CONFIG.new_network()
    together = Augmenter(DATA.train.image_shape, "strong", CONFIG.seed, len(DATA.train))
    feeder = Feeder(network, DATA.train, size, CONFIG.seed, "strong")
    epoch = data.draw(st.integers(0, 2))
    order = np.concatenate([feeder.indices(epoch, number) for number in range(feeder.per_epoch)])
    everything = (DATA.train.pixels[order].astype(np.float32)) * np.float32(1 / 255)
    together.change(everything, epoch, 0)
    for number in data.draw(st.lists(st.integers(0, feeder.per_epoch - 1), min_size=1, max_size=3)):
        assert np.array_equal(feeder.trace(epoch, number).x, everything[number * size : (number + 1) * size])


def test_that_every_epoch_and_every_seed_has_changes_of_its_own():
    images = [changed(STRENGTHS["mild"], DATA.train.images[0] / 255, seed=seed) for seed in (0, 1)]
    assert not np.allclose(*images)
    made = augmenter(STRENGTHS["mild"], (9, 7))
    epochs = []
    for epoch in (0, 1, 0):
        x = DATA.train.x(slice(0, 4), np.float32)
        made.change(x, epoch, 0)
        epochs.append(x)
    assert not np.allclose(epochs[0], epochs[1])
    assert np.array_equal(epochs[0], epochs[2])


@given(st.lists(st.sampled_from(["example", "mini-batch", "epoch"]), max_size=14))
def test_that_every_mixture_of_steps_gives_the_same_weights(mixture):
    mixed, straight = TrainingSession(CONFIG, DATA), TrainingSession(CONFIG, DATA)
    for step in mixture:
        {"example": mixed.step_example, "mini-batch": mixed.step_mini_batch, "epoch": mixed.step_epoch}[step]()
    while straight.step_count < mixed.step_count:
        straight.step_mini_batch()
    assert np.array_equal(mixed.network.parameters, straight.network.parameters)


def test_that_a_run_goes_on_bit_for_bit_from_its_state():
    first = TrainingSession(CONFIG, DATA)
    for _ in range(7):
        first.step_mini_batch()
    second = TrainingSession(CONFIG, DATA)
    second.restore(first.state())
    for session in (first, second):
        session.step_epoch()
    assert np.array_equal(first.network.parameters, second.network.parameters)


def test_that_the_example_stepped_over_is_the_one_learned_from():
    session = TrainingSession(CONFIG, DATA)
    traces = [session.step_example() for _ in range(5)]
    fed = Feeder(CONFIG.new_network(), DATA.train, 5, CONFIG.seed, "strong").trace(0, 0).x
    assert np.concatenate([trace.x for trace in traces]) == pytest.approx(fed, abs=1e-12)
    assert not np.allclose(fed, DATA.train.x(session._feeder.indices(0, 0)))


def test_that_it_is_off_unless_asked_for_and_changes_what_is_learned():
    assert TrainingConfig().augmentation == "none"
    weights = []
    for name in ("none", "mild", "strong"):
        session = TrainingSession(replace(CONFIG, augmentation=name), DATA)
        session.step_epoch()
        weights.append(session.network.parameters.copy())
    assert not np.array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[1], weights[2])
    with pytest.raises(ValueError, match="augmentation is 'wild'; it must be one of none, mild, strong"):
        replace(CONFIG, augmentation="wild")


def test_that_a_feeder_without_it_gives_the_images_as_they_are():
    feeder = Feeder(CONFIG.new_network(), DATA.train, 5, 0)
    assert np.array_equal(feeder.x(0, 1, 2), DATA.train.x(feeder.indices(0, 1)[2:3]))
