"""A cost says how bad an output is for one example; its derivative stands beside it.

Each cost brings the activation of the output layer that it is used with: the chapter's quadratic cost goes with
the sigmoid, the cross-entropy with the softmax.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.activations import Array, sigmoid, sigmoid_derivative, softmax

CostName = Literal["quadratic", "cross_entropy"]


def quadratic(z: Array, a: Array, y: Array) -> Array:
    """C_0 = sum_j (a_j - y_j)^2 of each example, shape (B,). No 1/2 and no 1/10, as in the chapter."""
    difference = a - y
    return np.asarray(np.einsum("bj,bj->b", difference, difference))


def quadratic_derivative(a: Array, y: Array) -> Array:
    """dC_0/da_j = 2(a_j - y_j), shape (B, n). Chapter: "Backpropagation calculus"."""
    difference = a - y
    difference += difference
    return difference


def quadratic_delta(z: Array, a: Array, y: Array, out: Array) -> float:
    """Fill `out` with dC_0/dz_j = sigmoid'(z_j) 2(a_j - y_j), shape (B, n); return C_0 added up over the examples."""
    pull = quadratic_derivative(a, y)
    sigmoid_derivative(z, a, out)
    out *= pull
    return float(np.vdot(pull, pull)) / 4  # C_0 = sum (a_j - y_j)^2 is a quarter of the squares of 2(a_j - y_j)


def cross_entropy(z: Array, a: Array, y: Array) -> Array:
    """C_0 = -ln a_(desired) of each example, shape (B,), taken from z so that a tiny a does not give ln 0.

    In float64 an a so near 1 that it rounds to 1 does not give 0 either.
    """
    shifted = z - z.max(axis=1, keepdims=True)
    terms = np.exp(shifted)
    if z.dtype.char == "d":
        np.put_along_axis(terms, z.argmax(axis=1, keepdims=True), 0.0, axis=1)  # the highest, which is e^0 = 1
        log_sum = np.log1p(terms.sum(axis=1))
    else:
        log_sum = np.log(terms.sum(axis=1))
    return np.asarray(log_sum - np.einsum("bj,bj->b", shifted, y))


def cross_entropy_delta(z: Array, a: Array, y: Array, out: Array) -> float:
    """Fill `out` with dC_0/dz_j = a_j - y_j, which holds for softmax with cross-entropy only (Nielsen, chapter 3).

    y is one-hot, or 0 where nothing is desired. Returns C_0 added up over the examples.
    """
    np.subtract(a, y, out)
    if z.dtype.char == "d":
        rows, desired = np.nonzero(y)
        others = a[rows]
        others[np.arange(len(rows)), desired] = 0.0
        out[rows, desired] = -others.sum(axis=1)  # a - 1, without the digits that it loses near 1
    return float(cross_entropy(z, a, y).sum())


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of each example, its derivative by z of the output layer, and that layer's activation."""

    name: CostName
    output_activation: Callable[..., Array]
    of_each_example: Callable[[Array, Array, Array], Array]
    output_delta: Callable[[Array, Array, Array, Array], float]


COSTS: dict[CostName, Cost] = {
    "quadratic": Cost("quadratic", sigmoid, quadratic, quadratic_delta),
    "cross_entropy": Cost("cross_entropy", softmax, cross_entropy, cross_entropy_delta),
}
