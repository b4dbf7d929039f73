"""Where everything stands in the table of nudges: names at the left, examples, average and step fixed at the right."""

from __future__ import annotations

from dataclasses import dataclass

from gui.widgets.nudge_rows import AVERAGE, STEP

ROW = 21  # px
HEAD = 66  # px for a picture and a label
PICTURE = 36  # px of the longer side of an example's picture
COLUMN = 58  # px of an example
NAMES, NARROW_NAMES = 138, 76  # px; the narrow ones leave out the flat names
FIXED, NARROW_FIXED = 92, 76  # px of the average and of the step
_SMALL = 460  # px below which they are narrow
_TINY = 330  # px below which the step is left out
_ROOMY = 640  # px from which the names have all their room


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The table at one size and scroll position, in px and rows."""

    width: int
    height: int
    rows: int
    columns: int
    first_row: int = 0
    scroll: int = 0  # px the examples are moved to the left

    @property
    def names(self) -> int:
        """Width of the names at the left."""
        return NAMES if self.width >= _ROOMY else NARROW_NAMES

    @property
    def fixed(self) -> int:
        """Width of the average, and of the step: what is left where no more examples fit whole is theirs."""
        width, count = FIXED if self.width >= _SMALL else NARROW_FIXED, len(self.fixed_columns)
        room = self.width - self.names - count * width
        is_full = COLUMN <= room < self.columns * COLUMN
        return width + room % COLUMN // count if is_full else width

    @property
    def fixed_columns(self) -> tuple[int, ...]:
        """The columns that never scroll; the step is left out where an example would have no room beside it."""
        return (AVERAGE, STEP) if self.width >= _TINY else (AVERAGE,)

    @property
    def right(self) -> int:
        """Where the last column ends."""
        return self.fixed_left + len(self.fixed_columns) * self.fixed

    @property
    def fixed_left(self) -> int:
        """Where the average begins; right of it nothing scrolls sideways."""
        return max(
            self.names, min(self.width - len(self.fixed_columns) * self.fixed, self.names + self.columns * COLUMN)
        )

    @property
    def full_rows(self) -> int:
        """How many rows can be seen whole."""
        return max(1, (self.height - HEAD) // ROW)

    @property
    def last_row(self) -> int:
        """One after the last row that can be seen, even in part."""
        return min(self.rows, self.first_row + -(-max(0, self.height - HEAD) // ROW))

    @property
    def bottom(self) -> int:
        """Where the last visible row ends."""
        return HEAD + (self.last_row - self.first_row) * ROW

    @property
    def most_scroll(self) -> int:
        """The furthest the examples can be moved to the left."""
        return max(0, self.columns * COLUMN - (self.fixed_left - self.names))

    @property
    def visible_columns(self) -> tuple[int, int]:
        """First column that can be seen, and one after the last, even in part."""
        right = self.scroll + self.fixed_left - self.names
        return min(self.columns, self.scroll // COLUMN), min(self.columns, -(-right // COLUMN))

    def x(self, column: int) -> int:
        """Left edge of a column."""
        if column == AVERAGE:
            return self.fixed_left
        return self.fixed_left + self.fixed if column == STEP else self.names + column * COLUMN - self.scroll

    def column_width(self, column: int) -> int:
        """Width of a column."""
        return COLUMN if column >= 0 else self.fixed

    def y(self, row: int) -> int:
        """Upper edge of a row."""
        return HEAD + (row - self.first_row) * ROW

    def row_at(self, y: float) -> int | None:
        """The row at a height; None in the header and below the last."""
        row = self.first_row + int((y - HEAD) // ROW)
        return row if y >= HEAD and row < self.rows else None

    def column_at(self, x: float) -> int | None:
        """The column at a place; None over the names and right of the step."""
        if x >= self.fixed_left:
            return (
                AVERAGE if x < self.fixed_left + self.fixed else STEP if x < self.fixed_left + 2 * self.fixed else None
            )
        if x < self.names:
            return None
        column = int((x - self.names + self.scroll) // COLUMN)
        return column if column < self.columns else None

    def first_row_to_see(self, row: int) -> int:
        """The first row with which this one can be seen, moving as little as need be."""
        last = max(0, self.rows - self.full_rows)
        return min(last, max(row - self.full_rows + 1, min(self.first_row, row)))

    def scroll_to_see(self, column: int) -> int:
        """How far to scroll sideways so that this example can be seen, moving as little as need be."""
        if column < 0:
            return self.scroll
        room = self.fixed_left - self.names
        return min(self.most_scroll, max((column + 1) * COLUMN - room, min(self.scroll, column * COLUMN)))
