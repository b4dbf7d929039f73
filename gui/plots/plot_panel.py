"""What the charts have in common: title, legend, cursor readout, zoom, log scale, export, theme and language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.file_dialogs import FileDialogs
from gui.icons import icon
from gui.plots.decimate import MOST_POINTS
from gui.plots.export import copy_picture, save_csv, save_picture
from gui.widgets.elided_label import ElidedLabel

pg.setConfigOptions(antialias=True)


class PlotPanel(QWidget):
    """A chart over steps. Follows the newest step until the person zooms; a double click follows again."""

    exported = Signal(str)  # name of the file
    copied = Signal()
    plot_name = "plot"  # what an exported file is called at first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle, self._empty = QLabel(), ElidedLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._subtitle.setProperty("role", "muted")
        self._subtitle.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.plot = _Chart()
        self._legend = QLabel()
        self._legend.setProperty("role", "muted")
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body = QWidget()  # legend and chart: what an exported picture shows
        self._log, self._export = QToolButton(), QToolButton()
        self._follows = True
        self._last_step = 0.0
        self._cursor: float | None = None
        self._ranges: dict[str, tuple[float, float]] = {}
        self._set_up_buttons()
        self._set_up_plot()
        self._lay_out()

    # What a chart fills in

    def refresh(self) -> None:
        """Draw what came since the last time."""
        raise NotImplementedError

    def readout_at(self, step: float) -> str:
        """Return the values nearest to a step, in words."""
        raise NotImplementedError

    def _table(self) -> tuple[list[str], list[list[object]]]:
        """Return the header and the rows of the CSV file."""
        raise NotImplementedError

    def _restyle_curves(self) -> None:
        """Give the curves the colours of the theme, and the legend its names."""
        raise NotImplementedError

    # Set up

    def _set_up_buttons(self) -> None:
        self._log.setCheckable(True)
        self._log.toggled.connect(self.set_log)
        self._export.setIcon(icon("download", "muted"))
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        for suffix in ("png", "svg", "pdf", "csv", ""):
            self._menu.addAction("").setData(suffix)
        self._menu.triggered.connect(self._on_export)
        self._export.setMenu(self._menu)
        for button in (self._log, self._export):
            button.setProperty("role", "flat")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _set_up_plot(self) -> None:
        view = self.plot.getViewBox()
        view.setMouseEnabled(x=True, y=False)
        view.sigRangeChangedManually.connect(self._on_zoomed)
        view.setLimits(xMin=-0.5)
        self.plot.double_clicked.connect(self.follow)
        self.plot.hovered.connect(self._on_hover)
        self.plot.resized.connect(self._place_empty)
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.setVisible(False)
        self.plot.addItem(self._line, ignoreBounds=True)
        self._moment_line = pg.InfiniteLine(angle=90, movable=False)
        self._moment_line.setVisible(False)
        self.plot.addItem(self._moment_line, ignoreBounds=True)
        self._readout = QLabel(self.plot)
        self._readout.setProperty("role", "readout")
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()
        self._empty.setParent(self.plot)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _lay_out(self) -> None:
        head = self.head = QHBoxLayout()
        head.setObjectName("head")
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        head.addWidget(self._log)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        body = QVBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(3)
        body.addWidget(self._legend)
        body.addWidget(self.plot, 1)
        column.addWidget(self.body, 1)

    # Showing

    def add_before_log(self, widget: QWidget) -> None:
        """Put a control among the buttons at the right of the title."""
        head = self.findChild(QHBoxLayout, "head")
        assert head is not None
        head.insertWidget(head.indexOf(self._log), widget)

    def set_log(self, log: bool) -> None:
        """Show the vertical axis in powers of ten, or evenly."""
        self._log.setChecked(log)
        self.plot.setLogMode(y=log)
        self.refresh()

    @property
    def is_log(self) -> bool:
        """Whether the vertical axis shows powers of ten."""
        return self._log.isChecked()

    def follow(self) -> None:
        """Show everything, and keep doing so."""
        self._follows = True
        self._ranges.clear()
        self.refresh()

    def _on_zoomed(self) -> None:
        self._follows = False
        self._ranges.clear()
        self.refresh()

    def _seen_steps(self) -> tuple[float, float]:
        """First and last step in view."""
        if self._follows:
            return 0.0, round_up(self._last_step)
        first, last = self.plot.getViewBox().viewRange()[0]
        return float(first), float(last)

    @property
    def _smooth_points(self) -> int:
        """So many points make a curve that is smooth: one a pixel. Thick lines take their time."""
        return min(MOST_POINTS, max(240, self.plot.width()))

    def _fit(self, lowest: float, highest: float) -> None:
        """Set the ranges: all steps while it follows, and the values now in view."""
        if self._follows:
            self._set_range(self.plot.setXRange, self._seen_steps(), 0.01)
        if not np.isfinite([lowest, highest]).all() or highest <= 0:
            return
        if self.is_log:
            low = max(lowest, highest * 1e-9)
            steps = np.log10([low, highest]) * 8  # eighths of a power of ten
            self._set_range(self.plot.setYRange, (np.floor(steps[0]) / 8, np.ceil(steps[1]) / 8), 0.03)
        else:
            self._set_range(self.plot.setYRange, (0.0, round_up(highest * 100) / 100), 0.02)

    def _set_range(self, setter: Callable[..., None], bounds: tuple[float, float], padding: float) -> None:
        """Set a range only if it is another: a new range draws the whole chart anew."""
        if self._ranges.get(setter.__name__) != bounds:
            self._ranges[setter.__name__] = bounds
            setter(*bounds, padding=padding)

    def _show_empty(self, empty: bool) -> None:
        self._empty.setVisible(empty)

    def show_moment(self, step: float | None) -> None:
        """Draw a line at the moment that the window shows; None: it shows the newest."""
        self._moment_line.setVisible(step is not None)
        if step is not None:
            self._moment_line.setValue(step)

    # Cursor

    def _on_hover(self, position: object) -> None:
        if not isinstance(position, QPointF):
            self._cursor = None
            self._line.setVisible(False)
            self._readout.hide()
            return
        self._cursor = float(self.plot.getViewBox().mapSceneToView(position).x())
        self._show_readout()

    def _show_readout(self) -> None:
        text = "" if self._cursor is None else self.readout_at(self._cursor)
        self._line.setVisible(bool(text))
        self._readout.setVisible(bool(text))
        if not text:
            return
        self._line.setValue(self._cursor)
        self._readout.setText(text)
        self._readout.adjustSize()
        x = float(self.plot.mapFromScene(self.plot.getViewBox().mapViewToScene(QPointF(self._cursor or 0, 0))).x())
        left = x + 10 if x + 20 + self._readout.width() < self.plot.width() else x - 10 - self._readout.width()
        self._readout.move(max(0, round(left)), 30)

    # Export

    def export_to(self, path: Path) -> None:
        """Save as PNG, SVG, PDF or CSV, by the suffix of the path; FileError says what went wrong."""
        if path.suffix.lower() == ".csv":
            save_csv(path, *self._table())
        else:
            save_picture(self.body, path)
        self.exported.emit(path.name)

    def _on_export(self, action: Any) -> None:
        suffix = action.data()
        if not suffix:
            copy_picture(self.body)
            self.copied.emit()
            return
        name = f"{self.plot_name}.{suffix}"
        FileDialogs.of(self).ask_to_save(action.text(), name, [f"*.{suffix}"], self.export_to)

    # Theme and language

    def restyle(self) -> None:
        """Take the colours of the theme."""
        look = theme.current()
        self.plot.setBackground(look.color("well"))
        for name in ("left", "bottom", "right"):
            axis = self.plot.getAxis(name)
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # it changes seldom
            axis.setPen(look.color("border"))
            axis.setTextPen(look.color("muted"))
            axis.setStyle(tickLength=-4, tickFont=self.font())
        self.plot.showGrid(x=False, y=True, alpha=0.18)
        self._line.setPen(pg.mkPen(look.color("muted"), width=1))
        self._moment_line.setPen(pg.mkPen(look.color("desired"), width=1.5))
        self._restyle_curves()

    def _fill_legend(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Name the curves: (role of the colour, its sign, its name in rich text) each."""
        look = theme.current()
        parts = [f'<span style="color:{getattr(look, role)}">{sign}</span>&nbsp;{name}' for role, sign, name in entries]
        self._legend.setText('<span style="font-size:11px">' + "&nbsp;&nbsp; ".join(parts) + "</span>")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.restyle()
        super().changeEvent(event)

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.plot.rect().adjusted(54, 10, -40, -50))

    def sizeHint(self) -> QSize:
        return QSize(380, 240)

    def retranslate(self) -> None:
        """Take all texts anew in the current language."""
        self._log.setText(self.tr("log"))
        self._log.setToolTip(self.tr("Powers of ten on the vertical axis"))
        self._log.setAccessibleName(self.tr("Logarithmic axis"))
        self._export.setToolTip(self.tr("Save as PNG, SVG, PDF or CSV, or copy"))
        self._export.setAccessibleName(self.tr("Export this chart"))
        texts = (self.tr("Picture (PNG)…"), self.tr("Drawing (SVG)…"), self.tr("Document (PDF)…"),
                 self.tr("Numbers (CSV)…"), self.tr("Copy the picture"))  # fmt: skip
        for action, text in zip(self._menu.actions(), texts, strict=True):
            action.setText(text)
        self.plot.setLabel("bottom", self.tr("step (mini-batches)"))
        self.plot.setToolTip("")
        self.restyle()


