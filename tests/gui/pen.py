"""Pen strokes by real events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

SEVEN = [(0.3, 0.25), (0.5, 0.25), (0.7, 0.25), (0.62, 0.45), (0.55, 0.6), (0.45, 0.8)]
ONE = [(0.5, 0.15), (0.5, 0.4), (0.5, 0.6), (0.5, 0.85)]


def mouse(widget: QWidget, kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    point = QPointF(x, y)
    event = QMouseEvent(kind, point, widget.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def draw(pad: QWidget, points: list[tuple[float, float]], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """One stroke through points from 0 to 1, with the mouse."""
    side = min(pad.width(), pad.height())
    left, top = (pad.width() - side) / 2, (pad.height() - side) / 2
    places = [(left + x * side, top + y * side) for x, y in points]
    none = Qt.MouseButton.NoButton
    mouse(pad, QEvent.Type.MouseButtonPress, *places[0], button, button)
    for place in places[1:]:
        mouse(pad, QEvent.Type.MouseMove, *place, none, button)
    mouse(pad, QEvent.Type.MouseButtonRelease, *places[-1], button, none)
