"""Step 6, Picture: as large as the column allows now, whatever it was when the numbers came."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.diagram_scene import Selection
from gui.workspaces.backward_views import PictureView
from tests.gui.lessons import lesson_of


def test_that_the_pictures_follow_the_width_after_the_numbers_came(qtbot, controller):
    column = QWidget()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    view = PictureView()
    layout.addWidget(view)
    column.resize(290, 400)
    with qtbot.waitExposed(column):
        column.show()
    view.show_state(lesson_of(controller).state, Selection(1, 0), None)
    heights = []
    for width in (302, 480, 290):
        column.resize(width, 400)
        qtbot.waitUntil(lambda width=width: view.pictures.width() == width, timeout=1_000)
        heights.append(view.pictures.height())
        assert heights[-1] == view.pictures.heightForWidth(width)
    assert heights[2] < heights[0] < heights[1]
