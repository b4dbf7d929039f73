"""One example read as the chapter reads it: wishes, three avenues, votes, deltas, and single paths of the chain rule.

Three words are kept apart. The *wish* of an output is y_j - a_j. The *pull* on an activation is -dC_0/da. The *vote* of
neuron j for a_k one layer back is -w_jk delta_j; the votes for a_k add up to its pull. Written with delta this holds
for every cost. Chapters: "What is backpropagation really doing?", "Backpropagation calculus".

Every function takes the trace of one example (B = 1) with its desired output; layers are counted as in the chapter,
0 for the input, L for the output.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.activations import Array, sigmoid_derivative
from engine.backprop import BackpropTrace

FactorKind = Literal["activation", "slope", "weight", "cost", "output"]


def wishes(trace: BackpropTrace) -> Array:
    """y_j - a_j of each output, (n_out,): which way it wants to go and how far."""
    if trace.network.cost.name == "cross_entropy":
        return np.asarray(-trace.deltas[-1][0])  # which keeps its digits where a is near 1
    return np.asarray(trace.y[0] - trace.activations[-1][0])


def remainder(trace: BackpropTrace, j: int) -> float:
    """1 - a_j of an output, with the digits that it loses near 1 where all outputs make 1."""
    a = trace.activations[-1][0]
    return float(np.delete(a, j).sum() if trace.network.cost.name == "cross_entropy" else 1.0 - a[j])


def cost_terms(trace: BackpropTrace) -> Array:
    """What each output adds to C_0, (n_out,): (a_j - y_j)^2, or for the cross-entropy -y_j ln a_j."""
    if trace.network.cost.name == "quadratic":
        return wishes(trace) ** 2
    return np.asarray(trace.y[0] * trace.costs[0])


def slopes(trace: BackpropTrace, layer: int) -> Array:
    """da_j/dz_j of layer 1 .. L, (n,): sigma'(z_j), or for a softmax output a_j (1 - a_j)."""
    network, z, a = trace.network, trace.zs[layer - 1], trace.activations[layer]
    if layer < network.layer_count:
        return np.asarray(network.activation.derivative(z, a)[0])
    if network.cost.name == "quadratic":
        return np.asarray(sigmoid_derivative(z, a)[0])
    return np.asarray(a[0] * (1.0 - a[0]))


def pulls(trace: BackpropTrace, layer: int) -> Array:
    """-dC_0/da of each neuron of layer 0 .. L, (n,); a softmax output's is y_j / a_j.

    For an output with the quadratic cost it is twice its wish.
    """
    if layer < trace.network.layer_count:
        return np.asarray(votes(trace, layer + 1).sum(axis=0))
    if trace.network.cost.name == "quadratic":
        return 2.0 * wishes(trace)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(trace.y[0] > 0, trace.y[0] / trace.activations[-1][0], 0.0))


def votes(trace: BackpropTrace, layer: int) -> Array:
    """-w_jk delta_j, (n_out, n_in): what each neuron j of layer 1 .. L asks of each a_k one layer back."""
    return np.asarray(-trace.network.weights[layer - 1] * trace.deltas[layer - 1][0][:, None])


@dataclass(frozen=True, slots=True, eq=False)
class Avenues:
    """What this example asks of everything that makes up one a_j: the three avenues, each -dC_0/d(that)."""

    bias: float  # -delta_j
    weights: Array  # -delta_j a_k, (n_in,)
    activations: Array  # the votes -delta_j w_jk, (n_in,): only wishes, nobody can set an activation


def avenues(trace: BackpropTrace, layer: int, j: int) -> Avenues:
    """The three avenues of neuron j of layer 1 .. L."""
    nudge = -float(trace.deltas[layer - 1][0, j])
    return Avenues(nudge, nudge * trace.activations[layer - 1][0], nudge * trace.network.weights[layer - 1][j])


@dataclass(frozen=True, slots=True)
class Trial:
    """A small change tried out on one neuron: its activation before, as predicted to first order, and really."""

    before: float
    predicted: float
    real: float


