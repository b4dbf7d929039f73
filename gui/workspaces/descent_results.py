"""Right of the Descent workspace: how well mini-batches aimed, the cost along the way, and what happened in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.comparison import Comparison, Descent
from gui import theme
from gui.plots.bar_plot import BarPlot, Bars
from gui.plots.cosine_histogram import CosineHistogram
from gui.plots.way_plot import WayPlot
from gui.translated import Translated

BARS = ("cosines", "histogram", "layers")
AXES = ("steps", "examples", "time")


class DescentResults(Translated, QFrame):
    """Shows a Comparison; only which part of it is seen is chosen here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("descentResults")
        self.setProperty("panel", True)
        self._comparison: Comparison | None = None
        self.bars, self.histogram, self.way = BarPlot(), CosineHistogram(), WayPlot()
        self.caption, self._caption_title = QLabel(), QLabel()
        self.caption.setObjectName("descentCaption")
        self.save_picture, self.save_data = QPushButton(), QPushButton()
        self.kinds, self.axes = self._make_choices(BARS, "descentBars"), self._make_choices(AXES, "descentAxis")
        self.which, self.end = QComboBox(), QComboBox()
        self.which.setObjectName("descentWhich")
        self.end.setObjectName("descentWhere")
        self._stack = QStackedWidget()
        self._lay_out()
        for group in (self.kinds, self.axes):
            group.buttonClicked.connect(self._on_choice)
        for box in (self.which, self.end):
            box.activated.connect(self._on_choice)
        self._retranslate()

    def _make_choices(self, names: Sequence[str], prefix: str) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, name in enumerate(names):
            button = QToolButton()
            button.setObjectName(f"{prefix}{name.capitalize()}")
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setProperty("role", "choice")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button, number)
        return group

    def _lay_out(self) -> None:
        self._caption_title.setProperty("role", "title")
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.RichText)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QScrollArea()
        words.setWidget(self.caption)
        words.setWidgetResizable(True)
        words.setFrameShape(QFrame.Shape.NoFrame)
        words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.viewport().setAutoFillBackground(False)
        self.caption.setAutoFillBackground(False)
        self._stack.addWidget(self.bars)
        self._stack.addWidget(self.histogram)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(6)
        column.addLayout(self._row(self.kinds, self.end, self.which))
        column.addWidget(self._stack, 4)
        self.way.add_to_head(*self.axes.buttons())
        column.addWidget(self.way, 5)
        column.addWidget(self._caption_title)
        column.addWidget(words, 4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_picture)
        buttons.addWidget(self.save_data)
        column.addLayout(buttons)
        self.save_picture.setObjectName("descentSavePicture")
        self.save_data.setObjectName("descentSaveData")

    def _row(self, group: QButtonGroup, *boxes: QComboBox) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in group.buttons():
            row.addWidget(button)
        row.addStretch(1)
        for box in boxes:
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(11 if box is self.which else 6)
            row.addWidget(box)
        return row

    # What is shown

    def show_comparison(self, comparison: Comparison | None, names: Sequence[str], roles: Sequence[str]) -> None:
        """Show another run of descents."""
        self._comparison, self._names, self._roles = comparison, list(names), list(roles)
        chosen = self.which.currentIndex()
        self.which.clear()
        self.which.addItems(self._names)
        self.which.setCurrentIndex(chosen if 0 <= chosen < len(self._names) else len(self._names) - 1)
        for widget in (self.save_picture, self.save_data, self.which, self.end):
            widget.setEnabled(comparison is not None)
        self.which.setVisible(comparison is not None)
        self._show()

    def show_walk(self, costs: Sequence[Sequence[float]], names: Sequence[str], roles: Sequence[str]) -> None:
        """Show the cost along descents under way."""
        self.way.show_walk(costs, names, roles)

    def set_bars(self, name: str) -> None:
        """Show the cosines, their histogram, or the gradient layer by layer."""
        self.kinds.button(BARS.index(name)).setChecked(True)
        self._show()

    def set_axis(self, name: str) -> None:
        """Count steps, examples or time along the way."""
        self.axes.button(AXES.index(name)).setChecked(True)
        self.way.set_axis(name)  # type: ignore[arg-type]

    @property
    def kind(self) -> str:
        """Which of BARS is shown."""
        return BARS[self.kinds.checkedId()]

    @property
    def axis(self) -> str:
        """Which of AXES the way is drawn along."""
        return AXES[self.axes.checkedId()]

    def _on_choice(self) -> None:
        if self.axis != self.way.axis:
            self.set_axis(self.axis)
        self._show_bars()

    def _show(self) -> None:
        descents = self._comparison.descents if self._comparison else ()
        self.way.show_descents(descents, self._names, self._roles)
        self._show_bars()

    _names: list[str] = []
    _roles: list[str] = []

    def _show_bars(self) -> None:
        histogram = self.kind == "histogram"
        self._stack.setCurrentWidget(self.histogram if histogram else self.bars)
        self.end.setVisible(histogram)
        self._name_bars()
        if self._comparison is None or self.which.currentIndex() < 0:
            self.bars.show_bars([], [])
            self.histogram.show_cosines(())
            return
        descent = self._comparison.descents[self.which.currentIndex()]
        if histogram:
            aim = descent.at_end if self.end.currentIndex() == 1 else descent.at_start
            self.histogram.show_cosines(aim.cosines)
        elif self.kind == "cosines":
            self._show_cosines(descent)
        else:
            self._show_layers(descent)

    def _show_cosines(self, descent: Descent) -> None:
        values = [np.array([cosines.mean for cosines in aim.cosines]) for aim in (descent.at_start, descent.at_end)]
        self.bars.show_bars([f"{cosines.size:,}" for cosines in descent.at_end.cosines], self._series(descent, values))

    def _show_layers(self, descent: Descent) -> None:
        values = [descent.at_start.full.norms, descent.at_end.full.norms]
        names = [f"W{i + 1}, b{i + 1}" for i in range(len(values[0]))]
        self.bars.show_bars(names, self._series(descent, values), powers=True)

    def _series(self, descent: Descent, values: Sequence[np.ndarray]) -> list[Bars]:
        names = (self.tr("at the start"), self.tr("after {0:,} steps").format(descent.path.steps[-1]))
        return [Bars(*parts) for parts in zip(names, ("good", "violet"), values, strict=True)]

    def _name_bars(self) -> None:
        if self.kind == "layers":
            self.bars.name(
                self.tr("Who hears the cost?"), self.tr("|∇C| of each layer"),
                self.tr("The gradient over all training examples, each layer's weights and biases by themselves"),
                self.tr("After a run, the size of the gradient in each layer appears here."),
            )  # fmt: skip
        else:
            self.bars.name(
                self.tr("How good an approximation is a mini-batch?"), self.tr("mean cos θ"),
                self.tr("cos θ between the gradient of a mini-batch and that of all training examples"),
                self.tr("After a run, each size of mini-batch shows here how well it aims."),
            )  # fmt: skip
        self.histogram.say(self.end.currentText())

    def _retranslate(self) -> None:
        kinds = (
            (self.tr("cos θ"), self.tr("Mean cos θ between a mini-batch's gradient and the full one")),
            (self.tr("scatter"), self.tr("How cos θ scatters from mini-batch to mini-batch")),
            (self.tr("layers"), self.tr("Size of the gradient, layer by layer")),
        )
        axes = (
            (self.tr("steps"), self.tr("Cost by steps taken")),
            (self.tr("examples"), self.tr("Cost by training examples looked at")),
            (self.tr("time"), self.tr("Cost by seconds spent on steps")),
        )
        for group, texts in ((self.kinds, kinds), (self.axes, axes)):
            for button, (text, tip) in zip(group.buttons(), texts, strict=True):
                button.setText(text)
                button.setToolTip(tip)
        if not self.end.count():
            self.end.addItems(["", ""])
            self.end.setCurrentIndex(1)
        for i, text in enumerate((self.tr("at the start"), self.tr("at the end"))):
            self.end.setItemText(i, text)
        self.end.setAccessibleName(self.tr("Where mini-batches were drawn"))
        self.which.setAccessibleName(self.tr("Descent whose gradients are shown"))
        self.which.setToolTip(self.tr("Which descent"))
        self._caption_title.setText(self.tr("What happened"))
        self.save_picture.setText(self.tr("Save picture…"))
        self.save_picture.setToolTip(self.tr("This page as PNG or SVG"))
        self.save_data.setText(self.tr("Save data…"))
        self.save_data.setToolTip(self.tr("Every point of every path with its true cost, as CSV"))
        self._show()
