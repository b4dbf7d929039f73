"""Draws the curves of the parameters chosen, off the GUI thread, and sends a change that is kept to training."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine import commands
from engine.jobs import Progress
from engine.reporting import part
from engine.sensitivity import Sensitivity
from engine.snapshot import Snapshot
from engine.wiggle import CostCurve, cost_curve
from gui.controller import Controller
from gui.latest_job import LatestJob
from gui.measured_gradient import MeasuredGradient
from gui.parameter_names import name_of
from gui.watched_job import WatchedJob
from gui.workspaces.wiggle_panel import POINTS, WigglePanel

LONG_CURVE = 5000  # examples from which drawing a curve shows its progress
translate = QCoreApplication.translate
Curves = tuple[Sensitivity, list[CostCurve]]


class Wiggling(QObject):
    """Between the panel and the controller; every curve belongs to the measurement shown."""

    notice = Signal(str)

    def __init__(self, controller: Controller, panel: WigglePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller, self._panel = controller, panel
        self._measured: MeasuredGradient | None = None
        self._flats: list[int] = []
        self._kept: Snapshot | None = None  # what the newest kept change was made on
        self._jobs = LatestJob(controller.start_job, self)
        self._jobs.began.connect(self._on_began)
        self._jobs.finished.connect(self._on_curves)
        panel.reach_changed.connect(self.draw)
        panel.keep_requested.connect(self._on_keep)
        panel.take_back_requested.connect(self._on_take_back)

    def show(self, measured: MeasuredGradient | None, flats: list[int]) -> None:
        """Draw the curves of these components, the chosen one first; without a measurement there is nothing."""
        self._measured, self._flats = measured, flats
        if measured is None:
            self.cancel()
            self._panel.set_curves(None, [])
        else:
            self.draw()

    def cancel(self) -> None:
        """Stop drawing."""
        self._jobs.cancel()

    def draw(self) -> None:
        """Measure the curves anew."""
        if self._measured is None or not self._flats:
            return
        measured, examples, flats = self._measured.sensitivity, self._measured.examples, self._flats
        offsets = self._panel.distance * np.arange(-(POINTS // 2), POINTS // 2 + 1) / (POINTS // 2)

        def work(progress: Progress) -> Curves:
            curves = []
            for number, flat in enumerate(flats):
                own = part(progress, number / len(flats), (number + 1) / len(flats))
                curves.append(
                    cost_curve(measured.network, examples, flat, offsets, float(measured.gradient[flat]), own)
                )
            return measured, curves

        if self._is_long:
            self._panel.set_curves(None, [])  # what it shows would belong to something else for too long
        self._jobs.start(work)

    @property
    def _is_long(self) -> bool:
        return self._measured is not None and len(self._measured.examples) >= LONG_CURVE

    def _on_began(self, job: WatchedJob) -> None:
        if self._is_long:
            self._panel.bar.watch(job, translate("Wiggle", "measuring the curve…"))

    def _on_curves(self, result: Curves) -> None:
        measured, curves = result
        if self._measured is not None and measured is self._measured.sensitivity:
            self._panel.set_curves(measured, curves)
            self.show_keeping()

    def show_keeping(self) -> None:
        """Let the buttons say what can be done with a change now."""
        now, kept = self._controller.snapshot, self._kept
        can_take_back = False
        if kept is not None and now is not None and not self._controller.is_running:
            can_take_back = (now.run, now.step_count) == (kept.run, kept.step_count)
        self._panel.set_can_keep(self._can_keep(), can_take_back)

    def _can_keep(self) -> bool:
        """Only what belongs to the network of now, while it rests, can go on from a change."""
        now, measured = self._controller.snapshot, self._measured
        if now is None or measured is None or self._controller.is_running:
            return False
        shown = measured.snapshot.parameters
        return now.parameters.shape == shown.shape and bool((now.parameters == shown).all())

    def _on_keep(self, offset: float) -> None:
        """Send the changed weights to training, where they are an event of the run."""
        measured = self._measured
        if measured is None or not self._flats or not self._can_keep():
            return
        parameters = measured.snapshot.parameters.astype(np.float64)
        parameters[self._flats[0]] += offset
        name = name_of(measured.layer_sizes, self._flats[0])
        self._kept = self._controller.snapshot
        self._panel.spring_back()
        self._controller.send(commands.SetParameters(parameters, f"{name} moved by {offset:+.6g}"))
        self.notice.emit(translate("Wiggle", "{0} keeps its new value.").format(name))

    def _on_take_back(self) -> None:
        self._kept = None
        self._controller.send(commands.TakeBackParameters())
        self.show_keeping()
