"""A second opinion on one example: everything a lesson shows, neuron by neuron, with plain Python numbers."""

from __future__ import annotations

import math


def activate(kind, z):
    if kind == "sigmoid":
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    return math.tanh(z) if kind == "tanh" else max(0.0, z)


def slope(kind, z):
    if kind == "sigmoid":
        return activate(kind, z) * activate(kind, -z)
    return 1 / math.cosh(z) ** 2 if kind == "tanh" else float(z > 0)


class ScalarTwin:
    """One network, one input x (a list), one desired class; layers are counted as in the chapter."""

    def __init__(self, network, x, desired):
        self.weights = [w.tolist() for w in network.weights]
        self.biases = [b.tolist() for b in network.biases]
        self.last = len(self.weights)
        self.kinds = [network.activation.name] * (self.last - 1) + ["sigmoid"]
        self.softmax = network.cost.name == "cross_entropy"
        self.y = [1.0 if j == desired else 0.0 for j in range(len(self.biases[-1]))]
        self.a, self.z = [list(map(float, x))], [[]]
        for layer in range(1, self.last + 1):
            self._forward(layer)
        self.delta, self.pull = [[]] * (self.last + 1), [[]] * (self.last + 1)
        self._backward()

    def _forward(self, layer):
        before = self.a[-1]
        rows = zip(self.weights[layer - 1], self.biases[layer - 1], strict=True)
        z = [math.fsum(w * a for w, a in zip(row, before, strict=True)) + b for row, b in rows]
        self.z.append(z)
        if layer == self.last and self.softmax:
            powers = [math.exp(v - max(z)) for v in z]
            self.a.append([p / math.fsum(powers) for p in powers])
        else:
            self.a.append([activate(self.kinds[layer - 1], v) for v in z])

    def _backward(self):
        top = self.last
        pairs = list(zip(self.a[top], self.y, strict=True))
        if self.softmax:
            self.delta[top] = [a - y for a, y in pairs]
            self.pull[top] = [y / a for a, y in pairs]
        else:
            self.pull[top] = [-2 * (a - y) for a, y in pairs]
            self.delta[top] = [-p * self.slope(top, j) for j, p in enumerate(self.pull[top])]
        for layer in reversed(range(top)):
            ahead = range(len(self.delta[layer + 1]))
            self.pull[layer] = [math.fsum(self.vote(layer + 1, j, k) for j in ahead) for k in range(len(self.a[layer]))]
            if layer:
                self.delta[layer] = [-p * self.slope(layer, k) for k, p in enumerate(self.pull[layer])]

    def slope(self, layer, j):
        if layer == self.last and self.softmax:
            return self.a[layer][j] * (1 - self.a[layer][j])
        return slope(self.kinds[layer - 1], self.z[layer][j])

    def vote(self, layer, j, k):
        return -self.weights[layer - 1][j][k] * self.delta[layer][j]

    def wish(self, j):
        return self.y[j] - self.a[self.last][j]

    def cost_terms(self):
        if self.softmax:
            return [-y * math.log(a) if y else 0.0 for a, y in zip(self.a[self.last], self.y, strict=True)]
        return [(a - y) ** 2 for a, y in zip(self.a[self.last], self.y, strict=True)]

    @property
    def cost(self):
        return math.fsum(self.cost_terms())

    def nudge(self, layer, j, k):
        """-dC_0/dw_jk, or of the bias for k None."""
        return -self.delta[layer][j] * (1.0 if k is None else self.a[layer - 1][k])
