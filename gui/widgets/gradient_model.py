"""The components of -grad C as a table that is worked out cell by cell, so that any number of rows costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.ranking import Word, places, shares, words
from engine.sensitivity import Sensitivity, Zero
from gui import theme
from gui.parameter_names import flat_name, name_of, place_of
from gui.widgets.diagram_scene import format_value

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
PLACE, NAME, BLOCK, COMPONENT, SIZE, SHARE, WORDS = range(7)
SIZE_ROLE = Qt.ItemDataRole.UserRole + 1  # component over the size of the largest one, -1 to 1
FLAT_ROLE = Qt.ItemDataRole.UserRole + 2
ZEROS = ("all", "nonzero", "zero")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are wanted; None: any. A pixel stands for the weights that come from it."""

    layer: int | None = None  # 1 .. L
    neuron: int | None = None  # j
    pixel: int | None = None  # k of layer 1
    zeros: Literal["all", "nonzero", "zero"] = "all"

    def rows(self, layer_sizes: tuple[int, ...], gradient: NDArray[Any]) -> NDArray[np.intp]:
        """Flat indices, in flat order."""
        flat = np.arange(gradient.size)
        layer, j, k = places(layer_sizes, flat)
        wanted = np.ones(flat.size, dtype=bool)
        if self.layer is not None:
            wanted &= layer == self.layer
        if self.neuron is not None:
            wanted &= j == self.neuron
        if self.pixel is not None:
            wanted &= (layer == 1) & (k == self.pixel)
        if self.zeros != "all":
            wanted &= (gradient == 0) == (self.zeros == "zero")
        return flat[wanted]


