"""The numbers of the table of nudges: which parameter stands in which row, which example in which column. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.averages import MiniBatchNudges
from engine.network import layer_slices
from gui.parameter_names import place_of
from gui.widgets.diagram_scene import zero_reason_of
from gui.widgets.power import leading_power

Order = Literal["size", "position", "layer", "pixel"]
ORDERS: tuple[Order, ...] = ("size", "position", "layer", "pixel")
AVERAGE, STEP = -1, -2  # columns after those of the examples


@dataclass(frozen=True, slots=True)
class Sorting:
    """How the rows are sorted: in an order, or by one example's nudges; the largest first, or the other way round."""

    order: Order = "size"
    column: int | None = None
    reversed: bool = False


class NudgeRows:
    """The nudges of a mini-batch as a table of n rows; all of it, or the examples of some classes only."""

    def __init__(self, nudges: MiniBatchNudges, learning_rate: float, classes: Iterable[int] | None = None) -> None:
        self.nudges, self.learning_rate = nudges, learning_rate
        self.classes = None if classes is None else frozenset(classes)
        self.examples = nudges.examples(self.classes)  # at hand, one for each column
        self.average = nudges.average(self.classes)  # (n,)
        self.flats: NDArray[np.intp] = np.arange(self.average.size)  # the parameter of each row
        self._rows = self.flats
        self.sorting = Sorting("position")

    def __len__(self) -> int:
        return self.average.size

    @property
    def layer_sizes(self) -> tuple[int, ...]:
        """Layer sizes of the network."""
        return self.nudges.network.layer_sizes

    @property
    def count(self) -> int:
        """Over how many examples the average is; there may be fewer columns."""
        return self.nudges.count(self.classes)

    def shares(self, flat: int) -> list[tuple[int, int, float]]:
        """Class, number of examples and what they add to the average of a parameter; together they make it."""
        counts, sums = self.nudges.counts.tolist(), self.nudges.nudge_sums[:, flat].tolist()
        return [
            (label, count, sums[label] / self.count)
            for label, count in enumerate(counts)
            if count and (self.classes is None or label in self.classes)
        ]

    @property
    def largest(self) -> float:
        """The largest |average| of all rows; 0 if all are 0 or there is no example."""
        largest = float(np.abs(self.average).max())
        return largest if math.isfinite(largest) else 0.0

    @property
    def exponent(self) -> int:
        """The power of ten that writes the largest average with one digit before the point."""
        return leading_power(self.largest)

    def sort(self, sorting: Sorting) -> None:
        """Put the rows into this order; equal ones by position."""
        flats = self._sorted(sorting)
        self.flats = np.ascontiguousarray(flats[::-1]) if sorting.reversed else flats
        self._rows = np.empty_like(self.flats)
        self._rows[self.flats] = np.arange(self.flats.size)
        self.sorting = sorting

    def _sorted(self, sorting: Sorting) -> NDArray[np.intp]:
        everything = np.arange(self.average.size)
        if sorting.column is not None and 0 <= sorting.column < len(self.examples):
            example = self.examples[sorting.column : sorting.column + 1]
            return np.argsort(-np.abs(self.nudges.nudges(everything, example)[:, 0]), kind="stable")
        if sorting.order == "size":
            return np.argsort(-np.abs(self.average), kind="stable")
        if sorting.order == "layer":
            parts = layer_slices(self.layer_sizes)
            return np.concatenate(
                [part.start + np.argsort(-np.abs(self.average[part]), kind="stable") for part in parts]
            )
        if sorting.order == "pixel":
            n_in, n_out = self.layer_sizes[:2]
            first = np.arange(n_in * n_out).reshape(n_out, n_in).T.ravel()
            return np.concatenate([first, everything[n_in * n_out :]])
        return everything

    def row_of(self, flat: int) -> int:
        """Where a parameter stands."""
        return int(self._rows[flat])

    def block(self, first: int, last: int, left: int, right: int) -> NDArray[Any]:
        """The nudges in rows first .. last - 1 and columns left .. right - 1."""
        return self.nudges.nudges(self.flats[first:last], self.examples[left:right])

    def value(self, flat: int, column: int) -> float:
        """One cell: the nudge of an example, their mean in the column AVERAGE, eta times it in the column STEP."""
        if column == AVERAGE:
            return float(self.average[flat])
        if column == STEP:
            return self.learning_rate * float(self.average[flat])
        return float(self.nudges.nudges(np.array([flat]), self.examples[column : column + 1])[0, 0])

    def zero_reasons(self, flat: int, column: int) -> dict[str, int]:
        """Why the cell is exactly 0: how many of its examples at hand for which reason; see `zero_reason_of`."""
        columns = [column] if column >= 0 else range(len(self.examples))
        place, reasons = place_of(self.layer_sizes, flat), dict[str, int]()
        for example in self.examples[list(columns)].tolist():
            reason = zero_reason_of(self.nudges.trace, example, *place)
            if reason is not None:
                reasons[reason] = reasons.get(reason, 0) + 1
        return reasons
