"""What the Backprop workspace says about the example, and while a step cannot be shown yet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from engine.snapshot import Snapshot
from gui.lesson import Lesson
from gui.shown_example import ShownExample

translate = QCoreApplication.translate
Gate = Literal["", "empty", "unnamed", "question"]  # why a step shows nothing yet; "" if it shows


def waiting_text(gate: Gate) -> str:
    """What to do so that the step shows something."""
    if gate == "empty":
        return translate(
            "LessonTexts", "Draw, or choose an example, on the left: the lesson takes it through every step."
        )
    if gate == "unnamed":
        return translate(
            "LessonTexts",
            "A drawing has no label, and without a desired output there is no cost. Say what you drew, above "
            "the network or with its key.",
        )
    return ""


def example_text(lesson: Lesson | None, example: ShownExample) -> str:
    """Which example the lesson is about."""
    if lesson is None or lesson.state.trace is None:
        return ""
    if example.desired is None:
        if example.source == "picture":
            return translate("LessonTexts", "your picture")
        return translate("LessonTexts", "your drawing")
    texts = {
        "drawing": translate("LessonTexts", "your drawing, meant as {name}"),
        "picture": translate("LessonTexts", "your picture, meant as {name}"),
        "test": translate("LessonTexts", "test example {index:,}, label {name}"),
        "train": translate("LessonTexts", "training example {index:,}, label {name}"),
    }
    name = lesson.state.class_name(example.desired)
    text = texts[example.source].format(name=name, index=example.index or 0)
    return translate("LessonTexts", "{0}, changed for this step").format(text) if example.changed else text


def moment_text(snapshot: Snapshot) -> str:
    """At which moment of the run the lesson stands."""
    if snapshot.is_set_back:
        return translate("LessonNetwork", "step {0:,}, last good weights").format(snapshot.step_count)
    return translate("LessonNetwork", "after step {0:,}").format(snapshot.step_count)


def closed_up(text: str) -> str:
    """Chinese sentences follow each other without a space."""
    return text.replace("。 ", "。").replace("。</b> ", "。</b>")
