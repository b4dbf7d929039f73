"""The sandbox of step 8 beside the run: whether the run can go on from it, whether it did, and how that is said."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.snapshot import Snapshot
from engine.training import ParameterChange
from gui.lesson import Lesson
from gui.workspaces.sandbox_desk import SandboxDesk, Taken

translate = QCoreApplication.translate
WHY = "sandbox"  # kept with the event of the run
MOST_NAMED = 3  # steps that are named one by one


def has_continued(newest: Snapshot | None) -> bool:
    """Whether the newest weights set by hand in the run are those of a sandbox, and can be taken back."""
    return _change(newest) is not None


def _change(newest: Snapshot | None) -> ParameterChange | None:
    """The newest weights set by hand in the run, if they are those of a sandbox and can be taken back."""
    changes = [] if newest is None else [event for event in newest.events if isinstance(event, ParameterChange)]
    is_ours = bool(changes) and changes[-1].why == WHY and changes[-1].replaced is not None
    return changes[-1] if is_ours else None


def can_continue(newest: Snapshot | None, lesson: Lesson | None, desk: SandboxDesk) -> bool:
    """Whether the sandbox differs from the run, and left it where the run still stands: nothing else is replaced."""
    return desk.is_changed and _stands_at(newest, lesson)


def _stands_at(newest: Snapshot | None, lesson: Lesson | None) -> bool:
    """Whether the run's newest network is the one the lesson began with."""
    if newest is None or lesson is None:
        return False
    mine, its = lesson.snapshot, newest
    kind = (mine.config.layer_sizes, mine.config.activation, mine.config.cost)
    is_same_kind = kind == (its.config.layer_sizes, its.config.activation, its.config.cost)
    return is_same_kind and np.array_equal(mine.parameters, its.parameters)


def note_about(newest: Snapshot | None, lesson: Lesson | None, desk: SandboxDesk) -> str:
    """What the sandbox is, or why only the average can be taken."""
    if desk.is_changed:
        return _what_changed(desk.taken, _stands_at(newest, lesson))
    change = _change(newest)
    if change is not None:
        text = translate("StepPage", "After step {0:,} the run went on from a sandbox: an event of the run.")
        return text.format(change.step_count)
    if lesson is not None and lesson.state.trace is not None and not desk.can_be_own:
        return translate("StepPage", "Say what you drew, and you can follow its nudge alone.")
    return translate("StepPage", "A sandbox: the run is not touched.")


def _what_changed(taken: tuple[Taken, ...], can_go_on: bool) -> str:
    """How many steps led here along which nudge, how much of a whole step they are together, and what of the run."""
    along = [[step.fraction for step in taken if step.own is own] for own in (False, True)]
    texts = (
        translate("StepPage", "{0} × the step along the average"),
        translate("StepPage", "{0} × the step along one example’s nudge"),
    )
    parts = [text.format(_total(fractions)) for text, fractions in zip(texts, along, strict=True) if fractions]
    if can_go_on:
        text = translate("StepPage", "Sandbox, changed: {0}. The run is not touched.")
    else:
        text = translate("StepPage", "Sandbox, changed: {0}. The run is elsewhere.")
    return text.format(translate("StepPage", ", ").join(parts))


def _total(fractions: list[float]) -> str:
    """0.5, or with each step taken: (0.5 + 0.5 = 1)."""
    total = f"{sum(fractions):.6g}"
    if len(fractions) == 1:
        return total
    shown = [f"{fraction:.6g}" for fraction in fractions]
    if len(shown) > MOST_NAMED:
        return translate("StepPage", "({0} steps = {1})").format(len(shown), total)
    return f"({' + '.join(shown)} = {total})"
