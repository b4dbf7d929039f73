"""Draws the formulas: `python resources/formulas/make.py`, with the package ziamath installed. Not part of the app.

The symbols become paths in `currentColor` and in the placeholder colours of `gui/widgets/formula_view.py`; that the
glyphs are drawn in place, not as symbols to be used, is what Qt's SVG can read.
"""

from __future__ import annotations

from pathlib import Path

import ziamath

PLUS, MINUS, GOLD, GREEN, VIOLET = "#0000a1", "#0000a2", "#0000a3", "#0000a4", "#0000a5"
SIZE = 24


def colour(name: str, tex: str) -> str:
    return rf"\textcolor{{{name}}}{{{tex}}}"


Y = colour(GOLD, "y_j")
W, A, B = colour(PLUS, "w_{jk}^{(l)}"), colour(VIOLET, "a_k^{(l-1)}"), colour(GREEN, "b_j^{(l)}")
AHEAD = colour(PLUS, "w_{jk}^{(l+1)}")
LAST = colour(PLUS, "w_{jk}^{(L)}")


def d(above: str, below: str) -> str:
    return rf"\frac{{\partial {above}}}{{\partial {below}}}"


FORMULAS = {
    "sum": rf"z_j^{{(l)}} = \sum_k {W}\, {A} + {B}",
    "activation_sigmoid": r"a_j^{(l)} = \sigma(z_j^{(l)}) = \frac{1}{1 + e^{-z}}",
    "activation_relu": r"a_j^{(l)} = \sigma(z_j^{(l)}) = \max(0, z)",
    "activation_tanh": r"a_j^{(l)} = \sigma(z_j^{(l)}) = \tanh z",
    "activation_softmax": r"a_j^{(L)} = \frac{e^{z_j}}{\sum_i e^{z_i}}",
    "cost_quadratic": rf"C_0 = \sum_j (a_j^{{(L)}} - {Y})^2",
    "cost_cross_entropy": rf"C_0 = -\sum_j {Y} \ln a_j^{{(L)}}",
    "wish": rf"{Y} - a_j^{{(L)}}",
    "avenues": rf"a_j^{{(l)}} = \sigma\Big(\sum_k {W}\, {A} + {B}\Big)",
    "avenues_softmax": rf"a_j^{{(L)}} = \mathrm{{softmax}}_j\Big(\sum_k {LAST}\, {A} + {B}\Big)",
    "delta_output_quadratic": rf"\delta_j^{{(L)}} = \sigma'(z_j^{{(L)}}) \cdot 2(a_j^{{(L)}} - {Y})",
    "delta_output_cross_entropy": rf"\delta_j^{{(L)}} = a_j^{{(L)}} - {Y}",
    "delta_hidden": rf"\delta_k^{{(l)}} = \sigma'(z_k^{{(l)}}) \sum_j {AHEAD}\, \delta_j^{{(l+1)}}",
    "vote": rf"-{d('C_0', 'a_k^{(l-1)}')} = \sum_j \left(-{W}\, \delta_j^{{(l)}}\right)",
    "weight_gradient": rf"{d('C_0', 'w_{jk}^{(l)}')} = {A}\; \delta_j^{{(l)}}",
    "chain": rf"{d('C_0', 'w_{jk}^{(L)}')} = {d('z_j^{(L)}', 'w_{jk}^{(L)}')} "
    rf"{d('a_j^{(L)}', 'z_j^{(L)}')} {d('C_0', 'a_j^{(L)}')}",
    "chain_softmax": rf"{d('C_0', 'w_{jk}^{(L)}')} = {d('z_j^{(L)}', 'w_{jk}^{(L)}')} {d('C_0', 'z_j^{(L)}')}",
    "average": rf"-{d('C', 'w')} = \frac{{1}}{{n}} \sum_{{i=0}}^{{n-1}} \left(-{d('C_i', 'w')}\right)",
    "chain_path": rf"{d('C_0', 'w_{jk}^{(l)}')} = \sum {d('z_j^{(l)}', 'w_{jk}^{(l)}')} "
    rf"{d('a_j^{(l)}', 'z_j^{(l)}')} {d('z^{(l+1)}', 'a_j^{(l)}')} \cdots {d('C_0', 'a^{(L)}')}",
    "chain_path_softmax": rf"{d('C_0', 'w_{jk}^{(l)}')} = \sum {d('z_j^{(l)}', 'w_{jk}^{(l)}')} "
    rf"{d('a_j^{(l)}', 'z_j^{(l)}')} {d('z^{(l+1)}', 'a_j^{(l)}')} \cdots {d('C_0', 'z^{(L)}')}",
    "step": r"w \leftarrow w - \eta\, \nabla C",
    "step_of": r"w \leftarrow w - f\, \eta\, \nabla C",
    "step_of_own": r"w \leftarrow w - f\, \eta\, \nabla C_0",
    "first_order": r"\Delta C \approx -f\, \eta\, |\nabla C|^2",
    "first_order_own": r"\Delta C_0 \approx -f\, \eta\, |\nabla C_0|^2",
}


def main() -> None:
    ziamath.config.svg2 = False
    for name, tex in FORMULAS.items():
        svg = ziamath.Latex(tex, size=SIZE, color="currentColor").svg()
        Path(__file__).with_name(f"{name}.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
