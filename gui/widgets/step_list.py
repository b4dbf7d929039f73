"""The steps of a lesson: a numbered button each; in one column, in two, or as a strip of numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from gui import theme
from gui.translated import Translated

BADGE = 18.0  # px
ROW = 26  # px of a button
NARROW, NARROWER = 240, 158  # px of a button from which its title is written smaller
Form = Literal["column", "pairs", "strip"]


class StepList(Translated, QWidget):
    """Shows where one is, where one was, and leads anywhere. Arrow keys walk along the buttons."""

    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepList")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.step_requested)
        self._buttons: list[_StepButton] = []
        self._form: Form = "column"
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(1)
        self._retranslate()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Name the steps; more or fewer than before make buttons come or go."""
        while len(self._buttons) < len(titles):
            button = _StepButton(len(self._buttons) + 1)
            self._group.addButton(button, len(self._buttons))
            self._buttons.append(button)
            self._place()
        for button, title in zip(self._buttons, titles, strict=True):
            button.set_title(title)

    def set_current(self, step: int) -> None:
        """Mark the step one is at, and that it was seen."""
        for number, button in enumerate(self._buttons):
            button.setChecked(number == step)
            button.set_seen(button.seen or number == step)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """One for each step."""
        return tuple(self._buttons)

    @property
    def current_title(self) -> str:
        """The name of the step one is at; empty before the first."""
        return next((button.title for button in self._buttons if button.isChecked()), "")

    def set_form(self, form: Form) -> None:
        """Stand in one column or in two, or side by side without titles."""
        if form != self._form:
            self._form = form
            self._place()

    @property
    def has_titles(self) -> bool:
        """Whether the buttons say more than their number."""
        return self._form != "strip"

    def _place(self) -> None:
        columns = {"column": 1, "pairs": 2, "strip": len(self._buttons)}[self._form]
        rows = -(-len(self._buttons) // columns)
        for number, button in enumerate(self._buttons):
            button.set_bare(self._form == "strip")
            self._grid.addWidget(button, number % rows, number // rows)
        for column in range(len(self._buttons)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps"))


class _StepButton(QAbstractButton):
    """A number in a circle, green where one has been, and the title."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._title, self.seen = number, "", False
        self._is_bare = False
        self.setCheckable(True)
        self.setObjectName(f"lessonStep{number}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def title(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        self._title = title
        self.setAccessibleName(f"{self._number} {title}")
        self.setToolTip(title)
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Show the number alone."""
        self._is_bare = bare
        self.updateGeometry()
        self.update()

    def set_seen(self, seen: bool) -> None:
        if seen != self.seen:
            self.seen = seen
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(26 if self._is_bare else 60, ROW)  # all columns are equally wide

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, here = theme.current(), self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            if here or self.hasFocus() or self.underMouse():
                painter.setPen(QPen(look.color("desired" if self.hasFocus() else "accent" if here else "border"), 1))
                painter.setBrush(look.color("raised" if here else "panel"))
                painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
            left = (self.width() - BADGE) / 2 if self._is_bare else 6.0
            self._paint_badge(painter, QRectF(left, (self.height() - BADGE) / 2, BADGE, BADGE))
            if not self._is_bare:
                self._paint_title(painter, area.adjusted(BADGE + 13, 0, -4, 0))

    def _paint_title(self, painter: QPainter, room: QRectF) -> None:
        look, here = theme.current(), self.isChecked()
        font = QFont(self.font())
        font.setPixelSize(13 if self.width() > NARROW else 12 if self.width() > NARROWER else 11)
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.color("text" if here or self.seen else "muted"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_badge(self, painter: QPainter, circle: QRectF) -> None:
        look, here = theme.current(), self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if here else "good" if self.seen else "raised"))
        painter.drawEllipse(circle)
        small = QFont(self.font())
        small.setPixelSize(11)
        small.setWeight(QFont.Weight.Bold)
        painter.setFont(small)
        painter.setPen(look.color("on_accent" if here or self.seen else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
