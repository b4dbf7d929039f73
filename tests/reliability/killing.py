"""kill -9 at random points of saving: the old file or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from pathlib import Path

import numpy as np

from engine.checkpoint import load_checkpoint, save_checkpoint
from engine.training import SessionState, TrainingConfig
from tests.reliability.report import Row


def run(trials: int = 200, seed: int = 0) -> Row:
    """Kill so many saving processes."""
    row, rng = Row("kill -9 while saving"), random.Random(seed)
    config = TrainingConfig()
    states = [SessionState(config, np.full(13_002, value, np.float32), int(value), 0, 4.0) for value in (1.0, 2.0)]
    padding = {"padding": np.arange(500_000)}  # 4 MB, so that writing takes a while
    seen = {1: 0, 2: 0}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.nudge"
        for trial in range(trials):
            save_checkpoint(path, states[trial % 2], padding)
            child = os.fork()
            if child == 0:
                save_checkpoint(path, states[(trial + 1) % 2], padding)
                os._exit(0)
            time.sleep(rng.random() * 0.03)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            found = load_checkpoint(path)
            whole = (found.parameters == found.step_count).all()
            seen[found.step_count] += found.step_count == (trial + 1) % 2 + 1
            row.check(whole, f"trial {trial}: a mixture")
        row.note(f"{sum(seen.values())} times the new file was there, {trials - sum(seen.values())} times the old one")
        left = [name for name in os.listdir(folder) if name != path.name]
        row.note(f"{len(left)} temporary files left for the next save to sweep")
    return row
