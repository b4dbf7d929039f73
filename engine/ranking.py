"""Reading a gradient: which components count, in what words, and to which weight or bias each belongs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.network import layer_slices, parameter_count

A_LOT, SOMEWHAT = 0.4, 0.2  # of the largest component; see `words`


class Word(IntEnum):
    """The video's words for the size of a component."""

    NOT_AT_ALL = 0
    A_LITTLE = 1
    SOMEWHAT = 2
    A_LOT = 3


def norm(gradient: Array) -> float:
    """|grad C|, also where its squares would be too small for a number."""
    largest = float(np.abs(gradient).max(initial=0.0))
    return largest * float(np.linalg.norm(gradient / largest)) if largest > 0 else 0.0


def shares(gradient: Array) -> NDArray[np.float64]:
    """The share of each component in |grad C|^2, (n,), adding up to 1; all 0 if the gradient is."""
    largest = np.abs(gradient).max(initial=0.0)
    squares = (gradient / largest) ** 2 if largest > 0 else np.zeros(gradient.shape)
    total = squares.sum()
    return np.asarray(squares / total if total > 0 else squares, dtype=np.float64)


def most_sensitive_first(gradient: Array, count: int | None = None) -> NDArray[np.intp]:
    """Flat indices by the size of their component, of all or of the first `count`; equal ones in flat order."""
    sizes = np.abs(gradient)
    if count is None or not 0 < count < sizes.size or not np.isfinite(sizes).all():
        return np.argsort(-sizes, kind="stable")[:count]
    smallest = np.partition(sizes, -count)[-count]
    chosen = np.flatnonzero(sizes >= smallest)
    return chosen[np.argsort(-sizes[chosen], kind="stable")[:count]]


def carriers(gradient: Array, part: float = 0.5) -> int:
    """How many components, largest first, it takes to carry that part of |grad C|^2; 0 if the gradient is 0."""
    sorted_shares = np.sort(shares(gradient))[::-1]
    if not sorted_shares.any():
        return 0
    return int(np.searchsorted(np.cumsum(sorted_shares), part * (1 - 1e-12))) + 1


def words(gradient: Array) -> NDArray[np.int8]:
    """A `Word` for each component, scaled to the largest one of this gradient, (n,).

    The video calls 0.78 of at most 1.25 "a lot", 0.31 "somewhat" and 0.16 "a little"; the bounds between them lie at
    0.4 and 0.2 of the largest.
    """
    size = np.abs(gradient)
    largest = size.max(initial=0.0)
    result = np.zeros(size.shape, dtype=np.int8)
    result[size > 0] = Word.A_LITTLE
    result[(size >= SOMEWHAT * largest) & (size > 0)] = Word.SOMEWHAT
    result[(size >= A_LOT * largest) & (size > 0)] = Word.A_LOT
    return result


def places(layer_sizes: Sequence[int], flat: NDArray[np.intp]) -> tuple[NDArray[np.intp], ...]:
    """(layer 1 .. L, neuron j, source k) of each flat index; k is -1 for a bias."""
    layer, j, k = (np.empty(len(flat), dtype=np.intp) for _ in range(3))
    for i, part in enumerate(layer_slices(layer_sizes)):
        inside = (flat >= part.start) & (flat < part.stop)
        n_in, n_out = layer_sizes[i], layer_sizes[i + 1]
        own = flat[inside] - part.start
        is_bias = own >= n_in * n_out
        layer[inside] = i + 1
        j[inside] = np.where(is_bias, own - n_in * n_out, own // n_in)
        k[inside] = np.where(is_bias, -1, own % n_in)
    return layer, j, k


def place(layer_sizes: Sequence[int], flat: int) -> tuple[int, int, int | None]:
    """(layer, j, k) of one flat index, k None for a bias; IndexError for one that is not there."""
    own = flat  # within its layer
    for layer, (n_in, n_out) in enumerate(pairwise(layer_sizes), start=1):
        if 0 <= own < n_in * n_out:
            return layer, own // n_in, own % n_in
        own -= n_in * n_out
        if 0 <= own < n_out:
            return layer, own, None
        own -= n_out
    raise IndexError(f"flat indices run from 0 to {parameter_count(layer_sizes) - 1}, not {flat}")


def sensitivity_ratio(gradient: Array, one: int, other: int) -> float | None:
    """How many times as sensitive the cost is to `one` as to `other`; None where `other` has no slope at all."""
    slope = abs(float(gradient[other]))
    return abs(float(gradient[one])) / slope if slope > 0 else None
