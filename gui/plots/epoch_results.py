"""What a run reached on the test set, epoch after epoch, in bounded memory and with few points to draw.

A long run has thousands of epochs. A chart that hands all of them to its library after each one asks for a block of
memory a little larger every time, which fits into no block freed before: what lies free between others grows for ever.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gui.plots.decimate import Values

MOST_EPOCHS = 8192  # kept; even, so that half of them can go
MOST_DRAWN = 256  # at once; a chart is some 400 pixels wide


class EpochResults:
    """Rows (step, cost, accuracy from 0 to 1), appended in order, each as it was measured.

    When there are more than MOST_EPOCHS, every second is forgotten, then every fourth, and so on; the first and the
    newest stay.
    """

    def __init__(self) -> None:
        self._rows = np.empty((MOST_EPOCHS, 3))
        self._count = self._seen = 0
        self._every = 1  # one epoch of so many is kept
        self._is_passing = False  # the newest is not one of them: it goes when the next one comes

    def __len__(self) -> int:
        return self._count

    def append(self, step: float, cost: float, accuracy: float) -> None:
        """Add a measurement; steps grow."""
        if self._is_passing:
            self._count -= 1
        elif self._count == MOST_EPOCHS:
            self._count //= 2
            self._rows[: self._count] = self._rows[::2].copy()
            self._every *= 2
        self._rows[self._count] = step, cost, accuracy
        self._count += 1
        self._is_passing = self._seen % self._every != 0
        self._seen += 1

    def rows(self) -> NDArray[np.float64]:
        """Return everything kept, (n, 3)."""
        return self._rows[: self._count].copy()

    def visible(self, first: float = -np.inf, last: float = np.inf) -> Values:
        """Return rows, (n, 3) with n at most about MOST_DRAWN, that look like all between two steps and one beyond.

        Where there are more, each group of neighbours gives the epochs of lowest and of highest cost; the newest stays.
        """
        steps = self._rows[: self._count, 0]
        begin = max(0, int(np.searchsorted(steps, first)) - 1)
        rows = self._rows[begin : min(self._count, int(np.searchsorted(steps, last, side="right")) + 1)]
        if len(rows) <= MOST_DRAWN:
            return rows.copy()
        group = -(-2 * len(rows) // MOST_DRAWN)
        starts = np.arange(0, len(rows), group)
        costs = np.pad(rows[:, 1], (0, len(starts) * group - len(rows)), mode="edge").reshape(-1, group)
        chosen = np.zeros(costs.size, dtype=bool)
        for which in (costs.argmin(axis=1), costs.argmax(axis=1)):
            chosen[starts + which] = True
        chosen = chosen[: len(rows)]
        chosen[-1] = True
        return np.asarray(rows[chosen])

    def before(self, step: float) -> tuple[float, float] | None:
        """Return cost and accuracy of the newest epoch up to a step; None before the first."""
        place = int(np.searchsorted(self._rows[: self._count, 0], step, side="right"))
        return None if place == 0 else (float(self._rows[place - 1, 1]), float(self._rows[place - 1, 2]))
