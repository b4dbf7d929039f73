"""One descent to be walked: its colour, the size of its mini-batches, its learning rate, and how it went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.descent_plan import ALL, ETA_RANGE, SIZES, Row
from gui.icons import icon
from gui.translated import Translated
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.number_fields import DecimalField

ETA_WIDTH = 66  # px


class _Swatch(QWidget):
    """A square in the colour of a role."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(13, 13)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color(self._role))
            painter.drawRoundedRect(self.rect(), 3, 3)


class _Eta(DecimalField):
    """A learning rate, written as short as it is."""

    def textFromValue(self, value: float) -> str:
        return f"{value:.4f}".rstrip("0").rstrip(".")


class DescentCard(Translated, QFrame):
    """Emits `changed` when size or η is another, `removed` when it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, row: Row, role: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples, self._number = 60_000, number
        self._size, self._eta = QComboBox(), _Eta()
        self._remove, self._result = QToolButton(), ElidedLabel()
        self._set_up_fields(row)
        self._lay_out(role)
        self._retranslate()
        self._size.activated.connect(self.changed)
        self._eta.valueChanged.connect(self.changed)
        self._remove.clicked.connect(self.removed)

    def _set_up_fields(self, row: Row) -> None:
        self._size.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for size in SIZES:
            self._size.addItem("", size)
        self._size.setCurrentIndex(self._size.findData(row.size))
        self._eta.setDecimals(4)
        self._eta.setRange(*ETA_RANGE)
        self._eta.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        self._eta.setKeyboardTracking(False)
        self._eta.setValue(row.eta)
        self._eta.setFixedWidth(ETA_WIDTH)
        self._remove.setIcon(icon("x", "muted"))
        self._remove.setProperty("role", "flat")
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._result.setProperty("role", "muted")

    def _lay_out(self, role: str) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(_Swatch(role))
        top.addWidget(self._size, 1)
        top.addWidget(self._eta)
        top.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._result)

    @property
    def row(self) -> Row:
        """What the fields say."""
        return Row(self._size.currentData(), self._eta.value())

    def set_examples(self, examples: int) -> None:
        """Say how many training examples there are."""
        self._examples = examples
        self._retranslate()

    def set_removable(self, removable: bool) -> None:
        """The last descent cannot be removed."""
        self._remove.setEnabled(removable)

    def show_result(self, text: str) -> None:
        """Say how it went; empty: not walked yet."""
        self._result.setText(text)
        self._result.setVisible(bool(text))

    @property
    def result(self) -> str:
        """What it says about how it went."""
        return self._result.text()

    def _retranslate(self) -> None:
        for i, size in enumerate(SIZES):
            self._size.setItemText(i, self.tr("all") if size == ALL else f"{size:,}")
        number = self._number + 1
        self._size.setAccessibleName(self.tr("Examples of one step, descent {0}").format(number))
        self._size.setToolTip(self.tr("How many of the {0:,} examples each step looks at").format(self._examples))
        self._eta.setAccessibleName(self.tr("Learning rate, descent {0}").format(number))
        self._eta.setToolTip(self.tr("Learning rate: a step is −η∇C over these examples"))
        self._remove.setToolTip(self.tr("Remove this descent"))
        self._remove.setAccessibleName(self.tr("Remove descent {0}").format(number))
