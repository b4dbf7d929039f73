"""Listen only to some of the classes: a button for each, and one for all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui.translated import Translated
from gui.widgets.elided_label import ElidedLabel

_ROOMY = 460  # px from which there is room for words
_LETTERS = (40, 12, 10, 8, 6, 4)  # of a name on a button, as many as need no further line; the tooltip has all


class ClassFilter(Translated, QWidget):
    """From "all", a click listens to that class alone; further clicks add and remove classes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._counts: tuple[int, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._is_tight = False
        self._rows: list[QHBoxLayout] = []
        self._standing: list[list[QToolButton]] = []  # line by line
        self._text, self._all = ElidedLabel(), QToolButton()
        self._text.setProperty("role", "muted")
        self._all.setObjectName("listenToAll")
        self._style(self._all)
        self._all.clicked.connect(self.choose_all)
        self._buttons: list[QToolButton] = []  # in no QButtonGroup, which lets the keys reach one button only
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        for widget in (self._text, self._all):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._lines, 1)
        self._retranslate()
        self._show_choice()

    @property
    def classes(self) -> frozenset[int] | None:
        """The classes listened to; None: all."""
        return self._chosen or None

    def set_classes(self, names: Sequence[str], counts: Sequence[int]) -> None:
        """Offer these classes, with so many examples each; one without examples cannot be chosen."""
        if tuple(names) != self._names:
            self._rebuild(tuple(names))
        self._counts = tuple(int(count) for count in counts)
        for button, count in zip(self._buttons, self._counts, strict=True):
            button.setEnabled(count > 0)
        self._retranslate()
        self._choose(frozenset(number for number in self._chosen if self._counts[number]))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        self._stand([])
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._names, self._chosen = names, frozenset()
        self._buttons = [QToolButton(self) for _ in names]  # all of them before any is seen: that may resize this
        for button, name in zip(self._buttons, names, strict=True):
            button.setText(_cut(name, _LETTERS[-1]))
            self._style(button)
            button.setProperty("tight", self._is_tight)
            button.clicked.connect(self._on_clicked)
        for before, button in pairwise((self._all, *self._buttons)):
            self.setTabOrder(before, button)
        self._flow()
        for button in self._buttons:
            button.show()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one class; more of them stand below each other."""
        return QSize(120, super().minimumSizeHint().height())

    def _flow(self) -> None:
        """Stand the classes in as many lines as the width needs, with as much of their names as these have room for."""
        buttons = self._buttons
        spacing = self._row.spacing()
        room = max(1, self.width() - self._all.sizeHint().width() - spacing)  # the words before it give way
        fewest, widths = 0, list[int]()
        for letters in sorted({min(n, max(map(len, self._names), default=0)) for n in _LETTERS}):
            texts = [_cut(name, letters) for name in self._names]
            wider = self._widths(texts)
            count = len(_broken(wider, room, spacing))
            if fewest and count > fewest:
                break
            fewest, widths = count, wider
            for button, text in zip(buttons, texts, strict=True):
                button.setText(text)
        self._stand([[buttons[number] for number in line] for line in _broken(widths, room, spacing)])
        for row in self._rows:
            row.setSpacing(spacing)

    def _stand(self, lines: list[list[QToolButton]]) -> None:
        """Stand the buttons in these lines. The layouts stay: one that is taken out and dropped crashes later."""
        if lines == self._standing:
            return
        for row, line in zip(self._rows, self._standing, strict=False):
            for button in line:
                row.removeWidget(button)
        while len(self._rows) < len(lines):
            row = QHBoxLayout()
            row.addStretch(1)
            self._lines.addLayout(row)
            self._rows.append(row)
        for row, line in zip(self._rows, lines, strict=False):
            for place, button in enumerate(line):
                row.insertWidget(place, button)
        self._standing = lines

    def _widths(self, texts: Sequence[str]) -> list[int]:
        """Px of the buttons with these texts."""
        metrics = [button.fontMetrics() for button in self._buttons]
        return [
            button.sizeHint().width() + font.horizontalAdvance(text) - font.horizontalAdvance(button.text())
            for button, font, text in zip(self._buttons, metrics, texts, strict=True)
        ]

    @staticmethod
    def _style(button: QToolButton) -> None:
        button.setCheckable(True)
        button.setProperty("role", "choice")

    def choose_all(self) -> None:
        """Listen to every class again."""
        self._choose(frozenset())

    def choose(self, number: int) -> None:
        """Listen to this class too, or no longer; what was "all" becomes this one alone, and every class "all"."""
        if number < len(self._counts) and self._counts[number]:
            chosen = self._chosen ^ {number}
            is_every = len(chosen) == sum(count > 0 for count in self._counts) > 1
            self._choose(frozenset() if is_every else chosen)

    def _on_clicked(self) -> None:
        self.choose(next(number for number, button in enumerate(self._buttons) if button is self.sender()))

    def _choose(self, chosen: frozenset[int]) -> None:
        changed = chosen != self._chosen
        self._chosen = chosen
        self._show_choice()
        if changed:
            self.changed.emit()

    def _show_choice(self) -> None:
        self._all.setChecked(not self._chosen)
        for number, button in enumerate(self._buttons):
            button.setChecked(number in self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._text.setVisible(self.width() >= _ROOMY)
        self._row.setSpacing(3 if self.width() >= _ROOMY else 1)
        self._set_tight(self.width() < _ROOMY)
        self._flow()
        super().resizeEvent(event)

    def _set_tight(self, tight: bool) -> None:
        """Let the buttons be narrower, so that the ten digits have room in the narrowest window."""
        if tight == self._is_tight:
            return
        self._is_tight = tight
        for button in (self._all, *self._buttons):
            button.setProperty("tight", tight)
            button.style().unpolish(button)
            button.style().polish(button)
            button.updateGeometry()

    def _retranslate(self) -> None:
        self._text.setText(self.tr("Listen only to"), self.tr("Only"))
        self._all.setText(self.tr("all"))
        self._all.setToolTip(self.tr("The average over every example of the mini-batch: the true gradient"))
        self._all.setAccessibleName(self.tr("Listen to all"))
        for button, name, count in zip(self._buttons, self._names, self._counts, strict=False):
            button.setToolTip(self.tr("“{0}”: {1} examples in this mini-batch").format(name, count))
            button.setAccessibleName(self.tr("Listen to {0}").format(name))


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1] + "…"


def _broken(widths: Sequence[int], room: int, spacing: int) -> list[list[int]]:
    """Indices of what stands in each line of `room` px."""
    lines, used = list[list[int]](), 0
    for number, width in enumerate(widths):
        if not lines or used + width > room:
            lines.append([])
            used = 0
        lines[-1].append(number)
        used += width + spacing
    return lines
