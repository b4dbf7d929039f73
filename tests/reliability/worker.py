"""An exception in the worker, at 20 points, of 5 kinds: FAILED is shown, Play works again."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from engine import commands
from engine.datasets import Data, load_mnist
from engine.snapshot import RunState
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, wait

KINDS = (ValueError, MemoryError, FloatingPointError, KeyboardInterrupt, SystemExit)
# Where (an attribute of the runner, dotted), at which call, and what is asked of the runner meanwhile.
POINTS = (
    ("_run.session.step_mini_batch", 1, commands.Play()), ("_run.session.step_mini_batch", 2, commands.Play()),
    ("_run.session.step_mini_batch", 17, commands.Play()), ("_run.session.step_mini_batch", 300, commands.Play()),
    ("_run.session.step_mini_batch", 1, commands.StepMiniBatch()),
    ("_run.session.step_mini_batch", 5, commands.StepEpoch()),
    ("_run.session.step_example", 1, commands.StepExample()),
    ("_run.session.set_learning_rate", 1, commands.SetLearningRate(2.0)),
    ("_run._new_session", 1, commands.Reset()), ("_run._new_session", 1, commands.NewWeights()),
    ("_run._evaluate", 1, commands.Reset()), ("_run._evaluate", 1, commands.StepEpoch()),
    ("history.add", 1, commands.Play()), ("history.add", 50, commands.Play()),
    ("history.add_epoch", 1, commands.StepEpoch()), ("history.begin_run", 1, commands.Reset()),
    ("history.flush", 1, commands.Play()), ("_take_snapshot", 1, commands.StepMiniBatch()),
    ("_take_snapshot", 3, commands.Play()), ("_rate.count", 4, commands.Play()),
)  # fmt: skip


def run(trials: int = 100, seed: int = 0, data: Data | None = None) -> Row:
    """Every point with every kind, or as many as asked for."""
    row = Row("exception in the worker")
    with tempfile.TemporaryDirectory() as name:
        window = make_window(Path(name), load=lambda: data or load_mnist())
        ready(window)
        pairs = list(itertools.product(POINTS, KINDS))
        for (where, call, command), kind in pairs[:: max(1, len(pairs) // trials)][:trials]:
            row.check(*_one(window, where, call, command, kind))
        window.close()
        window.deleteLater()
        del window
    clear_away()
    return row


def _one(window, where: str, call: int, command, kind: type[BaseException]) -> tuple[bool, str]:
    controller = window.controller
    window.banner.hide()
    owner, name = _find(controller.runner, where)
    restore = _fail_once(owner, name, call, kind)
    controller.send(command)
    failed = wait(lambda: controller.snapshot.state is RunState.FAILED, 20)
    told = wait(window.banner.isVisible, 2) and kind.__name__ in window.banner.text
    restore()
    reached = controller.snapshot.step_count
    controller.send(commands.Play())
    again = wait(lambda: controller.is_running and controller.snapshot.step_count > reached, 10)
    controller.send(commands.Reset())
    reset = wait(lambda: controller.snapshot.step_count == 0 and not controller.is_running, 10)
    alive = controller.runner._thread.is_alive()
    text = f"{kind.__name__} in {where}, call {call}: failed {failed}, told {told}, plays {again}, alive {alive}"
    return failed and told and again and reset and alive, text


def _find(runner, where: str) -> tuple[object, str]:
    *path, name = where.split(".")
    owner = runner
    for part in path:
        owner = getattr(owner, part)
    return owner, name


def _fail_once(owner, name: str, call: int, kind: type[BaseException]) -> Callable[[], None]:
    real, counter, was_own = getattr(owner, name), itertools.count(1), name in vars(owner)
    state = SimpleNamespace(done=False)

    def failing(*arguments, **more):
        if not state.done and next(counter) == call:
            state.done = True
            raise kind("injected")
        return real(*arguments, **more)

    setattr(owner, name, failing)

    def restore() -> None:
        if was_own:
            setattr(owner, name, real)
        elif name in vars(owner):
            delattr(owner, name)

    return restore
