"""One example read as the chapter reads it: wishes, avenues, votes, paths; against a scalar twin and differences."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from engine import nudges
from engine.backprop import backprop
from engine.network import Network, views
from tests.engine.scalar_twin import ScalarTwin

KINDS = [
    ((7, 5, 4, 3), "sigmoid", "quadratic"),
    ((7, 5, 4, 3), "tanh", "quadratic"),
    ((6, 5, 4, 4, 3), "relu", "cross_entropy"),
    ((5, 3), "sigmoid", "cross_entropy"),
    ((1, 1, 1, 1), "sigmoid", "quadratic"),
]


@pytest.fixture(params=KINDS, ids=lambda kind: "-".join(map(str, kind[0])) + f" {kind[1]} {kind[2]}")
def case(request):
    sizes, activation, cost = request.param
    rng = np.random.default_rng(7)
    network = Network(sizes, rng=rng, dtype=np.float64, activation=activation, cost=cost, initialisation="normal")
    x, desired = rng.random(sizes[0]), sizes[-1] - 1
    return backprop(network, x[None], np.eye(sizes[-1])[[desired]]), ScalarTwin(network, x.tolist(), desired)


def change_of_cost(trace, layer, k, step=1e-5):
    """dC_0/da of one activation by a central difference: the layers ahead with this a set by hand."""
    costs = []
    for sign in (1, -1):
        a = trace.activations[layer].copy()
        a[0, k] += sign * step
        z = None
        for ahead in range(layer + 1, trace.network.layer_count + 1):
            z = a @ trace.network.weights[ahead - 1].T + trace.network.biases[ahead - 1]
            a = trace.network.activate(ahead, z)
        if z is None:
            costs.append(float(((a - trace.y) ** 2).sum()))
        else:
            costs.append(float(trace.network.cost.of_each_example(z, a, trace.y)[0]))
    return (costs[0] - costs[1]) / (2 * step)


def test_that_wishes_and_cost_terms_are_those_of_the_twin(case):
    trace, twin = case
    assert nudges.wishes(trace) == pytest.approx([twin.wish(j) for j in range(len(twin.y))], abs=1e-14)
    assert nudges.cost_terms(trace) == pytest.approx(twin.cost_terms(), abs=1e-13)
    assert nudges.cost_terms(trace).sum() == pytest.approx(trace.cost, abs=1e-13)


def test_that_pulls_slopes_and_deltas_are_those_of_the_twin(case):
    trace, twin = case
    for layer in range(twin.last + 1):
        assert nudges.pulls(trace, layer) == pytest.approx(twin.pull[layer], rel=1e-10, abs=1e-14)
    for layer in range(1, twin.last + 1):
        slopes = [twin.slope(layer, j) for j in range(len(twin.a[layer]))]
        assert nudges.slopes(trace, layer) == pytest.approx(slopes, rel=1e-10)
        assert trace.deltas[layer - 1][0] == pytest.approx(twin.delta[layer], rel=1e-10, abs=1e-14)


def test_that_votes_add_up_to_the_pull_measured_by_finite_differences(case):
    trace, twin = case
    for layer in range(twin.last):
        votes = nudges.votes(trace, layer + 1)
        expected = [[twin.vote(layer + 1, j, k) for k in range(votes.shape[1])] for j in range(votes.shape[0])]
        assert votes == pytest.approx(np.array(expected), rel=1e-10, abs=1e-14)
        measured = [-change_of_cost(trace, layer, k) for k in range(votes.shape[1])]
        assert votes.sum(axis=0) == pytest.approx(measured, rel=1e-5, abs=1e-8)


def test_that_the_pull_on_an_output_is_twice_its_wish_for_the_chapters_cost(case):
    trace, twin = case
    if not twin.softmax:
        measured = [-change_of_cost(trace, twin.last, j) for j in range(len(twin.y))]
        assert nudges.pulls(trace, twin.last) == pytest.approx(measured, rel=1e-6)
        assert nudges.pulls(trace, twin.last) == pytest.approx(2 * nudges.wishes(trace))


def test_that_the_avenues_are_minus_the_gradient(case):
    trace, twin = case
    nudge_weights, nudge_biases = views(-trace.gradient, trace.network.layer_sizes)
    for layer in range(1, twin.last + 1):
        for j in range(len(twin.a[layer])):
            roads = nudges.avenues(trace, layer, j)
            assert roads.bias == pytest.approx(nudge_biases[layer - 1][j], rel=1e-12)
            assert roads.weights == pytest.approx(nudge_weights[layer - 1][j], rel=1e-12)
            assert roads.weights == pytest.approx(
                [twin.nudge(layer, j, k) for k in range(len(twin.a[layer - 1]))], rel=1e-10, abs=1e-14
            )
            assert roads.activations == pytest.approx(nudges.votes(trace, layer)[j])


def test_that_a_trial_is_predicted_right_for_small_changes_and_computed_right_for_large_ones(case):
    trace, twin = case
    layer, j, k = twin.last, 0, 0
    small = nudges.trial(trace, layer, j, k, 1e-4, -2e-4, 1.5e-4)
    assert small.before == trace.activations[layer][0, j]
    assert small.predicted - small.before == pytest.approx(small.real - small.before, rel=2e-2, abs=1e-8)
    assert small.real != small.before
    db, dw, da = 0.8, -0.5, 0.3
    z = []
    for i, row in enumerate(twin.weights[layer - 1]):
        terms = [w * a for w, a in zip(row, twin.a[layer - 1], strict=True)]
        terms[k] = (row[k] + (dw if i == j else 0)) * (twin.a[layer - 1][k] + da)
        z.append(math.fsum(terms) + twin.biases[layer - 1][i] + (db if i == j else 0))
    powers = math.fsum(math.exp(v) for v in z)
    real = math.exp(z[j]) / powers if twin.softmax else 1 / (1 + math.exp(-z[j]))
    assert nudges.trial(trace, layer, j, k, db, dw, da).real == pytest.approx(real, rel=1e-12)


def test_that_all_paths_together_make_the_gradient_of_a_weight(case):
    trace, twin = case
    weights = views(trace.gradient, trace.network.layer_sizes)[0]
    for layer in range(1, twin.last + 1):
        j, k = 0, len(twin.a[layer - 1]) - 1
        ahead = [range(n) for n in trace.network.layer_sizes[layer + 1 :]]
        paths = [(j, *rest) for rest in itertools.product(*ahead)]
        assert len(paths) == nudges.path_count(trace.network.layer_sizes, layer)
        products = [nudges.product(nudges.path_factors(trace, layer, path, k)) for path in paths]
        assert math.fsum(products) == pytest.approx(weights[layer - 1][j, k], rel=1e-10, abs=1e-14)
        shares = nudges.path_shares(trace, layer, j)
        assert shares.ravel() * twin.a[layer - 1][k] == pytest.approx(products, rel=1e-10, abs=1e-15)
        assert shares.sum() == pytest.approx(twin.delta[layer][j], rel=1e-10, abs=1e-14)


def test_that_paths_are_ranked_by_their_share(case):
    trace, _ = case
    ranked = nudges.ranked_paths(trace, 1, 0)
    sizes = [abs(nudges.product(nudges.path_factors(trace, 1, path, None))) for path in ranked]
    assert sizes == pytest.approx(sorted(sizes, reverse=True), rel=1e-9, abs=1e-18)
    assert len(set(ranked)) == len(ranked)
    assert nudges.strongest_path(trace, 1, 0) in ranked


def test_that_every_factor_says_what_it_is(case):
    trace, twin = case
    path = nudges.strongest_path(trace, 1, 0)
    for factor in nudges.path_factors(trace, 1, path, 0):
        expected = {
            "activation": lambda f: twin.a[f.layer][f.neuron],
            "weight": lambda f: twin.weights[f.layer - 1][f.neuron][f.source],
            "slope": lambda f: twin.slope(f.layer, f.neuron),
            "cost": lambda f: -twin.pull[f.layer][f.neuron],
            "output": lambda f: twin.delta[f.layer][f.neuron],
        }[factor.kind](factor)
        assert factor.value == pytest.approx(expected, rel=1e-10)


def test_that_a_path_of_the_wrong_length_is_refused(case):
    trace, twin = case
    with pytest.raises(ValueError, match="from layer 1 to the output"):
        nudges.path_factors(trace, 1, (0,) * (twin.last + 1), None)
