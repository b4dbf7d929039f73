"""The runs kept beside the one at hand: a reset, new settings or a branch put them here. They have names and curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.runs import RunRecord
from engine.snapshot import Snapshot
from engine.training import Event, LearningRateChange, TrainingConfig
from gui.plots.run_curves import RunCurves
from gui.run_logs import KeptRun
from gui.saved_session import Labels, NamedRun, label_of

MOST_RUNS = 12
MOST_DELETED = 4  # that can still be brought back
MOST_POINTS = 4096  # of a kept run's log
_NAME_LENGTH = 40


@dataclass(frozen=True, slots=True, eq=False)
class ListedRun:
    """One run of the list. `number` names it until the person does; `record` is None for the run at hand."""

    number: int
    config: TrainingConfig
    name: str = ""
    visible: bool = True
    record: RunRecord | None = None
    curves: RunCurves | None = None
    events: tuple[Event, ...] = ()
    origin: tuple[int, int] | None = None  # number of the run it left, and after how many steps

    @property
    def title(self) -> str:
        """Its name, in the words of the window."""
        return self.name or QCoreApplication.translate("Runs", "Run {0}").format(self.number)

    @property
    def colour(self) -> int:
        """Which colour is its own."""
        return self.number - 1


class RunShelf(QObject):
    """Follows the snapshots of the controller."""

    changed = Signal()  # runs, names or what is shown
    forgotten = Signal(object)  # ListedRun that there was no room for

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = ListedRun(1, TrainingConfig())
        self.kept: list[ListedRun] = []  # oldest first
        self._deleted: list[tuple[int, ListedRun]] = []
        self._numbers: dict[int, int] = {}  # of the runner's runs
        self._last = 1
        self._seen: RunRecord | None = None
        self._replaced: list[int] = []  # numbers of runs that can be brought back, the newest last
        self._whole: tuple[int, RunRecord] | None = None  # the newest of them, with every point of its log

    # What the controller tells

    def begin(self, snapshot: Snapshot) -> KeptRun | None:
        """A run has begun: keep the one it replaced, if anything was done in it, and return that."""
        replaced = snapshot.replaced if snapshot.replaced is not self._seen else None
        if replaced is not None:
            self._seen = replaced
            self._keep(replaced)
            self._last += 1
            self.current = ListedRun(self._last, snapshot.config)
        self._take_up_again(snapshot)
        self._numbers[snapshot.run] = self.current.number
        origin = snapshot.origin
        left = None if origin is None else (self._numbers.get(origin.run, 0), origin.step_count)
        self.current = replace(self.current, config=snapshot.config, events=snapshot.events, origin=left)
        self.changed.emit()
        return None if replaced is None else KeptRun.of(replaced)

    def start_over(self, config: TrainingConfig) -> None:
        """Other data came: what was learned from the data before cannot be compared or taken up."""
        self.kept, self._deleted, self._replaced, self._whole = [], [], [], None
        self._last += 1
        self.current = ListedRun(self._last, config)
        self.changed.emit()

    def _keep(self, record: RunRecord) -> None:
        self._put(self.current, record)
        self._replaced = [*self._replaced, self.current.number][-MOST_RUNS:]
        self._whole = self.current.number, record

    def _put(self, listed: ListedRun, record: RunRecord) -> None:
        curves = RunCurves()
        curves.set_shape(record.mini_batches_per_epoch, record.state.config.mini_batch_size, record.training_examples)
        curves.append(record.log.steps, record.log.costs, record.log.seconds)
        curves.append_epochs(record.log.epochs)
        record = record.thinned(MOST_POINTS)
        state = record.state
        self.kept.append(replace(listed, config=state.config, record=record, curves=curves, events=state.events))
        if len(self.kept) > MOST_RUNS:
            self.forgotten.emit(self.kept.pop(0))

    def _take_up_again(self, snapshot: Snapshot) -> None:
        """If the new run is a kept one that goes on, it keeps its number and its name."""
        for run in self.kept:
            if run.record is not None and _is_same(run.record, snapshot):
                self.kept.remove(run)
                self.current = replace(run, record=None, curves=None, visible=True)
                return

    def follow(self, snapshot: Snapshot) -> None:
        """Take up the events of the run at hand, which belong to its settings."""
        if len(snapshot.events) != len(self.current.events):
            self.current = replace(self.current, events=snapshot.events)
            self.changed.emit()

    # Files

    @property
    def named(self) -> tuple[NamedRun, ...]:
        """The kept runs, to be saved."""
        return tuple(NamedRun(run.name, run.visible, run.record) for run in self.kept if run.record is not None)

    @property
    def labels(self) -> Labels:
        """Which runs are kept, and what all are called: what a file holds of them."""
        return self.current.name, tuple(label_of(run.name, run.record) for run in self.kept if run.record is not None)

    def take_in(self, runs: Sequence[NamedRun]) -> None:
        """Keep the runs of a file, too, but none twice."""
        for run in runs:
            if not any(kept.record is not None and _are_same(kept.record, run.record) for kept in self.kept):
                self._last += 1
                self._put(ListedRun(self._last, run.record.state.config, run.name, run.visible), run.record)
        self.changed.emit()

    # What the person does

    def rename(self, number: int, name: str) -> None:
        """Give a run a name; an empty one means its number again."""
        self._replace(number, name=" ".join(name.split())[:_NAME_LENGTH])

    def show(self, number: int, visible: bool) -> None:
        """Draw a run, or do not."""
        self._replace(number, visible=visible)

    def _replace(self, number: int, **values: object) -> None:
        if number == self.current.number:
            self.current = replace(self.current, **values)  # type: ignore[arg-type]
        self.kept = [replace(r, **values) if r.number == number else r for r in self.kept]  # type: ignore[arg-type]
        self.changed.emit()

    def delete(self, number: int) -> None:
        """Forget a kept run; `undo_delete` brings it back."""
        for place, run in enumerate(self.kept):
            if run.number == number:
                self._deleted = [*self._deleted, (place, run)][-MOST_DELETED:]
                del self.kept[place]
                self.changed.emit()
                return

    @property
    def deleted(self) -> ListedRun | None:
        """The run that `undo_delete` would bring back."""
        return self._deleted[-1][1] if self._deleted else None

    def undo_delete(self) -> None:
        """Bring back the run deleted last."""
        if self._deleted:
            place, run = self._deleted.pop()
            self.kept.insert(place, run)
            self.changed.emit()

    def kept_run(self, number: int) -> KeptRun | None:
        """Return what is needed to take up a kept run."""
        for run in self.kept:
            if run.number == number and run.record is not None:
                whole = self._whole[1] if self._whole is not None and self._whole[0] == number else run.record
                return KeptRun.of(whole)
        return None

    @property
    def can_bring_back(self) -> bool:
        """Whether a run that another replaced is still kept."""
        return any(run.number in self._replaced for run in self.kept)

    def bring_back(self) -> KeptRun | None:
        """Return what is needed to take up the run replaced last, once; then the one before."""
        while self._replaced:
            kept = self.kept_run(self._replaced.pop())
            if kept is not None:
                return kept
        return None


def _are_same(one: RunRecord, other: RunRecord) -> bool:
    """Whether two records are of the same run at the same step."""
    a, b = one.state, other.state
    return (a.config, a.step_count) == (b.config, b.step_count) and np.array_equal(a.parameters, b.parameters)


def _is_same(record: RunRecord, snapshot: Snapshot) -> bool:
    """Whether a run that begins is this one going on."""
    state = record.state
    return (
        snapshot.origin is None
        and snapshot.step_count == state.step_count > 0
        and snapshot.config == state.config
        and np.array_equal(snapshot.parameters, state.parameters)
    )


def settings_text(run: ListedRun, among: Sequence[ListedRun] = ()) -> str:
    """Return the settings of a run in words: all of them, or what is not the same in all of some runs."""
    parts = _parts(run)
    if among:
        others = [_parts(other) for other in among]
        different = {name for name in parts if any(other.get(name) != parts[name] for other in others)}
        parts = {name: text for name, text in parts.items() if name in different or name == "eta"}
    return " · ".join(text for text in parts.values() if text)


def _parts(run: ListedRun) -> dict[str, str]:
    config, translate = run.config, QCoreApplication.translate
    etas = [config.learning_rate]
    etas += [event.learning_rate for event in run.events if isinstance(event, LearningRateChange)]
    eta = f"{etas[0]:g}" if len(etas) == 1 else f"{etas[0]:g} → {etas[-1]:g}"
    left = ""
    if run.origin is not None and run.origin[0]:
        left = translate("Runs", "from run {0} at step {1:,}").format(*run.origin)
    return {
        "eta": translate("Runs", "η {0}").format(eta),
        "mini_batch": translate("Runs", "mini-batch {0}").format(config.mini_batch_size),
        "layers": "–".join(map(str, config.layer_sizes)),
        "activation": config.activation,
        "cost": config.cost.replace("_", "-"),
        "start": config.initialisation,
        "schedule": config.schedule,
        "seed": translate("Runs", "seed {0}").format(config.seed),
        "origin": left,
    }
