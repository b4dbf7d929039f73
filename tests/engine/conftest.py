"""Small data for tests of the engine."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import Data, Dataset


def make_data(train=53, test=20, pixels=(3, 2), classes=4, seed=0) -> Data:
    """Random images, as small as a test likes them."""
    rng = np.random.default_rng(seed)
    names = tuple("abcdefghij"[:classes])

    def split(n: int) -> Dataset:
        images = rng.integers(0, 256, (n, *pixels), dtype=np.uint8)
        return Dataset(images, rng.integers(0, classes, n).astype(np.uint8), names)

    return Data(split(train), split(test), "small", "digest")


@pytest.fixture
def small_data() -> Data:
    return make_data()
