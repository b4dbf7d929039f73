"""The line at the bottom: where training stands, in numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from engine.evaluation import Evaluation
from engine.network import parameter_count
from engine.snapshot import RunState, Snapshot
from gui.widgets.elided_label import ElidedLabel

NOTICE_TIME = 8000  # ms that a notice stands in place of the state


class StatusLine(QFrame):
    """Epoch, mini-batch, C and of what, test accuracy, steps per second, time left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setProperty("bar", True)
        self._snapshot: Snapshot | None = None
        self._training_cost: Evaluation | None = None
        self._tested: Evaluation | None = None
        self._notice = ""
        self._notice_timer = QTimer(self, interval=NOTICE_TIME, singleShot=True)
        self._notice_timer.timeout.connect(self.show_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 6)
        row.setSpacing(18)
        self._state = ElidedLabel()
        self._where, self._cost, self._test, self._speed = (QLabel() for _ in range(4))
        for label in (self._state, self._where, self._cost):
            row.addWidget(label)
        row.addStretch(1)
        for label in (self._test, self._speed):
            row.addWidget(label)
        self._state.setProperty("role", "muted")
        self._speed.setProperty("role", "muted")
        self._retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a moment of the run."""
        self._snapshot = snapshot
        self._training_cost = self._tested = None
        self._retranslate()

    def show_newest(self, snapshot: Snapshot) -> None:
        """Show what the training does, while a moment of the past is shown beside."""
        self._newest = snapshot
        if self._snapshot is not None:
            self._state.setText(self._notice or self._state_text(snapshot))
            self._speed.setText(self._speed_text(snapshot))
            self._show_cost(self._snapshot)

    _newest: Snapshot | None = None

    def show_measured(self, train: Evaluation, test: Evaluation) -> None:
        """Show C over the whole training set and the accuracy on the test set, both of the moment now shown."""
        self._training_cost, self._tested = train, test
        self._retranslate()

    def show_notice(self, text: str = "", *, stays: bool = False) -> None:
        """Show a short notice for some seconds, or until the next one if it `stays`; empty: none."""
        self._notice = text
        if text and not stays:
            self._notice_timer.start()
        else:
            self._notice_timer.stop()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            if self._notice_timer.isActive():
                self.show_notice()  # what it said is in the other language
            self._retranslate()
        super().changeEvent(event)

    def text(self) -> str:
        """Return all that is shown, in one line."""
        labels = (self._state, self._where, self._cost, self._test, self._speed)
        return "  ".join(label.text() for label in labels if label.text())

    def _retranslate(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            self._state.setText(self._notice)
            return
        newest = self._newest or snapshot
        self._state.setText(self._notice or self._state_text(newest))
        self._where.setText(self._where_text(snapshot))
        self._cost.setToolTip(
            self.tr("One number for all {0:,} weights and biases; which examples it is the mean of is said.").format(
                parameter_count(snapshot.config.layer_sizes)
            )
        )
        self._test.setText(self._test_text(snapshot))
        self._test.setToolTip(self._test_tip(snapshot))
        self._speed.setText(self._speed_text(newest))
        self._show_cost(snapshot)

    def _show_cost(self, snapshot: Snapshot) -> None:
        """Name C as a function of all weights and biases, unless something would be cut off then."""
        last = _subscript(parameter_count(snapshot.config.layer_sizes) - 1)
        self._cost.setText(self._cost_text(f"C(w₀, …, w{last})", snapshot))
        row = self.layout()
        if row is not None and row.sizeHint().width() > self.width():
            self._cost.setText(self._cost_text("C", snapshot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._snapshot is not None:
            self._show_cost(self._snapshot)
        super().resizeEvent(event)

    def _state_text(self, snapshot: Snapshot) -> str:
        return {
            RunState.PAUSED: self.tr("paused"),
            RunState.RUNNING: self.tr("training"),
            RunState.FAILED: self.tr("stopped"),
            RunState.CLOSED: self.tr("closed"),
        }[snapshot.state]

    def _where_text(self, snapshot: Snapshot) -> str:
        text = self.tr("epoch {0:,} · mini-batch {1:,} of {2:,}").format(
            snapshot.epoch, snapshot.mini_batch, snapshot.mini_batches_per_epoch
        )
        if snapshot.examples_done:
            text += self.tr(" · example {0:,} of the next").format(snapshot.examples_done)
        return text

    def _cost_text(self, name: str, snapshot: Snapshot) -> str:
        if self._training_cost is not None:
            of = self.tr("training set of {0:,}").format(self._training_cost.examples)
            return f"{name} = {self._training_cost.cost:.4f}  ({of})"
        if math.isnan(snapshot.cost):
            return ""
        of = self.tr("last mini-batch, before its step")
        return f"{name} = {snapshot.cost:.4f}  ({of})"

    def _test_text(self, snapshot: Snapshot) -> str:
        """The accuracy of this very moment if it was measured, else that after the last whole epoch, and says so."""
        if self._tested is not None:
            return self.tr("test {0:.2f} %").format(100 * self._tested.accuracy)
        if snapshot.test is None:
            return ""
        if snapshot.test.step_count == snapshot.step_count:
            return self.tr("test {0:.2f} %").format(100 * snapshot.test.accuracy)
        return self.tr("test {0:.2f} % after epoch {1}").format(100 * snapshot.test.accuracy, snapshot.test.epoch)

    def _test_tip(self, snapshot: Snapshot) -> str:
        tip = self.tr("Share of the {0:,} test examples answered correctly; C over the test set is {1:.4f}")
        if self._tested is not None:
            return tip.format(self._tested.examples, self._tested.cost)
        if snapshot.test is None:
            return ""
        return self.tr("Of the test examples, after epoch {0} (step {1:,}); C over the test set {2:.4f}").format(
            snapshot.test.epoch, snapshot.test.step_count, snapshot.test.cost
        )

    def _speed_text(self, snapshot: Snapshot) -> str:
        parts = []
        if snapshot.steps_per_second > 0:
            parts.append(self.tr("{0:,.0f} steps/s").format(snapshot.steps_per_second))
        if snapshot.seconds_left is not None:
            parts.append(self.tr("{0:,.0f} s left").format(math.ceil(snapshot.seconds_left)))
        return " · ".join(parts)


def _subscript(number: int) -> str:
    return f"{number:,}".translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
