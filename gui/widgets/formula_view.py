"""Formulas as a textbook sets them, each with its live numbers beneath.

The symbols are SVG drawn when the app was made (`resources/formulas/make.py`), in placeholder colours that become the
theme's; the numbers are text. A number may be a link to a thing of the diagram: pointing at it lights it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.diagram_scene import Selection
from gui.widgets.wrapped_label import WrappedLabel

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "formulas"
# Placeholder in the files -> role of the theme: the videos' colours.
COLOURS = {"#0000a1": "positive", "#0000a2": "negative", "#0000a3": "desired", "#0000a4": "good", "#0000a5": "violet"}
MOST = 4  # formulas at a time
MARGINS = (11, 8, 11, 8)  # px, with the line around it
GAP = 24  # px at least between a formula and numbers beside it
SCALE, SMALL = 0.8, 0.64  # px of the screen for each unit of the file; the same where there is little height


@dataclass(frozen=True, slots=True)
class Formula:
    """A file of resources/formulas, what it says in words, and its live numbers as rich text."""

    name: str
    spoken: str
    live: str = ""


class FormulaView(QWidget):
    """Shows some formulas one below the other; hidden while there is none."""

    selection_changed = Signal(object)  # Selection whose number was clicked
    hovered = Signal(object)  # Selection whose number is pointed at, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formulaView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a QFrame's labels are laid out for two widths
        self._rows = [(_Symbols(), WrappedLabel()) for _ in range(MOST)]
        self._lines = [QBoxLayout(QBoxLayout.Direction.TopToBottom) for _ in range(MOST)]
        self._shown: tuple[Formula, ...] = ()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(3)
        for (symbols, numbers), line in zip(self._rows, self._lines, strict=True):
            numbers.setAlignment(Qt.AlignmentFlag.AlignCenter)
            numbers.linkHovered.connect(self._on_hover)
            numbers.linkActivated.connect(self._on_link)
            numbers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.setSpacing(3)
            line.addWidget(symbols)
            line.addWidget(numbers)
            column.addLayout(line)
        self.hide()

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """What is shown."""
        return self._shown

    def show_formulas(self, formulas: tuple[Formula, ...]) -> None:
        """Show these; what has not changed is left alone."""
        self.setVisible(bool(formulas))
        if formulas == self._shown:
            return
        self._shown = formulas
        self._column.setEnabled(False)  # else it lays everything out for each that is shown or hidden
        for index, (symbols, numbers) in enumerate(self._rows):
            formula = formulas[index] if index < len(formulas) else None
            symbols.setVisible(formula is not None)
            numbers.setVisible(formula is not None and formula.live != "")
            if formula is not None:
                symbols.show_formula(formula.name)
                symbols.setAccessibleName(formula.spoken)
                numbers.setText(formula.live)
        self._arrange()
        self._column.setEnabled(True)
        self._settle()

    def _settle(self) -> None:
        """Be as high as it will be, so that each label is laid out once, and tell the layouts around it at once."""
        for line in (*self._lines, self._column):
            line.invalidate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        self._column.activate()

    def _arrange(self) -> None:
        """Numbers stand beside their formula where both have room, else below it."""
        room = self.width() - MARGINS[0] - MARGINS[2]
        for formula, (symbols, numbers), line in zip(self._shown, self._rows, self._lines, strict=False):
            wanted = symbols.sizeHint().width() + GAP + _width_of(formula.live, numbers.font().toString())
            beside = formula.live != "" and wanted <= room
            line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            line.setStretch(1, int(beside))  # the formula takes what it needs, the numbers have the rest

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def set_small(self, is_small: bool) -> None:
        """Take less height, or as much as is usual."""
        edge = 4 if is_small else 7
        self._column.setContentsMargins(10, edge, 10, edge)
        for symbols, _ in self._rows:
            symbols.set_scale(SMALL if is_small else SCALE)
        self._arrange()

    def live_text(self) -> str:
        """All live numbers, rich text."""
        return "<br>".join(formula.live for formula in self._shown)

    def _on_hover(self, link: str) -> None:
        self.hovered.emit(thing_of(link))

    def _on_link(self, link: str) -> None:
        self.selection_changed.emit(thing_of(link))


class _Symbols(QWidget):
    """One formula without numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._scale = "", SCALE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, scale: float) -> None:
        self._scale = scale
        self.updateGeometry()
        self.update()

    def show_formula(self, name: str) -> None:
        self._name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._name:
            return QSize(0, 0)
        size = _renderer(self._name, theme.current().name).defaultSize() * self._scale
        return QSize(size.width(), size.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        renderer = _renderer(self._name, theme.current().name)
        natural = renderer.viewBoxF().size() * self._scale
        fit = min(1.0, self.width() / natural.width(), self.height() / natural.height())
        area = QRectF(0, 0, natural.width() * fit, natural.height() * fit)
        area.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, area)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)


@lru_cache(maxsize=64)
def _width_of(html: str, font: str) -> float:
    """Of rich text on one line, in a font as `QFont.toString` writes it."""
    document, of_numbers = QTextDocument(), QFont()
    of_numbers.fromString(font)
    document.setDefaultFont(of_numbers)
    document.setDocumentMargin(0)
    document.setHtml(html)
    return document.idealWidth()


def load_formulas() -> Iterator[str]:
    """Read the files of all formulas, one at each turn of the iterator; gives their names."""
    for file in sorted(FOLDER.glob("*.svg")):
        _renderer(file.stem, theme.current().name)
        yield file.stem


@cache
def _renderer(name: str, theme_name: str) -> QSvgRenderer:
    """The formula in a theme's colours; FileNotFoundError if there is none of this name."""
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    look = theme.current()
    for placeholder, role in COLOURS.items():
        text = text.replace(placeholder, getattr(look, role))
    return QSvgRenderer(QByteArray(text.replace("currentColor", look.text).encode()))


def linked(html: str, thing: Selection, lit: Selection | None) -> str:
    """Rich text that stands for a thing of the diagram, on a ground of its own while that is lit."""
    look = theme.current()
    link = f"{thing.layer},{thing.neuron}" + ("" if thing.source is None else f",{thing.source}")
    ground = f"; background-color:{look.border}" if thing == lit else ""
    return f'<a href="{link}" style="color:{look.text}; text-decoration:none{ground}">{html}</a>'


def thing_of(link: str) -> Selection | None:
    """The thing that a link of `linked` stands for; None for no link."""
    return Selection(*map(int, link.split(","))) if link else None
