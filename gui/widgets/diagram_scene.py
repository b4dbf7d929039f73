"""What the network diagram shows, as numbers: values of edges, names, scales and selections. No Qt.

Every number is taken in float64 from the one network and the one trace of the state, so all that the diagram and the
inspector say about an example agrees.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.backprop import BackpropTrace, backprop
from engine.network import Network, layer_slices
from engine.nudges import remainder

Mode = Literal["weights", "signal", "nudge"]
MODES: tuple[Mode, ...] = ("weights", "signal", "nudge")
STRONGEST = 150  # first-layer edges shown unless all are asked for
Values = NDArray[np.floating[Any]]
Indices = NDArray[np.intp]

SUPERSCRIPTS = str.maketrans("0123456789-+()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MOST_DECIMALS = 7  # to tell a number from 1


@dataclass(frozen=True, slots=True)
class Selection:
    """A neuron (layer 1 .. L), an input pixel (layer 0), or with `source` the edge from it to the neuron."""

    layer: int
    neuron: int
    source: int | None = None

    @property
    def pixel(self) -> int | None:
        """The input pixel that it is, or that its edge comes from."""
        return self.neuron if self.layer == 0 else self.source if self.layer == 1 else None

    @property
    def ends(self) -> list[tuple[int, int]]:
        """Layer and place of the neuron, or of both ends of the edge."""
        end = [(self.layer, self.neuron)]
        return end if self.source is None else [*end, (self.layer - 1, self.source)]

    def fits(self, layer_sizes: Sequence[int]) -> bool:
        """Whether a network of these sizes has it."""
        if not (0 <= self.layer < len(layer_sizes) and 0 <= self.neuron < layer_sizes[self.layer]):
            return False
        return self.source is None or (self.layer > 0 and 0 <= self.source < layer_sizes[self.layer - 1])


@dataclass(frozen=True, slots=True, eq=False)
class DiagramState:
    """One network in float64 and, if there is an input, the trace of this one example.

    `desired` is the class the example should give; without it (a drawing) the trace's activations hold, its cost and
    gradient do not, and nothing of them is shown.
    """

    network: Network
    trace: BackpropTrace | None = None
    class_names: tuple[str, ...] = ()
    desired: int | None = None
    image_shape: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        dtypes = {self.network.dtype} | ({self.trace.zs[0].dtype} if self.trace else set())
        if dtypes != {np.dtype(np.float64)}:
            raise ValueError(f"the diagram shows float64, not {', '.join(sorted(map(str, dtypes)))}")
        if self.trace is not None and self.trace.activations[0].shape != (1, self.network.layer_sizes[0]):
            raise ValueError(f"the trace holds inputs {self.trace.activations[0].shape}; the diagram shows one example")

    @property
    def layer_sizes(self) -> tuple[int, ...]:
        return self.network.layer_sizes

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the input; a square if it can be one and nothing else was said."""
        n = self.layer_sizes[0]
        if self.image_shape is not None and math.prod(self.image_shape) == n:
            return self.image_shape
        side = math.isqrt(n)
        return (side, side) if side * side == n else (n, 1) if n <= 16 else (math.ceil(n / side), side)

    def activations(self, layer: int) -> Values | None:
        """a of layer 0 .. L, (n,), or None without an input."""
        return None if self.trace is None else self.trace.activations[layer][0]

    def z(self, layer: int) -> Values | None:
        """z of layer 1 .. L, (n,), or None without an input."""
        return None if self.trace is None else self.trace.zs[layer - 1][0]

    def can_show(self, mode: Mode) -> bool:
        """Whether the values of a mode are known: a signal needs an input, a nudge also a desired output."""
        return mode == "weights" or (self.trace is not None and (mode == "signal" or self.desired is not None))

    def class_name(self, neuron: int) -> str:
        return self.class_names[neuron] if neuron < len(self.class_names) else str(neuron)


def stands_differently(before: DiagramState | None, now: DiagramState | None) -> bool:
    """Whether a new state needs a new layout."""
    if before is None or now is None:
        return True
    return (before.layer_sizes, before.shape, before.class_names) != (now.layer_sizes, now.shape, now.class_names)


