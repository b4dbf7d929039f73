"""Contour lines of a grid of numbers, by marching squares over all cells at once. No Qt."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Corners of a cell in the order 0 (low x, low y), 1 (high x, low y), 2 (high x, high y), 3 (low x, high y);
# edge e runs from corner e to corner (e + 1) % 4. Each of the 16 cases crosses these pairs of edges:
_CROSSINGS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 2), (0, 1)), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((0, 2),), 10: ((0, 3), (1, 2)), 11: ((1, 2),), 12: ((1, 3),), 13: ((0, 1),), 14: ((3, 0),),
}  # fmt: skip


def contour(x: NDArray[Any], y: NDArray[Any], grid: NDArray[Any], level: float) -> NDArray[np.float64]:
    """Segments of the line where the grid (len(y), len(x)) crosses the level: (S, 2, 2), two points (x, y) each."""
    corners = np.stack([grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]])  # (4, ny - 1, nx - 1)
    with np.errstate(invalid="ignore"):
        case = ((corners >= level) * np.array([1, 2, 4, 8])[:, None, None]).sum(axis=0)
    case[~np.isfinite(corners).all(axis=0)] = 0
    found = [np.empty((0, 2, 2))]
    for number, pairs in _CROSSINGS.items():
        rows, columns = np.nonzero(case == number)
        if len(rows):
            found += [
                np.stack([_crossing(x, y, corners, edge, rows, columns, level) for edge in pair], axis=1)
                for pair in pairs
            ]
    return np.concatenate(found)


def _crossing(
    x: NDArray[Any], y: NDArray[Any], corners: NDArray[Any], edge: int, rows: Any, columns: Any, level: float
) -> NDArray[np.float64]:
    """Where the level lies between the two corners of an edge, (n, 2), linearly."""
    one, other = edge, (edge + 1) % 4
    c_one, c_other = corners[one, rows, columns], corners[other, rows, columns]
    share = (level - c_one) / (c_other - c_one)
    places = []
    for axis, at, offsets in ((x, columns, (0, 1, 1, 0)), (y, rows, (0, 0, 1, 1))):
        begin, end = axis[at + offsets[one]], axis[at + offsets[other]]
        places.append(begin + share * (end - begin))
    return np.stack(places, axis=1)
