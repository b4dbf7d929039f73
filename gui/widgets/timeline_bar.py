"""The timeline at the bottom of the window: which moment is shown, and how to go on from it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from engine.timeline import Moment, TimelineRecord
from engine.training import LearningRateChange
from gui.translated import Translated
from gui.widgets.number_fields import DecimalField, WholeField
from gui.widgets.power import brief, rate_text
from gui.widgets.timeline_slider import TimelineSlider

ROOM_FOR_WORDS = 1180  # px of width


class TimelineBar(Translated, QFrame):
    """Shows the present or a moment of the past; emits what is wanted."""

    step_wanted = Signal(int)  # of a moment
    exact_step_wanted = Signal(int)
    now_wanted = Signal()
    rewind_wanted = Signal()
    branch_wanted = Signal(float)  # eta of the second run

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setProperty("bar", True)
        self._record: TimelineRecord | None = None
        self._best: Moment | None = None
        self._furthest = self._now = self._shown = 0
        self._per_epoch = 1
        self._looks_back = False
        self._title, self.where, self._eta_label = QLabel(), QLabel(), QLabel("η")
        self.slider = TimelineSlider()
        self.slider.setObjectName("timelineSlider")
        self.slider.tip_of = self.tip_of
        self.go_on, self.branch, self.back = QPushButton(), QPushButton(), QPushButton()
        self.eta, self.step = self._make_eta(), self._make_step()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _make_eta(self) -> DecimalField:
        eta = DecimalField()
        eta.setObjectName("branchLearningRate")
        eta.setDecimals(4)
        eta.setRange(0.0001, 1_000_000)
        eta.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        eta.setFixedWidth(92)
        self._eta_label.setBuddy(eta)
        return eta

    def _make_step(self) -> WholeField:
        step = WholeField()
        step.setObjectName("timelineStep")
        step.setKeyboardTracking(False)
        step.setRange(0, 0)
        step.setFixedWidth(92)
        return step

    def _lay_out(self) -> None:
        self._title.setProperty("role", "muted")
        self.where.setProperty("role", "muted")
        self._eta_label.setProperty("role", "muted")
        for button, name in ((self.go_on, "goOnFromHere"), (self.branch, "branchFromHere"), (self.back, "backToNow")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 2)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self.slider, 1)
        row.addWidget(self.step)
        row.addWidget(self.where)
        row.addWidget(self.go_on)
        row.addWidget(self.branch)
        row.addWidget(self._eta_label)
        row.addWidget(self.eta)
        row.addWidget(self.back)

    def _connect(self) -> None:
        self.slider.step_wanted.connect(self.step_wanted)
        self.step.valueChanged.connect(self.exact_step_wanted)
        self.slider.now_wanted.connect(self.now_wanted)
        self.go_on.clicked.connect(self.rewind_wanted)
        self.back.clicked.connect(self.now_wanted)
        self.branch.clicked.connect(self._on_branch)

    def _on_branch(self) -> None:
        self.branch_wanted.emit(self.eta.value())

    # Showing

    def show_run(self, record: TimelineRecord, furthest: int, now: int, per_epoch: int) -> None:
        """Show how far the run has come and where training stands in it."""
        known, is_same = self._record, record is self._record
        self._record, self._furthest, self._now, self._per_epoch = record, furthest, now, per_epoch
        if not is_same:
            if known is None or not _tested_alike(known, record):
                self._best = record.best
            steps = [moment.step_count for moment in record.moments]
            best = self._best.step_count if self._best is not None and self._best.accuracy >= 0 else 0
            self.slider.set_moments(steps, [event.step_count for event in record.events], best)
        self.slider.set_extent(furthest, now, per_epoch)
        self._show_in_field(self._shown if self._looks_back else now)
        if not self._looks_back:
            self.slider.show_step(now, False)
        self._say_where()

    def show_moment(self, step: int, learning_rate: float, looks_back: bool) -> None:
        """Show which moment every view shows, one of the past or the present, and eta there as it was set.

        In the past that is the one a second run begins with; at present the field shows the eta in force.
        """
        if looks_back != self._looks_back:
            self._looks_back = looks_back
            self.setProperty("asks", looks_back)
            self.where.setProperty("role", "gold" if looks_back else "muted")
            for widget in (self, self.where):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        if step != self._shown or not looks_back:
            self._shown = step
            self.show_eta(learning_rate, step)
        self.slider.show_step(step, looks_back)
        self._show_in_field(step)
        self._say_where()

    def show_eta(self, learning_rate: float, step: int) -> None:
        """Show eta as it was set, or at present as the schedule makes it after so many steps."""
        eta = learning_rate if self._looks_back else self._in_force(learning_rate, step)
        self.eta.setSpecialValueText(brief(eta, digits=3) if eta < self.eta.minimum() else "")  # shown for the minimum
        self.eta.setValue(eta)

    @property
    def _is_scheduled(self) -> bool:
        return self._record is not None and self._record.config.schedule != "constant"

    def _in_force(self, learning_rate: float, step: int) -> float:
        """Eta of the step after so many, by its schedule."""
        if self._record is None:
            return learning_rate
        return self._record.config.effective_learning_rate(learning_rate, step, self._per_epoch)

    def _show_in_field(self, step: int) -> None:
        """Show the step in the field, unless the person types another one."""
        self.step.blockSignals(True)
        first = 0 if self._record is None else self._record.moments[0].step_count
        self.step.setRange(first, max(first, self._furthest))
        if self._looks_back or not self.step.hasFocus():
            self.step.setValue(step)
        self.step.blockSignals(False)

    @property
    def looks_back(self) -> bool:
        """Whether a moment of the past is shown."""
        return self._looks_back

    def _say_where(self) -> None:
        for widget in (self.go_on, self.branch, self.eta, self.back, self._eta_label):
            widget.setEnabled(self._looks_back)
        self._name_eta()
        self.slider.setEnabled(self._furthest > 0)
        self.step.setEnabled(self._furthest > 0)
        if self._looks_back:
            whole = self.tr("you look at the past: step {0:,} of {1:,}")
            short = self.tr("past: step {0:,} of {1:,}")
            text = (whole if self.width() >= ROOM_FOR_WORDS else short).format(self._shown, self._furthest)
        elif self._furthest > self._now:
            text = self.tr("now: step {0:,} of {1:,} done before").format(self._now, self._furthest)
        elif self._furthest:
            text = self.tr("now: step {0:,}").format(self._now)
        else:
            text = self.tr("train, then travel back here")
        if text != self.where.text():
            self.where.setText(text)
            self.slider.setAccessibleDescription(text)

    def _name_eta(self) -> None:
        """Say which eta the field shows: a second run takes the schedule, too."""
        before_schedule = self._looks_back and self._is_scheduled
        self._eta_label.setText(self.tr("largest η") if before_schedule else "η")
        if not self._looks_back:
            name = self.tr("Learning rate of the next step")
        elif before_schedule:
            name = self.tr("Learning rate of the second run, which its schedule makes smaller")
        else:
            name = self.tr("Learning rate of the second run")
        self.eta.setAccessibleName(name)
        self.eta.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words before the line; its length must not change while one drags, so the words have fixed room."""
        super().resizeEvent(event)
        self._make_room()
        self._say_where()

    def _make_room(self) -> None:
        is_wide = self.width() >= ROOM_FOR_WORDS
        self._title.setVisible(is_wide)
        self.step.setVisible(is_wide)
        whole, short = self.tr("you look at the past: step {0:,} of {1:,}"), self.tr("past: step {0:,} of {1:,}")
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        digits = 100_000 if self._furthest < 100_000 else 10_000_000
        text = (whole if is_wide else short).format(digits, digits)
        self.where.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(text) + 12)

    # Words

    def tip_of(self, step: int) -> str:
        """Return the moment up to a step in words."""
        if self._record is None:
            return ""
        moment = self._record.nearest_before(step)
        epoch = moment.step_count / self._per_epoch
        eta = self._in_force(moment.learning_rate, moment.step_count)
        lines = [self.tr("step {0:,} · epoch {1:.2f} · η {2}").format(moment.step_count, epoch, rate_text(eta))]
        if not math.isnan(moment.cost):
            lines.append(self.tr("C = {0:.4f} on its last mini-batch").format(moment.cost))
        if moment.accuracy >= 0:
            lines.append(self.tr("test {0:.2f} %").format(100 * moment.accuracy))
        if moment is self._best and moment.accuracy >= 0:
            lines.append(self.tr("▼ the best so far on the test set"))
        for event in self._record.events:
            if event.step_count == moment.step_count:
                is_eta = isinstance(event, LearningRateChange)
                lines.append(self.tr("◆ η was changed here") if is_eta else self.tr("◆ the weights were changed here"))
        return "\n".join(lines)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("History"))
        self.slider.epoch_word = self.tr("epoch {0}")
        self.slider.setAccessibleName(self.tr("History of the run"))
        self.slider.setToolTip(
            self.tr("Drag to see the network as it was: every view follows. Arrow keys go from moment to moment.")
        )
        self.step.setAccessibleName(self.tr("Step to look at"))
        self.step.setToolTip(self.tr("Any step, exactly: where no moment was kept, it is worked out anew"))
        self.go_on.setText(self.tr("Go on from here"))
        self.go_on.setToolTip(
            self.tr(
                "Training stands at this step again. If η or weights were changed later, that run is kept and another "
                "begins."
            )
        )
        self.branch.setText(self.tr("Branch"))
        self.branch.setToolTip(self.tr("Begin a second run from this step with the η beside; this run is kept"))
        self.back.setText(self.tr("Back to now"))
        self.back.setToolTip(self.tr("Show the network as it is now"))
        self._make_room()
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.where.setText("")
        self._say_where()


def _tested_alike(one: TimelineRecord, later: TimelineRecord) -> bool:
    """Whether nothing was tested between two records of one run: the best moment, never left out, is still the best."""
    same_run = one.moments[0] is later.moments[0] and one.moments[-1].step_count <= later.moments[-1].step_count
    return same_run and one.moments[-1].test is later.moments[-1].test
