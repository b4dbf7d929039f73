"""How fast a step can be in NumPy when nothing else counts: the limit beside which the engine's clear step is seen.

One network, one cost, no checks, no trace. Besides what the engine does (float32, one flat vector, `out=`, pixels
gathered as bytes), biases are weights from an input that is always lit, pixels dark in all training images are left
out, and the bytes are never divided by 255: the first layer's weights are, and its learning rate by 255².
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from engine.datasets import Data
from engine.feeding import AHEAD

Array = np.ndarray[Any, Any]
HIDDEN_AND_OUTPUT = (16, 16, 10)
WIDTH_OF_A_VECTOR = 16  # rows of so many float32 stay aligned


class UnrolledStep:
    """784-16-16-10, sigmoid, quadratic cost; an epoch of it is `epoch()`."""

    def __init__(self, data: Data, size: int, eta: float) -> None:
        self.size, self.together = size, max(1, AHEAD // size)
        self.pixels, lit = _lit_pixels(data)
        self.desired = data.train.y(slice(None), np.float32)
        sizes = (self.pixels.shape[1] - 1, *HIDDEN_AND_OUTPUT)
        self.parameters = np.zeros(sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes)), np.float32)
        self.gradient, self.change = np.zeros_like(self.parameters), np.zeros_like(self.parameters)
        self.rates = np.full_like(self.parameters, eta / size)
        self.weights, self.gradients = _matrices(self.parameters, sizes), _matrices(self.gradient, sizes)
        _matrices(self.rates, sizes)[0][:] /= 255.0**2
        rng = np.random.default_rng(0)
        for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
            scale = 255 * np.sqrt(784) if layer == 0 else np.sqrt(n_in)
            self.weights[layer][:n_in] = rng.standard_normal((n_in, n_out)) / scale
        self.weights[0][lit:-1] = 0
        self.backwards = [w[:-1].T for w in self.weights[1:]]
        self.x = np.empty((size * self.together, self.pixels.shape[1]), np.float32)
        self.bytes = np.empty(self.x.shape, np.uint8)
        self.y = np.empty((len(self.x), 10), np.float32)
        self.activations = [np.ones((size, n + 1), np.float32) for n in HIDDEN_AND_OUTPUT[:-1]]
        self.a = [a[:, :-1] for a in self.activations]
        self.z, self.delta, self.pull = ([np.empty((size, n), np.float32) for n in HIDDEN_AND_OUTPUT] for _ in range(3))
        self.half, self.one = np.array(0.5, np.float32), np.array(1.0, np.float32)
        self.cost = np.nan

    def epoch(self) -> None:
        """All training examples once, shuffled; a last mini-batch that is not full is left out."""
        order = np.random.default_rng(1).permutation(len(self.pixels))
        ahead = self.size * self.together
        for start in range(0, len(order), ahead):
            indices = order[start : start + ahead]
            count = len(indices)
            self.pixels.take(indices, 0, self.bytes[:count], "clip")
            self.x[:count] = self.bytes[:count]
            self.desired.take(indices, 0, self.y[:count], "clip")
            for first in range(0, count - self.size + 1, self.size):
                self.step(self.x[first : first + self.size], self.y[first : first + self.size])

    def step(self, x: Array, y: Array) -> None:
        """w <- w - eta dC/dw over one mini-batch."""
        half, one = self.half, self.one
        (z1, z2, z3), (a1, a2), (with1, with2) = self.z, self.a, self.activations
        (d1, d2, d3), (pull1, pull2, out) = self.delta, self.pull
        (w1, w2, w3), (g1, g2, g3), (back2, back3) = self.weights, self.gradients, self.backwards
        x.dot(w1, z1)
        z1 *= half
        np.tanh(z1, z1)
        z1 *= half
        np.add(z1, half, a1)
        with1.dot(w2, z2)
        z2 *= half
        np.tanh(z2, z2)
        z2 *= half
        np.add(z2, half, a2)
        with2.dot(w3, z3)
        z3 *= half
        np.tanh(z3, z3)
        z3 *= half
        z3 += half
        np.subtract(z3, y, out)
        self.cost = float(np.vdot(out, out)) / len(x)
        out += out
        np.subtract(one, z3, d3)
        d3 *= z3
        d3 *= out
        with2.T.dot(d3, g3)
        np.subtract(one, a2, d2)
        d2 *= a2
        d2 *= d3.dot(back3, pull2)
        with1.T.dot(d2, g2)
        np.subtract(one, a1, d1)
        d1 *= a1
        d1 *= d2.dot(back2, pull1)
        x.T.dot(d1, g1)
        self.parameters -= np.multiply(self.gradient, self.rates, self.change)


def unrolled(data: Data, size: int, eta: float) -> Callable[[], None]:
    """Return what does one epoch."""
    return UnrolledStep(data, size, eta).epoch


def _lit_pixels(data: Data) -> tuple[Array, int]:
    """The pixels that are lit in some training image, and one that is always lit at the end; and how many the first."""
    pixels = data.train.pixels
    lit = np.flatnonzero(pixels.any(axis=0))
    width = -(-(len(lit) + 1) // WIDTH_OF_A_VECTOR) * WIDTH_OF_A_VECTOR
    kept = np.zeros((len(pixels), width), np.uint8)
    kept[:, : len(lit)] = pixels[:, lit]
    kept[:, -1] = 255
    return kept, len(lit)


def _matrices(flat: Array, sizes: tuple[int, ...]) -> list[Array]:
    """Views (n_in + 1, n_out) of a flat vector, the last row of each the biases."""
    found, start = [], 0
    for n_in, n_out in pairwise(sizes):
        found.append(flat[start : start + (n_in + 1) * n_out].reshape(n_in + 1, n_out))
        start += (n_in + 1) * n_out
    return found
