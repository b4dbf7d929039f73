"""A field to type the name of a weight or bias in; what it cannot mean is said in a bubble that takes no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from gui.parameter_names import ParameterNameError, parse_parameter
from gui.translated import Translated

_WIDEST, _GAP = 380, 4  # px of the bubble, and between it and the field
_LEAVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.FocusOut, QEvent.Type.Hide)  # the bubble its place


class ParameterField(Translated, QLineEdit):
    """Enter emits `found`, or shows why there is no such parameter until one types on, or leaves the field."""

    found = Signal(int)  # flat index

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer_sizes: tuple[int, ...] = (1, 1)
        self.refusal = QLabel(self)
        self.refusal.setObjectName("refusal")
        self.refusal.setProperty("role", "hint")
        self.refusal.setWordWrap(True)
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.refusal.hide()
        self.setClearButtonEnabled(True)
        self.returnPressed.connect(self._find)
        self.textChanged.connect(self.refusal.hide)
        self._retranslate()

    def set_layer_sizes(self, layer_sizes: Sequence[int]) -> None:
        """Names are those of a network of these sizes; what was said about another is no longer true."""
        if tuple(layer_sizes) != self._layer_sizes:
            self._layer_sizes = tuple(layer_sizes)
            self.refusal.hide()

    def _find(self) -> None:
        if not self.text().strip():
            return
        try:
            flat = parse_parameter(self.text(), self._layer_sizes)
        except ParameterNameError as error:
            self._refuse(str(error))
        else:
            self.refusal.hide()
            self.found.emit(flat)

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.setParent(self.window())  # above all that is around the field
        self._place()
        self.refusal.show()
        self.refusal.raise_()

    def _place(self) -> None:
        """Below the field, or above it where the window ends; never beyond the window's edges."""
        bubble, window = self.refusal, self.window()
        width = min(_WIDEST, window.width() - 2 * _GAP)
        bubble.resize(width, bubble.heightForWidth(width))
        corner = self.mapTo(window, QPoint(0, self.height() + _GAP))
        above = self.mapTo(window, QPoint(0, -_GAP)).y() - bubble.height()
        fits = corner.y() + bubble.height() + _GAP <= window.height()
        left = max(_GAP, min(corner.x(), window.width() - width - _GAP))
        bubble.move(left, corner.y() if fits or above < 0 else above)

    def event(self, event: QEvent) -> bool:
        if event.type() in _LEAVES:
            self.refusal.hide()
        return super().event(event)

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Type a number or a name and press Enter, such as 5000, w(2)5,11 or b(3)2"))
        for button in self.findChildren(QAbstractButton):
            button.setAccessibleName(self.tr("Clear the field"))
        if self.refusal.isVisible():
            self._find()  # says it in this language
