"""How ink and pixels are painted on the pad."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPainterPath


def smooth_path(points: NDArray[Any]) -> QPainterPath:
    """Quadratic curves through the middles between points; a lone point becomes a dot."""
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 1:
        path.lineTo(points[0][0] + 0.01, points[0][1])
        return path
    middles = (points[:-1] + points[1:]) / 2
    path.lineTo(QPointF(*middles[0]))
    for corner, middle in zip(points[1:-1], middles[1:], strict=True):
        path.quadTo(QPointF(*corner), QPointF(*middle))
    path.lineTo(QPointF(*points[-1]))
    return path


def paint_pixels(painter: QPainter, square: QRectF, image: NDArray[Any]) -> None:
    """Paint an image in crisp squares, its aspect kept, in the middle of the square."""
    height, width = image.shape
    if height != width:
        side = square.width() / max(height, width)
        fitted = QRectF(0, 0, side * width, side * height)
        fitted.moveCenter(square.center())
        square = fitted
    grey = np.ascontiguousarray(np.round(np.clip(image, 0, 1) * 255).astype(np.uint8))
    picture = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(square, picture)
