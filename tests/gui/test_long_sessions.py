"""Runs of many hours, several of them kept: they can still be saved and opened."""

from __future__ import annotations

import numpy as np

from engine.history import EpochResult
from engine.runs import RunRecord
from engine.timeline import Moment, TimelineRecord
from engine.training import SessionState, TrainingConfig
from engine.training_log import MOST_EPOCHS, MOST_POINTS, FrozenLog
from gui.run_logs import KeptRun
from gui.run_shelf import MOST_POINTS as MOST_KEPT_POINTS
from gui.run_shelf import MOST_RUNS
from gui.saved_session import DataReference, NamedRun, SavedSession, load_session, save_session
from gui.widgets.pad_strokes import DrawingHistory

CONFIG = TrainingConfig(layer_sizes=(9, 4, 3))
LAST = 600 * (MOST_EPOCHS - 1)


def longest_log():
    steps = np.linspace(1, LAST, MOST_POINTS).astype(np.int64)
    tests = tuple(EpochResult(epoch, 600 * epoch, 1 / (epoch + 3), epoch / 9000) for epoch in range(MOST_EPOCHS))
    return FrozenLog(steps, 1 / steps, np.stack([1 / steps, 2 / steps], axis=1), tests, steps / 7)


def test_that_as_many_and_as_long_runs_as_a_window_keeps_fit_into_a_file(tmp_path):
    log, parameters = longest_log(), np.zeros(55, np.float32)
    state = SessionState(CONFIG, parameters, LAST, 0, 1.0, ())
    moments = tuple(Moment(step, parameters, 1.0, 0, 0.1, np.zeros(2), None, 0.0) for step in (0, LAST))
    timeline = TimelineRecord(CONFIG, moments, ())
    record = RunRecord(1, state, log.thinned(MOST_KEPT_POINTS), timeline, 600, 60_000)
    others = tuple(NamedRun(f"run {n}", True, record) for n in range(MOST_RUNS))
    path = tmp_path / "long.nudge"
    save_session(path, SavedSession(KeptRun(state, log, timeline), DrawingHistory(), DataReference("x", "y"), others))
    back = load_session(path)
    assert back.run.log.epochs == log.epochs
    assert np.array_equal(back.run.log.costs, log.costs)
    assert [(other.name, other.record.log.epochs) for other in back.others] == [
        (other.name, other.record.log.epochs) for other in others
    ]
