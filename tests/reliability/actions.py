"""Random actions on the real window, by a hypothesis state machine: no deadlock, and what must hold holds."""

from __future__ import annotations

import contextlib
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType

import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtGui import QAction

from engine import commands
from engine.datasets import Data, load_mnist
from engine.snapshot import RunState
from gui.plots.export import save_picture
from tests.gui.pen import SEVEN, draw
from tests.reliability.hands import Hands
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, spin, wait

ACTIONS = (
    "actionPlayPause", "actionStepExample", "actionStepMiniBatch", "actionStepEpoch", "actionReset", "actionNewWeights",
    "actionBringBack", "actionNextExample", "actionRandomExample", "actionClearPad", "actionUndoStroke",
    "actionRedoStroke", "actionSettings", "actionAllEdges", "actionLanguageZh", "actionLanguageEn", "actionThemeLight",
    "actionThemeDark", "actionModeWeights", "actionModeSignal", "actionModeNudge", "actionCopySettings",
)  # fmt: skip


class Machine(Hands, RuleBasedStateMachine):
    """One window for one example; `counted` counts actions over all of them."""

    data: Data
    counted = 0
    slowest = 0.0
    broken: list[str] = []

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.window = make_window(self.path, load=lambda: self.data)
        assert ready(self.window)

    @rule(name=st.sampled_from(ACTIONS))
    def trigger(self, name: str) -> None:
        action = self.window.findChild(QAction, name)
        assert action is not None, name
        if action.isEnabled():
            action.trigger()

    @rule(page=st.integers(0, 5))
    def open_page(self, page: int) -> None:
        pages = self.window.pages.actions_
        pages[page % len(pages)].trigger()

    @rule(width=st.integers(1000, 1920), height=st.integers(660, 1080))
    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)

    @rule(eta=st.sampled_from([0.03, 1.0, 4.0, 1e6]))
    def set_learning_rate(self, eta: float) -> None:
        self.window.controller.send(commands.SetLearningRate(eta))

    @rule(back=st.integers(0, 700))
    def rewind(self, back: int) -> None:
        snapshot = self.window.controller.snapshot
        self.window.controller.send(commands.Rewind(max(0, snapshot.step_count - back)))

    @rule(share=st.integers(0, 100))
    def look_back(self, share: int) -> None:
        controller = self.window.controller
        controller.look_at(share * controller.snapshot.furthest // 100)

    @rule(name=st.sampled_from(["", "steep", "平缓 🙂"]), place=st.integers(0, 3))
    def rename(self, name: str, place: int) -> None:
        shelf = self.window.controller.runs
        shelf.rename([shelf.current, *shelf.kept][place % (1 + len(shelf.kept))].number, name)

    @rule(place=st.integers(0, 3), again=st.booleans())
    def delete(self, place: int, again: bool) -> None:
        shelf = self.window.controller.runs
        if shelf.kept:
            shelf.delete(shelf.kept[place % len(shelf.kept)].number)
        if again:
            shelf.undo_delete()

    @rule(suffix=st.sampled_from(["png", "svg"]))
    def picture(self, suffix: str) -> None:
        save_picture(self.window, self.path / f"window.{suffix}")

    @rule()
    def draw(self) -> None:
        if self.window.input.isVisible():
            draw(self.window.input.pad, SEVEN)

    @rule(number=st.integers(0, 2))
    def save(self, number: int) -> None:
        self.window.document.files.save(self.path / f"{number}.nudge")

    @rule(number=st.integers(0, 2))
    def load(self, number: int) -> None:
        self.window.document.files.open(self.path / f"{number}.nudge")

    @rule(suffix=st.sampled_from(["npz", "json", "safetensors"]))
    def export(self, suffix: str) -> None:
        self.window.document.exchange.export_network(self.path / f"network.{suffix}")

    @rule(suffix=st.sampled_from(["npz", "json", "safetensors"]))
    def bring_in(self, suffix: str) -> None:
        self.window.document.exchange.import_network(self.path / f"network.{suffix}")

    @invariant()
    def holds(self) -> None:
        began = time.monotonic()
        spin(0.004)
        Machine.slowest = max(Machine.slowest, time.monotonic() - began)
        Machine.counted += 1
        controller = self.window.controller
        snapshot = controller.snapshot
        assert controller.runner._thread.is_alive()
        assert np.isfinite(snapshot.parameters).all()
        assert 0 <= snapshot.examples_done < snapshot.config.mini_batch_size
        assert snapshot.step_count <= snapshot.furthest
        assert snapshot.failure is None or snapshot.failure.diverged is not None, snapshot.failure.report
        shown = controller.shown.network().feedforward(np.zeros((1, 784)))
        assert np.isfinite(shown).all()

    def teardown(self) -> None:
        controller = self.window.controller
        controller.send(commands.Pause())
        settled = wait(lambda: not controller.is_running, 30)
        if not settled or controller.snapshot.state is RunState.CLOSED:
            Machine.broken.append("a pause is not obeyed")
        if not self.window.close():
            Machine.broken.append(f"the window does not close: {self.window.banner.text}")
        self.window.deleteLater()
        del self.window
        clear_away()
        with contextlib.suppress(OSError):
            self.folder.cleanup()


def run(trials: int = 10_000, seed: int = 0, data: Data | None = None) -> Row:
    """At least so many actions, 100 to a window. An exception in a slot or while painting counts as a failure."""
    Machine.data = data or load_mnist()
    Machine.counted, Machine.slowest, Machine.broken = 0, 0.0, []
    row, steps, hook = Row("random actions"), min(100, trials), sys.excepthook
    chosen = settings(
        max_examples=-(-trials // steps), stateful_step_count=steps, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    sys.excepthook = _note_exception
    try:
        while Machine.counted < trials and not Machine.broken:
            run_state_machine_as_test(seeded(seed + Machine.counted)(Machine), settings=chosen)
    except Exception as error:
        Machine.broken.append(f"{type(error).__name__}: {error}")
    finally:
        sys.excepthook = hook
    row.trials, row.failures = Machine.counted, Machine.broken
    row.note(f"seed {seed}; longest a turn of the event loop took {1000 * Machine.slowest:.0f} ms")
    return row


def _note_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    Machine.broken.append("".join(traceback.format_exception(kind, error, trace))[-1500:])
