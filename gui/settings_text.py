"""The settings of a run as text (TOML), to keep beside a curve or to send along. No Qt."""

from __future__ import annotations

import json
from dataclasses import asdict

from engine.datasets import Data
from engine.snapshot import Snapshot
from engine.training import LearningRateChange
from gui.version import versions


def settings_text(snapshot: Snapshot, data: Data) -> str:
    """Return everything that fixes the run: with it, anyone can train the same network."""
    config = {**asdict(snapshot.config), "layer_sizes": list(snapshot.config.layer_sizes)}
    lines = [f"# {name} {version}" for name, version in versions()]
    lines += ["", "# cost: C_0 = sum (a - y)^2 without 1/2; step: w <- w - eta dC/dw, the mean over the mini-batch"]
    lines += [f"{name} = {json.dumps(value)}" for name, value in config.items()]
    lines += [
        "",
        "[data]",
        f"name = {json.dumps(data.name, ensure_ascii=False)}",
        f"digest = {json.dumps(data.digest)}",
    ]
    lines += [f"training_examples = {len(data.train)}", f"test_examples = {len(data.test)}"]
    lines += ["", "[reached]", f"steps = {snapshot.step_count}", f"epochs = {snapshot.epoch}"]
    if snapshot.test is not None:
        lines += [f"test_cost = {snapshot.test.cost!r}", f"test_accuracy = {snapshot.test.accuracy!r}",
                  f"tested_at_step = {snapshot.test.step_count}"]  # fmt: skip
    for event in snapshot.events:
        lines += ["", "[[events]]", f"step = {event.step_count}"]
        if isinstance(event, LearningRateChange):
            lines.append(f"learning_rate = {event.learning_rate!r}")
        else:
            lines.append(f"weights_replaced = {json.dumps(event.why, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
