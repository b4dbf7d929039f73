"""A network is one flat vector of weights and biases; each layer's matrices are views of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.activations import ACTIVATIONS, Activation, ActivationName, Array
from engine.costs import COSTS, Cost, CostName

InitialisationName = Literal["scaled", "normal", "he"]


class Network:
    """Layers of neurons; a_j = sigma(sum_k w_jk a_k + b_j). Chapter: "But what is a neural network?".

    `parameters` is flat and contiguous: W1 row-major (j, then k), b1, W2, b2, ... `weights[i]` (n_out, n_in) and
    `biases[i]` (n_out,) are views of it and belong to layer l = i + 1. Every change of a view changes the vector.
    """

    def __init__(
        self,
        layer_sizes: Sequence[int],
        *,
        rng: np.random.Generator | None = None,
        dtype: DTypeLike = np.float32,
        activation: ActivationName = "sigmoid",
        cost: CostName = "quadratic",
        initialisation: InitialisationName = "scaled",
        parameters: Array | None = None,
    ) -> None:
        """Draw the parameters from `rng`, or copy the given `parameters` (n,), whichever is there."""
        self.layer_sizes = _checked_sizes(layer_sizes)
        self.activation: Activation = _look_up(ACTIVATIONS, activation, "activation")
        self.cost: Cost = _look_up(COSTS, cost, "cost")
        size = parameter_count(self.layer_sizes)
        self.parameters: NDArray[Any] = np.zeros(size, dtype=dtype)
        if self.parameters.dtype not in (np.float32, np.float64):
            raise ValueError(f"dtype is {self.parameters.dtype}, a network computes in float32 or float64")
        self.weights, self.biases = views(self.parameters, self.layer_sizes)
        self.layer_count = len(self.weights)  # L: layers of weights, so the output layer is layer L
        if parameters is not None:
            if np.shape(parameters) != (size,):
                raise ValueError(f"parameters has shape {np.shape(parameters)}, this network takes ({size},)")
            self.parameters[:] = parameters
        elif rng is not None:
            self._draw(rng, initialisation)
        else:
            raise ValueError("a network needs an rng to draw its parameters from, or the parameters")

    def _draw(self, rng: np.random.Generator, initialisation: InitialisationName) -> None:
        """Draw all parameters at once in float64, so that one seed gives one network in both dtypes.

        normal: weights and biases from N(0, 1), the video's. scaled: both from N(0, 1/n_in). he: weights from
        N(0, 2/n_in), biases 0 (He et al. 2015).
        """
        scales = {"normal": (0.0, 1.0), "scaled": (1.0, 1.0), "he": (2.0, 0.0)}
        variance, bias_factor = _look_up(scales, initialisation, "initialisation")
        drawn = rng.standard_normal(self.parameters.size)
        for weights, biases in zip(*views(drawn, self.layer_sizes), strict=True):
            scale = np.sqrt(variance / weights.shape[1]) if variance else 1.0
            weights *= scale
            biases *= scale * bias_factor
        self.parameters[:] = drawn

    def copy(self, dtype: DTypeLike | None = None) -> Network:
        """Return an independent network with the same parameters, in another dtype if one is given."""
        return Network(
            self.layer_sizes,
            dtype=self.dtype if dtype is None else dtype,
            activation=self.activation.name,
            cost=self.cost.name,
            parameters=self.parameters,
        )

    @property
    def dtype(self) -> np.dtype[Any]:
        """float32 to train, float64 to prove and to show."""
        return self.parameters.dtype

    def activate(self, layer: int, z: Array, out: Array | None = None) -> Array:
        """Activations of layer `layer` (1 .. L) from its weighted sums z (B, n)."""
        is_output = layer == self.layer_count
        function = self.cost.output_activation if is_output else self.activation.function
        return function(z, out=out)

    def feedforward(self, x: Array) -> Array:
        """Output activations (B, n_out) for inputs x (B, n_in); ValueError if x does not fit."""
        return self.output(x)[1]

    def output(self, x: Array) -> tuple[Array, Array]:
        """Weighted sums z and activations a of the output layer, each (B, n_out)."""
        return self.output_from(self.checked_input(x) @ self.weights[0].T)

    def output_from(self, products: Array) -> tuple[Array, Array]:
        """The same from layer 1's W x, (B, n_1): its biases are added in place, then the later layers follow."""
        products += self.biases[0]
        z, a = products, self.activate(1, products)
        for i in range(1, self.layer_count):
            z = a @ self.weights[i].T + self.biases[i]
            a = self.activate(i + 1, z)
        return z, a

    def checked_input(self, x: Array) -> Array:
        """Return x in this network's dtype, or say which shape was expected."""
        x = np.asarray(x, dtype=self.dtype)
        if x.ndim != 2 or x.shape[1] != self.layer_sizes[0]:
            raise ValueError(f"x has shape {x.shape}, the network takes (B, {self.layer_sizes[0]}), examples as rows")
        return x


def parameter_count(layer_sizes: Sequence[int]) -> int:
    """How many weights and biases: 13,002 for 784-16-16-10."""
    return sum((n_in + 1) * n_out for n_in, n_out in pairwise(layer_sizes))


def views(flat: NDArray[Any], layer_sizes: Sequence[int]) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
    """Weights (n_out, n_in) and biases (n_out,) of each layer as views of a flat vector."""
    weights, biases, start = [], [], 0
    for n_in, n_out in pairwise(layer_sizes):
        weights.append(flat[start : start + n_in * n_out].reshape(n_out, n_in))
        start += n_in * n_out
        biases.append(flat[start : start + n_out])
        start += n_out
    return weights, biases


def layer_slices(layer_sizes: Sequence[int]) -> list[slice]:
    """Where each layer's weights and biases together lie in the flat vector."""
    ends = [parameter_count(layer_sizes[: i + 1]) for i in range(len(layer_sizes))]
    return [slice(start, end) for start, end in pairwise(ends)]


def _checked_sizes(layer_sizes: Sequence[int]) -> tuple[int, ...]:
    sizes = tuple(int(n) for n in layer_sizes)
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"layer_sizes is {sizes}; give at least an input and an output layer of 1 neuron or more")
    return sizes


def _look_up(table: dict[Any, Any], name: str, what: str) -> Any:
    if name not in table:
        raise ValueError(f"{what} is {name!r}; it can be one of {', '.join(map(repr, table))}")
    return table[name]
