"""The app's gradient check against a plainer one, and that it tells a right gradient from a wrong one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine import gradient_check
from engine.gradient_check import AGREES, check_gradient, numerical_gradient
from engine.jobs import Cancelled, Progress
from engine.network import Network
from engine.sensitivity import Examples
from tests.engine.gradient_check import numerical_gradient as plain_numerical_gradient
from tests.engine.gradient_check import relative_difference
from tests.engine.test_wiggle import OPTIONS, SIZES, make


@pytest.mark.parametrize("options", OPTIONS)
def test_that_the_structured_differences_are_the_plain_ones(options, monkeypatch):
    monkeypatch.setattr(gradient_check, "_PAIRS", 10)
    network, examples = make(5, **options)
    plain = plain_numerical_gradient(network, examples.inputs, np.eye(SIZES[-1])[examples.desired])
    found = numerical_gradient(network, examples, lambda fraction: None)
    assert found == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize("options", OPTIONS)
def test_that_backpropagation_passes(options):
    check = check_gradient(*make(6, **options))
    assert check.agrees
    assert check.relative_difference == relative_difference(check.backprop, check.numerical) <= AGREES


def test_that_all_13002_components_pass_on_real_digits(mnist):
    network = Network((784, 16, 16, 10), rng=np.random.default_rng(1))
    check = check_gradient(network, Examples(mnist.train.pixels, mnist.train.labels))
    assert check.examples == 100
    assert check.relative_difference < 1e-8
    assert np.count_nonzero(check.numerical) == np.count_nonzero(check.backprop) > 7000


@pytest.mark.parametrize("spoil", ["sign", "scale", "one"])
def test_that_a_wrong_gradient_fails(spoil):
    check = check_gradient(*make(7))
    wrong = check.backprop.copy()
    largest = int(np.abs(wrong).argmax())
    if spoil == "sign":
        wrong *= -1
    elif spoil == "scale":
        wrong *= 1.001
    else:
        wrong[largest] *= 1.01
    spoiled = replace(check, backprop=wrong)
    assert not spoiled.agrees
    if spoil == "one":
        assert spoiled.relative_difference == pytest.approx(check.with_one_wrong(1.01), rel=1e-9)
        assert spoiled.worst(1).tolist() == [largest]


def test_that_the_worst_components_come_worst_first():
    check = check_gradient(*make(8))
    apart = np.abs(check.backprop - check.numerical)
    assert check.worst(5).tolist() == sorted(range(len(apart)), key=lambda i: (-apart[i], i))[:5]


def test_that_two_zero_gradients_agree():
    zero = np.zeros(3)
    assert replace(check_gradient(*make(1)), backprop=zero, numerical=zero).relative_difference == 0


def test_that_a_check_tells_how_far_it_is_and_can_be_stopped():
    told = []
    check_gradient(*make(), told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] >= 0.9
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        check_gradient(*make(), progress)
