"""The peers: the same epoch in other libraries, each as its users write it, and faster where known."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from engine.datasets import Data

SIZES = (784, 16, 16, 10)
ETA = 0.5


def _arrays(data: Data) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    return data.train.x(slice(None), np.float32), data.train.y(slice(None), np.float32)


def bare_products(data: Data, size: int) -> Callable[[], None]:
    """Only the matrix products of an epoch, with the same BLAS: the limit of any engine built on it."""
    rng = np.random.default_rng(0)
    weights = [rng.random((j, k), dtype=np.float32) for k, j in pairwise(SIZES)]
    a = [rng.random((size, n), dtype=np.float32) for n in SIZES]
    z = [np.empty((size, n), dtype=np.float32) for n in SIZES[1:]]
    deltas = [rng.random((size, n), dtype=np.float32) for n in SIZES[1:]]
    gradients = [np.empty_like(w) for w in weights]
    back = [np.empty_like(d) for d in deltas]

    def epoch() -> None:
        for _ in range(-(-len(data.train) // size)):
            for i in range(3):
                np.dot(a[i], weights[i].T, out=z[i])
            for i in (2, 1, 0):
                np.dot(deltas[i].T, a[i], out=gradients[i])
                if i:
                    np.dot(deltas[i], weights[i], out=back[i - 1])

    return epoch


def torch_variants(data: Data, size: int) -> list[Callable[[], None]]:
    """nn.Sequential and SGD, eager: with indexing, with index_select, with the foreach and the fused optimiser."""
    import torch

    torch.set_num_threads(1)
    x, y = (torch.from_numpy(array) for array in _arrays(data))

    def variant(select: bool, **options: Any) -> Callable[[], None]:
        layers: list[torch.nn.Module] = []
        for k, j in pairwise(SIZES):
            layers += [torch.nn.Linear(k, j), torch.nn.Sigmoid()]
        model = torch.nn.Sequential(*layers)
        optimiser = torch.optim.SGD(model.parameters(), lr=ETA, **options)

        def epoch() -> None:
            for indices in torch.randperm(len(x)).split(size):
                bx = x.index_select(0, indices) if select else x[indices]
                by = y.index_select(0, indices) if select else y[indices]
                optimiser.zero_grad()
                cost = ((model(bx) - by) ** 2).sum() / len(bx)
                cost.backward()
                optimiser.step()

        return epoch

    return [variant(False), variant(True), variant(True, foreach=True), variant(True, fused=True)]


def jax_scan(data: Data, size: int) -> Callable[[], None]:
    """One epoch as a single compiled lax.scan over the shuffled mini-batches."""
    import jax
    import jax.numpy as jnp

    x, y = (jnp.asarray(array) for array in _arrays(data))
    keys = jax.random.split(jax.random.key(0), 4)
    parameters = [
        (jax.random.normal(key, (k, j)) / np.sqrt(k), jnp.zeros(j))
        for key, k, j in zip(keys[:3], SIZES[:-1], SIZES[1:], strict=True)
    ]

    def cost(parameters: Any, bx: Any, by: Any) -> Any:
        a = bx
        for weights, biases in parameters:
            a = jax.nn.sigmoid(a @ weights + biases)
        return ((a - by) ** 2).sum() / len(bx)

    def step(parameters: Any, indices: Any) -> Any:
        value, gradient = jax.value_and_grad(cost)(parameters, x[indices], y[indices])
        return jax.tree.map(lambda w, g: w - ETA * g, parameters, gradient), value

    @jax.jit
    def run(parameters: Any, key: Any) -> Any:
        order = jax.random.permutation(key, len(x))[: len(x) // size * size].reshape(-1, size)
        return jax.lax.scan(step, parameters, order)[0]

    state = [parameters, keys[3]]

    def epoch() -> None:
        state[1] = jax.random.split(state[1])[0]
        state[0] = jax.block_until_ready(run(state[0], state[1]))

    return epoch


def scikit_learn(data: Data, size: int) -> Callable[[], None]:
    """MLPClassifier with plain SGD, one epoch a call."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x = data.train.x(slice(None), np.float32)
    model = MLPClassifier(SIZES[1:-1], activation="logistic", solver="sgd", batch_size=size, learning_rate_init=ETA,
                          momentum=0, alpha=0, max_iter=1, warm_start=True, shuffle=True)  # fmt: skip

    def epoch() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(x, data.train.labels)

    return epoch
