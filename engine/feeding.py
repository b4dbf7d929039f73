"""Feeds a training session: mini-batch after mini-batch of the shuffled examples, as numbers, in traces to run.

Where a run stands in its shuffle follows from its epoch and its place in it alone, so nothing here needs saving.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.augmentation import AugmentationName, Augmenter
from engine.backprop import BackpropTrace, empty_trace
from engine.datasets import Dataset, epoch_order
from engine.network import Network

AHEAD = 128  # examples gathered at once where mini-batches are smaller: their x, as float32, stays in the cache


class Feeder:
    """Mini-batches of `size` examples, the last one of an epoch maybe shorter, in an order that the seed fixes."""

    def __init__(
        self, network: Network, train: Dataset, size: int, seed: int, augmentation: AugmentationName = "none"
    ) -> None:
        self._network, self._train, self._size, self._seed = network, train, size, seed
        self.per_epoch = -(-len(train) // size)
        self._together = max(1, AHEAD // size)  # mini-batches gathered at once
        self._stride = self._together * size
        room = min(self._stride, len(train))
        self._bytes = np.empty((room, network.layer_sizes[0]), dtype=np.uint8)
        self._x = np.empty(self._bytes.shape, dtype=network.dtype)
        self._y = np.empty((room, network.layer_sizes[-1]), dtype=network.dtype)
        self._desired = train.y(slice(None), network.dtype)
        self._scale = np.array(1 / 255, dtype=network.dtype)
        self._loaded = (-1, -1)
        self._traces: list[BackpropTrace] = []
        self._traces_of: dict[int, list[BackpropTrace]] = {}
        self._augmenter: Augmenter | None = None
        if augmentation != "none":
            self._augmenter = Augmenter(train.image_shape, augmentation, seed, len(train))
        self._order_epoch = -1
        self._order: NDArray[np.intp] = np.empty(0, dtype=np.intp)

    def indices(self, epoch: int, number: int) -> NDArray[np.intp]:
        """Which training examples a mini-batch holds, in order, (B,)."""
        return self._shuffled(epoch)[number * self._size : (number + 1) * self._size]

    def trace(self, epoch: int, number: int) -> BackpropTrace:
        """Return a trace that holds x in [0, 1] and the one-hot y of a mini-batch; it is used again later."""
        group, place = divmod(number, self._together)
        if self._loaded != (epoch, group):
            self._load(epoch, group)
        return self._traces[place]

    def x(self, epoch: int, number: int, place: int) -> NDArray[Any]:
        """The input (1, n) in float64 of one example of a mini-batch, as the step over it has it."""
        if self._augmenter is None:
            return self._train.x(self.indices(epoch, number)[place : place + 1])
        return np.array(self.trace(epoch, number).x[place : place + 1], dtype=np.float64)

    def _shuffled(self, epoch: int) -> NDArray[np.intp]:
        if self._order_epoch != epoch:
            self._order_epoch, self._order = epoch, epoch_order(len(self._train), self._seed, epoch)
        return self._order

    def _load(self, epoch: int, group: int) -> None:
        """Gather some mini-batches at once: for small ones the calls cost more than the copying."""
        indices = self._shuffled(epoch)[group * self._stride : (group + 1) * self._stride]
        count = len(indices)
        x = self._x[:count]
        self._train.pixels.take(indices, 0, self._bytes[:count], "clip")
        x[...] = self._bytes[:count]
        x *= self._scale
        if self._augmenter is not None:
            self._augmenter.change(x, epoch, group * self._stride)
        self._desired.take(indices, 0, self._y[:count], "clip")
        self._loaded = (epoch, group)
        self._traces = self._traces_of.get(count) or self._new_traces(count)

    def _new_traces(self, count: int) -> list[BackpropTrace]:
        """Traces for a group of so many examples; those of equal size share everything but x and y."""
        shared: dict[int, BackpropTrace] = {}
        traces = []
        for start in range(0, count, self._size):
            rows = slice(start, min(start + self._size, count))
            x, y = self._x[rows], self._y[rows]
            if len(x) not in shared:
                shared[len(x)] = empty_trace(self._network, len(x), x, y)
            traces.append(replace(shared[len(x)], x=x, y=y))
        self._traces_of[count] = traces
        return traces