def diagram_state(
    network: Network,
    x: Array | None,
    class_names: Sequence[str] = (),
    desired: int | None = None,
    image_shape: tuple[int, int] | None = None,
) -> DiagramState:
    """Make the state of a network, of any dtype, and an input x (n_in,): everything once, in float64."""
    exact = network.copy(np.float64)
    trace = None
    if x is not None:
        y = np.zeros((1, exact.layer_sizes[-1]))
        if desired is not None:
            y[0, desired] = 1.0
        trace = backprop(exact, np.asarray(x, np.float64).reshape(1, -1), y)
    return DiagramState(exact, trace, tuple(class_names), desired, image_shape)


def edge_values(state: DiagramState, mode: Mode, layer: int, rows: Indices | slice | None = None) -> Values:
    """Value of every edge into `layer`, or into its neurons `rows`: w_jk, w_jk a_k or -dC_0/dw_jk, (n_out, n_in)."""
    if not state.can_show(mode):
        raise ValueError(f"mode {mode!r} needs {'an input' if state.trace is None else 'a desired output'}")
    chosen = slice(None) if rows is None else rows
    if mode == "nudge":
        assert state.trace is not None
        return -state.trace.weight_gradients[layer - 1][chosen]
    weights = state.network.weights[layer - 1][chosen]
    a = state.activations(layer - 1)
    return weights if mode == "weights" or a is None else weights * a


def edge_value(state: DiagramState, mode: Mode, layer: int, j: int, k: int) -> float:
    """Value of one edge; see `edge_values`."""
    return float(edge_values(state, mode, layer, slice(j, j + 1))[0, k])


def layer_scale(state: DiagramState, mode: Mode, layer: int) -> float:
    """Return the largest |value| of a layer's edges: what the thickest line stands for; 0 if all are 0."""
    values = edge_values(state, mode, layer)
    return float(max(values.max(), -values.min()))


def strongest_edges(
    state: DiagramState, mode: Mode, layer: int, rows: Indices, columns: Indices | None = None, count: int = STRONGEST
) -> tuple[Indices, Indices]:
    """(j, k) of the edges into the neurons `rows` that matter most, weakest first so that the strongest is on top.

    Mode "weights" ranks by |w a| while there is an input, since a weight from a dark pixel does nothing for it. Edges
    of strength 0 are left out, except that weights without any signal are ranked by |w|.
    """
    ranking: Mode = "signal" if mode == "weights" and state.trace is not None else mode
    strength = np.abs(edge_values(state, ranking, layer, rows))
    if mode == "weights" and not strength.any():
        strength = np.abs(edge_values(state, mode, layer, rows))
    if columns is not None:
        strength = strength[:, columns]
    flat = strength.ravel()
    best = np.flatnonzero(flat > 0)
    if best.size > count:
        best = best[np.argpartition(flat[best], -count)[-count:]]
    best = best[np.argsort(flat[best], kind="stable")]
    j, k = np.divmod(best, strength.shape[1])
    return rows[j], k if columns is None else columns[k]


def flat_index(layer_sizes: Sequence[int], layer: int, j: int, k: int | None) -> int:
    """Place of w_jk, or of the bias b_j for k None, of layer `layer` (1 .. L) in the flat vector."""
    n_in, n_out = layer_sizes[layer - 1], layer_sizes[layer]
    return layer_slices(layer_sizes)[layer - 1].start + (n_out * n_in + j if k is None else j * n_in + k)


def parameter_name(layer: int, j: int, k: int | None = None) -> str:
    """A weight or bias in plain text: w⁽²⁾₅,₁₁ or b⁽²⁾₅."""
    letter, below = ("b", str(j)) if k is None else ("w", f"{j},{k}")
    return symbol_name(letter, layer, below)


def symbol_name(letter: str, layer: int, below: str | int) -> str:
    """Letter, layer above and index below in plain text: a⁽²⁾₅."""
    return f"{letter}{f'({layer})'.translate(SUPERSCRIPTS)}{str(below).translate(_SUBSCRIPTS)}"


