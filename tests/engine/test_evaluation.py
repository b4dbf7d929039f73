"""Evaluation against one example at a time, in plain Python."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.datasets import Dataset
from engine.evaluation import evaluate, examine
from engine.network import Network
from tests.engine.conftest import make_data


def network_for(dataset, seed=0, dtype=np.float64, **keywords):
    sizes = (dataset.pixels.shape[1], 5, len(dataset.class_names))
    return Network(sizes, rng=np.random.default_rng(seed), dtype=dtype, initialisation="normal", **keywords)


def one_by_one(network, dataset):
    """Answer, C_0 and gap of the two highest outputs of each example, with loops and math.exp."""
    found = []
    for image, label in zip(dataset.images, dataset.labels, strict=True):
        a = [float(pixel) / 255 for pixel in image.ravel()]
        for weights, biases in zip(network.weights, network.biases, strict=True):
            a = [
                1 / (1 + math.exp(-sum(w * value for w, value in zip(row, a, strict=True)) - b))
                for row, b in zip(weights, biases, strict=True)
            ]
        cost = sum((value - (j == label)) ** 2 for j, value in enumerate(a))
        ranked = sorted(a)
        found.append((a.index(max(a)), cost, ranked[-1] - ranked[-2]))
    return found


@pytest.fixture
def dataset():
    return make_data(test=211).test


def test_that_every_example_agrees_with_a_naive_loop(dataset):
    network = network_for(dataset)
    examined, naive = examine(network, dataset), one_by_one(network, dataset)
    assert examined.answers.tolist() == [answer for answer, _, _ in naive]
    assert examined.costs == pytest.approx([cost for _, cost, _ in naive], rel=1e-12)
    assert examined.sureness == pytest.approx([gap for _, _, gap in naive], rel=1e-9)
    assert examined.dtype == np.float64


def test_that_the_answers_are_those_of_float64_where_float32_rounds_small_outputs_to_0(dataset):
    sizes = (dataset.pixels.shape[1], len(dataset.class_names))
    exact = Network(sizes, rng=np.random.default_rng(0), dtype=np.float64, initialisation="normal")
    exact.biases[0][:] = [-40, -41, -42, -43]
    trained = exact.copy(np.float32)
    x = dataset.x(slice(None))
    assert (trained.feedforward(x) == 0).all()
    expected = exact.feedforward(x).argmax(axis=1)
    assert len(set(expected.tolist())) > 1
    assert examine(trained, dataset).answers.tolist() == expected.tolist()
    assert evaluate(trained, dataset).accuracy == evaluate(exact, dataset).accuracy


def test_that_the_answers_are_those_of_float64_where_outputs_are_too_near_each_other_for_float32(dataset):
    """Every output sees the same sum but for a part that float32 loses in it."""
    sizes = (dataset.pixels.shape[1], len(dataset.class_names))
    trained = Network(sizes, rng=np.random.default_rng(0), dtype=np.float32, initialisation="normal")
    trained.weights[0][:] = 1e-9 * trained.weights[0]
    trained.biases[0][:] = 5
    expected = one_by_one(trained.copy(np.float64), dataset)
    answers = [answer for answer, _, _ in expected]
    rounded = trained.output(dataset.x(slice(None)))[0].argmax(axis=1).tolist()
    assert sum(a != b for a, b in zip(answers, rounded, strict=True)) > 50
    assert examine(trained, dataset).answers.tolist() == answers
    assert evaluate(trained, dataset).accuracy == evaluate(trained.copy(np.float64), dataset).accuracy


def test_that_confusion_and_accuracy_are_counted_right(dataset):
    examined = examine(network_for(dataset), dataset)
    counts = [[0] * 4 for _ in range(4)]
    for label, answer in zip(dataset.labels.tolist(), examined.answers.tolist(), strict=True):
        counts[label][answer] += 1
    assert examined.confusion.tolist() == counts
    right = sum(counts[i][i] for i in range(4))
    assert (examined.correct, examined.accuracy) == (right, right / 211)
    assert examined.accuracy_per_class.tolist() == [counts[i][i] / sum(counts[i]) for i in range(4)]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_that_the_examination_agrees_with_evaluate_in_either_dtype(mnist, dtype):
    network = Network((784, 16, 16, 10), rng=np.random.default_rng(3), dtype=dtype)
    examined, evaluated = examine(network, mnist.test), evaluate(network, mnist.test)
    assert examined.accuracy == evaluated.accuracy
    assert np.trace(examined.confusion) == round(evaluated.accuracy * 10_000)
    assert examined.cost == pytest.approx(evaluated.cost, rel=1e-6 if dtype == np.float32 else 1e-12)


def test_that_a_class_without_examples_has_no_accuracy():
    images = np.zeros((3, 2, 2), dtype=np.uint8)
    dataset = Dataset(images, np.array([0, 0, 2], dtype=np.uint8), ("a", "b", "c"))
    per_class = examine(network_for(dataset), dataset).accuracy_per_class
    assert np.isnan(per_class).tolist() == [False, True, False]


@given(st.integers(0, 1000))
def test_that_lists_are_ordered_as_an_independent_sort_says(seed):
    dataset = make_data(test=60, seed=seed).test
    examined = examine(network_for(dataset, seed), dataset)
    naive = one_by_one(network_for(dataset, seed), dataset)
    wrong = [i for i, (answer, _, _) in enumerate(naive) if answer != dataset.labels[i]]
    assert examined.all_errors().tolist() == wrong
    assert examined.worst_errors().tolist() == sorted(wrong, key=lambda i: (-examined.costs[i], i))
    assert examined.least_sure().tolist() == sorted(range(60), key=lambda i: (examined.sureness[i], i))
    costs = [naive[i][1] for i in examined.worst_errors()]
    assert all(one >= two - 1e-12 for one, two in pairwise(costs))


def test_that_the_cells_hold_every_example_once(dataset):
    examined = examine(network_for(dataset), dataset)
    cells = [examined.of_cell(i, j) for i in range(4) for j in range(4)]
    assert [len(cell) for cell in cells] == examined.confusion.ravel().tolist()
    assert sorted(np.concatenate(cells).tolist()) == list(range(211))
    for cell in cells:
        assert (np.diff(examined.costs[cell]) <= 0).all()


def test_that_what_comes_out_is_frozen_and_work_can_be_stopped(dataset):
    examined = examine(network_for(dataset), dataset)
    for array in (examined.answers, examined.costs, examined.sureness):
        assert not array.flags.writeable
    fractions = []
    examine(network_for(dataset), dataset, fractions.append)
    assert fractions[-1] == 1.0

    def stop(fraction):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        examine(network_for(dataset), dataset, stop)


def test_that_wild_weights_give_counts_and_no_warning(dataset):
    network = network_for(dataset, activation="relu", cost="cross_entropy", dtype=np.float32)
    network.parameters[:] = 1e30
    examined = examine(network, dataset)
    assert examined.confusion.sum() == 211
