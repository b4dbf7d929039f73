"""Why an output won: what each neuron of each layer, and each pixel, contributes to it and to the output it beat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.activations import Array
from engine.network import Network

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """The answered output beside a rival: the desired output where it lost, else the runner-up. All in float64.

    z of either is the sum of its terms w_jk a_k over the last hidden layer and its bias, exactly. `pushes[l]` (n,), for
    layers l = 0 .. L - 1 (0 are the pixels), is a_k times the slope of z_answer - z_rival by a_k: what the neuron adds
    to the lead. For the last of them it is exact; further back it is first order, as sigma bends.
    """

    answer: int
    rival: int
    rival_is_desired: bool
    outputs: Values  # (n_out,), the activations of the output layer
    answer_terms: Values  # (n,) of the last hidden layer
    rival_terms: Values
    biases: tuple[float, float]  # of the answer and of the rival
    zs: tuple[float, float]
    pushes: tuple[Values, ...]

    @property
    def lead(self) -> float:
        """z_answer - z_rival: not negative, unless both outputs are rounded to the same activation."""
        return self.zs[0] - self.zs[1]


def contributions(network: Network, x: Array, desired: int | None = None) -> Contributions:
    """Take apart the answer to one input x (n_in,); ValueError if there is no second output to compare it with."""
    exact = network.copy(np.float64)
    if exact.layer_sizes[-1] < 2:
        raise ValueError("the network has one output only; there is no other to compare it with")
    activations, zs = _pass(exact, x)
    answer = int(activations[-1].argmax())
    lost = desired is not None and desired != answer
    rival = desired if lost and desired is not None else _runner_up(zs[-1], answer)
    last, before, biases = exact.weights[-1], activations[-2], exact.biases[-1]
    return Contributions(
        answer=answer,
        rival=rival,
        rival_is_desired=lost,
        outputs=activations[-1],
        answer_terms=last[answer] * before,
        rival_terms=last[rival] * before,
        biases=(float(biases[answer]), float(biases[rival])),
        zs=(float(zs[-1][answer]), float(zs[-1][rival])),
        pushes=_pushes(exact, activations, zs, last[answer] - last[rival]),
    )


def _pass(network: Network, x: Array) -> tuple[list[Values], list[Values]]:
    """Activations of layers 0 .. L and weighted sums of 1 .. L of one example, each (n,)."""
    a = network.checked_input(np.reshape(x, (1, -1)))
    activations, zs = [a[0]], []
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = a @ weights.T + biases
        a = network.activate(i + 1, z)
        activations.append(a[0])
        zs.append(z[0])
    return activations, zs


def _runner_up(z: Values, answer: int) -> int:
    others = z.copy()
    others[answer] = -np.inf
    return int(others.argmax())


def _pushes(network: Network, activations: list[Values], zs: list[Values], slope: Values) -> tuple[Values, ...]:
    """a_k d(z_answer - z_rival)/da_k of every layer below the output, from the pixels on."""
    pushes = [activations[-2] * slope]
    for i in range(network.layer_count - 2, -1, -1):
        z, a = zs[i][None], activations[i + 1][None]
        bend: NDArray[Any] = network.activation.derivative(z, a, np.empty_like(z))[0]  # sigma'(z)
        slope = (slope * bend) @ network.weights[i]
        pushes.append(activations[i] * slope)
    return tuple(reversed(pushes))
