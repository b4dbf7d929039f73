"""Pictures and tables of what is on the screen, written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPoint, QRect, QRectF, QSaveFile
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

_SCALE = 2  # pixels of a PNG for each pixel of the screen


class ExportError(OSError):
    """A file could not be written: what happened, why, and what to do."""


def save_picture(widget: QWidget, path: Path) -> None:
    """Save what a widget shows as PNG or SVG, by the suffix of the path; ExportError says what went wrong."""
    content = _svg(widget) if path.suffix.lower() == ".svg" else _png(widget)
    _write(path, content)


def save_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Save a table with one header line; ExportError says what went wrong."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    _write(path, text.getvalue().encode("utf-8"))


def _png(widget: QWidget) -> bytes:
    image = QImage(widget.size() * _SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(widget.palette().window().color())
    _paint(widget, image)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt does not
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


def _paint(widget: QWidget, device: QImage | QSvgGenerator) -> None:
    painter = QPainter(device)
    if isinstance(widget, QGraphicsView):
        widget.render(painter, QRectF(0, 0, widget.width(), widget.height()))
    else:
        widget.render(painter, QPoint(0, 0))
    painter.end()


def _write(path: Path, content: bytes) -> None:
    file = QSaveFile(str(path))
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit():
        return
    sentence = QCoreApplication.translate(
        "Export", "{0} could not be written: {1}. Nothing was changed; choose another folder or free some space."
    )
    raise ExportError(sentence.format(path.name, file.errorString()))
