"""Small pictures in the diagram and the inspector: the input as grey pixels, 784 weights as blue and red ones."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from gui import theme
from gui.widgets.diagram_layout import Box
from gui.widgets.diagram_scene import format_value

CELL = 5  # image pixels for each value, so that a negative one has room for its mark


def grey_image(values: NDArray[np.floating[Any]], shape: tuple[int, int]) -> QImage:
    """Brightness 0 .. 1 as one pixel each; positions beyond the last value stay dark."""
    grey = np.zeros(shape[0] * shape[1])
    grey[: values.size] = np.clip(values, 0.0, 1.0)
    ground, ink = (_rgb_of(name) for name in ("ink_ground", "ink"))
    return _image_of(ground + (ink - ground) * grey.reshape(*shape, 1))


def signed_image(values: NDArray[np.floating[Any]], shape: tuple[int, int]) -> QImage:
    """Blue for +, red with a dark dot for −, the ground for 0; the largest |value| is the fullest colour."""
    cells = np.zeros(shape[0] * shape[1])
    scale = float(np.abs(values).max(initial=0.0))
    cells[: values.size] = values / scale if scale > 0 else 0.0
    cells = cells.reshape(shape)
    ground, positive, negative = (_rgb_of(name) for name in ("well", "positive", "negative"))
    full = np.where(cells[..., None] < 0, negative, positive)
    rgb = ground + (full - ground) * (np.abs(cells) ** 0.8)[..., None]
    large = np.repeat(np.repeat(rgb, CELL, axis=0), CELL, axis=1)
    marked = np.zeros(shape, dtype=bool)
    marked[cells < -0.12] = True
    rows, columns = np.nonzero(marked)
    large[rows * CELL + CELL // 2, columns * CELL + CELL // 2] = ground
    return _image_of(large)


def paint_picture(painter: QPainter, image: QImage, box: Box) -> None:
    """Fit an image into a box, pixels kept sharp, with a thin frame."""
    area = QRectF(box.x, box.y, box.width, box.height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > box.width)
    painter.drawImage(area, image)
    painter.setPen(QPen(theme.current().color("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_scale(painter: QPainter, area: QRectF, largest: float) -> None:
    """The key below a signed picture: −largest, dotted red over nothing to blue, +largest."""
    ramp = np.linspace(-1.0, 1.0, max(8, int(area.width() / 2 / CELL)))
    bar = QRectF(area.x(), area.y(), area.width(), CELL)
    painter.drawImage(bar, signed_image(ramp, (1, ramp.size)))
    painter.setPen(theme.current().color("muted"))
    label = QRectF(area.x(), bar.bottom() + 1, area.width(), area.height() - CELL - 1)
    if largest == 0:
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, "0")
        return
    low, high = format_value(-largest, decimals=2), format_value(largest, decimals=2)
    if painter.fontMetrics().horizontalAdvance(f"{low}  {high}") > label.width():
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"±{high[1:]}")
        return
    painter.drawText(label, Qt.AlignmentFlag.AlignLeft, low)
    painter.drawText(label, Qt.AlignmentFlag.AlignRight, high)


def _rgb_of(role: str) -> NDArray[np.floating[Any]]:
    colour = theme.current().color(role)
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)


def _image_of(rgb: NDArray[np.floating[Any]]) -> QImage:
    """An image with a buffer of its own from (rows, columns, 3) in 0 .. 255."""
    parts = np.rint(rgb).astype(np.uint32)
    packed = np.ascontiguousarray(0xFF000000 | parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2])
    packed = packed.astype(np.uint32)
    height, width = packed.shape
    return QImage(packed.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
