"""The nudges of a mini-batch and their averages, against a scalar twin and against the trace."""

from __future__ import annotations

import numpy as np
import pytest

from engine import reporting
from engine.averages import gather_nudges
from engine.backprop import backprop, gradients_of_examples, per_example_gradients
from engine.mini_batch import MiniBatch
from engine.network import Network
from tests.engine.conftest import make_data
from tests.engine.gradient_check import relative_difference, scalar_backprop

SIZES = (6, 5, 4)
INDICES = np.array([3, 40, 7, 12, 51, 0, 22, 8, 30, 19])


@pytest.fixture
def network():
    return Network(SIZES, rng=np.random.default_rng(4), initialisation="normal")


@pytest.fixture
def train():
    return make_data().train


def twin(network, train, index):
    """-dC_0/dw of one training example, (n,), with plain Python numbers."""
    which = np.array([index])
    return -scalar_backprop(network.copy(np.float64), train.x(which), train.y(which))[1]


@pytest.mark.parametrize(("activation", "cost"), [("sigmoid", "quadratic"), ("relu", "cross_entropy")])
def test_that_the_average_is_the_negated_gradient(train, activation, cost):
    network = Network(SIZES, rng=np.random.default_rng(1), activation=activation, cost=cost)
    nudges = gather_nudges(network, MiniBatch(train, INDICES))
    trace = backprop(network.copy(np.float64), train.x(INDICES), train.y(INDICES))
    assert relative_difference(nudges.average(), -trace.gradient) < 1e-14
    assert nudges.cost() == pytest.approx(trace.cost, rel=1e-14)
    assert nudges.average().dtype == np.float64


def test_that_each_cell_is_the_nudge_of_its_example_and_the_average_the_mean_of_its_row(network, train):
    nudges = gather_nudges(network, MiniBatch(train, INDICES))
    expected = np.array([twin(network, train, index) for index in INDICES]).T
    everything = np.arange(network.parameters.size)
    assert nudges.nudges(everything, np.arange(10)) == pytest.approx(expected, abs=1e-15)
    assert nudges.nudges(np.array([58, 3]), np.array([9, 0, 4])) == pytest.approx(expected[[58, 3]][:, [9, 0, 4]])
    assert nudges.average() == pytest.approx(expected.mean(axis=1), abs=1e-15)


@pytest.mark.parametrize("classes", [{2}, {1, 3}, {0, 1, 2, 3}])
def test_that_a_restricted_average_listens_to_these_classes_only(network, train, classes):
    nudges = gather_nudges(network, MiniBatch(train, INDICES))
    chosen = [index for index in INDICES if train.labels[index] in classes]
    assert chosen
    expected = np.mean([twin(network, train, index) for index in chosen], axis=0)
    outputs = network.copy(np.float64).feedforward(train.x(np.array(chosen)))
    assert nudges.average(classes) == pytest.approx(expected, abs=1e-15)
    assert nudges.count(classes) == len(chosen)
    assert INDICES[nudges.examples(classes)].tolist() == chosen
    assert nudges.mean_output(classes) == pytest.approx(outputs.mean(axis=0))
    assert nudges.mean_wish(classes) == pytest.approx((train.y(np.array(chosen)) - outputs).mean(axis=0))
    assert nudges.cost(classes) == pytest.approx(np.mean([((train.y(np.array([i])) - outputs[n]) ** 2).sum()
                                                          for n, i in enumerate(chosen)]))  # fmt: skip


def test_that_a_huge_mini_batch_keeps_the_first_nudges_at_hand_and_averages_over_all(network, train, monkeypatch):
    whole = gather_nudges(network, MiniBatch(train, INDICES))
    told = []
    monkeypatch.setattr(reporting, "CHUNK", 4)
    pieces = gather_nudges(network, MiniBatch(train, INDICES), told.append)
    assert (len(pieces), pieces.at_hand) == (10, 4)
    assert pieces.average() == pytest.approx(whole.average(), abs=1e-15)
    assert pieces.average({1}) == pytest.approx(whole.average({1}), abs=1e-15)
    assert pieces.examples().tolist() == [0, 1, 2, 3]
    assert pieces.nudges(np.array([5]), np.arange(4)) == pytest.approx(whole.nudges(np.array([5]), np.arange(4)))
    assert told == [0.4, 0.8, 1.0]


def test_that_no_example_gives_no_average_but_no_warning(network, train):
    without = next(c for c in range(4) if c not in train.labels[INDICES[:2]])
    nudges = gather_nudges(network, MiniBatch(train, INDICES[:2]))
    assert np.isnan(nudges.average({without})).all()
    assert nudges.count({without}) == 0
    with pytest.raises(ValueError, match="no examples"):
        gather_nudges(network, MiniBatch(train, INDICES[:0]))


def test_that_gathering_leaves_the_network_alone_and_works_on_a_copy(network, train):
    before = network.parameters.copy()
    nudges = gather_nudges(network, MiniBatch(train, INDICES))
    network.parameters[:] = 0
    assert np.array_equal(nudges.network.parameters, before.astype(np.float64))


def test_that_gradients_of_chosen_examples_are_rows_of_all(network, train):
    exact = network.copy(np.float64)
    x, y = train.x(INDICES), train.y(INDICES)
    everything = per_example_gradients(exact, x, y)
    some = gradients_of_examples(backprop(exact, x, y), np.array([7, 58]), np.array([2, 9]))
    assert np.array_equal(some, everything[[2, 9]][:, [7, 58]])
    with pytest.raises(IndexError, match="0 to 58"):
        gradients_of_examples(backprop(exact, x, y), np.array([59]))
