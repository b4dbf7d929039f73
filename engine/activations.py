"""An activation function squashes a weighted sum z into an activation a; its derivative stands beside it.

Each function fills and returns `out`. In float64 (proofs and every number that is shown) the sigmoid and its
derivative keep their tails: sigmoid'(z) is positive up to |z| of 745. In float32 (training) the shorter forms
(1 + tanh(z/2))/2 and a(1 - a) are used, which are faster and round to 0 from |z| of about 17.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
ActivationName = Literal["sigmoid", "relu", "tanh"]


def sigmoid(z: Array, out: Array | None = None) -> Array:
    """1 / (1 + e^-z), elementwise, any shape. Chapter: "But what is a neural network?"."""
    if z.dtype.char == "d":
        tail = np.exp(-np.abs(z))
        return np.divide(np.where(z >= 0, 1.0, tail), 1.0 + tail, out=out)
    out = np.multiply(z, _HALF, out)
    np.tanh(out, out)
    out *= _HALF
    out += _HALF
    return out


def sigmoid_derivative(z: Array, a: Array, out: Array | None = None) -> Array:
    """Sigmoid'(z) = a(1 - a), with a = sigmoid(z) already known."""
    if z.dtype.char == "d":
        tail = np.exp(-np.abs(z))
        return np.divide(tail, (1.0 + tail) ** 2, out=out)
    out = np.subtract(_ONE, a, out)
    out *= a
    return out


def relu(z: Array, out: Array | None = None) -> Array:
    """max(0, z)."""
    return np.maximum(z, 0, out=out)


def relu_derivative(z: Array, a: Array, out: Array | None = None) -> Array:
    """1 where z > 0, else 0 (also at z = 0)."""
    return np.greater(z, 0, out=np.empty_like(z) if out is None else out, casting="unsafe")


def tanh(z: Array, out: Array | None = None) -> Array:
    """The hyperbolic tangent."""
    return np.asarray(np.tanh(z, out=out))


def tanh_derivative(z: Array, a: Array, out: Array | None = None) -> Array:
    """tanh'(z) = 1 - a^2; 1/cosh^2(z) in float64, where 1 - a^2 would round to 0 early."""
    if z.dtype == np.float64:
        tail = np.exp(-2.0 * np.abs(z))
        return np.divide(4.0 * tail, (1.0 + tail) ** 2, out=out)
    out = np.multiply(a, a, out=out)
    return np.subtract(_ONE, out, out=out)


def softmax(z: Array, out: Array | None = None) -> Array:
    """e^z_j / sum_i e^z_i along each row, shape (B, n): the output layer of the cross-entropy cost."""
    out = np.asarray(np.subtract(z, z.max(axis=1, keepdims=True), out=out))
    np.exp(out, out=out)
    out /= out.sum(axis=1, keepdims=True)
    return out


# Arrays of no dimension spare NumPy the conversion of a Python number at each call.
_HALF = np.array(0.5, dtype=np.float32)
_ONE = np.array(1.0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of z, and its derivative given z and a."""

    name: ActivationName
    function: Callable[..., Array]
    derivative: Callable[..., Array]


ACTIVATIONS: dict[ActivationName, Activation] = {
    "sigmoid": Activation("sigmoid", sigmoid, sigmoid_derivative),
    "relu": Activation("relu", relu, relu_derivative),
    "tanh": Activation("tanh", tanh, tanh_derivative),
}
