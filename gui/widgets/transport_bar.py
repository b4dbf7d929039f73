"""The bar at the top: play, step, reset, speed and stop; language and theme at its end."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from gui.translated import Translated
from gui.widgets.number_fields import WholeField

SLOWEST, FASTEST = 1.0, 2000.0  # mini-batches per second; the slider's last notch has no limit
FASTEST_NOTCH = 40


def speed_of(notch: int) -> float:
    """Mini-batches per second of a notch of the slider, 0 to FASTEST_NOTCH; each notch is the same factor faster."""
    if notch >= FASTEST_NOTCH:
        return math.inf
    return SLOWEST * (FASTEST / SLOWEST) ** (notch / (FASTEST_NOTCH - 1))


class TransportBar(Translated, QFrame):
    """Buttons for actions it is given; emits what the slider and the stop field say."""

    speed_changed = Signal(float)  # mini-batches per second, or infinity
    stop_after_changed = Signal(int)  # epochs; 0: never
    theme_toggled = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 14, 7)
        self._row.setSpacing(6)
        self._brand, self._subtitle = QLabel("Nudge"), QLabel()
        self._brand.setProperty("role", "brand")
        self._subtitle.setProperty("role", "muted")
        self._row.addWidget(self._brand)
        self._row.addWidget(self._subtitle)
        self._row.addSpacing(12)
        self._step_label, self._speed_label, self._stop_label = QLabel(), QLabel(), QLabel()
        self._speed_value = QLabel()
        for label in (self._step_label, self._speed_label, self._stop_label, self._speed_value):
            label.setProperty("role", "muted")
        self._slider = self._make_slider()
        self._stop = self._make_stop()

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("speedSlider")
        slider.setRange(0, FASTEST_NOTCH)
        slider.setPageStep(4)
        slider.setValue(FASTEST_NOTCH)
        slider.setMinimumWidth(70)
        slider.setMaximumWidth(150)
        slider.valueChanged.connect(self._on_slider)
        self._speed_label.setBuddy(slider)
        return slider

    def _make_stop(self) -> WholeField:
        stop = WholeField()
        stop.setObjectName("stopAfter")
        stop.setRange(0, 999)
        stop.setKeyboardTracking(False)
        stop.setMinimumWidth(92)
        stop.valueChanged.connect(self.stop_after_changed)
        self._stop_label.setBuddy(stop)
        return stop

    def place(
        self, play: QAction, steps: list[QAction], resets: list[QAction], settings: QAction, languages: list[QAction]
    ) -> None:
        """Fill the bar, once, with buttons for the actions of the window."""
        self._button(play, "primary", with_icon=True)
        self._row.addSpacing(8)
        self._row.addWidget(self._step_label)
        for action in steps:
            self._button(action)
        self._row.addSpacing(8)
        for action in resets:
            self._button(action, with_icon=True, with_text=action is resets[0])
        self._row.addSpacing(10)
        self._row.addWidget(self._speed_label)
        self._row.addWidget(self._slider)
        self._row.addWidget(self._speed_value)
        self._row.addSpacing(6)
        self._row.addWidget(self._stop_label)
        self._row.addWidget(self._stop)
        self._row.addStretch(1)
        self._button(settings, with_icon=True, with_text=False)
        for action in languages:
            self._button(action, "flat")
        self._theme_button = QToolButton()
        self._theme_button.setObjectName("themeButton")
        self._theme_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme_button.setProperty("role", "flat")
        self._theme_button.clicked.connect(self.theme_toggled)
        self._row.addWidget(self._theme_button)
        self._retranslate()

    @property
    def theme_button(self) -> QToolButton:
        """The button that switches between light and dark."""
        return self._theme_button

    def _button(self, action: QAction, role: str = "", with_icon: bool = False, with_text: bool = True) -> None:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", role)
        style = Qt.ToolButtonStyle.ToolButtonTextOnly
        if with_icon:
            style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if with_text else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        if role == "primary":
            button.setMinimumWidth(104)  # room for "Pause" beside its icon
        self._row.addWidget(button)

    def set_speed(self, mini_batches_per_second: float) -> None:
        """Show a speed without asking for it."""
        if mini_batches_per_second == math.inf:
            notch = FASTEST_NOTCH
        else:
            span = math.log(FASTEST / SLOWEST)
            notch = round(math.log(max(mini_batches_per_second, SLOWEST) / SLOWEST) / span * (FASTEST_NOTCH - 1))
        self._slider.blockSignals(True)
        self._slider.setValue(min(notch, FASTEST_NOTCH))
        self._slider.blockSignals(False)
        self._show_speed()

    def show_stop(self, stop_epoch: int | None) -> None:
        """Follow the run: when its stop was reached or taken back, the field says "never" again."""
        if self._stop_epoch is not None and stop_epoch is None:
            self._stop.blockSignals(True)
            self._stop.setValue(0)
            self._stop.blockSignals(False)
        self._stop_epoch = stop_epoch

    _stop_epoch: int | None = None

    @property
    def notch(self) -> int:
        """Where the speed slider stands."""
        return self._slider.value()

    @property
    def speed(self) -> float:
        """Mini-batches per second that the slider asks for."""
        return speed_of(self._slider.value())

    def _on_slider(self) -> None:
        self._show_speed()
        self.speed_changed.emit(self.speed)

    def _show_speed(self) -> None:
        speed = self.speed
        text = (
            self.tr("max")
            if speed == math.inf
            else self.tr("{0}/s").format(f"{speed:.3g}" if speed < 1000 else f"{speed:.0f}")
        )
        self._speed_value.setText(text)
        self._speed_value.setMinimumWidth(self._speed_value.fontMetrics().horizontalAdvance("2000/s"))

    def _retranslate(self) -> None:
        self._subtitle.setText(self.tr("Backpropagation lab"))
        self._step_label.setText(self.tr("Step"))
        self._speed_label.setText(self.tr("Speed"))
        self._slider.setToolTip(self.tr("Mini-batches per second, from 1 to as many as the machine can do"))
        self._slider.setAccessibleName(self.tr("Speed"))
        self._stop_label.setText(self.tr("Stop after"))
        self._stop.setSpecialValueText(self.tr("never"))
        self._stop.setSuffix(self.tr(" epochs"))
        self._stop.setToolTip(self.tr("Pause when so many more epochs are completed"))
        self._stop.setAccessibleName(self.tr("Stop after so many epochs"))
        self._theme_button.setToolTip(self.tr("Light or dark"))
        self._theme_button.setAccessibleName(self.tr("Light or dark"))
        self._show_speed()

    def resizeEvent(self, event: object) -> None:
        """Give up the subtitle before anything that can be pressed."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._subtitle.setVisible(self.width() >= 1400)
        for label in (self._step_label, self._stop_label):
            label.setVisible(self.width() >= 1200)
        for label in (self._brand, self._speed_label, self._speed_value):
            label.setVisible(self.width() >= 1060)
