"""Long series in little memory: exact while they are short, lowest and highest of each bin when they are long."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_BINS = 8192
_MOST_WAITING = 64  # parts
MOST_POINTS = 1000  # drawn at once; a chart is some 400 pixels wide
SMOOTHING = 40  # mini-batches that the thick curve averages over, the newest most

Values = NDArray[np.floating[Any]]


class Series:
    """Values by step, appended in order. Bins double their width when there are more than MOST_BINS."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._width = 1
        self._count = 0
        self._x = np.empty(2 * MOST_BINS)
        self._low, self._high = np.empty_like(self._x), np.empty_like(self._x)
        self._waiting: list[tuple[Values, Values]] = []  # appended, but not looked at yet
        self.last: tuple[float, float] | None = None  # newest step and value

    @property
    def width(self) -> int:
        """Steps in a bin."""
        self._settle()
        return self._width

    def __len__(self) -> int:
        self._settle()
        return self._count

    def append(self, steps: NDArray[Any], values: NDArray[Any]) -> None:
        """Add finite values; steps grow."""
        steps, values = np.array(steps, dtype=np.float64), np.array(values, dtype=np.float64)
        finite = np.isfinite(values)
        if not finite.all():
            steps, values = steps[finite], values[finite]
        if len(steps):
            self.last = (float(steps[-1]), float(values[-1]))
            self._waiting.append((steps, values))
        if len(self._waiting) > _MOST_WAITING:
            self._settle()

    def _settle(self) -> None:
        """Put what was appended where it belongs: many small parts at once take no longer than one."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        steps, values = (np.concatenate(parts) for parts in zip(*waiting, strict=True))
        for start in range(0, len(steps), MOST_BINS):
            self._append(steps[start : start + MOST_BINS], values[start : start + MOST_BINS])

    def _append(self, steps: Values, values: Values) -> None:
        """Put points behind those kept; where bins are wider than a step, the last one may take up some more."""
        open_bin = slice(max(0, self._count - (self._width > 1)), self._count)
        x, low, high = (
            np.concatenate([kept[open_bin], new])
            for kept, new in ((self._x, steps), (self._low, values), (self._high, values))
        )
        self._put(open_bin.start, *(_binned(x, low, high, self._width) if self._width > 1 else (x, low, high)))
        while self._count > MOST_BINS:
            self._width *= 2
            kept = slice(0, self._count)
            self._put(0, *_binned(self._x[kept], self._low[kept], self._high[kept], self._width))

    def _put(self, start: int, x: Values, low: Values, high: Values) -> None:
        """Let these bins follow the first `start`, and be the last."""
        self._count = start + len(x)
        for target, source in ((self._x, x), (self._low, low), (self._high, high)):
            target[start : self._count] = source

    def rows(self) -> NDArray[np.float64]:
        """Everything kept, (n, 3): first step of the bin, lowest and highest value in it."""
        self._settle()
        kept = slice(0, self._count)
        return np.stack([self._x[kept], self._low[kept], self._high[kept]], axis=1)

    def visible(self, first: float = -np.inf, last: float = np.inf, most: int = MOST_POINTS) -> tuple[Values, Values]:
        """Return points (x, y) that look like the series between two steps; at most about `most`, never a view."""
        self._settle()
        x, low, high = self._x[: self._count], self._low[: self._count], self._high[: self._count]
        begin = max(0, int(np.searchsorted(x, first)) - 1)
        end = int(np.searchsorted(x, last, side="right")) + 1
        x, low, high = x[begin:end], low[begin:end], high[begin:end]
        if self._width == 1 and len(x) <= most:
            return x.copy(), low.copy()
        group = max(1, -(-2 * len(x) // most))
        starts = np.arange(0, len(x), group)
        if not len(starts):
            return np.empty(0), np.empty(0)
        low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
        return np.repeat(x[starts], 2), np.stack([low, high], axis=1).ravel()

    def at(self, step: float) -> tuple[float, float] | None:
        """Return the step nearest to this one and its value; where a bin holds many steps, the middle of its range."""
        self._settle()
        if not self._count:
            return None
        i = int(np.clip(np.searchsorted(self._x[: self._count], step), 0, self._count - 1))
        if i and abs(self._x[i - 1] - step) <= abs(self._x[i] - step):
            i -= 1
        return float(self._x[i]), float((self._low[i] + self._high[i]) / 2)


def _binned(x: Values, low: Values, high: Values, width: int) -> tuple[Values, Values, Values]:
    bins = x // width
    starts = np.flatnonzero(np.concatenate([[True], bins[1:] != bins[:-1]]))
    return x[starts], np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)


class Smoothed(Series):
    """The exponential moving average of what is appended, kept like any series."""

    def clear(self) -> None:
        super().clear()
        self._mean: float | None = None
        self._seen = 0

    def append(self, steps: NDArray[Any], values: NDArray[Any]) -> None:
        values = np.asarray(values, dtype=np.float64)
        starting = len(values) if not np.isfinite(values).all() else max(0, min(len(values), SMOOTHING - self._seen))
        super().append(steps, np.concatenate([self._one_by_one(values[:starting]), self._in_blocks(values[starting:])]))

    def _one_by_one(self, values: Values) -> Values:
        """The means of values of which some are not finite, or the first of the run: these count for less sooner."""
        means = []
        for value in values.tolist():
            if np.isfinite(value):
                self._seen += 1
                weight = max(_WEIGHT, 2 / (self._seen + 1))
                self._mean = value if self._mean is None else self._mean + weight * (value - self._mean)
            means.append(np.nan if self._mean is None else self._mean)
        return np.array(means)

    def _in_blocks(self, values: Values) -> Values:
        """The same for all others, many at a time."""
        means, mean = [np.empty(0)], self._mean or 0.0
        for start in range(0, len(values), _BLOCK):
            block = values[start : start + _BLOCK]
            n = len(block)
            means.append(_SHARES[:n, :n] @ block + _FORGETTING[:n] * mean)
            mean = float(means[-1][-1])
        if len(values):
            self._mean, self._seen = mean, self._seen + len(values)
        return np.concatenate(means)


_WEIGHT = 2 / (SMOOTHING + 1)  # of the newest value
_BLOCK = 64
_FORGETTING = (1 - _WEIGHT) ** np.arange(1, _BLOCK + 1)  # what is left of the mean before a block, value by value
_SHARES = _WEIGHT * np.tril((1 - _WEIGHT) ** np.subtract.outer(np.arange(_BLOCK), np.arange(_BLOCK)))
