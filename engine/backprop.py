"""Backpropagation: how a mini-batch wants every weight and bias to change.

One function serves the lesson and the training: `backprop` returns a trace of everything it computed, and the
training loop hands it the same trace again and again, so that nothing is allocated. Chapter: "Backpropagation
calculus"; equations BP1 to BP4 of Nielsen, chapter 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.network import Network, layer_slices, views


@dataclass(frozen=True, slots=True, eq=False)
class BackpropTrace:
    """Everything one pass forwards and backwards computed, for B examples.

    activations[l] is (B, n), l = 0 .. L, activations[0] is x. zs[i] and deltas[i] are (B, n) and belong to layer
    l = i + 1; a delta is dC_0/dz of each example, not divided by B. gradient is flat, the mean over the examples, in
    the order of `network.parameters`; weight_gradients[i] and bias_gradients[i] are views of it. costs is (B,).
    """

    activations: list[NDArray[Any]]
    zs: list[NDArray[Any]]
    deltas: list[NDArray[Any]]
    gradient: NDArray[Any]
    weight_gradients: list[NDArray[Any]]
    bias_gradients: list[NDArray[Any]]
    costs: NDArray[Any]
    layer_slices: list[slice]

    @property
    def cost(self) -> float:
        """C, the mean of C_0 over the examples."""
        return float(np.add.reduce(self.costs)) / len(self.costs)

    @property
    def gradient_norms(self) -> NDArray[Any]:
        """Size of the gradient of each layer's weights and biases, (L,)."""
        parts = (self.gradient[part] for part in self.layer_slices)
        return np.sqrt([np.dot(part, part) for part in parts])


def empty_trace(network: Network, examples: int) -> BackpropTrace:
    """Return a trace with room for so many examples, to be filled by `backprop(..., into=trace)`."""
    sizes, dtype = network.layer_sizes, network.dtype
    gradient = np.empty_like(network.parameters)
    weight_gradients, bias_gradients = views(gradient, sizes)
    return BackpropTrace(
        activations=[np.empty((examples, n), dtype) for n in sizes],
        zs=[np.empty((examples, n), dtype) for n in sizes[1:]],
        deltas=[np.empty((examples, n), dtype) for n in sizes[1:]],
        gradient=gradient,
        weight_gradients=weight_gradients,
        bias_gradients=bias_gradients,
        costs=np.empty(examples, dtype),
        layer_slices=layer_slices(sizes),
    )


def backprop(network: Network, x: Array, y: Array, *, into: BackpropTrace | None = None) -> BackpropTrace:
    """Cost and gradient of x (B, n_in) with desired outputs y (B, n_out), one-hot; C is the mean over the B examples.

    Raises ValueError if the shapes do not fit. With `into`, a trace for B examples, its arrays are overwritten.
    """
    x = network.checked_input(x)
    y = np.asarray(y, dtype=network.dtype)
    if y.shape != (len(x), network.layer_sizes[-1]):
        raise ValueError(f"y has shape {y.shape}, the desired outputs of x are ({len(x)}, {network.layer_sizes[-1]})")
    if len(x) == 0:
        raise ValueError("x has no examples; the mean over none is not defined")
    trace = empty_trace(network, len(x)) if into is None else into
    trace.activations[0] = x
    forwards(network, trace)
    trace.costs[:] = network.cost.of_each_example(trace.zs[-1], trace.activations[-1], y)
    backwards(network, y, trace)
    return trace


def forwards(network: Network, trace: BackpropTrace) -> None:
    """z = W a + b and a = sigma(z), layer by layer, from trace.activations[0]."""
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = np.dot(trace.activations[i], weights.T, out=trace.zs[i])
        np.add(z, biases, out=z)
        network.activate(i + 1, z, out=trace.activations[i + 1])


def backwards(network: Network, y: Array, trace: BackpropTrace) -> None:
    """Deltas from the output layer down to the first, and from each the gradient of its weights and biases."""
    network.cost.output_delta(trace.zs[-1], trace.activations[-1], y, trace.deltas[-1])
    for i in reversed(range(network.layer_count)):
        if i < network.layer_count - 1:
            _delta_one_layer_back(network, trace, i)
        np.dot(trace.deltas[i].T, trace.activations[i], out=trace.weight_gradients[i])  # dC_0/dw_jk = a_k delta_j
        np.add.reduce(trace.deltas[i], axis=0, out=trace.bias_gradients[i])  # dC_0/db_j = delta_j
    trace.gradient.__imul__(1 / len(y))  # the one place where the mean over the examples is taken


def _delta_one_layer_back(network: Network, trace: BackpropTrace, i: int) -> None:
    """delta_k = sigma'(z_k) dC_0/da_k, where dC_0/da_k = sum_j w_jk delta_j over the layer ahead."""
    network.activation.derivative(trace.zs[i], trace.activations[i + 1], out=trace.deltas[i])
    trace.deltas[i].__imul__(np.dot(trace.deltas[i + 1], network.weights[i + 1]))


def per_example_gradients(
    network: Network, x: Array, y: Array, parameters: NDArray[np.integer[Any]] | None = None
) -> Array:
    """The gradient of each example's own cost C_0, (B, n): all columns, or only those of the flat indices given.

    The mean over the rows is `backprop(network, x, y).gradient`. Raises ValueError for shapes that do not fit and
    IndexError for a flat index that is not there.
    """
    trace = backprop(network, x, y)
    columns = np.arange(network.parameters.size) if parameters is None else np.asarray(parameters, dtype=np.intp)
    if columns.size and (columns.min() < 0 or columns.max() >= network.parameters.size):
        raise IndexError(
            f"flat indices run from 0 to {network.parameters.size - 1}, not {columns.min()} to {columns.max()}"
        )
    result = np.empty((len(trace.costs), columns.size), network.dtype)
    for i, part in enumerate(trace.layer_slices):
        inside = (columns >= part.start) & (columns < part.stop)
        flat = columns[inside] - part.start
        n_out, n_in = network.weights[i].shape
        is_weight = flat < n_out * n_in
        j = np.where(is_weight, flat // n_in, flat - n_out * n_in)
        a_previous = np.where(is_weight, trace.activations[i][:, np.where(is_weight, flat % n_in, 0)], 1)
        result[:, inside] = a_previous * trace.deltas[i][:, j]
    return result
