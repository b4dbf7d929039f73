"""Which examples -grad C is taken over, and when there is nothing to take it over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.backprop import backprop
from engine.datasets import epoch_order
from engine.runner import TrainingRunner
from engine.training import TrainingConfig
from gui.lesson import make_lesson
from gui.measured_gradient import SOURCES, measured_gradient
from gui.shown_example import NOTHING, ShownExample, from_data
from tests.engine.conftest import make_data

SIZES = (6, 5, 4)


def lesson_of(example=None, step_count=0):
    data = make_data()
    config = TrainingConfig(layer_sizes=SIZES, mini_batch_size=10, seed=3)
    snapshot = replace(TrainingRunner(data, config).snapshot, step_count=step_count)
    return make_lesson(snapshot, data, from_data(data, "test", 7) if example is None else example)


def take(source, lesson):
    return measured_gradient(source, lesson, None, lambda fraction: None)


@pytest.mark.parametrize(("steps", "count"), [(0, 10), (3, 10), (5, 3), (6, 10)])
def test_that_the_coming_mini_batch_is_the_one_training_takes_next(steps, count):
    lesson = lesson_of(step_count=steps)
    train = lesson.data.train
    epoch, done = divmod(steps, 6)
    which = epoch_order(53, 3, epoch)[10 * done :][:10]
    expected = backprop(lesson.snapshot.network(), train.x(which), train.y(which))
    measured = take("mini_batch", lesson)
    assert measured.sensitivity.examples == count
    assert measured.sensitivity.gradient == pytest.approx(expected.gradient, abs=1e-15)
    assert measured.sensitivity.cost == pytest.approx(expected.cost)


def test_that_one_example_is_the_one_on_the_desk_and_all_are_the_training_set():
    lesson = lesson_of()
    test, train = lesson.data.test, lesson.data.train
    one = backprop(lesson.snapshot.network(), test.x(slice(7, 8)), test.y(slice(7, 8)))
    assert take("example", lesson).sensitivity.gradient == pytest.approx(one.gradient, abs=1e-15)
    every = backprop(lesson.snapshot.network(), train.x(slice(None)), train.y(slice(None)))
    measured = take("training", lesson)
    assert measured.sensitivity.gradient == pytest.approx(every.gradient, abs=1e-15)
    assert measured.never_lit.tolist() == (train.images.reshape(53, 6).max(axis=0) == 0).tolist()


@pytest.mark.parametrize(
    "example", [NOTHING, ShownExample("drawing", np.ones((3, 2))), ShownExample("drawing", np.ones((9, 9)), 1)]
)
def test_that_without_a_fitting_example_and_its_desired_output_there_is_nothing(example):
    lesson = lesson_of(example)
    assert take("example", lesson) is None
    assert take("mini_batch", lesson) is not None


def test_that_wild_weights_give_nothing_rather_than_nonsense():
    lesson = lesson_of()
    wild = np.full_like(lesson.snapshot.parameters, np.inf)
    lesson = replace(lesson, snapshot=replace(lesson.snapshot, parameters=wild))
    assert [take(source, lesson) for source in SOURCES] == [None, None, None]
