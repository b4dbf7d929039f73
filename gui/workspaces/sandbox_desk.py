"""The sandbox of a lesson: a copy of its network on which steps are applied, undone and measured."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.jobs import Progress
from engine.network import Network
from engine.reporting import Report, part, silent
from engine.sandbox import CostAlongStep, Trial, make_trial
from engine.whole_sets import WholeSets, measure_whole_sets
from gui.controller import Controller
from gui.lesson import Lesson
from gui.watched_job import WatchedJob
from gui.workspaces.mini_batch_source import AT_ONCE, is_same_step

Parameters = NDArray[np.float64]
_MOST_REMEMBERED = 40  # measurements


@dataclass(frozen=True, slots=True)
class Taken:
    """A step taken in the sandbox: how much of it, and whether along one example's own nudge."""

    fraction: float
    own: bool


class SandboxDesk(QObject):
    """Holds the parameters of the sandbox, frozen; changed only by commands on its undo stack."""

    trial_ready = Signal()  # a step to try is prepared, or there is none any more
    parameters_changed = Signal()
    working = Signal(object)  # WatchedJob that prepares a step over a huge mini-batch
    measuring = Signal(object)  # WatchedJob
    measured = Signal()

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.stack = QUndoStack(self)
        self.lesson: Lesson | None = None
        self.trial: Trial | None = None
        self.own = False  # whether the step follows this example's nudge alone
        self.parameters: Parameters = np.empty(0)
        self._preparing: WatchedJob | None = None
        self._measuring: WatchedJob | None = None
        self._known: dict[bytes, WholeSets] = {}
        self.taken: tuple[Taken, ...] = ()  # the steps that led here from the lesson's own parameters

    @property
    def is_changed(self) -> bool:
        """Whether the sandbox differs from the lesson's network."""
        return self.lesson is not None and not np.array_equal(self.parameters, self.lesson.state.network.parameters)

    @property
    def can_be_own(self) -> bool:
        """Whether there is an example with a desired output."""
        state = None if self.lesson is None else self.lesson.state
        return state is not None and state.trace is not None and state.desired is not None

    def network(self, parameters: Parameters | None = None) -> Network:
        """Return the sandbox's network, or the same network with other parameters."""
        assert self.lesson is not None
        network = self.lesson.state.network.copy()
        network.parameters[:] = self.parameters if parameters is None else parameters
        return network

    def set_lesson(self, lesson: Lesson | None) -> None:
        """Take up a lesson; with another network the sandbox begins anew."""
        before, self.lesson = self.lesson, lesson
        if lesson is None:
            self._drop_trial()
            self.trial_ready.emit()
            return
        if before is None or not is_same_step(before, lesson):
            self.parameters, self.taken = frozen(lesson.state.network.parameters), ()
            self.stack.clear()
            self._known.clear()
        elif before is lesson and self.trial is not None:
            self.trial_ready.emit()
            return
        elif self.trial is not None and not (self.own or self.trial.own):
            self._take(self.trial.for_example(self._example()))
            return
        self.prepare()

    def set_own(self, own: bool) -> None:
        """Step along this example's nudge, or along the average of the mini-batch."""
        if own != self.own:
            self.own = own
            self.prepare()

    def prepare(self) -> None:
        """Work out the step from where the sandbox stands."""
        self._drop_trial()
        lesson = self.lesson
        if lesson is None:
            return
        work = self._preparation(lesson)
        if len(lesson.mini_batch) <= AT_ONCE:
            self._take(work(silent))
            return
        self._preparing = self._controller.start_job(work)
        self._preparing.finished.connect(self._on_prepared)
        self.trial_ready.emit()
        self.working.emit(self._preparing)

    def _preparation(self, lesson: Lesson) -> Callable[[Report], Trial]:
        network, mini_batch = self.network(), lesson.mini_batch
        example = self._example()
        own, eta = self.own and example is not None, lesson.snapshot.effective_learning_rate

        def work(progress: Report) -> Trial:
            return make_trial(network, mini_batch, example, own, eta, progress)

        return work

    def _example(self) -> tuple[Parameters, Parameters] | None:
        """Input and desired output of the example on the desk, if they are known."""
        trace = None if self.lesson is None else self.lesson.state.trace
        return None if trace is None or not self.can_be_own else (trace.x.copy(), trace.y.copy())

    def _drop_trial(self) -> None:
        self.trial = None
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None

    def _on_prepared(self, trial: Trial) -> None:
        if self.sender() is self._preparing:
            self._preparing = None
            self._take(trial)

    def _take(self, trial: Trial) -> None:
        self.trial = trial
        self.trial_ready.emit()

    # Changes, each undone bit for bit

    def apply(self, fraction: float) -> None:
        """Take this fraction of the step in the sandbox."""
        if self.trial is not None and fraction != 0:
            taken = (*self.taken, Taken(fraction, self.trial.own))
            self.stack.push(_Change(self, frozen(self.trial.after(fraction).parameters), taken))

    def go_back(self) -> None:
        """Take the lesson's own parameters again; this can be undone, too."""
        if self.lesson is not None and self.is_changed:
            self.stack.push(_Change(self, frozen(self.lesson.state.network.parameters), ()))

    def put(self, parameters: Parameters, taken: tuple[Taken, ...]) -> None:
        """Set the sandbox to where these steps led; for the commands of the stack."""
        self.parameters, self.taken = parameters, taken
        self.parameters_changed.emit()
        self.prepare()

    # Measurements over whole datasets

    def known(self, parameters: Parameters) -> WholeSets | None:
        """What was measured for these parameters."""
        return self._known.get(parameters.tobytes())

    def cost(self, along: CostAlongStep, t: float) -> float:
        """C at w - t g; NaN while it is not known for so many examples that it must be measured."""
        known = along.known_cost(t) if len(along) > AT_ONCE else along.cost(t)
        return math.nan if known is None else known

    def measure(self, fraction: float) -> None:
        """Measure test and training set before and after this fraction of the step, off the GUI thread.

        `measured` follows. With it come their gradients before the step, and the cost of a huge mini-batch after it.
        """
        lesson, trial = self.lesson, self.trial
        self.stop_measuring()
        if lesson is None or trial is None:
            return
        t, now, then = fraction * trial.learning_rate, self.parameters, frozen(trial.after(fraction).parameters)
        known = self.known(now)
        here = known is None or known.training_gradient is None
        there = then.tobytes() not in self._known and not np.array_equal(now, then)
        if not (here or there or math.isnan(self.cost(trial.mini_batch, t))):
            return
        before, after, data = self.network(now), self.network(then), lesson.data

        def work(progress: Progress) -> dict[bytes, WholeSets]:
            found = {}
            trial.mini_batch.cost(t)
            share = 0.8 if here and there else float(here)  # gradients take most of the time
            if here:
                found[now.tobytes()] = measure_whole_sets(before, data, part(progress, 0.0, share), gradients=True)
            if there:
                found[then.tobytes()] = measure_whole_sets(after, data, part(progress, share, 1.0))
            return found

        self._measuring = self._controller.start_job(work)
        self._measuring.finished.connect(self._on_measured)
        self.measuring.emit(self._measuring)

    def stop_measuring(self) -> None:
        """Cancel the measurement under way."""
        if self._measuring is not None:
            self._measuring.cancel()
            self._measuring = None

    @property
    def is_measuring(self) -> bool:
        """Whether a measurement is under way."""
        return self._measuring is not None

    def _on_measured(self, found: dict[bytes, WholeSets]) -> None:
        if self.sender() is self._measuring:
            self._measuring = None
            self._known.update(found)
            for key in list(self._known)[:-_MOST_REMEMBERED]:
                del self._known[key]
            self.measured.emit()


class _Change(QUndoCommand):
    """Other parameters in the sandbox; both vectors are kept, so undo gives back every bit."""

    def __init__(self, desk: SandboxDesk, after: Parameters, taken: tuple[Taken, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._before, self._after = (desk.parameters, desk.taken), (after, taken)

    def redo(self) -> None:
        self._desk.put(*self._after)

    def undo(self) -> None:
        self._desk.put(*self._before)


def frozen(parameters: NDArray[Any]) -> Parameters:
    """Return a read-only float64 copy."""
    copy = np.array(parameters, dtype=np.float64)
    copy.setflags(write=False)
    return copy
