"""Where the rows of a list of bars stand: lower rows, two columns or fewer rows where there is little height. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HEAD = 20  # px of the title
ROW, LOWEST_ROW = 17, 13  # px of a row where there is room, and at least
FEWEST = 5  # rows that are shown at least
BETWEEN = 14.0  # px between two columns
Giving = Literal["", "fold", "cut"]


@dataclass(frozen=True, slots=True)
class BarLayout:
    """`count` rows in width x height px. What is too high folds into two columns, or ends in a line about the rest."""

    count: int
    width: float
    height: float
    giving: Giving = ""

    @property
    def is_folded(self) -> bool:
        """Whether there are two columns, filled one after the other."""
        return self.giving == "fold" and self._lines < self.count

    @property
    def rest(self) -> int:
        """How many of the last rows have no room."""
        return self.count - (self._lines - 1) if self.giving == "cut" and self._lines < self.count else 0

    @property
    def _lines(self) -> int:
        """Lines below the title."""
        room = int((self.height - HEAD + 0.5) // LOWEST_ROW)
        if self.giving == "" or room >= self.count:
            return self.count
        return -(-self.count // 2) if self.giving == "fold" else min(self.count, max(FEWEST, room))

    @property
    def row(self) -> float:
        """Px of a row."""
        return max(float(LOWEST_ROW), min(float(ROW), (self.height - HEAD) / max(1, self._lines)))

    def area(self, index: int) -> tuple[float, float, float, float]:
        """x, y, width and height of a row; the line about the rest stands where the first of them would."""
        column, line = divmod(index, max(1, self._lines))
        width = (self.width - BETWEEN) / 2 if self.is_folded else self.width
        return column * (width + BETWEEN), HEAD + line * self.row, width, self.row

    def row_at(self, x: float, y: float) -> int:
        """Index of the row at a point, or -1."""
        line = int((y - HEAD) // self.row)
        column = int(self.is_folded and x >= self.width / 2)
        index = column * self._lines + line
        return index if 0 <= line < self._lines and index < self.count - self.rest else -1

    @property
    def preferred(self) -> int:
        """Px of height for all rows in one column."""
        return HEAD + ROW * self.count

    @property
    def modest(self) -> int:
        """Px of height that a list asks for which then takes what is left: for its fewest rows, or for two columns."""
        return HEAD + ROW * -(-self.count // 2) if self.giving == "fold" else self.least

    @property
    def least(self) -> int:
        """Px of height in which all that must be shown has room."""
        lines = {"": self.count, "fold": -(-self.count // 2), "cut": min(self.count, FEWEST)}[self.giving]
        return HEAD + LOWEST_ROW * lines
