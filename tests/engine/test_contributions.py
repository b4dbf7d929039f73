"""Why an output won, against sums in plain Python and finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from engine.contributions import contributions
from engine.network import Network

X = np.array([0.0, 0.3, 1.0, 0.6, 0.0, 0.8])


def make(activation="sigmoid", cost="quadratic", sizes=(6, 5, 4, 3), seed=1):
    return Network(sizes, rng=np.random.default_rng(seed), dtype=np.float64, activation=activation, cost=cost,
                   initialisation="normal")  # fmt: skip


def lead_from(network, layer, a, answer, rival):
    """z_answer - z_rival, when the activations of `layer` are a."""
    for i in range(layer, network.layer_count):
        z = network.weights[i] @ a + network.biases[i]
        a = network.activate(i + 1, z[None])[0] if i < network.layer_count - 1 else z
    return a[answer] - a[rival]


def activations(network, x):
    found = [x]
    for i in range(network.layer_count):
        found.append(network.activate(i + 1, (network.weights[i] @ found[-1] + network.biases[i])[None])[0])
    return found


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("cost", ["quadratic", "cross_entropy"])
def test_that_terms_and_bias_add_up_to_z(activation, cost):
    network = make(activation, cost)
    found, a = contributions(network, X), activations(network, X)
    for output, terms, bias, z in zip(
        (found.answer, found.rival), (found.answer_terms, found.rival_terms), found.biases, found.zs, strict=True
    ):
        assert terms == pytest.approx([network.weights[-1][output, k] * a[-2][k] for k in range(4)])
        assert terms.sum() + bias == pytest.approx(z, abs=1e-12)
    assert found.lead == pytest.approx(lead_from(network, 0, X, found.answer, found.rival))
    assert found.lead > 0


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_that_pushes_are_activation_times_slope_by_finite_differences(activation):
    network = make(activation)
    found, a = contributions(network, X), activations(network, X)
    for layer in range(3):
        for k in range(len(a[layer])):
            up, down = a[layer].copy(), a[layer].copy()
            up[k] += 1e-6
            down[k] -= 1e-6
            ends = [lead_from(network, layer, moved, found.answer, found.rival) for moved in (up, down)]
            assert found.pushes[layer][k] == pytest.approx(a[layer][k] * (ends[0] - ends[1]) / 2e-6, abs=1e-7)


def test_that_the_last_pushes_explain_the_lead_exactly():
    found = contributions(make(), X)
    assert found.pushes[-1] == pytest.approx(found.answer_terms - found.rival_terms)
    assert found.pushes[-1].sum() + found.biases[0] - found.biases[1] == pytest.approx(found.lead)


def test_that_the_rival_is_the_desired_output_where_it_lost_and_the_runner_up_elsewhere():
    network = make()
    outputs = activations(network, X)[-1]
    ranked = np.argsort(-outputs)
    lost = contributions(network, X, desired=int(ranked[2]))
    assert (lost.answer, lost.rival, lost.rival_is_desired) == (ranked[0], ranked[2], True)
    for desired in (None, int(ranked[0])):
        won = contributions(network, X, desired)
        assert (won.answer, won.rival, won.rival_is_desired) == (ranked[0], ranked[1], False)
    assert lost.outputs == pytest.approx(outputs)


def test_that_a_dark_pixel_contributes_nothing():
    found = contributions(make(), X)
    assert found.pushes[0][[0, 4]].tolist() == [0.0, 0.0]


def test_that_a_network_without_hidden_layers_can_be_asked_and_one_with_one_output_not():
    found = contributions(make(sizes=(6, 3)), X)
    assert len(found.pushes) == 1
    assert found.pushes[0].sum() + found.biases[0] - found.biases[1] == pytest.approx(found.lead)
    with pytest.raises(ValueError, match="one output"):
        contributions(make(sizes=(6, 4, 1)), X)
