"""The gallery: examples of the data in a given order, each with what it is, what the network says, and a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.painted import LEFT, RIGHT
from gui.widgets.tile_grid import GAP, TileGrid

WIDEST = 118  # px a tile likes to have at most
LINE = 15  # px of a line below the picture
Figure = Literal["cost", "gap"]


@dataclass(frozen=True, slots=True, eq=False)
class GalleryContent:
    """`order` (n,) chooses examples of a dataset; the other arrays (N, ...) are in the dataset's own order."""

    images: NDArray[np.uint8]  # (N, H, W)
    labels: NDArray[Any]
    answers: NDArray[Any]
    costs: NDArray[Any]
    gaps: NDArray[Any]  # between the two highest outputs
    class_names: tuple[str, ...]
    order: NDArray[np.intp]
    figure: Figure = "cost"  # what stands below each picture

    @property
    def long_names(self) -> bool:
        """Whether names need a line of their own."""
        return max(map(len, self.class_names)) > 2

    @property
    def lines(self) -> int:
        """How many lines stand below each picture."""
        return 1 + self.long_names + (self.figure == "gap")


class ExampleGallery(TileGrid):
    """Speaks of examples by their index in the dataset."""

    example_chosen = Signal(int)  # it became the current one, by the person
    example_opened = Signal(int)  # Enter or a double click

    def __init__(self, parent: QWidget | None = None) -> None:
        self._content: GalleryContent | None = None
        super().__init__(parent)
        self.current_changed.connect(self._on_current)
        self.activated.connect(self._on_activated)

    @property
    def content(self) -> GalleryContent | None:
        return self._content

    def set_content(self, content: GalleryContent | None, example: int | None = None) -> None:
        """Show these examples; `example` is the current one, if it is among them."""
        self._content = content
        found = [] if content is None else np.flatnonzero(content.order == example).tolist()
        self.set_count(0 if content is None else len(content.order), found[0] if found else -1)

    def example(self, number: int) -> int | None:
        """Index in the dataset of a tile."""
        if self._content is None or not 0 <= number < self.count:
            return None
        return int(self._content.order[number])

    def _on_current(self, number: int) -> None:
        example = self.example(number)
        if example is not None:
            self.example_chosen.emit(example)

    def _on_activated(self, number: int) -> None:
        example = self.example(number)
        if example is not None:
            self.example_opened.emit(example)

    def fit(self, width: int, height: int) -> tuple[int, int, int]:
        columns = max(1, -(-width // WIDEST))
        tile = max(40, width // columns)
        lines = 1 if self._content is None else self._content.lines
        rows, columns_of_image = (28, 28) if self._content is None else self._content.images.shape[1:]
        picture = round((tile - GAP) * min(2.0, rows / columns_of_image))
        return columns, tile, picture + lines * LINE + 4 + GAP

    def describe(self, number: int) -> str:
        content, example = self._content, self.example(number)
        if content is None or example is None:
            return ""
        text = self.tr("example {0:,}: is {1}, says {2}; C₀ = {3:.4f}; gap of the two highest outputs {4:.4f}")
        return text.format(example, self._name(content.labels, example), self._name(content.answers, example),
                           float(content.costs[example]), float(content.gaps[example]))  # fmt: skip

    def caption(self, number: int) -> tuple[str, str]:
        """Return the words and the figure below a picture."""
        content, example = self._content, self.example(number)
        if content is None or example is None:
            return "", ""
        template = self.tr("is {0}\nsays {1}") if content.long_names else self.tr("is {0}, says {1}")
        text = template.format(self._name(content.labels, example), self._name(content.answers, example))
        figure = content.costs[example] if content.figure == "cost" else content.gaps[example]
        if content.figure == "cost":
            return text, f"{figure:.2f}"
        return text + "\n" + self.tr("gap"), f"{figure:.4f}"

    def _name(self, which: NDArray[Any], example: int) -> str:
        assert self._content is not None
        return self._content.class_names[int(which[example])]

    def paint_tile(self, painter: QPainter, number: int, area: QRect) -> None:
        content, example, look = self._content, self.example(number), theme.current()
        if content is None or example is None:
            return
        text, figure = self.caption(number)
        lines = text.split("\n")
        picture = area.adjusted(0, 0, 0, -len(lines) * LINE - 4)
        painter.fillRect(picture, look.color("ink_ground"))
        paint_bytes(painter, picture, content.images[example])
        wrong = content.labels[example] != content.answers[example]
        last = QRect(area.left(), area.bottom() - LINE + 1, area.width(), LINE)
        painter.setFont(sized(self.font(), 11))
        painter.setPen(look.color("negative" if wrong else "muted"))
        painter.drawText(last, int(RIGHT), figure)
        used = painter.fontMetrics().horizontalAdvance(figure) + 4
        for place, line in enumerate(reversed(lines)):
            if place == 0 and content.figure == "gap":
                painter.setFont(sized(self.font(), 11))
                painter.setPen(look.color("muted"))
            else:
                painter.setFont(sized(self.font(), 11, QFont.Weight.DemiBold))
                painter.setPen(look.color("text"))
            row = last.translated(0, -place * LINE).adjusted(0, 0, -used if place == 0 else 0, 0)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, row.width())
            painter.drawText(row, int(LEFT), shown)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Examples"))


def paint_bytes(painter: QPainter, area: QRect, image: NDArray[np.uint8]) -> None:
    """Paint an image (H, W) of bytes into the middle of an area, in whole screen pixels where it is small enough."""
    height, width = image.shape
    scale = min(area.width() / width, area.height() / height)
    if scale >= 2:
        scale = int(scale)
    place = QRect(0, 0, max(1, round(width * scale)), max(1, round(height * scale)))
    place.moveCenter(area.center())
    pixels = np.ascontiguousarray(image)
    picture = QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
    painter.drawImage(place, picture)
