"""What a picture becomes, before it is used: the ink that was found, and the image the network would get."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from engine.handwriting import Look
from engine.photos import FoundDigit, PictureError, find_digit
from gui.picture_files import Pixels, picture_error_text
from gui.widgets.digit_image import DigitImage
from gui.widgets.picture_view import PictureView

Answer = Callable[[NDArray[Any]], tuple[str, float]]  # the class an image gets, and its activation


class PictureDialog(QDialog):
    """Emits `used` with the image (H, W) if the person agrees."""

    used = Signal(object)

    def __init__(self, pixels: Pixels, look: Look, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictureDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pixels, self._look, self._answer = pixels, look, answer
        self.found: FoundDigit | None = None
        self.view, self.small = PictureView(), DigitImage()
        self.small.setFixedSize(168, 168)
        self.ink = QComboBox()
        self.ink.setObjectName("pictureInk")
        self.more = QSlider(Qt.Orientation.Horizontal)
        self.more.setObjectName("pictureMore")
        self.more.setRange(-10, 10)
        for value in ("auto", "dark", "light"):
            self.ink.addItem("", value)
        self._title, self._note, self._ink_label, self._more_label = (QLabel() for _ in range(4))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._retranslate()
        self.ink.currentIndexChanged.connect(self.look_again)
        self.more.valueChanged.connect(self.look_again)
        self.buttons.accepted.connect(self._use)
        self.buttons.rejected.connect(self.reject)
        self.look_again()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._note.setWordWrap(True)
        self._note.setMinimumHeight(56)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._ink_label.setBuddy(self.ink)
        self._more_label.setBuddy(self.more)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        form = QFormLayout()
        form.addRow(self._ink_label, self.ink)
        form.addRow(self._more_label, self.more)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        right_side = QWidget()
        right_side.setFixedWidth(250)
        right = QVBoxLayout(right_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._title)
        right.addWidget(self.small)
        right.addWidget(self._note)
        right.addLayout(form)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.view, 1)
        both.addWidget(right_side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self.buttons)
        self.resize(700, 440)

    def look_again(self) -> None:
        """Find the digit with what is chosen now."""
        try:
            found = find_digit(self._pixels, self._look, self.ink.currentData(), 1.12 ** self.more.value())
        except PictureError as problem:
            self.found = None
            self.small.set_image(None)
            self._say(picture_error_text(problem), "failed")
            if problem.grey is not None:
                self.view.set_picture(problem.grey, None)
        else:
            self.found = found
            self.view.set_picture(found.grey, found.ink)
            self.small.set_image(found.image)
            name, activation = self._answer(found.image)
            self._say(self.tr("The network takes it for {0} (a = {1:.2f}).").format(name, activation), "muted")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.found is not None)

    def _say(self, text: str, role: str) -> None:
        self._note.setText(text)
        self._note.setProperty("role", role)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)

    def _use(self) -> None:
        if self.found is not None:
            self.used.emit(self.found.image)
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.look_again()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Read from a picture"))
        self._title.setText(self.tr("What the network would get"))
        self._ink_label.setText(self.tr("&Ink"))
        self._more_label.setText(self.tr("&Faint marks"))
        for number, text in enumerate(
            (self.tr("found by itself"), self.tr("darker than the paper"), self.tr("lighter than the paper"))
        ):
            self.ink.setItemText(number, text)
        self.ink.setAccessibleName(self.tr("Whether the ink is dark or light"))
        self.more.setAccessibleName(self.tr("How faint a mark may be and still be ink"))
        self.more.setToolTip(self.tr("To the right, fainter marks count as ink; to the left, only the strongest"))
        self.view.setAccessibleName(self.tr("The picture, with the ink that was found in colour"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Use it"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
