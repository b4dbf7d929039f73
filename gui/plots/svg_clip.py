"""Clipping in an SVG file: Qt's writer knows none, so that the curves of a zoomed chart would run over its axes.

While a chart is drawn, a rectangle of a colour that is used for nothing else stands before and after what an item clips
of its children; in the file the two become a clip path and the end of what it clips.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsView

_BEGIN, _END = "#010203", "#010204"
_LAST = 1e9  # above and below all other children
_MARK = re.compile(
    rf'<g fill="(?P<colour>{_BEGIN}|{_END})"[^>]*?transform="(?P<place>[^"]*)"[^>]*>\s*<(?P<shape>[^>]*)/>\s*</g>'
)


@contextmanager
def marks(views: Sequence[QGraphicsView]) -> Iterator[None]:
    """Let everything that is clipped stand between two marks."""
    items = [item for view in views for item in view.scene().items() if _clips(item)]
    added = [_mark(item, colour, z) for item in items for colour, z in ((_BEGIN, -_LAST), (_END, _LAST))]
    try:
        yield
    finally:
        for mark in added:
            mark.scene().removeItem(mark)


def clipped(svg: str) -> str:
    """The drawing with clip paths in place of the marks."""
    numbers = itertools.count()

    def replaced(found: re.Match[str]) -> str:
        if found["colour"] == _END:
            return "</g>"
        name = f"clip{next(numbers)}"
        shape = f'<{found["shape"]} transform="{found["place"]}"/>'
        return f'<defs><clipPath id="{name}">{shape}</clipPath></defs><g clip-path="url(#{name})">'

    return _MARK.sub(replaced, svg)


def _clips(item: QGraphicsItem) -> bool:
    return item.isVisible() and bool(item.flags() & QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)


def _mark(item: QGraphicsItem, colour: str, z: float) -> QGraphicsRectItem:
    mark = QGraphicsRectItem(item.shape().boundingRect(), item)
    mark.setPen(Qt.PenStyle.NoPen)
    mark.setBrush(QColor(colour))
    mark.setZValue(z)
    return mark
