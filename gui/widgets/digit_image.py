"""A small image in crisp pixels: what the network sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.pad_paint import paint_pixels
from gui.widgets.painted import Restyled


class DigitImage(Restyled):
    """Shows an image (H, W) in [0, 1], white ink on black, or an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[Any] | None = None
        self._marked = False
        self._pixel: int | None = None
        self.retranslate()

    @property
    def image(self) -> NDArray[Any] | None:
        """The image now shown."""
        return self._image

    def set_image(self, image: NDArray[Any] | None) -> None:
        """Show a copy of this image; None: nothing."""
        self._image = None if image is None else np.array(image, dtype=np.float64)
        self.retranslate()
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Frame the image in the colour of a warning."""
        self._marked = marked
        self.update()

    def set_pixel(self, pixel: int | None) -> None:
        """Frame one pixel, counted row by row; None: none."""
        if pixel != self._pixel:
            self._pixel = pixel
            self.update()

    @property
    def pixel(self) -> int | None:
        """The pixel that is framed."""
        return self._pixel

    def sizeHint(self) -> QSize:
        return QSize(72, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        side = min(self.width(), self.height())
        square = QRectF(0.5, 0.5, side - 1, side - 1)
        frame = QPainterPath()
        frame.addRoundedRect(square, theme.RADIUS, theme.RADIUS)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(frame, look.color("ink_ground"))
            if self._image is not None:
                painter.save()
                painter.setClipPath(frame)
                paint_pixels(painter, square, self._image)
                painter.restore()
            painter.setPen(QPen(look.color("negative" if self._marked else "border"), 2 if self._marked else 1))
            painter.drawPath(frame)
            self._frame_pixel(painter, square)

    def _frame_pixel(self, painter: QPainter, square: QRectF) -> None:
        if self._pixel is None or self._image is None or self._pixel >= self._image.size:
            return
        rows, columns = self._image.shape
        cell = min(square.width() / columns, square.height() / rows)
        left, top = square.center().x() - columns * cell / 2, square.center().y() - rows * cell / 2
        row, column = divmod(self._pixel, columns)
        painter.setPen(QPen(theme.current().color("desired"), 1.6))
        around = QRectF(left + column * cell - 1.5, top + row * cell - 1.5, cell + 3, cell + 3)
        painter.drawRect(around.intersected(square.adjusted(0.3, 0.3, -0.3, -0.3)))  # whole at the edges, too

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network sees"))
        if self._image is None:
            self.setAccessibleDescription(self.tr("nothing yet"))
        else:
            height, width = self._image.shape
            self.setAccessibleDescription(self.tr("an image of {0} × {1} pixels").format(height, width))
