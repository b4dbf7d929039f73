"""What changing the training images does: versions of the example on the pad, and how many of them get its answer."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.augmentation import AugmentationName, versions
from gui import theme
from gui.translated import Translated
from gui.widgets.diagram_scene import DiagramState
from gui.widgets.pad_paint import paint_pixels

SHOWN = 9  # versions in the strip
TRIED = 200  # versions the network is asked about


class AugmentedStrip(Translated, QWidget):
    """A row of pictures over a sentence; measured in float64 with the network and the example that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name: AugmentationName = "none"
        self._state: DiagramState | None = None
        self.same_answers: int | None = None
        self._pictures, self._text = _Pictures(), QLabel()
        self._text.setObjectName("augmentedText")
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._pictures)
        column.addWidget(self._text)
        self.hide()

    def set_augmentation(self, name: AugmentationName) -> None:
        """Show what this does; nothing to show for "none"."""
        if name != self._name:
            self._name = name
            self.setVisible(name != "none")
            self._measure()

    def set_state(self, state: DiagramState) -> None:
        """Ask this network about versions of the example in this state."""
        self._state = state
        if self.isVisible():
            self._measure()

    def _measure(self) -> None:
        state = self._state
        if self._name == "none" or state is None or state.trace is None:
            self.same_answers = None
            self._pictures.set_images(np.zeros((0, 1, 1)))
        else:
            image = state.trace.activations[0].reshape(state.shape)
            changed = versions(image, self._name, TRIED)
            answers = state.network.feedforward(changed.reshape(TRIED, -1)).argmax(axis=1)
            self.same_answers = int((answers == state.trace.activations[-1].argmax()).sum())
            self._pictures.set_images(changed[:SHOWN])
        self._retranslate()

    def _retranslate(self) -> None:
        state = self._state
        if self.same_answers is None or state is None or state.trace is None:
            self._text.setText(self.tr("Draw something to see what happens to it."))
            return
        answer = state.class_name(int(state.trace.activations[-1].argmax()))
        self._text.setText(
            self.tr("Of {0} versions of what is on the pad, {1} get its answer, {2}.").format(
                TRIED, self.same_answers, answer
            )
        )
        self._pictures.setAccessibleName(self.tr("The example on the pad, changed as training images would be"))

    def showEvent(self, event: QEvent) -> None:
        self._measure()


class _Pictures(QWidget):
    """Images side by side in crisp pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._images: NDArray[Any] = np.zeros((0, 1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_images(self, images: NDArray[Any]) -> None:
        self._images = images
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SHOWN * 34, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            step = self.width() / SHOWN
            side = min(step - 3, self.height())
            for number in range(SHOWN):
                square = QRectF(number * step, 0, side, side)
                painter.fillRect(square, theme.current().color("ink_ground"))
                if number < len(self._images):
                    paint_pixels(painter, square, self._images[number])
