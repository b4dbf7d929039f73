"""-grad C in small, for the Train workspace: the strip, and the components that matter most."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine.ranking import most_sensitive_first, shares
from gui import theme
from gui.fonts import sized
from gui.measured_gradient import MeasuredGradient
from gui.parameter_names import name_of
from gui.translated import Translated
from gui.widgets.diagram_scene import format_value
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.gradient_facts import which_examples, which_in_short
from gui.widgets.gradient_model import share_text
from gui.widgets.gradient_strip import GradientStrip
from gui.widgets.painted import LEFT, Painted

ROW = 19  # px
MOST_ROWS = 8


class GradientSummary(Translated, QWidget):
    """`chosen` tells the component clicked, `open_requested` that one wants all of them."""

    chosen = Signal(int)
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip, self.top = GradientStrip(), TopComponents()
        self.strip.setObjectName("trainGradientStrip")
        self.top.setObjectName("topComponents")
        self._title, self._of, self.open = QLabel(), ElidedLabel(), QToolButton()
        self.open.setObjectName("openGradient")
        self._title.setProperty("role", "title")
        self._of.setProperty("role", "muted")
        self._of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.open.setProperty("role", "flat")
        self.open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._measured: MeasuredGradient | None = None
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._of, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        self.strip.setFixedHeight(58)
        column.addWidget(self.strip)
        column.addWidget(self.top, 1)
        self.strip.chosen.connect(self.chosen)
        self.top.chosen.connect(self.chosen)
        self.open.clicked.connect(self.open_requested)
        self._retranslate()

    def set_measured(self, measured: MeasuredGradient | None) -> None:
        """Show a measurement, or nothing."""
        self._measured = measured
        nudge = None if measured is None else measured.sensitivity.nudge
        self.strip.set_nudge(nudge, () if measured is None else measured.layer_sizes)
        self.top.set_measured(measured)
        self._show_which()

    def set_selected(self, flat: int | None) -> None:
        """Mark a component, or none."""
        self.strip.set_selected([] if flat is None else [flat])
        self.top.set_selected(flat)

    def _show_which(self) -> None:
        if self._measured is None:
            self._of.setText("")
            return
        count, which = self._measured.sensitivity.gradient.size, which_examples(self._measured)
        self._of.setText(self.tr("{0:,} components · {1}").format(count, which), which, which_in_short(self._measured))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("−∇C"))
        self.open.setText(self.tr("all of it ›"))
        self.open.setToolTip(self.tr("Open the Gradient workspace"))
        self.open.setAccessibleName(self.tr("Open the Gradient workspace"))
        self._show_which()


class TopComponents(Painted):
    """The largest components, one a row: name, value, share of |∇C|². A click or Enter chooses."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[int, str, float, str]] = []  # flat index, name, component, share
        self._selected: int | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_measured(self, measured: MeasuredGradient | None) -> None:
        """Show the largest components of a measurement."""
        self.rows = []
        if measured is not None:
            gradient, sizes = measured.sensitivity.gradient, measured.layer_sizes
            part = shares(gradient)
            for flat in most_sensitive_first(gradient, MOST_ROWS).tolist():
                self.rows.append((flat, name_of(sizes, flat), 0.0 - float(gradient[flat]), share_text(part[flat])))
        self.update()

    def set_selected(self, flat: int | None) -> None:
        """Mark the row of this component, if it is among them."""
        self._selected = flat
        self.update()

    def _shown(self) -> int:
        return min(len(self.rows), max(0, self.height() // ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setFont(sized(self.font(), 12))
            for number, (flat, name, component, share) in enumerate(self.rows[: self._shown()]):
                area = QRectF(0, number * ROW, self.width(), ROW)
                if flat == self._selected:
                    painter.fillRect(area, look.color("raised"))
                painter.setPen(look.color("text"))
                painter.drawText(area.adjusted(4, 0, 0, 0), LEFT, name)
                painter.setPen(look.color("muted" if component == 0 else "positive" if component > 0 else "negative"))
                painter.drawText(area.adjusted(area.width() * 0.34, 0, 0, 0), LEFT, format_value(component))
                painter.setPen(look.color("muted"))
                place = area.adjusted(area.width() * 0.62, 0, 0, 0)
                text = self.tr("{0} of |∇C|²").format(share)
                fits = painter.fontMetrics().horizontalAdvance(text) <= place.width()
                painter.drawText(place, LEFT, text if fits else share)
                if self.hasFocus() and number == self._current:
                    painter.setPen(QPen(look.color("desired"), 1))
                    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().y() // ROW)
        if event.button() == Qt.MouseButton.LeftButton and number < self._shown():
            self._current = number
            self.chosen.emit(self.rows[number][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._shown():
            self._current = min(max(self._current + step, 0), self._shown() - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current < self._shown():
            self.chosen.emit(self.rows[self._current][0])
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The most sensitive weights and biases"))
        self.setToolTip(self.tr("Click a row: it lights up in the network"))

    def sizeHint(self) -> QSize:
        return QSize(300, 4 * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * ROW)
