"""Backpropagation: how a mini-batch wants every weight and bias to change.

One pass serves the lesson and the training: `backprop` returns a trace of everything it computed, and the training
loop makes one trace and runs it again and again, so that nothing is allocated. Chapter: "Backpropagation calculus";
equations BP1 to BP4 of Nielsen, chapter 2.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.network import Network, layer_slices, views


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer of a pass: the network's weights and biases, and room for what the pass computes, all (B, n)."""

    weights: NDArray[Any]
    weights_transposed: NDArray[Any]
    biases: NDArray[Any]
    activate: Callable[[NDArray[Any], NDArray[Any]], NDArray[Any]]
    z: NDArray[Any]
    a: NDArray[Any]
    delta: NDArray[Any]
    delta_transposed: NDArray[Any]
    pull: NDArray[Any]  # dC_0/da, which comes from the layer ahead
    weight_gradient: NDArray[Any]
    bias_gradient: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class BackpropTrace:
    """Everything one pass forwards and backwards computed, for B examples.

    activations[l] is (B, n), l = 0 .. L, activations[0] is x. zs[i] and deltas[i] are (B, n) and belong to layer
    l = i + 1; a delta is dC_0/dz of each example, not divided by B. gradient is flat, the mean over the examples, in
    the order of `network.parameters`; weight_gradients[i] and bias_gradients[i] are views of it.
    """

    network: Network
    layers: list[Layer]
    x: NDArray[Any]
    y: NDArray[Any]
    gradient: NDArray[Any]
    gradient_parts: list[NDArray[Any]]  # each layer's weights and biases together, views of `gradient`
    hidden: NDArray[Any]  # z, a and delta of all hidden neurons, (3, n); the hidden layers' are views of it
    ones: NDArray[Any]  # (B,), to sum over the examples with
    share: NDArray[Any]  # 1/B; an array of no dimension spares NumPy the conversion of a Python number

    @property
    def activations(self) -> list[NDArray[Any]]:
        """x and the activations of every layer, L + 1 arrays (B, n)."""
        return [self.x, *(layer.a for layer in self.layers)]

    @property
    def zs(self) -> list[NDArray[Any]]:
        """The weighted sums of every layer, L arrays (B, n)."""
        return [layer.z for layer in self.layers]

    @property
    def deltas(self) -> list[NDArray[Any]]:
        """dC_0/dz of every layer, L arrays (B, n)."""
        return [layer.delta for layer in self.layers]

    @property
    def weight_gradients(self) -> list[NDArray[Any]]:
        """dC/dw of every layer, L arrays (n_out, n_in), views of `gradient`."""
        return [layer.weight_gradient for layer in self.layers]

    @property
    def bias_gradients(self) -> list[NDArray[Any]]:
        """dC/db of every layer, L arrays (n_out,), views of `gradient`."""
        return [layer.bias_gradient for layer in self.layers]

    @property
    def costs(self) -> NDArray[Any]:
        """C_0 of each example, (B,)."""
        return self.network.cost.of_each_example(self.layers[-1].z, self.layers[-1].a, self.y)

    @property
    def cost(self) -> float:
        """C, the mean of C_0 over the examples."""
        return float(self.costs.mean())

    @property
    def gradient_norms(self) -> NDArray[Any]:
        """Size of the gradient of each layer's weights and biases, (L,)."""
        return np.sqrt([part.dot(part) for part in self.gradient_parts])


def empty_trace(
    network: Network, examples: int, x: NDArray[Any] | None = None, y: NDArray[Any] | None = None
) -> BackpropTrace:
    """Return a trace with room for so many examples, to be filled by `run`; x and y are its own, or those given."""
    sizes, dtype = network.layer_sizes, network.dtype
    gradient = np.empty_like(network.parameters)
    hidden = np.empty((3, examples * sum(sizes[1:-1])), dtype)
    layers, start = [], 0
    for i, (weight_gradient, bias_gradient) in enumerate(zip(*views(gradient, sizes), strict=True)):
        shape = (examples, sizes[i + 1])
        is_output = i == network.layer_count - 1
        end = start + math.prod(shape)
        room = np.empty((3, math.prod(shape)), dtype) if is_output else hidden[:, start:end]
        z, a, delta = (part.reshape(shape) for part in room)
        start = end
        layers.append(
            Layer(
                weights=network.weights[i],
                weights_transposed=network.weights[i].T,
                biases=network.biases[i],
                activate=network.cost.output_activation if is_output else network.activation.function,
                z=z,
                a=a,
                delta=delta,
                delta_transposed=delta.T,
                pull=np.empty(shape, dtype),
                weight_gradient=weight_gradient,
                bias_gradient=bias_gradient,
            )
        )
    x = np.empty((examples, sizes[0]), dtype) if x is None else x
    y = np.empty((examples, sizes[-1]), dtype) if y is None else y
    ones, share = np.ones(examples, dtype), np.array(1 / examples, dtype)
    parts = [gradient[part] for part in layer_slices(sizes)]
    return BackpropTrace(network, layers, x, y, gradient, parts, hidden, ones, share)


