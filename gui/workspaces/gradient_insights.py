"""Lower right of the Gradient page: how the gradient gets through the layers, where in the image it is, the check."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.gradient_check import GradientCheck, check_gradient
from engine.jobs import Progress
from gui import theme
from gui.controller import Controller
from gui.latest_job import LatestJob
from gui.measured_gradient import MeasuredGradient
from gui.translated import Translated
from gui.widgets.gradient_check_view import GradientCheckView
from gui.widgets.gradient_facts import unbroken
from gui.widgets.layer_meters import LayerMeters, meters_caption
from gui.widgets.pixel_map import PixelMap, pixels_caption

TABS = 3


class GradientInsights(Translated, QFrame):
    """One of three at a time, for all would not fit."""

    notice = Signal(str)

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setObjectName("gradientInsights")
        self._measured: MeasuredGradient | None = None
        self._checks = LatestJob(controller.start_job, self)
        self.meters, self.caption = LayerMeters(), QLabel()
        self.pixels, self.pixels_caption = PixelMap(), QLabel()
        self.check = GradientCheckView()
        self.tabs, self._stack = QButtonGroup(self), QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        for label, name in ((self.caption, "metersCaption"), (self.pixels_caption, "pixelsCaption")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(5)
        for number, page in enumerate((self._layers_page(), self._pixels_page(), self.check)):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "mode")
            self.tabs.addButton(button, number)
            row.addWidget(button)
            self._stack.addWidget(_scrolling(page))
        row.addStretch(1)
        self.tabs.button(0).setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PADDING, 8, theme.PADDING, 10)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _layers_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.meters)
        column.addWidget(self.caption, 1)
        return page

    def _pixels_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.pixels, 5)
        row.addWidget(self.pixels_caption, 4)
        return page

    def _connect(self) -> None:
        self.tabs.idClicked.connect(self._stack.setCurrentIndex)
        self.pixels.notice.connect(self.notice)
        self.meters.notice.connect(self.notice)
        self.check.requested.connect(self._on_check)
        self._checks.finished.connect(self._on_checked)
        self._checks.began.connect(self.check.watch)

    @property
    def tab(self) -> int:
        """Which of the three is shown."""
        return self._stack.currentIndex()

    def open_tab(self, number: int) -> None:
        """Show the meters of the layers (0), the pixels (1) or the gradient check (2)."""
        self.tabs.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    def set_measured(self, measured: MeasuredGradient | None) -> None:
        """Show a measurement. A check stays as long as it belongs to the network shown."""
        self._measured = measured
        self.pixels.set_measured(measured)
        check = self.check.check
        if measured is None:
            self.meters.set_meters((), "sigmoid")
            self.check.set_check(None)
            self.check.set_parameters(0)
        else:
            found = measured.sensitivity
            self.meters.set_meters(found.meters, found.network.activation.name)
            if check is not None and check.network.parameters.tobytes() != found.network.parameters.tobytes():
                self.check.set_check(None)
            self.check.set_parameters(found.gradient.size)
        self._write()

    def cancel(self) -> None:
        """Stop a check under way."""
        self._checks.cancel()

    def _on_check(self) -> None:
        if self._measured is None:
            return
        network, examples = self._measured.sensitivity.network, self._measured.examples

        def work(progress: Progress) -> tuple[GradientCheck, float]:
            began = time.perf_counter()
            return check_gradient(network, examples, progress), time.perf_counter() - began

        self._checks.start(work)

    def _on_checked(self, result: tuple[GradientCheck, float]) -> None:
        check, seconds = result
        if self._measured is not None and check.network.layer_sizes == self._measured.layer_sizes:
            self.check.set_check(check, seconds)

    def _write(self) -> None:
        measured = self._measured
        self.caption.setText("" if measured is None else unbroken(meters_caption(measured.sensitivity.meters)))
        self.pixels_caption.setText("" if measured is None else unbroken(pixels_caption(measured)))

    def _retranslate(self) -> None:
        for number, text in enumerate((self.tr("Layers"), self.tr("Pixels"), self.tr("Gradient check"))):
            self.tabs.button(number).setText(text)
        self._write()


def _scrolling(page: QWidget) -> QScrollArea:
    """Let a page scroll where the window is small."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
