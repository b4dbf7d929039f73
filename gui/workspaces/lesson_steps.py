"""The steps of the lesson, in their order. A step is added by one line."""

from __future__ import annotations

from gui.workspaces.average_page import AveragePage
from gui.workspaces.cost_page import CostPage
from gui.workspaces.forward_page import ForwardPage
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.step_page import StepPage

STEPS: tuple[type[LessonPage], ...] = (
    ForwardPage,
    CostPage,
    AveragePage,
    StepPage,
)
