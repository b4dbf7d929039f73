"""Where the cells and names of a confusion matrix lie."""

from __future__ import annotations

from dataclasses import dataclass

AXIS = 16  # px for the words at the top and at the left
MOST_NAME = 84  # px a name may take


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Cells are squares of side `cell`; the first one begins at `left`, `top`, with names before it."""

    count: int
    left: float
    top: float
    cell: float
    names: float  # px for the names at the left
    upright: bool  # whether the names above the columns stand upright

    @property
    def side(self) -> float:
        """Of the whole matrix."""
        return self.cell * self.count

    def area_of(self, true: int, answered: int) -> tuple[float, float, float]:
        """Left, top and side of a cell without the gap around it."""
        gap = 1.5 if self.cell > 14 else 0.5
        return self.left + answered * self.cell + gap, self.top + true * self.cell + gap, self.cell - 2 * gap

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell at a point, (true, answered)."""
        true, answered = int((y - self.top) // self.cell), int((x - self.left) // self.cell)
        return (true, answered) if 0 <= true < self.count and 0 <= answered < self.count else None


def matrix_layout(width: float, height: float, count: int, widest_name: float, longest_name: int) -> MatrixLayout:
    """Fit `count` classes into a view, in its middle.

    `widest_name` is in px, `longest_name` in characters: names of one or two stay level, however small the cells are.
    """
    count, names = max(1, count), min(MOST_NAME, widest_name)
    before = AXIS + 8 + names

    def fit(top: float) -> float:
        return max(1.0, min((width - before - 2) / count, (height - top - 2) / count))

    top = AXIS + 20.0
    upright = longest_name > 2 and widest_name > fit(top) + 2
    if upright:
        top = AXIS + 8 + names
    cell = fit(top)
    margin = max(0.0, (width - before - cell * count - 8) / 2)
    return MatrixLayout(count, before + margin, top, cell, names, upright)
