"""The inspector: a strip below the diagram that opens the selected neuron, edge or pixel, down to the last term."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import sized
from gui.widgets.diagram_layout import Box
from gui.widgets.diagram_picture import paint_picture, paint_scale, signed_image
from gui.widgets.diagram_readout import document, muted, plain_text
from gui.widgets.diagram_scene import DiagramState, Selection, edge_values
from gui.widgets.inspector_text import Row, addend, fact_lines, rows_of, title_html

HEIGHT = 146
PICTURE = 96.0  # px, of a first-layer neuron's weights
ROW = 15.5
ROWS = 7
COLUMN = 146.0  # px, at least this wide
NUMBER = 50.0  # px, for a number


class NeuronInspector(QWidget):
    """Shows a selection of a state, live; hidden while nothing is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DiagramState | None = None
        self._selection: Selection | None = None
        self._names: dict[tuple[str, str], QTextDocument] = {}
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        self._retranslate()

    def set_selection(self, state: DiagramState | None, selection: Selection | None) -> None:
        """Show what is selected in a state; with nothing to show the strip hides."""
        if state is None or selection is None or not selection.fits(state.layer_sizes):
            state = selection = None
        self._state, self._selection = state, selection
        self.setVisible(selection is not None)
        self._describe()
        self.update()

    @property
    def selection(self) -> Selection | None:
        return self._selection

    def facts(self) -> list[str]:
        """The lines on the left, rich text."""
        if self._state is None or self._selection is None:
            return []
        return fact_lines(self._state, self._selection)

    def rows(self) -> list[Row]:
        """The bar list on the right: for a neuron the terms that add up to z."""
        if self._state is None or self._selection is None:
            return []
        return rows_of(self._state, self._selection, ROWS * self._columns())

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inspector"))
        self.setWhatsThis(
            self.tr("The selected neuron, edge or pixel with all its numbers; each is rounded by itself.")
        )
        self._describe()

    def _describe(self) -> None:
        text = ""
        if self._state is not None and self._selection is not None:
            text = plain_text(self._state, self._selection, "weights")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    # Painting

    def _has_picture(self) -> bool:
        chosen = self._selection
        return chosen is not None and chosen.layer == 1 and chosen.source is None

    def _facts_left(self) -> float:
        return 12.0 + (PICTURE + 14 if self._has_picture() else 0.0)

    def _facts_width(self) -> float:
        is_edge = self._selection is not None and self._selection.source is not None
        return 340.0 if is_edge else 152.0

    def _columns(self) -> int:
        room = self.width() - self._facts_left() - self._facts_width() - 8
        return max(1, min(2, int(room / COLUMN)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("well"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        if self._state is None or self._selection is None:
            return
        painter.setFont(self._small())
        if self._has_picture():
            self._paint_weights(painter, self._state, self._selection.neuron)
        self._paint_facts(painter, title_html(self._state, self._selection))
        self._paint_rows(painter, self.rows())

    def _paint_weights(self, painter: QPainter, state: DiagramState, neuron: int) -> None:
        values = edge_values(state, "weights", 1, slice(neuron, neuron + 1))[0]
        rows, columns = state.shape
        scale = PICTURE / max(rows, columns)
        box = Box(12, 14, columns * scale, rows * scale)
        paint_picture(painter, signed_image(values, state.shape), box)
        paint_scale(painter, QRectF(12, 14 + PICTURE + 6, PICTURE, 20), float(abs(values).max()))

    def _paint_facts(self, painter: QPainter, title: str) -> None:
        painter.save()
        painter.translate(self._facts_left(), 9)
        heading = document([title], sized(self.font(), 17))
        heading.drawContents(painter)
        painter.translate(0, heading.size().height() + 3)
        facts = document(self.facts(), self._small())
        facts.setTextWidth(self._facts_width() - 8)  # a reason for a 0 takes a second line
        facts.drawContents(painter)
        painter.restore()

    def _paint_rows(self, painter: QPainter, rows: list[Row]) -> None:
        left = self._facts_left() + self._facts_width()
        columns = self._columns()
        width = (self.width() - left - 8) / columns
        if width < 60:
            return
        largest = max([abs(row.value) for row in rows if row.has_bar], default=0.0)
        if rows:
            painter.setPen(theme.current().color("muted"))
            caption = QRectF(left, 10, self.width() - left - 12, ROW)
            painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, self._caption())
        for index, row in enumerate(rows):
            column, line = divmod(index, ROWS)
            self._paint_row(painter, row, QRectF(left + column * width, 27 + line * ROW, width - 12, ROW), largest)

    def _paint_row(self, painter: QPainter, row: Row, area: QRectF, largest: float) -> None:
        """Name at the left, a bar as long as the value is large, the number with its sign at the right."""
        look = theme.current()
        name_width = min(92.0, area.width() * 0.48) if row.has_bar else area.width() - NUMBER
        painter.save()
        painter.setClipRect(QRectF(area.x(), area.y() - 1, name_width, area.height() + 2))
        painter.translate(area.x(), area.y() - 1)
        self._name(row.name if row.has_bar else muted(row.name)).drawContents(painter)
        painter.restore()
        if row.has_bar and largest > 0:
            bar = area.adjusted(name_width + 4, 0, -NUMBER, 0)
            _paint_bar(painter, row.value, bar, largest)
        painter.setPen(look.color("text" if row.value else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.text)

    def _name(self, html: str) -> QTextDocument:
        """Rich text laid out once: the same names come again at every update."""
        key = (html, theme.current().name)
        if len(self._names) > 500:
            self._names.clear()
        if key not in self._names:
            self._names[key] = document([html], self._small())
        return self._names[key]

    def _caption(self) -> str:
        if self._selection is not None and self._selection.layer == 0:
            return self.tr("its weights into the first layer, largest first")
        z = None if self._state is None or self._selection is None else self._state.z(self._selection.layer)
        number = "" if z is None or self._selection is None else addend(float(z[self._selection.neuron]))
        return self.tr("z = {z} is the sum of (rounded):").format(z=number)

    def _small(self) -> QFont:
        return sized(self.font(), 12)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() == QEvent.Type.FontChange:
            self._names.clear()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(380, HEIGHT)


def _paint_bar(painter: QPainter, value: float, area: QRectF, longest: float) -> None:
    look = theme.current()
    painter.fillRect(QRectF(area.x() - 1, area.y() + 1, 1, ROW - 2), look.color("border"))
    bar = QRectF(area.x(), area.y() + 4, area.width() * abs(value) / longest, ROW - 8)
    painter.fillRect(bar, look.color("negative" if value < 0 else "positive"))
