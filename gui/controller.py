"""The controller: owns the data and the runner, polls its mailbox, and is the one source of the window's state."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine import commands
from engine.commands import Command
from engine.dataset_error import DatasetError
from engine.dataset_files import with_class_names
from engine.datasets import Data, load_mnist
from engine.evaluation import Evaluation, evaluate
from engine.history import HistoryChunk
from engine.jobs import Job, Jobs, Work
from engine.runner import TrainingRunner
from engine.snapshot import RunState, Snapshot
from engine.timeline import Moment, replayed
from engine.training import TrainingConfig, config_for
from gui.pace import Pace
from gui.run_logs import KeptRun, RunLogs, take_up
from gui.run_shelf import RunShelf
from gui.shown_example import NOTHING, ShownExample, from_data, from_mini_batch
from gui.watched_job import WatchedJob

POLL_INTERVAL = 16  # ms, the display's pace
_CLOSE_OLD = 5.0  # s to wait for the run over the data before; it ends at its next mini-batch
_LEAD_TO_NOW = (  # whoever sends one of these wants to see what it does
    commands.Play, commands.StepExample, commands.StepMiniBatch, commands.StepEpoch, commands.SetParameters,
    commands.TakeBackParameters, commands.Rewind, commands.Branch,
)  # fmt: skip


class Controller(QObject):
    """Commands go down to the runner at once; what it answers comes up as signals, in the GUI thread."""

    data_ready = Signal(object)  # Data
    classes_renamed = Signal(object)  # Data with other names for its classes
    loading_failed = Signal(object)  # DatasetError
    snapshot_ready = Signal(object)  # Snapshot, the newest of the run
    shown_changed = Signal(object)  # Snapshot that every view shows
    history_ready = Signal(object)  # list of HistoryChunk
    run_began = Signal(object)  # Snapshot: first of a new run
    run_replaced = Signal(object)  # KeptRun: what the new run replaced, and can be brought back
    example_changed = Signal(object)  # ShownExample
    shown_measured = Signal(object, object)  # Evaluation of the moment shown, over the training and the test set

    def __init__(
        self,
        config: TrainingConfig | None = None,
        load: Callable[[], Data] | None = None,
        make_runner: Callable[[Data, TrainingConfig], TrainingRunner] = TrainingRunner,
        parent: QObject | None = None,
    ) -> None:
        """Begin to load the data, the embedded MNIST if nothing else is given; the window need not wait."""
        super().__init__(parent)
        self.first_config = config or TrainingConfig()
        self.data: Data | None = None
        self.snapshot: Snapshot | None = None
        self.example: ShownExample = NOTHING
        self.runner: TrainingRunner | None = None
        self.pace = Pace()
        self.runs = RunShelf(self)
        self.logs = RunLogs()
        self._make_runner = make_runner
        self._jobs = Jobs()
        self._loading: Job[Data] | None = self._jobs.submit(load_mnist if load is None else lambda progress: load())
        self._watched: list[WatchedJob] = []
        self._closed = False
        self._seen_sequence = -1
        self._past: Snapshot | None = None  # the moment of the run looked at, if that is not the newest
        self._wanted: int | None = None  # the step to look at from the next frame on
        self._asked = 0  # counts what was asked for, so that a late answer is known
        self._returns = False  # whether the next snapshot is to be looked at
        self._early: list[HistoryChunk] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)
        self._timer.start(POLL_INTERVAL)

    @property
    def is_running(self) -> bool:
        """Whether training goes on, as far as the newest snapshot says."""
        return self.snapshot is not None and self.snapshot.state is RunState.RUNNING

    @property
    def shown(self) -> Snapshot | None:
        """The moment of the run that every view shows; `snapshot` is the newest there is."""
        return self._past or self.snapshot

    @property
    def looks_back(self) -> bool:
        """Whether every view shows the past of the run."""
        return self._past is not None

    @property
    def shown_moves(self) -> bool:
        """Whether the moment shown is another one in the next frame: training goes on, and one looks at it."""
        return self.is_running and not self.looks_back

    def poll(self) -> None:
        """Look into the mailbox once; emit what is new."""
        self.pace.begin_frame(self.is_running and self.snapshot is not None and self.snapshot.speed == math.inf)
        self._poll_loading()
        self._poll_jobs()
        if self.runner is None:
            return
        snapshot = self.runner.snapshot
        if snapshot.sequence != self._seen_sequence:
            self._take(snapshot)
        if self._wanted is not None:
            self._look_at_wanted()

    def _take(self, snapshot: Snapshot) -> None:
        """Emit what is new with this snapshot."""
        is_new_run = self.snapshot is None or snapshot.run != self.snapshot.run
        self._seen_sequence, self.snapshot = snapshot.sequence, snapshot
        replaced = None
        if is_new_run:
            replaced = self.runs.begin(snapshot)
            self.run_began.emit(snapshot)
        self.runs.follow(snapshot)
        self._emit_history(snapshot.run)
        if is_new_run:
            self.logs.begin(snapshot)
        if replaced is not None:
            self.run_replaced.emit(replaced)
        self._follow_stepped_example(snapshot)
        if is_new_run or self._returns:
            self._past = self._wanted = None
            self._returns = False
        self.snapshot_ready.emit(snapshot)
        if self._past is None:
            self.shown_changed.emit(snapshot)

    # The past

    def look_at(self, step: int) -> None:
        """Let every view show the moment of the run up to this step, from the next frame on."""
        self._wanted, self._returns = step, False
        self._asked += 1

    def look_at_exactly(self, step: int) -> None:
        """Let every view show the run after so many steps, worked out anew off this thread where no moment was kept."""
        newest, data = self.snapshot, self.data
        if newest is None or newest.timeline is None or data is None:
            return
        run, record = newest.run, newest.timeline
        self._asked += 1
        asked = self._asked
        job = self.start_job(lambda progress: (run, asked, replayed(record, data, step, progress)))
        job.finished.connect(self._on_replayed)

    def _on_replayed(self, found: tuple[int, int, Moment]) -> None:
        run, asked, moment = found
        if self.snapshot is not None and run == self.snapshot.run and asked == self._asked:
            self._look_at_moment(moment)

    def look_at_now(self) -> None:
        """Let every view show the newest moment again."""
        self._asked += 1
        self._wanted = None
        if self._past is not None and self.snapshot is not None:
            self._past = None
            self.shown_changed.emit(self.snapshot)

    def _look_at_wanted(self) -> None:
        step, self._wanted = self._wanted, None
        if step is None or self.snapshot is None or self.snapshot.timeline is None:
            return
        self._look_at_moment(self.snapshot.timeline.nearest_before(step))

    def _look_at_moment(self, moment: Moment) -> None:
        assert self.snapshot is not None, "a run has moments"
        if moment.step_count == self.snapshot.step_count and not self.snapshot.examples_done:
            self.look_at_now()
        elif self._past is None or self._past.parameters is not moment.parameters:
            self._past = self.snapshot.at(moment)
            self.shown_changed.emit(self._past)

    def go_on_from_shown(self) -> None:
        """Let training stand at the moment shown again; if it is changed from there on, as a run of its own."""
        past, newest = self._past, self.snapshot
        if past is None or newest is None or newest.timeline is None:
            return
        step, was_running = past.step_count, self.is_running
        is_same_to_the_end = len(past.events) == len(newest.timeline.events)
        self.send(commands.Rewind(step) if is_same_to_the_end else commands.Branch(step))
        if was_running:
            self.send(commands.Play())

    def branch_from_shown(self, learning_rate: float) -> None:
        """Begin a second run, paused, at the moment shown, with this eta from there on."""
        if self._past is not None:
            self.send(commands.Branch(self._past.step_count, learning_rate))

    def start_job(self, work: Work[Any]) -> WatchedJob:
        """Start long work off this thread; the job tells how it goes. Closing the window cancels it."""
        job = WatchedJob(self._jobs.submit(work), self)
        self._watched.append(job)
        return job

    def _poll_jobs(self) -> None:
        for job in tuple(self._watched):
            if job.poll():
                self._watched.remove(job)
                job.deleteLater()

    def _poll_loading(self) -> None:
        if self._loading is None or not self._loading.done:
            return
        loading, self._loading = self._loading, None
        try:
            self.data = loading.result()
        except DatasetError as error:
            self.loading_failed.emit(error)
            return
        self._begin_with(self.data, self._make_runner(self.data, self.first_config))

    def _begin_with(self, data: Data, runner: TrainingRunner) -> None:
        self.data, self.runner = data, runner
        runner.start()
        self.data_ready.emit(data)

    def use_data(self, data: Data) -> None:
        """Begin a run over other data, with input and output layers to fit; ValueError if it cannot, and nothing
        changed. The run at hand is closed once the new one stands; it cannot be brought back over other data.
        """
        if self._closed or self.runner is None or self.snapshot is None:
            return
        runner, old = self._make_runner(data, config_for(data, self.snapshot.config)), self.runner
        runner.number_on_from(self.snapshot)
        old.close(_CLOSE_OLD)
        self.logs.forget()
        self.runs.start_over(runner.snapshot.config)
        self._past = self._wanted = None
        self._returns, self._asked = False, self._asked + 1
        self._early, self._seen_sequence = [], -1
        self.example, self.snapshot = NOTHING, None
        self._begin_with(data, runner)

    def call_classes(self, names: Sequence[str]) -> None:
        """Give the classes other names; the run goes on."""
        if self.data is not None:
            self.data = with_class_names(self.data, names)
            self.classes_renamed.emit(self.data)

    def _emit_history(self, run: int) -> None:
        """Emit what belongs to this run; what is ahead of the snapshot waits for its own."""
        assert self.runner is not None
        taken = self.runner.history.take()
        for chunk in taken:
            self.logs.add(chunk)
        chunks = self._early + taken
        self._early = [chunk for chunk in chunks if chunk.run > run]
        ready = [chunk for chunk in chunks if chunk.run == run]
        if ready:
            self.history_ready.emit(ready)

    def _follow_stepped_example(self, snapshot: Snapshot) -> None:
        """When training steps by single examples, show the one it looked at."""
        if self.data is None or snapshot.example is None:
            return
        if snapshot.config.augmentation != "none":
            step, done = snapshot.step_count, snapshot.examples_done
            mini_batch = snapshot.config.mini_batch_after(step if done else step - 1, self.data.train)
            self.show_example(from_mini_batch(mini_batch, (done or len(mini_batch)) - 1))
        elif (self.example.source, self.example.index) != ("train", snapshot.example):
            self.show_example(from_data(self.data, "train", snapshot.example))

    def show_example(self, example: ShownExample) -> None:
        """Make this the example that every view shows."""
        self.example = example
        self.example_changed.emit(example)

    def send(self, command: Command) -> None:
        """Hand a command to the runner; without data there is nothing to command yet."""
        if self.runner is not None:
            self._returns = self._returns or isinstance(command, _LEAD_TO_NOW)
            self.runner.send(command)

    def bring_back(self) -> None:
        """Take up the run that was replaced last; the one at hand then counts as replaced."""
        kept = self.runs.bring_back()
        if kept is not None:
            self.take_up(kept)

    def take_up(self, kept: KeptRun) -> None:
        """Go on with a run as it was."""
        for command in take_up(kept):
            self.send(command)

    def toggle_play(self) -> None:
        """Pause what runs, play what does not."""
        self.send(commands.Pause() if self.is_running else commands.Play())

    def measure_shown(self) -> None:
        """Evaluate the network shown on both whole sets, in float64 as all that is shown of one, off this thread."""
        if self._closed or self.shown is None or self.data is None:
            return
        shown, data = self.shown, self.data
        network = shown.network()
        job = self.start_job(
            lambda progress: (shown, evaluate(network, data.train, progress), evaluate(network, data.test, progress))
        )
        job.finished.connect(self._on_measured)

    def _on_measured(self, measured: tuple[Snapshot, Evaluation, Evaluation]) -> None:
        shown, train, test = measured
        if self.shown is shown:
            self.shown_measured.emit(train, test)

    def close(self, timeout: float = 5.0) -> bool:
        """Stop polling, end the thread; False if it did not end in time. Harmless when called again."""
        self._closed = True
        self._timer.stop()
        self._jobs.close()
        return self.runner is None or self.runner.close(timeout)
