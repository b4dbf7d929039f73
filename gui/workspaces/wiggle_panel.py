"""One parameter to wiggle, or two to compare: plot, slider, words, and what to do with the change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.sensitivity import Sensitivity
from engine.wiggle import CostCurve
from gui import theme
from gui.parameter_names import html_of
from gui.plots.wiggle_plot import WigglePlot
from gui.widgets.gradient_facts import unbroken
from gui.widgets.job_bar import JobBar
from gui.widgets.wiggle_text import moved_text, sensitivity_text

POINTS = 101
MIDDLE = POINTS // 2
REACHES = (0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 20.0)  # how far to either side
_FIRST_REACH = 3


class WigglePanel(QFrame):
    """Shows curves it is given; wishes go out as signals."""

    reach_changed = Signal()
    compare_toggled = Signal(bool)
    keep_requested = Signal(float)  # the offset to keep
    take_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setObjectName("wigglePanel")
        self._measured: Sensitivity | None = None
        self._curves: list[CostCurve] = []
        self._can_keep = self._can_take_back = False
        self.plot, self.slider, self.bar = WigglePlot(), QSlider(Qt.Orientation.Horizontal), JobBar()
        self.compare, self.reach = QToolButton(), QComboBox()
        self.keep, self.spring, self.take_back, self.text = QPushButton(), QPushButton(), QPushButton(), QLabel()
        for widget, name in (
            (self.plot, "wigglePlot"), (self.slider, "wiggleSlider"), (self.compare, "wiggleCompare"),
            (self.reach, "wiggleReach"), (self.keep, "wiggleKeep"), (self.spring, "wiggleSpringBack"),
            (self.take_back, "wiggleTakeBack"), (self.text, "wiggleText"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._set_up()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._show()

    def _set_up(self) -> None:
        self.slider.setRange(0, POINTS - 1)
        self.slider.setValue(MIDDLE)
        self.slider.setPageStep(10)
        self.compare.setCheckable(True)
        self.compare.setProperty("role", "mode")
        for reach in REACHES:
            self.reach.addItem(f"± {reach:g}", reach)
        self.reach.setCurrentIndex(_FIRST_REACH)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text.setMinimumHeight(4 * self.text.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.compare)
        row.addStretch(1)
        for button in (self.spring, self.keep, self.take_back):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addWidget(self.plot, 1)
        moving = QHBoxLayout()
        moving.setSpacing(8)
        moving.addWidget(self.slider, 1)
        moving.addWidget(self.reach)
        column.addLayout(moving)
        column.addWidget(self.bar)
        column.addWidget(self.text)
        column.addLayout(row)

    def _connect(self) -> None:
        self.plot.point_dragged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self._on_slider)
        self.compare.toggled.connect(self.compare_toggled)
        self.reach.activated.connect(self._on_reach)
        self.spring.clicked.connect(self.spring_back)
        self.keep.clicked.connect(self._on_keep)
        self.take_back.clicked.connect(self.take_back_requested)

    @property
    def distance(self) -> float:
        """How far to either side the curve goes."""
        return REACHES[max(0, self.reach.currentIndex())]

    @property
    def offset(self) -> float:
        """How far the parameter is moved now."""
        return float(self._curves[0].offsets[self.slider.value()]) if self._curves else 0.0

    def set_curves(self, measured: Sensitivity | None, curves: Sequence[CostCurve]) -> None:
        """Show the curves of one or two parameters, the chosen one first, beside the gradient they were drawn for."""
        other = [curve.flat for curve in curves] != [curve.flat for curve in self._curves]
        self._measured, self._curves = measured, list(curves)
        if other:
            self.spring_back()
        sizes = () if measured is None else measured.network.layer_sizes
        self.plot.set_curves(curves, [html_of(sizes, curve.flat) for curve in curves])
        self._show()

    def set_can_keep(self, can_keep: bool, can_take_back: bool) -> None:
        """Say whether a change may be sent to training now, and whether the last one can be taken back."""
        self._can_keep, self._can_take_back = can_keep, can_take_back
        self._show_buttons()

    def spring_back(self) -> None:
        """Let the parameter return to where it is."""
        self.slider.setValue(MIDDLE)

    def set_reach(self, reach: int) -> None:
        """Choose an entry of REACHES by its number."""
        with QSignalBlocker(self.reach):
            self.reach.setCurrentIndex(reach)

    def _on_slider(self, point: int) -> None:
        self.plot.set_point(point)
        self._show()

    def _on_reach(self) -> None:
        self.spring_back()
        self.reach_changed.emit()

    def _on_keep(self) -> None:
        if self.offset:
            self.keep_requested.emit(self.offset)

    def _show(self) -> None:
        self.plot.set_point(self.slider.value())
        self.slider.setEnabled(bool(self._curves))
        self.compare.setEnabled(bool(self._curves))
        self._show_buttons()
        if self._measured is None or not self._curves:
            self.text.setText("")
            return
        other = self._curves[1].flat if len(self._curves) > 1 else None
        moved = moved_text(self._measured, self._curves[0], self.slider.value())
        lines = [moved, sensitivity_text(self._measured, self._curves[0].flat, other)]
        if self.compare.isChecked() and other is None:
            lines.append(self.tr("Now choose another one to compare it with."))
        self.text.setText(unbroken("<br>".join(lines)))

    def _show_buttons(self) -> None:
        moved = self.offset != 0
        self.spring.setEnabled(moved)
        self.keep.setEnabled(moved and self._can_keep)
        self.keep.setVisible(moved or not self._can_take_back)
        self.take_back.setVisible(not moved and self._can_take_back)
        self.keep.setToolTip(
            self.tr("Go on training with this value: an event of the run. It can be taken back.")
            if self._can_keep
            else self.tr("Only the network of now can keep a change, while training rests.")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._show()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.slider.setAccessibleName(self.tr("Distance moved"))
        self.compare.setText(self.tr("Compare"))
        self.compare.setAccessibleName(self.tr("Compare with another"))
        self.compare.setToolTip(self.tr("Hold this one and choose another beside it"))
        self.reach.setAccessibleName(self.tr("How far to move"))
        self.reach.setToolTip(self.tr("How far to move to either side"))
        self.keep.setText(self.tr("Keep"))
        self.spring.setText(self.tr("Spring back"))
        self.spring.setToolTip(self.tr("Let it return to the value it has"))
        self.take_back.setText(self.tr("Take back"))
        self.take_back.setToolTip(self.tr("Undo the change that was kept"))
