"""Left of the Train workspace: the pad, what the network sees, the examples of the data, the prediction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from engine.handwriting import doubt_about
from gui import theme
from gui.icons import icon
from gui.shown_example import NOTHING, ShownExample, are_digits
from gui.translated import Translated
from gui.widgets.digit_image import DigitImage
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.example_walker import ExampleWalker
from gui.widgets.prediction_bars import PredictionBars

_MARGIN, _SPACING = 10, 8  # px
_TITLE = 70  # px that a title has at least: others are shortened rather than to make the panel wider


class InputPanel(Translated, QFrame):
    """Composes the widgets; they are public, the workspace connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.pad, self.seen, self.walker, self.bars = DrawingPad(), DigitImage(), ExampleWalker(), PredictionBars()
        self.pad.setObjectName("drawingPad")
        self.seen.setObjectName("seenImage")
        self.bars.setObjectName("predictionBars")
        self.walker.setObjectName("exampleWalker")
        self._title = ElidedLabel()
        self._title.setMinimumWidth(_TITLE)
        self._seen_title, self._seen_note, self._pen_label = (QLabel() for _ in range(3))
        self.pen = self._make_pen()
        self.eraser = self._make_eraser()
        self.raw = self._make_raw()
        self._seen = NOTHING
        self._are_digits = True
        self._lay_out()
        self._retranslate()

    def _make_pen(self) -> QSlider:
        pen = QSlider(Qt.Orientation.Horizontal)
        pen.setObjectName("penWidth")
        pen.setRange(3, 16)  # percent of the pad
        pen.setValue(7)
        pen.valueChanged.connect(self._on_pen)
        self._pen_label.setBuddy(pen)
        return pen

    def _on_pen(self, percent: int) -> None:
        self.pad.set_pen_width(percent / 100)

    def _make_eraser(self) -> QAction:
        eraser = QAction(self)
        eraser.setObjectName("actionEraser")
        eraser.setIcon(icon("eraser"))
        eraser.setCheckable(True)
        eraser.setShortcut("X")
        eraser.toggled.connect(self.pad.set_eraser)
        return eraser

    def _make_raw(self) -> QAction:
        raw = QAction(self)
        raw.setObjectName("actionRawPad")
        raw.setCheckable(True)
        raw.setShortcut("Shift+R")
        return raw

    def set_class_names(self, names: Sequence[str]) -> None:
        """Name the classes, and ask for what they are."""
        self.bars.set_class_names(names)
        self._are_digits = are_digits(names)
        self.pad.ask_for_digits(self._are_digits)
        self._retranslate()

    def show_seen(self, example: ShownExample) -> None:
        """Show what the network is given, and say how it was made."""
        self._seen = example
        self.seen.set_image(example.image)
        self.seen.set_marked(example.raw)
        self._say_how_made()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        for label in (self._seen_title, self._seen_note, self._pen_label):
            label.setProperty("role", "muted")
        self._seen_note.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        for action in (self.eraser, self.pad.undo_action, self.pad.redo_action, self.pad.clear_action):
            head.addWidget(_flat_button(action))
        pen = QHBoxLayout()
        pen.addWidget(self._pen_label)
        pen.addWidget(self.pen, 1)
        raw = QToolButton()
        raw.setDefaultAction(self.raw)
        raw.setProperty("role", "choice")
        raw.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        raw.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        pen.addWidget(raw)
        notes = QVBoxLayout()
        notes.setSpacing(1)
        notes.addWidget(self._seen_title)
        notes.addWidget(self._seen_note)
        notes.addLayout(pen)
        self.seen.setFixedSize(72, 72)
        seen = QHBoxLayout()
        seen.setSpacing(10)
        seen.addWidget(self.seen)
        seen.addLayout(notes, 1)
        self._head, self._middle = head, seen
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, _MARGIN, theme.PADDING, _MARGIN)
        column.setSpacing(_SPACING)
        column.addLayout(head)
        column.addWidget(self.pad, 5)
        column.addLayout(seen)
        column.addWidget(self.walker)
        column.addWidget(self.bars, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pad, which would be as high as it is wide, leaves the bars the room they need."""
        width = self.width() - 2 * theme.PADDING
        middle = max(self._middle.sizeHint().height(), self._middle.heightForWidth(width))
        parts = (self._head.sizeHint().height(), middle, self.walker.sizeHint().height(), self.bars.minimumHeight())
        room = self.height() - 2 * _MARGIN - _SPACING * len(parts) - sum(parts)
        self.pad.setMaximumHeight(max(self.pad.minimumHeight(), room))
        super().resizeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(
            self.tr("Draw a digit") if self._are_digits else self.tr("Draw an example"), self.tr("Draw", "short")
        )
        self._seen_title.setText(self.tr("What the network sees"))
        self._say_how_made()
        self._pen_label.setText(self.tr("Pen"))
        self.pen.setAccessibleName(self.tr("Pen width on the pad"))
        self.pen.setToolTip(
            self.tr("How thick the ink looks on the pad. The network always gets the same thin pen, as in MNIST.")
        )
        self.raw.setText(self.tr("Raw pad"))
        self.raw.setIconText(self.tr("Raw"))
        self.raw.setToolTip(
            self.tr(
                "Give the network the pad as it is, merely made smaller: neither fitted nor centred, with your own pen."
                "\nDraw small or in a corner, and see why centring matters.  (Shift+R)"
            )
        )
        self.eraser.setText(self.tr("Eraser"))
        self.eraser.setToolTip(self.tr("Erase parts of strokes (or use the right mouse button)  (X)"))

    def _say_how_made(self) -> None:
        """One line about the image, in the colour of a warning where it is not made as MNIST was."""
        text, is_odd = self._how_made()
        self._seen_note.setText(text)
        role = "failed" if is_odd else "muted"
        if self._seen_note.property("role") != role:
            self._seen_note.setProperty("role", role)
            self._seen_note.style().unpolish(self._seen_note)
            self._seen_note.style().polish(self._seen_note)

    def _how_made(self) -> tuple[str, bool]:
        image = self._seen.image
        size = "28 × 28" if image is None else f"{image.shape[0]} × {image.shape[1]}"
        if image is not None and self._seen.raw:
            return self.tr("RAW: only made smaller, not centred"), True
        if image is not None and self._seen.needs_answer:
            doubt = doubt_about(image)
            if doubt == "dot":
                return self.tr("A dot: no digit yet") if self._are_digits else self.tr("A dot: too little yet"), True
            if doubt == "blot" and self._are_digits:
                return self.tr("More ink than any digit has"), True
        if self._seen.changed:
            return self.tr("{0}, changed for this step").format(size), False
        if self._seen.source in ("test", "train"):
            return self.tr("{0}, as it is in the data").format(size), False
        return self.tr("{0}, centred, one pen for all").format(size), False


def _flat_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setProperty("role", "flat")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button
