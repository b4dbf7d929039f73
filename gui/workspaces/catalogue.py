"""Every page of the window, in the order of its tabs. Each is imported when it is opened for the first time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.jobs import Progress
from gui.controller import Controller
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.workspace import Workspace


def titles() -> dict[str, str]:
    """Name and tab text of every page."""
    translate = QCoreApplication.translate
    return {
        "train": translate("Workspaces", "Train"),
        "backprop": translate("Workspaces", "Backprop"),
        "gradient": translate("Workspaces", "Gradient"),
        "descent": translate("Workspaces", "Descent"),
        "test": translate("Workspaces", "Test"),
    }


def build(name: str, controller: Controller, desk: ExampleDesk) -> Workspace:
    """Make a page; KeyError for a name that is none."""
    match name:
        case "train":
            from gui.workspaces.train import TrainWorkspace

            return TrainWorkspace(controller, desk)
        case "backprop":
            from gui.workspaces.backprop import BackpropWorkspace

            return BackpropWorkspace(controller, desk)
        case "gradient":
            from gui.workspaces.gradient import GradientWorkspace

            return GradientWorkspace(controller, desk)
        case "descent":
            from gui.workspaces.descent import DescentWorkspace

            return DescentWorkspace(controller, desk)
        case "test":
            from gui.workspaces.examine import ExamineWorkspace

            return ExamineWorkspace(controller, desk)
    raise KeyError(name)


def import_pages(progress: Progress) -> None:
    """Import what the pages are made of, off the GUI thread: half of what the first look at a page would wait for."""
    from gui.workspaces import backprop  # noqa: F401

    progress(0.4)
    from gui.workspaces import gradient  # noqa: F401

    progress(0.6)
    from gui.workspaces import descent  # noqa: F401

    progress(0.8)
    from gui.workspaces import examine  # noqa: F401
