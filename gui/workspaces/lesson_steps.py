"""The steps of the lesson, in their order. A step is added by one line."""

from __future__ import annotations

from gui.workspaces.avenues_page import AvenuesPage
from gui.workspaces.average_page import AveragePage
from gui.workspaces.backward_page import BackwardPage
from gui.workspaces.cost_page import CostPage
from gui.workspaces.forward_page import ForwardPage
from gui.workspaces.lesson_page import LessonPage
from gui.workspaces.step_page import StepPage
from gui.workspaces.votes_page import VotesPage
from gui.workspaces.wishes_page import WishesPage

STEPS: tuple[type[LessonPage], ...] = (
    ForwardPage,
    CostPage,
    WishesPage,
    AvenuesPage,
    VotesPage,
    BackwardPage,
    AveragePage,
    StepPage,
)
