"""Parts of a painted widget that seldom change, kept as pixmaps: showing one again costs next to nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap

from gui import theme

_LOOKS = 4  # kept of each part


@dataclass(frozen=True, slots=True)
class _Still:
    at: QPointF
    pixmap: QPixmap


class StillPictures:
    """Each part has a name; its last looks are kept, and it is painted anew when it looks like none of them.

    A lesson goes forth and back between steps that light up other edges, and between two sizes of its diagram.
    """

    def __init__(self) -> None:
        self._kept: dict[str, dict[Hashable, _Still]] = {}  # of each name by its looks, the newest last

    def paint(
        self,
        painter: QPainter,
        name: str,
        area: QRectF,
        looks: Hashable,
        draw: Callable[[QPainter], None],
        ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    ) -> None:
        """Show what `draw` paints into an area; `looks` says all that it depends on, besides the theme.

        A drawing (SVG, PDF) gets lines and letters, not pixels, and no ground.
        """
        if not on_pixels(painter):
            draw(painter)
            return
        ratio = pixel_ratio(painter)
        looks = (looks, area.getRect(), ratio, theme.current().name)
        kept = self._kept.setdefault(name, {})
        still = kept.pop(looks, None)
        if still is None:
            oldest = kept.pop(next(iter(kept))) if len(kept) >= _LOOKS else None
            still = _picture(area, ratio, draw, ground, None if oldest is None else oldest.pixmap)
        kept[looks] = still
        painter.drawPixmap(still.at, still.pixmap)


def on_pixels(painter: QPainter) -> bool:
    """Whether one paints on a screen or an image, where a pixmap is as good as what it shows."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def pixel_ratio(painter: QPainter) -> float:
    """Pixels for each unit of length, of the screen or of an image that is finer."""
    return float(painter.deviceTransform().m11())


def _picture(
    area: QRectF,
    ratio: float,
    draw: Callable[[QPainter], None],
    ground: QColor | Qt.GlobalColor,
    room: QPixmap | None,
) -> _Still:
    """Paint an area, into the pixels of a picture no longer wanted if they are as many."""
    left, top = (math.floor(place * ratio) / ratio for place in (area.left(), area.top()))  # on whole pixels
    size = QSize(math.ceil((area.right() - left) * ratio), math.ceil((area.bottom() - top) * ratio))
    pixmap = room if room is not None and room.size() == size else QPixmap(size)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(ground)
    with QPainter(pixmap) as painter:
        painter.translate(-left, -top)
        draw(painter)
    return _Still(QPointF(left, top), pixmap)
