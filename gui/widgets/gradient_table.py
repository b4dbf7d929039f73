"""The table of all components, with a bar for the size of each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from engine.sensitivity import Sensitivity
from gui import theme
from gui.translated import Translated
from gui.widgets.gradient_model import (
    BLOCK,
    COMPONENT,
    FLAT_ROLE,
    PLACE,
    SHARE,
    SIZE,
    SIZE_ROLE,
    Filter,
    GradientModel,
    Index,
)

ROW = 22  # px
_WIDTHS = (66, 74, 40, 86, 52, 98)
_WITH_BLOCK, _WITH_PLACE = 540, 480  # px of width from which these columns are shown: the name says the same
_WITH_SHARE = 430  # px; the bar says nearly the same


class GradientTable(Translated, QTableView):
    """Rows of `model_`. `chosen` tells the component that the person went to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = GradientModel(self)
        self._wanted: int | None = None  # the component that should be current
        self._quiet = False
        self.setModel(self.model_)
        self.setItemDelegateForColumn(SIZE, _Bar(self))
        self.setObjectName("gradientTable")
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._retranslate()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(SIZE, Qt.SortOrder.DescendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(False)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)

    def set_measured(self, measured: Sensitivity | None) -> None:
        """Show another measurement; the chosen component stays chosen, wherever it moves; who is at the top stays."""
        is_at_top = self.verticalScrollBar().value() == 0
        self._quiet = True
        self.model_.set_measured(measured)
        self._quiet = False
        self._go_to_wanted(scroll=False)
        if is_at_top:
            self.scrollToTop()

    def set_filter(self, wanted: Filter) -> None:
        """Show only these rows."""
        self._quiet = True
        self.model_.set_filter(wanted)
        self._quiet = False
        self._go_to_wanted(scroll=True)

    def choose(self, flat: int | None) -> None:
        """Go to the row of a component, if the filter shows it."""
        is_new, self._wanted = flat != self._wanted, flat
        self._go_to_wanted(scroll=is_new)

    def _go_to_wanted(self, scroll: bool) -> None:
        row = None if self._wanted is None else self.model_.row_of(self._wanted)
        self._quiet = True
        if row is None:
            self.clearSelection()
            if scroll:
                self.scrollToTop()
        else:
            index = self.model_.index(row, COMPONENT)
            auto = self.hasAutoScroll()
            self.setAutoScroll(False)
            self.setCurrentIndex(index)
            self.setAutoScroll(auto)
            if scroll:
                self.scrollTo(index)
        self._quiet = False

    def _on_current(self, current: Index) -> None:
        flat = current.data(FLAT_ROLE)
        if flat is not None and not self._quiet:
            self._wanted = flat
            self.chosen.emit(flat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnHidden(BLOCK, self.width() < _WITH_BLOCK)
        self.setColumnHidden(PLACE, self.width() < _WITH_PLACE)
        self.setColumnHidden(SHARE, self.width() < _WITH_SHARE)
        super().resizeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Components of −∇C"))
        self.model_.retranslate()


class _Bar(QStyledItemDelegate):
    """Paints the size as a bar beside its number; the longest is the largest component."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        share = float(index.data(SIZE_ROLE) or 0.0)
        area = QRectF(option.rect).adjusted(4, 7, -6, -7)
        painter.fillRect(area.adjusted(-2, -2, 2, 2), theme.current().color("raised"))  # also on a selected row
        if share != 0:
            area.setWidth(max(1.0, area.width() * abs(share)))
            painter.fillRect(area, theme.current().color("negative" if share < 0 else "positive"))

    def displayText(self, value: object, locale: object) -> str:
        return ""  # the bar says it; the number stands in the column before
