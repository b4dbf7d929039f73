"""Fields for numbers: they read 0.03 as 0.03 in every locale, and keep their text off the frame."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

_INDENT = 4  # px; a style sheet's padding does not reach the text of a spin box


class WholeField(QSpinBox):
    """A field for a whole number."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)


class DecimalField(QDoubleSpinBox):
    """A field for a number with decimals."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)


def _prepare(field: QAbstractSpinBox) -> None:
    field.setLocale(QLocale.c())
    field.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
