"""Picture files as arrays of bytes, with limits before anything is decoded. Safe in any thread: no widgets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from engine.photos import PictureError

MOST_BYTES = 100_000_000  # of a picture file
MOST_PIXELS = 80_000_000  # of a picture, before it is made smaller
_SIDE = 900  # pixels of the longer side that are kept
_ALLOCATION = 400  # MB that decoding may take: four bytes for each of MOST_PIXELS, and some room

Pixels = NDArray[np.uint8]


def picture_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, such as ".png"."""
    return tuple(sorted("." + bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()))


def read_picture(path: Path) -> Pixels:
    """RGBA bytes (H, W, 4) of a picture file, upright as its camera meant it; PictureError says why not."""
    name = path.name
    try:
        if not path.is_file():
            raise PictureError("no file", name=name)
        with path.open("rb"):
            size = path.stat().st_size
    except PermissionError as error:
        raise PictureError("not allowed", name=name) from error
    if size > MOST_BYTES:
        raise PictureError("too long", name=name, size=size, most=MOST_BYTES)
    QImageReader.setAllocationLimit(_ALLOCATION)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    _check_size(reader.size(), name)
    if max(reader.size().width(), reader.size().height()) > 2 * _SIDE:  # some formats are decoded smaller at once
        reader.setScaledSize(reader.size().scaled(2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PictureError("no picture", name=name, detail=reader.errorString())
    return pixels_of(image, name)


def pixels_of(image: QImage, name: str) -> Pixels:
    """RGBA bytes (H, W, 4) of an image in memory, made smaller where it is large."""
    if image.isNull():
        raise PictureError("no picture", name=name, detail=QCoreApplication.translate("PictureErrors", "it is empty"))
    _check_size(image.size(), name)
    if max(image.width(), image.height()) > _SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_SIDE, _SIDE, keep, smooth)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def _check_size(size: QSize, name: str) -> None:
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError("too large", name=name, width=size.width(), height=size.height(), most=MOST_PIXELS)


def picture_error_text(error: PictureError) -> str:
    """Return the sentence in the window's language; word for word as in engine.photos."""
    translate = QCoreApplication.translate
    sentences = {
        "no ink": translate(
            "PictureErrors",
            "No ink was found in this picture. Choose one with a single digit or letter in clear lines.",
        ),
        "no contrast": translate(
            "PictureErrors",
            "Nothing stands out clearly in this picture. Choose one with a single digit or letter, dark lines on light "
            "ground, or light lines on dark.",
        ),
        "no picture": translate(
            "PictureErrors",
            "{name} is not a picture that can be read: {detail}. Choose a PNG, JPEG, BMP, GIF or WebP file.",
        ),
        "no file": translate("PictureErrors", "{name} is not a file. Choose a picture file."),
        "not allowed": translate(
            "PictureErrors",
            "{name} could not be read: you do not have permission. Let its owner give you read access, or choose "
            "a copy you may read.",
        ),
        "too large": translate(
            "PictureErrors",
            "{name} has {width:,} x {height:,} pixels; pictures up to {most:,} pixels are read. Make it smaller first.",
        ),
        "too long": translate(
            "PictureErrors",
            "{name} has {size:,} bytes; picture files up to {most:,} bytes are read. Make it smaller first.",
        ),
    }
    return sentences[error.reason].format(**error.details)
