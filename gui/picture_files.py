"""Picture files as arrays of bytes, with limits before anything is decoded. Safe in any thread: no widgets."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from engine.photos import PictureError

MOST_BYTES = 100_000_000  # of a picture file
MOST_PIXELS = 80_000_000  # of a picture, before it is made smaller
MEMORY = 48 * 2**20  # bytes that decoding may take, beside twice those of the file: a small file opens no large hole
_SIDE = 900  # pixels of the longer side that are kept
_MOST_JPEG = 8.0  # bytes a pixel: four components at full size
_TILE = 1024  # pixels of a side that are made smaller at a time
_FORMATS = ("bmp", "gif", "jpeg", "pbm", "pgm", "png", "ppm", "tiff", "webp")  # not SVG: a small one can draw for hours
_SUFFIXES = (*_FORMATS, "jfif", "jpg", "tif")

Pixels = NDArray[np.uint8]


def picture_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, such as ".png"."""
    supported = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    return tuple(sorted(f".{suffix}" for suffix in supported.intersection(_SUFFIXES)))


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
    QImageReader.setAllocationLimit((MEMORY + 2 * size) >> 20)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if _format(reader) not in ("", *_FORMATS):
        raise PictureError("no picture", name=name, detail=_format(reader))
    _check_size(reader.size(), name, round((MEMORY + 2 * size) / _bytes_a_pixel(reader, path)))
    if _format(reader) == "jpeg" and max(reader.size().width(), reader.size().height()) > 2 * _SIDE:
        fitting = reader.size().scaled(2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting)  # it is made smaller as it is decoded
    image = reader.read()
    if image.isNull():
        raise PictureError("no picture", name=name, detail=reader.errorString())
    return pixels_of(image, name)


def pixels_of(image: QImage, name: str) -> Pixels:
    """RGBA bytes (H, W, 4) of an image in memory, made smaller where it is large."""
    if image.isNull():
        raise PictureError("no picture", name=name, detail=QCoreApplication.translate("PictureErrors", "it is empty"))
    _check_size(image.size(), name)
    fitting = image.size().scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    if fitting.width() < image.width() or fitting.height() < image.height():
        image = _scaled(_thinned(image, max(image.width(), image.height()) // _SIDE), fitting)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return _pixels(image).copy()


def _pixels(image: QImage) -> Pixels:
    """A view of the pixels (H, W, 4) of an image of four bytes each; it does not keep the image."""
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)


def _scaled(image: QImage, size: QSize) -> QImage:
    size = size.expandedTo(QSize(1, 1))
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _thinned(image: QImage, by: int) -> QImage:
    """A `by`-th of the width and height, tile by tile: all at once, Qt copies the whole image first."""
    if by < 2:
        return image
    across, down = min(by, image.width()), min(by, image.height())  # a line may be long and thin
    width, height, side = image.width() // across, image.height() // down, max(1, _TILE // by)
    smaller = np.empty((height, width, 4), np.uint8)
    for top, left in itertools.product(range(0, height, side), range(0, width, side)):
        rows, columns = min(side, height - top), min(side, width - left)
        tile = image.copy(left * across, top * down, columns * across, rows * down)
        tile = _scaled(tile, QSize(columns, rows)).convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
        smaller[top : top + rows, left : left + columns] = _pixels(tile)
    return QImage(smaller.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied).copy()


def _check_size(size: QSize, name: str, most: int = MOST_PIXELS) -> None:
    most = min(most, MOST_PIXELS)
    if size.width() * size.height() > most:
        raise PictureError("too large", name=name, width=size.width(), height=size.height(), most=most)


def _format(reader: QImageReader) -> str:
    return bytes(reader.format().data()).decode()


def _bytes_a_pixel(reader: QImageReader, path: Path) -> float:
    """How much memory decoding takes for each pixel, at most."""
    if _format(reader) == "jpeg":
        return _bytes_a_jpeg_pixel(path)
    return max(4.0, QImage(1, 1, reader.imageFormat()).depth() / 8)


def _bytes_a_jpeg_pixel(path: Path) -> float:
    """A JPEG is decoded some lines at a time; one that becomes clearer as it loads needs all its coefficients."""
    with path.open("rb") as file:
        file.read(2)
        while len(marker := file.read(4)) == 4 and marker[0] == 0xFF:
            length = int.from_bytes(marker[2:], "big") - 2
            if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):  # the start of the picture
                return 0.5 if marker[1] < 0xC2 else _bytes_of_coefficients(file.read(length)[6:])
            file.seek(length, 1)
    return _MOST_JPEG


def _bytes_of_coefficients(components: bytes) -> float:
    """Two bytes for each pixel of each component, of which some have fewer pixels than others."""
    shares = [(byte >> 4) * (byte & 15) for byte in components[1::3]]
    largest = max(shares, default=0)
    return 2.0 * sum(shares) / largest if largest else _MOST_JPEG


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
