"""A small network with measured gradients, for tests of what shows them."""

from __future__ import annotations

import numpy as np

from engine.runner import TrainingRunner
from engine.sensitivity import Examples, measure
from engine.training import TrainingConfig
from gui.measured_gradient import MeasuredGradient
from tests.engine.conftest import make_data

SIZES = (6, 5, 4)


def make_measured(seed=0, source="mini_batch", count=8, **options):
    """-grad C of a 6-5-4 network over random examples whose pixel 2 is always dark."""
    data = make_data(seed=seed)
    config = TrainingConfig(layer_sizes=SIZES, mini_batch_size=10, seed=seed, **options)
    snapshot = TrainingRunner(data, config).snapshot
    rng = np.random.default_rng(seed)
    inputs = rng.integers(1, 256, (count, SIZES[0]), dtype=np.uint8)
    inputs[:, 2] = 0
    examples = Examples(inputs, rng.integers(0, SIZES[-1], count))
    never_lit = np.zeros(SIZES[0], dtype=bool)
    never_lit[[2, 3]] = True
    return MeasuredGradient(
        source, snapshot, examples, measure(snapshot.network(), examples), never_lit, len(data.train), (3, 2)
    )
