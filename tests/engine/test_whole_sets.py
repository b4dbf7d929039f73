"""Whole datasets at once, against the scalar backprop of the tests."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network import Network
from engine.whole_sets import measure_whole_sets
from tests.engine.conftest import make_data
from tests.engine.gradient_check import scalar_backprop

SIZES = (6, 5, 4)


@pytest.fixture(scope="module")
def network():
    return Network(SIZES, rng=np.random.default_rng(4), dtype=np.float64, initialisation="normal")


def test_that_costs_and_gradients_are_those_of_every_example(network):
    data = make_data()
    found = measure_whole_sets(network, data, lambda fraction: None, gradients=True)
    pairs = ((data.train, found.training, found.training_gradient), (data.test, found.test, found.test_gradient))
    for dataset, evaluation, gradient in pairs:
        cost, expected = scalar_backprop(network, dataset.x(slice(None)), dataset.y(slice(None)))
        assert evaluation.cost == pytest.approx(cost, rel=1e-12)
        assert gradient == pytest.approx(expected, abs=1e-14)
        assert evaluation.examples == len(dataset)


def test_that_gradients_are_left_out_where_nobody_asks(network):
    found = measure_whole_sets(network, make_data(), lambda fraction: None)
    assert found.training_gradient is found.test_gradient is None


@pytest.mark.parametrize("gradients", [False, True])
def test_that_progress_grows_to_all_of_it_and_can_stop_the_work(network, gradients):
    told = []
    measure_whole_sets(network, make_data(), told.append, gradients=gradients)
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1
    assert not gradients or told[1] < 0.5  # the gradients take most of the time

    def stop(fraction):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        measure_whole_sets(network, make_data(), stop, gradients=gradients)