def backprop(network: Network, x: Array, y: Array) -> BackpropTrace:
    """Cost and gradient of x (B, n_in) with desired outputs y (B, n_out), one-hot; C is the mean over the B examples.

    Raises ValueError if the shapes do not fit.
    """
    x = network.checked_input(x)
    y = np.asarray(y, dtype=network.dtype)
    if y.shape != (len(x), network.layer_sizes[-1]):
        raise ValueError(f"y has shape {y.shape}, the desired outputs of x are ({len(x)}, {network.layer_sizes[-1]})")
    if len(x) == 0:
        raise ValueError("x has no examples; the mean over none is not defined")
    trace = empty_trace(network, len(x))
    trace.x[:], trace.y[:] = x, y
    run(trace)
    return trace


def run(trace: BackpropTrace) -> float:
    """Go forwards and backwards with the trace's own x and y, for its network as it is now; return C, the mean cost."""
    forwards(trace)
    return backwards(trace) / len(trace.y)


def forwards(trace: BackpropTrace) -> None:
    """z = W a + b and a = sigma(z), layer by layer."""
    a = trace.x
    for layer in trace.layers:
        z = a.dot(layer.weights_transposed, layer.z)
        z += layer.biases
        a = layer.activate(z, layer.a)


def backwards(trace: BackpropTrace) -> float:
    """Deltas from the output layer down to the first, and from each the gradient of its weights and biases.

    Returns the cost added up over the examples, which falls out at the output.
    """
    layers = trace.layers
    output = layers[-1]
    cost_sum = trace.network.cost.output_delta(output.z, output.a, trace.y, output.delta)
    trace.network.activation.derivative(*trace.hidden)  # sigma'(z) of all hidden neurons, where their delta goes
    for i in range(len(layers) - 1, -1, -1):
        layer = layers[i]
        a_previous = layers[i - 1].a if i else trace.x
        layer.delta_transposed.dot(a_previous, layer.weight_gradient)  # sum of dC_0/dw_jk = a_k delta_j
        trace.ones.dot(layer.delta, layer.bias_gradient)  # sum of dC_0/db_j = delta_j
        if i:
            _delta_one_layer_back(layers[i - 1], layer)
    gradient = trace.gradient
    gradient *= trace.share  # here alone the mean over the examples is taken
    return cost_sum


def _delta_one_layer_back(layer: Layer, ahead: Layer) -> None:
    """delta_k = sigma'(z_k) dC_0/da_k, where dC_0/da_k = sum_j w_jk delta_j over the layer ahead."""
    delta = layer.delta  # holds sigma'(z_k) by now
    delta *= ahead.delta.dot(ahead.weights, layer.pull)


def per_example_gradients(
    network: Network, x: Array, y: Array, parameters: NDArray[np.integer[Any]] | None = None
) -> Array:
    """The gradient of each example's own cost C_0, (B, n): all columns, or only those of the flat indices given.

    The mean over the rows is `backprop(network, x, y).gradient`. Raises ValueError for shapes that do not fit and
    IndexError for a flat index that is not there.
    """
    return gradients_of_examples(backprop(network, x, y), parameters)


def gradients_of_examples(
    trace: BackpropTrace,
    parameters: NDArray[np.integer[Any]] | None = None,
    examples: NDArray[np.integer[Any]] | None = None,
) -> Array:
    """dC_0/dw of each example of a trace, (B, n); or only of some examples, and of some parameters by flat index."""
    network = trace.network
    chosen = slice(None) if examples is None else np.asarray(examples, dtype=np.intp)
    columns = np.arange(network.parameters.size) if parameters is None else np.asarray(parameters, dtype=np.intp)
    if columns.size and (columns.min() < 0 or columns.max() >= network.parameters.size):
        raise IndexError(
            f"flat indices run from 0 to {network.parameters.size - 1}, not {columns.min()} to {columns.max()}"
        )
    result = np.empty((len(trace.ones[chosen]), columns.size), network.dtype)
    for i, part in enumerate(layer_slices(network.layer_sizes)):
        inside = (columns >= part.start) & (columns < part.stop)
        if not inside.any():
            continue
        flat = columns[inside] - part.start
        n_out, n_in = network.weights[i].shape
        is_weight = flat < n_out * n_in
        j = np.where(is_weight, flat // n_in, flat - n_out * n_in)
        a_previous, deltas = trace.activations[i][chosen], trace.deltas[i][chosen]
        a_previous = np.where(is_weight, a_previous[:, np.where(is_weight, flat % n_in, 0)], 1)
        result[:, inside] = a_previous * deltas[:, j]
    return result