def trial(trace: BackpropTrace, layer: int, j: int, k: int, bias: float, weight: float, activation: float) -> Trial:
    """a_j of layer 1 .. L if b_j, w_jk and a_k were larger by so much; a_k moves every neuron of the layer."""
    network = trace.network
    z, a = trace.zs[layer - 1], trace.activations[layer]
    a_k, w = float(trace.activations[layer - 1][0, k]), network.weights[layer - 1]
    first_order = w[:, k] * activation
    first_order[j] += bias + weight * a_k
    exact = first_order.copy()
    exact[j] += weight * activation  # what the first order leaves out of z; the curve of sigma is the rest
    before = float(a[0, j])
    real = float(network.activate(layer, z + exact)[0, j])
    is_softmax = layer == network.layer_count and network.cost.name == "cross_entropy"
    if is_softmax:
        change = before * float(first_order[j] - np.dot(a[0], first_order))
    else:
        change = float(slopes(trace, layer)[j] * first_order[j])
    return Trial(before, before + change, real)


@dataclass(frozen=True, slots=True)
class Factor:
    """One local derivative of a path: what kind, of which layer and neurons, and its value."""

    kind: FactorKind
    layer: int
    neuron: int
    source: int | None
    value: float


def path_factors(trace: BackpropTrace, layer: int, path: Sequence[int], k: int | None) -> tuple[Factor, ...]:
    """The chain rule along one path from a weight (k) or a bias (None) into neuron path[0] of `layer` to the cost.

    path[i] is a neuron of layer + i, the last one an output. The product of the factors is what this path adds to
    dC_0/dw; over all paths they add up to it. A softmax output has dC_0/dz = a - y as one factor, kind "output".
    """
    network, last = trace.network, trace.network.layer_count
    if len(path) != last - layer + 1:
        raise ValueError(f"path has {len(path)} neurons; from layer {layer} to the output there are {last - layer + 1}")
    factors = []
    if k is not None:
        factors.append(Factor("activation", layer - 1, k, None, float(trace.activations[layer - 1][0, k])))
    for step, j in enumerate(path):
        at = layer + step
        if step:
            source = path[step - 1]
            factors.append(Factor("weight", at, j, source, float(network.weights[at - 1][j, source])))
        if at < last or network.cost.name == "quadratic":
            factors.append(Factor("slope", at, j, None, float(slopes(trace, at)[j])))
    j = path[-1]
    if network.cost.name == "quadratic":
        factors.append(Factor("cost", last, j, None, float(-pulls(trace, last)[j])))
    else:
        factors.append(Factor("output", last, j, None, float(trace.deltas[-1][0, j])))
    return tuple(factors)


def product(factors: Sequence[Factor]) -> float:
    """What a path adds to the derivative."""
    return float(np.prod([factor.value for factor in factors]))


def path_count(layer_sizes: Sequence[int], layer: int) -> int:
    """How many paths lead from one neuron of a layer to the cost."""
    return math.prod(layer_sizes[layer + 1 :])


def path_shares(trace: BackpropTrace, layer: int, j: int) -> Array:
    """What each path from neuron j of `layer` (1 .. L) to the cost adds to its delta, (n_l+1, ..., n_L).

    The shares add up to delta_j; the place of a share in the array is the path.
    """
    network, last = trace.network, trace.network.layer_count
    ends = trace.deltas[-1][0]
    if layer == last:
        return np.asarray(ends[j])
    shares = np.asarray(slopes(trace, layer)[j])
    before: slice | int = j
    for ahead in range(layer + 1, last + 1):
        steps = network.weights[ahead - 1][:, before].T
        steps = steps * (ends if ahead == last else slopes(trace, ahead))
        shares = shares[..., None] * steps
        before = slice(None)
    return np.asarray(shares)


def ranked_paths(trace: BackpropTrace, layer: int, j: int) -> list[tuple[int, ...]]:
    """All paths from neuron j of `layer` to the cost, the one with the largest share first; each starts with j."""
    shares = path_shares(trace, layer, j)
    order = np.argsort(-np.abs(shares), axis=None, kind="stable")
    if shares.ndim == 0:
        return [(j,)]
    columns = np.unravel_index(order, shares.shape)
    return [(j, *path) for path in zip(*(column.tolist() for column in columns), strict=True)]


def strongest_path(trace: BackpropTrace, layer: int, j: int) -> tuple[int, ...]:
    """A path from neuron j of `layer` to an output, each time on to the neuron whose vote is largest.

    For networks with too many paths to rank; it need not be the one with the largest share.
    """
    path = [j]
    for ahead in range(layer + 1, trace.network.layer_count + 1):
        path.append(int(np.argmax(np.abs(votes(trace, ahead)[:, path[-1]]))))
    return tuple(path)
