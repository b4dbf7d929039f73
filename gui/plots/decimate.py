"""Long series in little memory: exact while they are short, lowest and highest of each bin when they are long."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_BINS = 8192
MOST_POINTS = 1000  # drawn at once; a chart is some 400 pixels wide
SMOOTHING = 40  # mini-batches that the thick curve averages over, the newest most

Values = NDArray[np.floating[Any]]


class Series:
    """Values by step, appended in order. Bins double their width when there are more than MOST_BINS."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.width = 1  # steps in a bin
        self._count = 0
        self._x = np.empty(2 * MOST_BINS)
        self._low, self._high = np.empty_like(self._x), np.empty_like(self._x)
        self.last: tuple[float, float] | None = None  # newest step and value

    def __len__(self) -> int:
        return self._count

    def append(self, steps: NDArray[Any], values: NDArray[Any]) -> None:
        """Add finite values; steps grow."""
        steps, values = np.asarray(steps, dtype=np.float64), np.asarray(values, dtype=np.float64)
        finite = np.isfinite(values)
        steps, values = steps[finite], values[finite]
        for start in range(0, len(steps), MOST_BINS):
            self._append(steps[start : start + MOST_BINS], values[start : start + MOST_BINS])

    def _append(self, steps: Values, values: Values) -> None:
        old = slice(0, self._count)
        x = np.concatenate([self._x[old], steps])
        low = np.concatenate([self._low[old], values])
        high = np.concatenate([self._high[old], values])
        self.last = (float(steps[-1]), float(values[-1]))
        if self.width > 1:
            x, low, high = _binned(x, low, high, self.width)
        while len(x) > MOST_BINS:
            self.width *= 2
            x, low, high = _binned(x, low, high, self.width)
        self._count = len(x)
        for target, source in ((self._x, x), (self._low, low), (self._high, high)):
            target[: self._count] = source

    def rows(self) -> NDArray[np.float64]:
        """Everything kept, (n, 3): first step of the bin, lowest and highest value in it."""
        kept = slice(0, self._count)
        return np.stack([self._x[kept], self._low[kept], self._high[kept]], axis=1)

    def visible(self, first: float = -np.inf, last: float = np.inf) -> tuple[Values, Values]:
        """Return points (x, y) that look like the series between two steps; at most about MOST_POINTS, never a view."""
        x, low, high = self._x[: self._count], self._low[: self._count], self._high[: self._count]
        begin = max(0, int(np.searchsorted(x, first)) - 1)
        end = int(np.searchsorted(x, last, side="right")) + 1
        x, low, high = x[begin:end], low[begin:end], high[begin:end]
        if self.width == 1 and len(x) <= MOST_POINTS:
            return x.copy(), low.copy()
        group = max(1, -(-2 * len(x) // MOST_POINTS))
        starts = np.arange(0, len(x), group)
        if not len(starts):
            return np.empty(0), np.empty(0)
        low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
        return np.repeat(x[starts], 2), np.stack([low, high], axis=1).ravel()

    def at(self, step: float) -> tuple[float, float] | None:
        """Return the step nearest to this one and its value; where a bin holds many steps, the middle of its range."""
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
        mean, means = self._mean, []
        for value in np.asarray(values, dtype=np.float64).tolist():
            if np.isfinite(value):
                self._seen += 1
                weight = max(2 / (SMOOTHING + 1), 2 / (self._seen + 1))  # the first values count for less sooner
                mean = value if mean is None else mean + weight * (value - mean)
            means.append(np.nan if mean is None else mean)
        self._mean = mean
        super().append(steps, np.array(means))
