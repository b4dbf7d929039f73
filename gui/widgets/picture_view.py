"""A picture in shades of grey, with what was taken for ink marked in colour."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import theme


class PictureView(QWidget):
    """Shows a picture (h, w) in [0, 1] as large as there is room, its aspect kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grey: NDArray[Any] | None = None
        self._ink: NDArray[np.bool_] | None = None
        self._image: QImage | None = None
        self.setMinimumSize(200, 200)

    def set_picture(self, grey: NDArray[Any], ink: NDArray[np.bool_] | None) -> None:
        """Show this picture and, if it is known, its ink (h, w)."""
        self._grey, self._ink = grey, ink
        self._compose()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def _compose(self) -> None:
        """Grey levels, and the ink in the colour of the desired output."""
        if self._grey is None:
            return
        colours = np.repeat(np.round(255 * self._grey.clip(0, 1)).astype(np.uint8)[..., None], 3, axis=2)
        if self._ink is not None:
            tint = theme.current().color("accent")
            colours[self._ink] = (tint.red(), tint.green(), tint.blue())
        height, width = self._grey.shape
        self._image = QImage(colours.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.current().color("well"))
            if self._image is not None:
                size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(0, 0, size.width(), size.height())
                place.moveCenter(QRectF(self.rect()).center())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, self._image)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._compose()
        super().changeEvent(event)