class _Chart(pg.PlotWidget):
    """A plot that says where the mouse is and when it is clicked twice; no menus, no buttons of its own."""

    hovered = Signal(object)  # QPointF in the scene, or None
    double_clicked = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__(axisItems={"left": _PowerAxis("left")})
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.getAxis("left").setWidth(46)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        inside = self.getViewBox().sceneBoundingRect().contains(self.mapToScene(event.position().toPoint()))
        self.hovered.emit(self.mapToScene(event.position().toPoint()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()


class _PowerAxis(pg.AxisItem):
    """Names only 1, 2 and 5 between two powers of ten, so that the numbers never touch."""

    def logTickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:
        strings = super().logTickStrings(values, scale, spacing)
        first = [round(10 ** (value % 1), 3) for value in values]
        return [text if digit in (1, 2, 5, 10) else "" for text, digit in zip(strings, first, strict=True)]


def round_up(value: float) -> float:
    """The next of 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, ... so that axes move seldom."""
    power = 10.0 ** np.floor(np.log10(max(value, 10.0)))
    return float(next(m * power for m in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if m * power >= value))


def pen(role: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine, strength: float = 1.0) -> QPen:
    """Return a pen in a colour of the theme; strength below 1 lets it fade into the ground."""
    look = theme.current()
    color, ground = look.color(role), look.color("well")
    mixed = [round(strength * c + (1 - strength) * g) for c, g in zip(_rgb(color), _rgb(ground), strict=True)]
    return pg.mkPen(QColor(*mixed), width=width, style=style)


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()
