"""The numerical gradient by central differences, and a naive scalar twin of the engine: two second opinions."""

from __future__ import annotations

import math

import numpy as np


def numerical_gradient(network, x, y, step=1e-5):
    """(C(w + step) - C(w - step)) / 2 step for each parameter of a float64 network."""
    gradient = np.empty_like(network.parameters)
    for i in range(gradient.size):
        w = network.parameters[i]
        network.parameters[i] = w + step
        up = mean_cost(network, x, y)
        network.parameters[i] = w - step
        gradient[i] = (up - mean_cost(network, x, y)) / (2 * step)
        network.parameters[i] = w
    return gradient


def mean_cost(network, x, y):
    z, a = network.output(x)
    return network.cost.of_each_example(z, a, y).mean()


def relative_difference(a, b):
    """|a - b| / (|a| + |b|): one number for the whole vector."""
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def scalar_backprop(network, x, y):
    """Cost and gradient of a sigmoid network with quadratic cost, neuron by neuron, with plain Python numbers."""
    sizes = network.layer_sizes
    gradient = [0.0] * network.parameters.size
    total = 0.0
    for example, desired in zip(x.tolist(), y.tolist(), strict=True):
        activations = [example]
        for weights, biases in zip(network.weights, network.biases, strict=True):
            activations.append([
                1 / (1 + math.exp(-(sum(w * a for w, a in zip(row, activations[-1], strict=True)) + b)))
                for row, b in zip(weights.tolist(), biases.tolist(), strict=True)
            ])  # fmt: skip
        total += sum((a - d) ** 2 for a, d in zip(activations[-1], desired, strict=True))
        pulls = [2 * (a - d) for a, d in zip(activations[-1], desired, strict=True)]  # dC_0/da
        start = len(gradient)
        for layer in reversed(range(1, len(sizes))):
            n_out, n_in = sizes[layer], sizes[layer - 1]
            start -= n_out * (n_in + 1)
            deltas = [a * (1 - a) * pull for a, pull in zip(activations[layer], pulls, strict=True)]
            for j in range(n_out):
                for k in range(n_in):
                    gradient[start + j * n_in + k] += activations[layer - 1][k] * deltas[j] / len(x)
                gradient[start + n_out * n_in + j] += deltas[j] / len(x)
            weights = network.weights[layer - 1].tolist()
            pulls = [sum(weights[j][k] * deltas[j] for j in range(n_out)) for k in range(n_in)]
    return total / len(x), np.array(gradient)
