"""The fonts of the window: Inter, JetBrains Mono for numbers in columns, and the system's Chinese."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FONTS_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILIES = [
    "Inter", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "DejaVu Sans",
]  # fmt: skip
PIXEL_SIZE = 13


def load_fonts(app: QApplication) -> None:
    """Make the embedded fonts known and the first of them the application's, once."""
    if app.property("fonts_loaded"):
        return
    for path in sorted(FONTS_FOLDER.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(PIXEL_SIZE)
    app.setFont(font)
    app.setProperty("fonts_loaded", True)


def sized(base: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return a font in another size, for painting."""
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def tabular(font: QFont) -> QFont:
    """The font with digits that are all equally wide, and with its own minus, as everywhere else."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
