"""Where in the image the gradient lives: its size over the weights of each pixel, and the pixels never lit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLineF, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.measured_gradient import MeasuredGradient
from gui.sentences import joined
from gui.widgets.diagram_scene import format_value
from gui.widgets.painted import Painted
from gui.widgets.view_menu import ViewMenu

translate = QCoreApplication.translate
_ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class PixelMap(Painted):
    """Bright: the pixel's weights together have a large slope. Hatched: the pixel is dark in all training images."""

    chosen = Signal(int)  # pixel
    notice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pixelMap")
        self._measured: MeasuredGradient | None = None
        self._sizes: NDArray[np.float64] = np.empty(0)
        self._pixel: int | None = None
        self._image: tuple[str, QImage] | None = None  # of a theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def sizes(self) -> NDArray[np.float64]:
        """|grad C| over the weights from each pixel, (n_in,)."""
        return self._sizes

    def set_measured(self, measured: MeasuredGradient | None) -> None:
        """Show the pixels of a measurement."""
        self._measured, self._image = measured, None
        if measured is None:
            self._sizes = np.empty(0)
        else:
            n_in, n_out = measured.layer_sizes[:2]
            weights = measured.sensitivity.gradient[: n_in * n_out].reshape(n_out, n_in)
            self._sizes = np.linalg.norm(weights, axis=0)
        self.update()

    def set_pixel(self, pixel: int | None) -> None:
        """Frame a pixel, or none."""
        self._pixel = pixel
        self.update()

    @property
    def _shape(self) -> tuple[int, int]:
        """Rows and columns."""
        assert self._measured is not None
        rows, columns = self._measured.image_shape
        return (rows, columns) if rows * columns == len(self._sizes) else (1, len(self._sizes))

    def _cell(self) -> float:
        rows, columns = self._shape
        return max(1.0, min(self.width() / columns, self.height() / rows))

    def pixel_at(self, position: QPoint) -> int | None:
        """The pixel under a point of the widget."""
        if self._measured is None:
            return None
        rows, columns = self._shape
        row, column = int(position.y() / self._cell()), int(position.x() / self._cell())
        return row * columns + column if 0 <= row < rows and 0 <= column < columns else None

    def readout_at(self, position: QPoint) -> str:
        pixel = self.pixel_at(position)
        if pixel is None or self._measured is None:
            return ""
        row, column = divmod(pixel, self._shape[1])
        text = self.tr("pixel {0} (row {1}, column {2}): |∇C| over its {3} weights is {4}")
        size = format_value(float(self._sizes[pixel]), signed=False)
        text = text.format(pixel, row, column, self._measured.layer_sizes[1], size)
        return text + "\n" + self.tr("never lit in the training images") if self._measured.never_lit[pixel] else text

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measured is None:
            return
        look, cell = theme.current(), self._cell()
        with QPainter(self) as painter:
            rows, columns = self._shape
            if self._image is None or self._image[0] != look.name:
                self._image = look.name, self._draw()
            painter.drawImage(QRectF(0, 0, columns * cell, rows * cell), self._image[1])
            painter.setPen(QPen(look.color("muted"), 1))
            hatches = [
                QLineF(column * cell + 1, (row + 1) * cell - 1, (column + 1) * cell - 1, row * cell + 1)
                for row, column in (divmod(k, columns) for k in np.flatnonzero(self._measured.never_lit).tolist())
            ]
            painter.drawLines(hatches)
            painter.setPen(QPen(look.color("border"), 1))
            painter.drawRect(QRectF(0.5, 0.5, columns * cell - 1, rows * cell - 1))
            if self._pixel is not None:
                row, column = divmod(self._pixel, columns)
                painter.setPen(QPen(look.color("desired"), 2))
                painter.drawRect(QRectF(column * cell, row * cell, cell, cell))

    def _draw(self) -> QImage:
        """One image pixel for each pixel: from the ground to the accent colour."""
        look = theme.current()
        ground, full = (
            np.array(look.color(role).getRgb()[:3], dtype=np.float64) for role in ("well", "accent")  # type: ignore[index]
        )  # fmt: skip
        largest = float(self._sizes.max(initial=0.0))
        part = self._sizes / largest if largest > 0 else self._sizes
        rgb = np.rint(ground + (full - ground) * part[:, None]).astype(np.uint32)
        packed = np.ascontiguousarray(0xFF000000 | rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]).astype(np.uint32)
        rows, columns = self._shape
        return QImage(packed.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pixel = self.pixel_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and pixel is not None:
            self.chosen.emit(pixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or self._measured is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._shape
        row, column = divmod(self._pixel or 0, columns)
        row, column = min(max(row + step[0], 0), rows - 1), min(max(column + step[1], 0), columns - 1)
        self.chosen.emit(row * columns + column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._measured is not None:
            ViewMenu(self, self.table, self._tell).open_at(event.globalPos())

    @property
    def _tell(self) -> Callable[[str], None]:
        return self.notice.emit

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Header and rows: each pixel, the size of the gradient of its weights, whether it is ever lit."""
        if self._measured is None:
            return ["pixel", "gradient_norm", "never_lit"], []
        never = self._measured.never_lit
        return ["pixel", "gradient_norm", "never_lit"], [
            [k, repr(float(size)), int(never[k])] for k, size in enumerate(self._sizes)
        ]

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gradient of each pixel's weights"))

    def sizeHint(self) -> QSize:
        return QSize(180, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(112, 112)


def pixels_caption(measured: MeasuredGradient) -> str:
    """What the map shows, computed from it."""
    n_in, n_out = measured.layer_sizes[:2]
    weights = measured.sensitivity.gradient[: n_in * n_out].reshape(n_out, n_in)
    squares = np.sort((weights**2).sum(axis=0))[::-1]
    total = squares.sum()
    lines = [translate("Gradient", "Brightness: |∇C| over the {0:,} weights of a pixel.").format(n_out)]
    if total > 0:
        half = int(np.searchsorted(np.cumsum(squares), total * 0.5 * (1 - 1e-12))) + 1
        text = translate("Gradient", "{0:,} of the {1:,} pixels carry half of what layer 1's weights have of |∇C|².")
        lines.append(text.format(half, n_in))
    dark = int(measured.never_lit.sum())
    if dark:
        text = translate("Gradient", "Hatched: the {0:,} pixels that never light up in the training images.")
        lines.append(text.format(dark))
    lines.append(translate("Gradient", "Click a pixel to see its weights in the table."))
    return joined(lines)
