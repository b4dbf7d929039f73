"""Keys that a focused control needs for itself, though the window has a shortcut on them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from gui.widgets.gradient_strip import GradientStrip

_OWNERS = {
    Qt.Key.Key_Space: (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit),
    Qt.Key.Key_PageUp: (QAbstractScrollArea, QAbstractSlider, QAbstractSpinBox, QComboBox, GradientStrip),
    Qt.Key.Key_PageDown: (QAbstractScrollArea, QAbstractSlider, QAbstractSpinBox, QComboBox, GradientStrip),
}


def needs_key(control: QWidget | None, key: int) -> bool:
    """Whether the control would do something with the key that the window's shortcut must not take away."""
    return isinstance(control, _OWNERS.get(Qt.Key(key), ()))
