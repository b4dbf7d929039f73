"""Network: one flat vector, its views, its first weights."""

from __future__ import annotations

import numpy as np
import pytest

from engine.network import Network, layer_slices, parameter_count


def network(sizes=(784, 16, 16, 10), seed=0, **options):
    return Network(sizes, rng=np.random.default_rng(seed), **options)


def test_that_the_chapters_network_has_13002_weights_and_biases():
    assert network().parameters.shape == (13_002,)
    assert parameter_count((784, 16, 16, 10)) == 13_002


def test_that_the_six_blocks_begin_where_the_chapter_says():
    net = network()
    net.parameters[:] = np.arange(13_002)
    firsts = [float(block.flat[0]) for pair in zip(net.weights, net.biases, strict=True) for block in pair]
    assert firsts == [0, 12_544, 12_560, 12_816, 12_832, 12_992]
    assert [part.start for part in layer_slices(net.layer_sizes)] == [0, 12_560, 12_832]


def test_that_weights_are_stored_row_by_row_and_are_views():
    net = network()
    net.weights[1][5, 11] = 42
    assert net.parameters[12_560 + 5 * 16 + 11] == 42


def test_that_feedforward_computes_the_weighted_sums_of_the_chapter():
    net = network((3, 2, 2), dtype=np.float64)
    x = np.array([[0.1, 0.7, 0.4]])
    a = x[0]
    for weights, biases in zip(net.weights, net.biases, strict=True):
        a = [1 / (1 + np.exp(-(sum(w * v for w, v in zip(row, a, strict=True)) + b)))
             for row, b in zip(weights, biases, strict=True)]  # fmt: skip
    assert net.feedforward(x)[0] == pytest.approx(a, rel=1e-14)


def test_that_one_seed_gives_one_network_in_both_dtypes():
    assert np.array_equal(network(dtype=np.float64).parameters.astype(np.float32), network().parameters)
    assert not np.array_equal(network(seed=1).parameters, network().parameters)


@pytest.mark.parametrize(
    ("initialisation", "weight_spread", "bias_spread"),
    [("normal", 1.0, 1.0), ("scaled", 1 / 28, 1 / 28), ("he", np.sqrt(2) / 28, 0.0)],
)
def test_that_first_weights_have_the_promised_spread(initialisation, weight_spread, bias_spread):
    net = network((784, 400, 10), initialisation=initialisation, dtype=np.float64)
    assert net.weights[0].std() == pytest.approx(weight_spread, rel=0.01)
    assert net.biases[0].std() == pytest.approx(bias_spread, rel=0.15)


def test_that_softmax_outputs_add_up_to_1():
    out = network(cost="cross_entropy", dtype=np.float64).feedforward(np.random.default_rng(1).random((5, 784)))
    assert out.sum(axis=1) == pytest.approx(np.ones(5))


def test_that_a_copy_shares_nothing():
    net = network()
    copy = net.copy(np.float64)
    copy.parameters[:] = 0
    assert net.parameters.any()
    assert not np.shares_memory(net.parameters, net.copy().parameters)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"layer_sizes": (784,)}, "at least an input and an output layer"),
        ({"layer_sizes": (784, 0, 10)}, "1 neuron or more"),
        ({"activation": "gelu"}, "activation is 'gelu'"),
        ({"cost": "hinge"}, "cost is 'hinge'"),
        ({"initialisation": "zeros"}, "initialisation is 'zeros'"),
        ({"dtype": np.int32}, "float32 or float64"),
        ({"rng": None}, "an rng"),
        ({"parameters": np.zeros(5)}, r"shape \(5,\)"),
    ],
)
def test_that_a_wrong_argument_is_named(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network(**{"layer_sizes": (784, 16, 10), "rng": np.random.default_rng(0)} | arguments)


def test_that_an_input_of_the_wrong_shape_is_refused_in_words():
    with pytest.raises(ValueError, match=r"\(2, 783\).*\(B, 784\)"):
        network().feedforward(np.zeros((2, 783)))
