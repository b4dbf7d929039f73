"""The cost over a plane, with contours and a colour scale, and the paths of descents dropped onto it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.pictures import Picture
from gui import theme
from gui.plots.color_scale import ColorScale, short
from gui.plots.contours import contour
from gui.plots.plot_panel import pen
from gui.plots.still_chart import StillChart

CONTOURS = 14
_FINER = 6  # pixels of the picture for each point of the grid, along each side
_NEAR = 14  # px within which the mouse finds a point of a path

Awaited = Literal["a start", "descents", "a landscape"]


class DescentPlot(StillChart):
    """Colours and dots both are true costs: the surface's on the plane, each dot's at the point it is the shadow of."""

    plot_name = "landscape"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self._awaited: Awaited = "a start"
        self._names: list[str] = []
        self._roles: list[str] = []
        self._lut = pg.colormap.get("viridis").getLookupTable(nPts=256)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.setLookupTable(self._lut)
        self.lines = pg.PlotCurveItem(connect="pairs")
        self.lines.setSegmentedLineMode("on")
        self.plot.addItem(self.image)
        self.plot.addItem(self.lines)
        self.paths: list[Any] = []
        self.dots: list[Any] = []
        self._casings: list[Any] = []
        self._start = pg.TextItem(anchor=(0.5, 1.5), fill=pg.mkBrush(0, 0, 0, 130))
        self._start.setZValue(30)
        self.plot.addItem(self._start, ignoreBounds=True)
        self.scale = ColorScale()
        self._place_scale()
        self._line.setPen(None)
        self.retranslate()
        self.set_log(True)

    def _place_scale(self) -> None:
        column = self.body.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeWidget(self.plot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.plot, 1)
        row.addWidget(self.scale)
        column.addLayout(row, 1)

    @property
    def aspect(self) -> float:
        """Width of the picture over its height."""
        area = self.plot.getViewBox().rect()
        return float(area.width() / area.height()) if area.height() > 0 else 1.0

    def set_log(self, log: bool) -> None:
        """Spread the colours over powers of the cost, or evenly."""
        self._log.setChecked(log)
        self.refresh()

    def show_picture(self, picture: Picture | None, names: Sequence[str], roles: Sequence[str]) -> None:
        """Show another plane; each path with its name and the role of its colour."""
        self.picture, self._names, self._roles = picture, list(names), list(roles)
        while len(self.paths) < len(self._names):
            self._add_path()
        self._readout.hide()
        self._restyle_curves()
        self.follow()

    def _add_path(self) -> None:
        casing, path = pg.PlotCurveItem(), pg.PlotCurveItem()
        dots = pg.ScatterPlotItem(pxMode=True, useCache=False)  # or an SVG gets their pixels
        for number, item in enumerate((casing, path, dots)):
            item.setZValue(10 + number)
            self.plot.addItem(item)
        self._casings.append(casing)
        self.paths.append(path)
        self.dots.append(dots)

    def rename(self, names: Sequence[str]) -> None:
        """Call the paths by other names: those of another language."""
        self._names = list(names)
        self._restyle_curves()

    # Colours

    def _levels(self) -> tuple[float, float]:
        """Lowest and highest cost in the picture, as the colours count them."""
        assert self.picture is not None
        costs = np.concatenate([self.picture.costs.ravel(), *self.picture.path_costs])
        costs = self._scaled(costs[np.isfinite(costs) & (costs > 0)])
        low, high = (float(costs.min()), float(costs.max())) if len(costs) else (0.0, 1.0)
        return low, high if high > low else low + 1

    def contour_costs(self) -> NDArray[np.float64]:
        """The costs of the contour lines, lowest first."""
        low, high = self._levels()
        steps = np.linspace(low, high, CONTOURS + 2)[1:-1]
        return np.asarray(10**steps if self.is_log else steps)

    def _color_of(self, costs: NDArray[Any]) -> NDArray[Any]:
        """Colours (n, 3) of the costs."""
        low, high = self._levels()
        with np.errstate(divide="ignore", invalid="ignore"):
            place = np.nan_to_num((self._scaled(costs) - low) / (high - low), nan=1.0)
        return np.asarray(self._lut[np.clip(255 * place, 0, 255).astype(int)])

    # Drawing

    def refresh(self) -> None:
        picture = self.picture
        self._show_empty(picture is None)
        for item in (self.image, self.lines, self.scale, self._start):
            item.setVisible(picture is not None)
        for i, items in enumerate(zip(self._casings, self.paths, self.dots, strict=True)):
            for item in items:
                item.setVisible(picture is not None and i < len(picture.paths))
        if picture is None:
            self._subtitle.setText("")
            return
        self._draw_surface(picture)
        for i, coordinates in enumerate(picture.paths):
            self._draw_path(i, coordinates, picture.path_costs[i])
        self._start.setPos(*picture.paths[0][0])
        first = int(picture.path_steps[0][0])
        self._start.setText(self.tr("start") if first == 0 else self.tr("step {0:,}").format(first))
        self.frame((picture.a[0], picture.a[-1]), (picture.b[0], picture.b[-1]))
        costs = np.concatenate([picture.costs.ravel(), *picture.path_costs])
        finite = costs[np.isfinite(costs)]
        self._subtitle.setText(self.tr("C from {0} to {1}").format(short(finite.min()), short(finite.max())), "")

    def _draw_surface(self, picture: Picture) -> None:
        a, b = picture.a, picture.b
        low, high = self._levels()
        shown = np.maximum(picture.costs, 1e-300)
        smooth = _finer(self._scaled(shown))
        self.image.setImage(smooth, autoLevels=False, levels=(low, high))
        half_a, half_b = ((c[-1] - c[0]) / (n - 1) / 2 for c, n in zip((a, b), smooth.shape[::-1], strict=True))
        self.image.setRect(a[0] - half_a, b[0] - half_b, a[-1] - a[0] + 2 * half_a, b[-1] - b[0] + 2 * half_b)
        levels = self.contour_costs()
        segments = np.concatenate([contour(a, b, picture.costs, level) for level in levels])
        ends = segments.reshape(-1, 2)
        self.lines.setData(ends[:, 0].copy(), ends[:, 1].copy(), connect="pairs")
        places = (self._scaled(levels) - low) / (high - low)
        self.scale.set_scale(self._lut, list(zip(levels.tolist(), places.tolist(), strict=True)))

    def _draw_path(self, i: int, coordinates: NDArray[Any], costs: NDArray[Any]) -> None:
        x, y = coordinates[:, 0].copy(), coordinates[:, 1].copy()
        self._casings[i].setData(x, y)
        self.paths[i].setData(x, y)
        sizes = np.full(len(x), 5.0)
        sizes[[0, -1]] = 12
        brushes = [pg.mkBrush(*color) for color in self._color_of(costs).tolist()]
        outline = pen(self._roles[i], 1.2)
        self.dots[i].setData(x=x, y=y, size=sizes, brush=brushes, pen=outline)

    # Reading

    def _on_hover(self, position: object) -> None:
        if not isinstance(position, QPointF) or self.picture is None:
            self._readout.hide()
            return
        place = self.plot.getViewBox().mapSceneToView(position)
        self._readout.setText(self.readout_near(float(place.x()), float(place.y())))
        self._readout.adjustSize()
        at = self.plot.mapFromScene(position)
        x = (
            at.x() + 14
            if at.x() + 24 + self._readout.width() < self.plot.width()
            else at.x() - 14 - self._readout.width()
        )
        self._readout.move(max(0, int(x)), max(0, min(int(at.y()), self.plot.height() - self._readout.height())))
        self._readout.show()

    def readout_near(self, a: float, b: float) -> str:
        """What is there: the nearest point of the grid with its cost, or a step of a path if one is near."""
        picture = self.picture
        if picture is None:
            return ""
        pixel = self.plot.getViewBox().viewPixelSize()
        for i, coordinates in enumerate(picture.paths):
            away = np.hypot((coordinates[:, 0] - a) / pixel[0], (coordinates[:, 1] - b) / pixel[1])
            nearest = int(away.argmin())
            if away[nearest] <= _NEAR:
                return self.tr("{0}, after {1:,} steps\ntrue C = {2:.4f}").format(
                    self._names[i], picture.path_steps[i][nearest], picture.path_costs[i][nearest]
                )
        column, row = int(np.abs(picture.a - a).argmin()), int(np.abs(picture.b - b).argmin())
        return self.tr("on the plane at {0:.3g}, {1:.3g}\nC = {2:.4f}").format(
            picture.a[column], picture.b[row], picture.costs[row, column]
        )

    def readout_at(self, step: float) -> str:
        return ""

    def _show_readout(self) -> None:
        """It comes with the mouse."""

    def _table(self) -> tuple[list[str], list[list[object]]]:
        header = ["what", "step", "a", "b", "cost"]
        if self.picture is None:
            return header, []
        picture = self.picture
        rows: list[list[object]] = [
            ["plane", "", float(a), float(b), float(picture.costs[i, j])]
            for i, b in enumerate(picture.b)
            for j, a in enumerate(picture.a)
        ]
        for name, places, costs, steps in zip(
            self._names, picture.paths, picture.path_costs, picture.path_steps, strict=False
        ):
            rows += [
                [name, int(step), float(a), float(b), float(cost)]
                for step, (a, b), cost in zip(steps, places, costs, strict=True)
            ]
        return header, rows

    def _restyle_curves(self) -> None:
        look = theme.current()
        self.lines.setPen(pg.mkPen(look.color("neuron_on"), width=1))
        self.lines.setOpacity(0.28)
        self._start.setColor(look.color("neuron_on"))
        for casing, path, role in zip(self._casings, self.paths, self._roles, strict=False):
            casing.setPen(pg.mkPen(look.color("well"), width=10))  # the picture is equally dark in both themes
            casing.setOpacity(0.75)
            path.setPen(pen(role, 2))
        self._fill_legend([(role, "━●", name) for role, name in zip(self._roles, self._names, strict=True)])
        if self.picture is not None:
            self.refresh()

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("The cost over a plane"))
        self.setAccessibleName(self.tr("Landscape of the cost with the paths of the descents"))
        self._log.setToolTip(self.tr("Colours and contours by powers of the cost, or evenly"))
        self._log.setAccessibleName(self.tr("Colours by powers"))
        self._say_empty()
        self.name_axis(self.tr("distance between parameters, both ways"))

    def wait_for(self, what: Awaited) -> None:
        """Say what an empty chart waits for: somebody to begin, descents under way, or the landscape to be measured."""
        self._awaited = what
        self._say_empty()

    def _say_empty(self) -> None:
        texts = {
            "a start": self.tr("Run the descents, or choose a story: the landscape they crossed appears here."),
            "descents": self.tr("The descents are under way; the landscape follows when all have arrived."),
            "a landscape": self.tr("The landscape appears here once it is measured."),
        }
        self._empty.setText(texts[self._awaited])

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.follow()
        else:
            super().keyPressEvent(event)


def _finer(grid: NDArray[Any]) -> NDArray[Any]:
    """The grid with points between its points, linearly, so that the eye sees a surface and no tiles."""
    for _ in range(2):
        columns = grid.shape[1]
        across = np.linspace(0, columns - 1, columns + (columns - 1) * (_FINER - 1))
        left = np.minimum(across.astype(int), columns - 2)
        share = across - left
        grid = (grid[:, left] * (1 - share) + grid[:, left + 1] * share).T
    return grid
