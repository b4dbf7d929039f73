"""Experiments: right against naive counts, the same for the same seed, and stopped when told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.experiments import SURE, memorise, noise, several_starts, shifted, shifts
from engine.training import PRESETS, TrainingConfig, TrainingSession
from tests.engine.conftest import make_data

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10)


class Stopped(Exception):
    pass


def ignore(fraction):
    assert 0 <= fraction <= 1


def stop_at(wanted):
    def tell(fraction):
        if fraction >= wanted:
            raise Stopped

    return tell


@pytest.fixture(scope="module")
def trained(mnist):
    session = TrainingSession(TrainingConfig(), mnist)
    for _ in range(2):
        session.step_epoch()
    return session.network


def test_that_noise_is_counted_as_by_hand_and_repeatable(small_data):
    network = CONFIG.new_network()
    result = noise(network, small_data.test, seed=3, report=ignore, count=50)
    exact = network.copy(np.float64)
    outputs = [exact.feedforward(image.reshape(1, -1) / 255)[0] for image in result.images]
    assert result.outputs == pytest.approx(np.array(outputs))
    assert result.sure == sum(max(a) > SURE for a in outputs) / 50
    assert result.counts.tolist() == [sum(int(a.argmax()) == j for a in outputs) for j in range(4)]
    test = exact.feedforward(small_data.test.x(slice(None)))
    assert result.sure_of_test == sum(max(a) > SURE for a in test) / 20
    again = noise(network, small_data.test, seed=3, report=ignore, count=50)
    assert np.array_equal(again.images, result.images)
    assert not np.array_equal(noise(network, small_data.test, seed=4, report=ignore, count=50).images, result.images)


def test_that_noise_fills_the_whole_range(small_data):
    images = noise(CONFIG.new_network(), small_data.test, report=ignore, count=2000).images
    assert (images.min(), images.max()) == (0, 255)
    assert images.mean() == pytest.approx(127.5, abs=3)


def test_that_a_trained_network_is_confident_about_noise(trained, mnist):
    result = noise(trained, mnist.test, report=ignore)
    assert result.sure > 0.1
    assert result.images.shape == (1000, 28, 28)


def test_that_images_move_as_a_loop_would_move_them():
    images = np.arange(1, 25, dtype=np.uint8).reshape(2, 3, 4)
    for down in range(-4, 5):
        for right in range(-5, 6):
            wanted = np.zeros_like(images)
            for row in range(3):
                for column in range(4):
                    if 0 <= row - down < 3 and 0 <= column - right < 4:
                        wanted[:, row, column] = images[:, row - down, column - right]
            assert np.array_equal(shifted(images, down, right), wanted), (down, right)


def test_that_a_shift_costs_what_a_naive_count_says(trained, mnist):
    few = mnist.test.subset(np.arange(300))
    result = shifts(trained, few, report=ignore, most=2)
    exact = trained.copy(np.float64)
    for pixels in range(3):
        for side, (down, right) in enumerate([(0, -1), (0, 1), (-1, 0), (1, 0)]):
            moved = np.roll(few.images, (pixels * down, pixels * right), axis=(1, 2))  # the border of MNIST is dark
            answers = exact.feedforward(moved.reshape(300, -1) / 255).argmax(axis=1)
            assert result.accuracies[pixels, side] == (answers == few.labels).mean()
    assert result.mean[2] < result.mean[0] - 0.1


def test_that_shuffled_labels_are_learned_by_heart_but_say_nothing_about_others(mnist):
    result = memorise(TrainingConfig(), mnist, report=ignore)
    assert result.shuffled_labels[-1] > 0.6
    assert result.true_labels[-1] > 0.95
    assert result.shuffled_test < 0.25 < 0.7 < result.true_test
    early = 20
    assert result.shuffled_labels[early] < result.true_labels[early] - 0.3


def test_that_memorising_keeps_images_and_label_counts_and_repeats(small_data, monkeypatch):
    from engine import experiments

    seen = []

    class Spy(TrainingSession):
        def __init__(self, config, data):
            seen.append((config, data.train))
            super().__init__(config, data)

    monkeypatch.setattr(experiments, "TrainingSession", Spy)
    first = memorise(CONFIG, small_data, seed=5, report=ignore, count=30, epochs=3)
    second = memorise(CONFIG, small_data, seed=5, report=ignore, count=30, epochs=3)
    assert np.array_equal(first.true_labels, second.true_labels)
    assert np.array_equal(first.shuffled_labels, second.shuffled_labels)
    (config, true), (other_config, dealt) = seen[:2]
    assert config == other_config
    assert np.array_equal(true.images, dealt.images)
    assert not np.array_equal(true.labels, dealt.labels)
    assert np.bincount(true.labels, minlength=4).tolist() == np.bincount(dealt.labels, minlength=4).tolist()
    assert (first.examples, len(first.true_labels)) == (30, 4)


def test_that_starts_are_the_networks_their_settings_name(small_data):
    result = several_starts(CONFIG, small_data, report=ignore, seeds=2, epochs=1)
    for row, name in enumerate(result.initialisations):
        for column in range(2):
            session = TrainingSession(replace(CONFIG, initialisation=name, seed=column), small_data)
            answers = session.network.feedforward(small_data.test.x(slice(None))).argmax(axis=1)
            assert result.before[row, column] == (answers == small_data.test.labels).mean()
            session.step_epoch()
            answers = session.network.feedforward(small_data.test.x(slice(None))).argmax(axis=1)
            assert result.after[row, column] == (answers == small_data.test.labels).mean()


def test_that_a_start_that_diverges_is_left_out(small_data):
    wild = replace(CONFIG, activation="relu", cost="cross_entropy", learning_rate=1e30)
    result = several_starts(wild, small_data, report=ignore, initialisations=("normal",), seeds=2)
    assert np.isnan(result.after).all()
    assert np.isfinite(result.before).all()
    memory = memorise(wild, small_data, report=ignore, count=40, epochs=12)
    assert min(len(memory.true_labels), len(memory.shuffled_labels)) < 13


def test_that_small_data_is_enough(small_data):
    result = memorise(replace(PRESETS["best"], layer_sizes=(6, 5, 4)), small_data, report=ignore, epochs=2)
    assert result.examples == 53


@pytest.mark.parametrize(
    "run",
    [
        lambda data, tell: noise(CONFIG.new_network(), data.test, report=tell),
        lambda data, tell: shifts(CONFIG.new_network(), data.test, report=tell),
        lambda data, tell: memorise(CONFIG, data, report=tell, epochs=4),
        lambda data, tell: several_starts(CONFIG, data, report=tell),
    ],
)
def test_that_every_experiment_stops_when_told_and_ends_at_one(run):
    data, fractions = make_data(), []
    run(data, fractions.append)
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1.0)
    with pytest.raises(Stopped):
        run(data, stop_at(0.5))
