"""Pictures and tables of what is on the screen, written whole or not at all.

A picture stands on the ground it has on the screen, below a heading where one is given: it can be read anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from engine.atomic_file import write_or_tell
from engine.file_error import FileError
from gui import theme
from gui.csv_text import csv_text
from gui.fonts import sized
from gui.plots.svg_clip import clipped, marks
from gui.plots.svg_text import outlined

_SCALE = 2  # pixels of a PNG for each pixel of the screen
_MARGIN = 12  # px around what has no margin of its own
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_PEN_OF_NOTHING = (  # how Qt's SVG writer puts down the pen without a brush that its SVG renderer fills glyphs with
    'stroke="#000000" stroke-opacity="1" stroke-width="1" stroke-linecap="butt" stroke-linejoin="miter" '
    'stroke-miterlimit="4"'
)


def save_picture(widget: QWidget, path: Path, heading: Sequence[str] = ()) -> None:
    """Save what a widget shows as PNG, SVG or PDF, by the suffix of the path; FileError says what went wrong.

    Above it stand the lines of the heading, the first as its title.
    """
    makers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    make = makers.get(path.suffix.lower())
    if make is None:
        raise FileError("suffix", name=path.name, known=", ".join(makers))
    write_or_tell(path, make(_Sheet(widget, heading)))


def copy_picture(widget: QWidget) -> None:
    """Put a picture of what a widget shows into the clipboard."""
    QGuiApplication.clipboard().setImage(_image(_Sheet(widget)))


def save_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Save a table with one header line; FileError says what went wrong."""
    write_or_tell(path, csv_text(header, rows).encode())


class _Sheet:
    """What a picture shows: a widget on its ground, below a heading."""

    def __init__(self, widget: QWidget, heading: Sequence[str] = ()) -> None:
        self._widget, self._heading = widget, [line for line in heading if line]
        has_its_own = widget.isWindow() or bool(widget.property("panel"))
        self._margin = 0 if has_its_own and not self._heading else _MARGIN
        self.dpi = widget.logicalDpiX()
        self.charts = [*([widget] if isinstance(widget, QGraphicsView) else []), *widget.findChildren(QGraphicsView)]

    @property
    def size(self) -> QSize:
        """Of the whole picture, px."""
        head = sum(self._line_height(number) for number in range(len(self._heading)))
        gap = self._margin if head else 0
        return self._widget.size() + QSize(2 * self._margin, 2 * self._margin + head + gap)

    def paint(self, device: QImage | QSvgGenerator | QPdfWriter) -> None:
        """Draw all of it."""
        with _uncached(self.charts), QPainter(device) as painter:
            painter.fillRect(QRect(QPoint(0, 0), self.size), ground_of(self._widget))
            painter.translate(self._margin, self._margin)
            for number, line in enumerate(self._heading):
                painter.setFont(self._font(number))
                painter.setPen(theme.current().color("muted" if number else "text"))
                painter.drawText(QRect(0, 0, self._widget.width(), self._line_height(number)), _WRAPPED, line)
                painter.translate(0, self._line_height(number))
            if self._heading:
                painter.translate(0, self._margin)
            if isinstance(self._widget, QGraphicsView):
                self._widget.render(painter, QRectF(0, 0, self._widget.width(), self._widget.height()))
            else:
                self._widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)

    def _font(self, number: int) -> QFont:
        font = sized(self._widget.font(), 12 if number else 15)
        font.setBold(number == 0)
        return font

    def _line_height(self, number: int) -> int:
        """Of one line of the heading, which may be wrapped."""
        room = QRect(0, 0, self._widget.width(), 10_000)
        return QFontMetrics(self._font(number)).boundingRect(room, _WRAPPED, self._heading[number]).height()


@contextmanager
def _uncached(charts: Sequence[QGraphicsView]) -> Iterator[None]:
    """What is drawn of a chart is drawn anew: pixels kept for the screen are too few for a picture."""
    kept = [(item, item.cacheMode()) for chart in charts for item in chart.scene().items()]
    kept = [(item, mode) for item, mode in kept if mode != QGraphicsItem.CacheMode.NoCache]
    for item, _ in kept:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    try:
        yield
    finally:
        for item, mode in kept:
            item.setCacheMode(mode)


def ground_of(widget: QWidget) -> QColor:
    """The colour behind a widget on the screen: that of the panel it stands on, or of the window."""
    behind: QWidget | None = widget
    while behind is not None and not behind.property("panel"):
        behind = behind.parentWidget()
    return theme.current().color("window" if behind is None else "panel")


def _image(sheet: _Sheet) -> QImage:
    image = QImage(sheet.size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    sheet.paint(image)
    return image


def _png(sheet: _Sheet) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image(sheet).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt does not
    buffer.close()
    return bytes(content.data())


def _svg(sheet: _Sheet) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(sheet.dpi)  # without it the axes shrink against the curves
    generator.setSize(sheet.size)
    generator.setViewBox(QRect(QPoint(0, 0), sheet.size))
    with marks(sheet.charts):
        sheet.paint(generator)
    buffer.close()
    drawing = bytes(content.data()).decode().replace(_PEN_OF_NOTHING, 'stroke="none"')
    return outlined(clipped(drawing)).encode()


def _pdf(sheet: _Sheet) -> bytes:
    """One page of the picture's own size."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(sheet.dpi)
    points = QSizeF(sheet.size) * 72 / sheet.dpi
    writer.setPageLayout(
        QPageLayout(QPageSize(points, QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    sheet.paint(writer)
    buffer.close()
    return bytes(content.data())
