"""Training in the real window, step by step."""

from __future__ import annotations

from engine import commands


def do(window, qtbot, *sent, step):
    for command in sent:
        window.controller.send(command)
    qtbot.waitUntil(
        lambda: window.controller.snapshot.step_count == step and not window.controller.is_running, timeout=10_000
    )


def train(window, qtbot, step):
    now = window.controller.snapshot.step_count
    do(window, qtbot, *[commands.StepMiniBatch()] * (step - now), step=step)