class GradientModel(QAbstractTableModel):
    """Sorted and filtered rows of one measurement."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measured: Sensitivity | None = None
        self._filter = Filter()
        self._column, self._descending = SIZE, True
        self._rows: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._nudge = self._shares = np.empty(0)
        self._words: NDArray[np.int8] = np.empty(0, dtype=np.int8)
        self._largest = 0.0

    @property
    def rows(self) -> NDArray[np.intp]:
        """Flat indices as shown, top to bottom."""
        return self._rows

    def set_measured(self, measured: Sensitivity | None) -> None:
        """Show another measurement; order and filter stay."""
        self._measured = measured
        if measured is not None:
            self._nudge, self._shares = measured.nudge, shares(measured.gradient)
            self._words = words(measured.gradient)
            self._largest = float(np.abs(self._nudge).max(initial=0.0))
        self._arrange()

    def set_filter(self, wanted: Filter) -> None:
        """Show only these rows."""
        self._filter = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        """Work out the rows anew."""
        before = len(self._rows)
        rows = np.empty(0, dtype=np.intp)
        if self._measured is not None:
            rows = self._filter.rows(self._measured.network.layer_sizes, self._measured.gradient)
            keys = self._sort_keys()[rows]
            rows = rows[np.argsort(-keys if self._descending else keys, kind="stable")]
        if len(rows) == before:
            self._rows = rows
            if before:
                self.dataChanged.emit(self.index(0, 0), self.index(before - 1, WORDS))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _sort_keys(self) -> NDArray[Any]:
        if self._column in (PLACE, NAME, BLOCK):
            return np.arange(len(self._nudge))
        if self._column == COMPONENT:
            return self._nudge
        return np.abs(self._nudge)

    def row_of(self, flat: int) -> int | None:
        """Where a component is in the table; None if the filter leaves it out."""
        found = np.flatnonzero(self._rows == flat)
        return int(found[0]) if len(found) else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WORDS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._measured is None or index.row() >= len(self._rows):
            return None
        flat, column = int(self._rows[index.row()]), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(flat, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                right = column in (COMPONENT, SHARE)
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(flat, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(flat)
        if role == SIZE_ROLE:
            return float(self._nudge[flat] / self._largest) if self._largest > 0 else 0.0
        return flat if role == FLAT_ROLE else None

    def text(self, flat: int, column: int) -> str:
        """What a cell says."""
        assert self._measured is not None
        sizes, nudge = self._measured.network.layer_sizes, float(self._nudge[flat])
        match column:
            case 0:
                return flat_name(flat)
            case 1:
                return name_of(sizes, flat)
            case 2:
                layer, _, k = place_of(sizes, flat)
                return f"{'b' if k is None else 'W'}{layer}"
            case 3:
                return format_value(nudge)
            case 4:
                return format_value(abs(nudge), signed=False)
            case 5:
                return share_text(float(self._shares[flat]))
        return in_words(nudge, Word(int(self._words[flat])), Zero(int(self._measured.zeros[flat])))

    def _colour(self, flat: int, column: int) -> Any:
        look, nudge = theme.current(), self._nudge[flat]
        if column in (COMPONENT, WORDS):
            return look.color("muted" if nudge == 0 else "positive" if nudge > 0 else "negative")
        return look.color("muted") if column in (PLACE, BLOCK) else None

    def _tooltip(self, flat: int) -> str:
        assert self._measured is not None
        value = float(self._measured.network.parameters[flat])
        name = name_of(self._measured.network.layer_sizes, flat)
        return f"{name} = {format_value(value)}\n{self.text(flat, WORDS)}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("place"), self.tr("name"), self.tr("block"), self.tr("−∂C", "a component of -grad C"),
                self.tr("size"), self.tr("of |∇C|²"), self.tr("should"),
            )[section]  # fmt: skip
        return None

    def retranslate(self) -> None:
        """Take all texts anew in the current language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WORDS)
        self._arrange()

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Header and rows of the CSV file: what is shown, in its order, with all digits."""
        header = ["flat", "name", "layer", "neuron", "source", "parameter", "minus_dC", "share", "word", "why_zero"]
        rows: list[list[object]] = []
        if self._measured is not None:
            sizes, parameters = self._measured.network.layer_sizes, self._measured.network.parameters
            for flat in self._rows.tolist():
                layer, j, k = place_of(sizes, flat)
                name = f"b^({layer})_{j}" if k is None else f"w^({layer})_{{{j},{k}}}"
                zero = Zero(int(self._measured.zeros[flat]))
                word = Word(int(self._words[flat])).name.lower().replace("_", " ")
                rows.append([
                    flat, name, layer, j, "" if k is None else k, repr(float(parameters[flat])),
                    repr(float(self._nudge[flat])), repr(float(self._shares[flat])), word,
                    "" if zero is Zero.NOT else zero.name.lower(),
                ])  # fmt: skip
        return header, rows


def share_text(share: float) -> str:
    """A share in percent, so that small ones do not become 0."""
    percent = 100 * share
    if percent == 0 or percent >= 0.01:
        return f"{percent:.2f} %" if percent else "0 %"
    return f"{format_value(percent, signed=False, decimals=2)} %"


def in_words(nudge: float, word: Word, zero: Zero) -> str:
    """The video's words for one component, or why it is exactly 0."""
    if nudge == 0:
        return zero_text(zero)
    up = nudge > 0
    match word:
        case Word.A_LOT:
            return translate("Gradient", "increase a lot") if up else translate("Gradient", "decrease a lot")
        case Word.SOMEWHAT:
            return translate("Gradient", "increase somewhat") if up else translate("Gradient", "decrease somewhat")
    return translate("Gradient", "increase a little") if up else translate("Gradient", "decrease a little")


def zero_text(zero: Zero) -> str:
    """Why a component is exactly 0, in a few words."""
    return {
        Zero.NOT: "",
        Zero.DARK: translate("Gradient", "stay: dark pixel"),
        Zero.SILENT: translate("Gradient", "stay: silent neuron"),
        Zero.DEAD: translate("Gradient", "stay: ReLU is off"),
        Zero.BLOCKED: translate("Gradient", "stay: slope blocked"),
        Zero.ROUNDING: translate("Gradient", "stay: 0 by rounding"),
    }[zero]
