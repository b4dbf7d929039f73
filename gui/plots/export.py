"""Pictures and tables of what is on the screen, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSizeF,
)
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from engine.atomic_file import write_or_tell
from engine.file_error import FileError
from gui.csv_text import csv_text

_SCALE = 2  # pixels of a PNG for each pixel of the screen


def save_picture(widget: QWidget, path: Path) -> None:
    """Save what a widget shows as PNG, SVG or PDF, by the suffix of the path; FileError says what went wrong."""
    makers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    make = makers.get(path.suffix.lower())
    if make is None:
        raise FileError("suffix", name=path.name, known=", ".join(makers))
    write_or_tell(path, make(widget))


def copy_picture(widget: QWidget) -> None:
    """Put a picture of what a widget shows into the clipboard."""
    QGuiApplication.clipboard().setImage(_image(widget))


def save_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Save a table with one header line; FileError says what went wrong."""
    write_or_tell(path, csv_text(header, rows).encode())


def _image(widget: QWidget) -> QImage:
    image = QImage(widget.size() * _SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(widget.palette().window().color())
    _paint(widget, image)
    return image


def _png(widget: QWidget) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image(widget).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt does not
    buffer.close()
    return bytes(content.data())


def _svg(widget: QWidget) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(widget.logicalDpiX())  # without it the axes shrink against the curves
    generator.setSize(widget.size())
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    _paint(widget, generator)
    buffer.close()
    return bytes(content.data())


def _pdf(widget: QWidget) -> bytes:
    """One page of the widget's own size."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(widget.logicalDpiX())
    points = QSizeF(widget.size()) * 72 / widget.logicalDpiX()
    writer.setPageLayout(
        QPageLayout(QPageSize(points, QPageSize.Unit.Point), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    _paint(widget, writer)
    buffer.close()
    return bytes(content.data())


def _paint(widget: QWidget, device: QImage | QSvgGenerator | QPdfWriter) -> None:
    with QPainter(device) as painter:
        if isinstance(widget, QGraphicsView):
            widget.render(painter, QRectF(0, 0, widget.width(), widget.height()))
        else:
            widget.render(painter, QPoint(0, 0))
