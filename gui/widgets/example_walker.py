"""Walk through the examples of the data: previous, next, random, by number, with the true label."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.translated import Translated
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.number_fields import WholeField


class ExampleWalker(Translated, QWidget):
    """Emits which example is wanted; shows the one it is told."""

    example_requested = Signal(str, int)  # "test" or "train", index

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes = {"test": 1, "train": 1}
        self._source_box = QComboBox()
        self._source_box.setObjectName("exampleSource")
        self._source_box.addItem("", "test")
        self._source_box.addItem("", "train")
        self._source_box.activated.connect(self._on_source)
        self._number = WholeField()
        self._number.setObjectName("exampleNumber")
        self._number.setWrapping(True)
        self._number.setKeyboardTracking(False)
        self._number.setPrefix("# ")
        self._number.valueChanged.connect(self._request)
        self._label = ElidedLabel()
        self._label.setProperty("role", "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._source_box, 1)
        top.addWidget(self._number, 1)
        rows.addLayout(top)
        rows.addLayout(self._buttons)
        self.setEnabled(False)
        self._retranslate()

    def place(self, actions: list[QAction]) -> None:
        """Add a button for each action (previous, next, random, what is in the data), then the label of the example."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("role", "flat")
            self._buttons.addWidget(button)
        self._buttons.addSpacing(4)
        self._buttons.addWidget(self._label, 1)

    def set_sizes(self, test: int, train: int) -> None:
        """Tell how many examples there are."""
        self._sizes = {"test": test, "train": train}
        self._number.setRange(0, self._sizes[self.source] - 1)
        self.setEnabled(True)

    @property
    def source(self) -> str:
        """The split it walks in, "test" or "train"."""
        return str(self._source_box.currentData())

    @property
    def number(self) -> int:
        """The index it stands at."""
        return self._number.value()

    def show_example(self, source: str, index: int, label: str) -> None:
        """Show which example is on the pad, and its true label."""
        self._number.blockSignals(True)
        self._source_box.setCurrentIndex(self._source_box.findData(source))
        self._number.setRange(0, self._sizes[source] - 1)
        self._number.setValue(index)
        self._number.blockSignals(False)
        self._true_label = label
        self._show_label()

    def show_no_example(self) -> None:
        """The pad shows no example of the data, which is said; the place to go on from is kept."""
        self._true_label = None
        self._show_label()

    _true_label: str | None = None

    def go(self, offset: int) -> None:
        """Ask for an example further on; around the ends."""
        size = self._sizes[self.source]
        self.example_requested.emit(self.source, (self._number.value() + offset) % size)

    def _request(self) -> None:
        self.example_requested.emit(self.source, self._number.value())

    def _on_source(self) -> None:
        self._number.blockSignals(True)
        self._number.setRange(0, self._sizes[self.source] - 1)
        self._number.blockSignals(False)
        self._request()

    def _show_label(self) -> None:
        is_shown = self._true_label is not None
        self._label.setText(self.tr("label: {0}").format(self._true_label) if is_shown else self.tr("not shown"))

    def _retranslate(self) -> None:
        self._source_box.setItemText(0, self.tr("Test"))
        self._source_box.setItemText(1, self.tr("Training"))
        self._source_box.setAccessibleName(self.tr("Test or training examples"))
        self._source_box.setToolTip(self.tr("Test examples are never trained on"))
        self._number.setAccessibleName(self.tr("Number of the example"))
        self._number.setToolTip(self.tr("Type a number, or use the arrow keys"))
        self._show_label()
