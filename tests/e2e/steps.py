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


def play_until(window, qtbot, at_least):
    """Train flat out for at least so many mini-batches in all, then pause."""
    window.controller.send(commands.Play())
    qtbot.waitUntil(lambda: window.controller.snapshot.step_count >= at_least, timeout=30_000)
    window.controller.send(commands.Pause())
    qtbot.waitUntil(lambda: not window.controller.is_running, timeout=5_000)