def subscripted(letter: str, below: str | int) -> str:
    """Letter and index below in plain text, where the layer is known: a₅."""
    return f"{letter}{str(below).translate(_SUBSCRIPTS)}"


def symbol_html(letter: str, layer: int, below: str | int) -> str:
    """Letter, layer above and index below for rich text."""
    return f"<i>{letter}</i><sup>({layer})</sup><sub>{below}</sub>"


def parameter_html(layer: int, j: int, k: int | None = None) -> str:
    """A weight or bias for rich text."""
    letter, below = ("b", str(j)) if k is None else ("w", f"{j},{k}")
    return symbol_html(letter, layer, below)


def format_value(value: float, *, signed: bool = True, decimals: int = 4, more: int = 0) -> str:
    """Write a number so that no digit is lost to smallness: −1.2345, +0.00123, +3.21×10⁻⁵, 0; nor to nearness to 1.

    `more`: so many digits more than these.
    """
    if value == 0:
        return "0"
    if not math.isfinite(value):
        return str(value)
    sign = "−" if value < 0 else "+" if signed else ""
    size = abs(value)
    if 10.0 ** (1 - decimals) <= size < 1e5:
        return f"{sign}{size:.{decimals + _more_decimals(size, decimals) + more}f}"
    mantissa, exponent = f"{size:.{2 + more}e}".split("e")
    return f"{sign}{mantissa}×{power_of_ten(int(exponent))}"


def _more_decimals(size: float, decimals: int) -> int:
    """How many more let three digits count where four decimals would leave two, and tell 0.99998 from 1."""
    if decimals >= 4 and size < 10.0 ** (2 - decimals):
        return 1
    if size < 1 and 1 - size < 0.5 * 10.0**-decimals:
        needed = math.ceil(-math.log10(1 - size))
        return needed - decimals if needed <= _MOST_DECIMALS else 0
    return 0


def format_activation(a: float, rest: float | None = None, more: int = 0) -> str:
    """An activation in a line of arithmetic, so that the line is true: 0.9312, 2.85×10⁻⁵, 1 − 3.20×10⁻⁵.

    `rest` is 1 − a, where it is known more exactly than a; `more` digits than usual.
    """
    rest = 1.0 - a if rest is None else rest
    if not 0 < abs(rest) < 1e-3:
        return format_value(a, signed=False, more=more)
    return f"1 {'−' if rest > 0 else '+'} {format_value(abs(rest), signed=False, more=more)}"


def output_text(trace: BackpropTrace, j: int) -> str:
    """The activation of an output in a line of arithmetic; see `format_activation`."""
    return format_activation(float(trace.activations[-1][0, j]), remainder(trace, j))


def enclosed(text: str) -> str:
    """In parentheses, if it is more than a number."""
    return f"({text})" if " " in text else text


def power_of_ten(exponent: int) -> str:
    """10 with its exponent in plain text: 10⁻³."""
    return f"10{str(exponent).translate(SUPERSCRIPTS)}"


def zero_reason(state: DiagramState, layer: int, j: int, k: int | None) -> str | None:
    """Why -dC_0/dw_jk (or of the bias, k None) is exactly 0: "dark", "silent", "dead", "rounding", or None if not 0."""
    if state.trace is None or state.desired is None:
        return None
    return zero_reason_of(state.trace, 0, layer, j, k)


def zero_reason_of(trace: BackpropTrace, example: int, layer: int, j: int, k: int | None) -> str | None:
    """The same for one example of any trace; see `zero_reason`."""
    a = 1.0 if k is None else trace.activations[layer - 1][example, k]
    delta = trace.deltas[layer - 1][example, j]
    if a * delta != 0:
        return None
    if a == 0:
        return "dark" if layer == 1 else "silent"
    hidden_relu = layer < trace.network.layer_count and trace.network.activation.name == "relu"
    return "dead" if delta == 0 and hidden_relu and trace.zs[layer - 1][example, j] <= 0 else "rounding"
