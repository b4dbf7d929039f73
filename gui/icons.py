"""Icons in the colours of the theme: Lucide's outlines (ISC licence beside them), tinted when they are painted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import theme

ICONS_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def icon(name: str, role: str = "text") -> QIcon:
    """Return an icon in a colour of the theme, also after the theme changes; FileNotFoundError if there is none."""
    return QIcon(_TintedIcon(name, role))


def app_icon() -> QIcon:
    """Return the picture of Nudge itself."""
    return QIcon(str(ICONS_FOLDER / "nudge.svg"))


@cache
def _outline(name: str) -> str:
    return (ICONS_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_outline(name).replace("currentColor", color).encode()))


class _TintedIcon(QIconEngine):
    """Paints an outline in the colour its role has now."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        _outline(name)  # says at once if there is no such icon
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "on_accent" if state == QIcon.State.On else self._role
        painter.save()
        if mode == QIcon.Mode.Disabled:
            role = "muted"
            painter.setOpacity(0.5)
        color: QColor = theme.current().color(role)
        side = min(rect.width(), rect.height())
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(rect).center())
        _renderer(self._name, color.name()).render(painter, area)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return pixmap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = self.pixmap(size, mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap
