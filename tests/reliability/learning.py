"""Learning that cannot work: said within a few mini-batches, the last good weights kept, a way back offered."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from engine import commands
from engine.datasets import Data, Dataset
from engine.exchange import export_network
from engine.file_error import FileError
from engine.imports import import_network
from engine.network import Network
from engine.snapshot import RunState
from engine.training import TrainingConfig
from tests.reliability.report import Row
from tests.reliability.windows import clear_away, make_window, ready, wait

FEW = 64  # mini-batches
DIGITS = tuple("0123456789")


def run(trials: int = 10, seed: int = 0) -> Row:
    """Each way of not learning, once."""
    row = Row("learning that cannot work")
    relu = TrainingConfig(activation="relu", cost="cross_entropy", initialisation="he", learning_rate=1e6)
    tanh = TrainingConfig(activation="tanh", learning_rate=1e6)
    for name, config in (("ReLU", relu), ("sigmoid", TrainingConfig(learning_rate=1e6)), ("tanh", tanh)):
        row.check(*_fails(name, config, random_data()))
    constant = Dataset(np.full((600, 28, 28), 128, np.uint8), np.arange(600, dtype=np.uint8) % 10, DIGITS)
    row.check(*_is_told("constant images", Data(constant, constant, "constant", "")))
    images = np.random.default_rng(0).integers(0, 256, (600, 28, 28), dtype=np.uint8)
    single = Dataset(images, np.full(600, 3, np.uint8), DIGITS)
    row.check(*_learns("one class only", Data(single, single, "one class", "")))
    row.check(*_not_read())
    return row


def random_data() -> Data:
    """Random images with random labels; enough to diverge on."""
    rng = np.random.default_rng(0)
    split = Dataset(rng.integers(0, 256, (6000, 28, 28), dtype=np.uint8), rng.integers(0, 10, 6000).astype(np.uint8),
                    DIGITS)  # fmt: skip
    return Data(split, split, "random", "")


def _window(data: Data, config: TrainingConfig):
    window = make_window(Path(tempfile.mkdtemp()), load=lambda: data)
    ready(window)
    window.controller.send(commands.NewConfig(config))
    wait(lambda: window.controller.snapshot.config == config)
    return window


def _end(window) -> None:
    window.close()
    window.deleteLater()
    clear_away()


def _fails(name: str, config: TrainingConfig, data: Data) -> tuple[bool, str]:
    window = _window(data, config)
    window.controller.send(commands.Play())
    failed = wait(lambda: window.controller.snapshot.state is RunState.FAILED, 20)
    snapshot = window.controller.snapshot
    said = wait(window.banner.isVisible, 5) and ("diverged" in window.banner.text or "stuck" in window.banner.text)
    finite = bool(np.isfinite(snapshot.parameters).all())
    offered = window.banner._action_button.isVisible()
    step = snapshot.step_count
    _end(window)
    good = failed and said and finite and offered and step <= FEW
    return good, f"{name}: failed {failed} at step {step}, said {said}, finite {finite}, offered {offered}"


def _is_told(name: str, data: Data) -> tuple[bool, str]:
    """It only guesses, which is said after an epoch of six mini-batches."""
    window = _window(data, TrainingConfig())
    window.controller.send(commands.Play())
    told = wait(window.banner.isVisible, 20)
    step, text = window.controller.snapshot.step_count, window.banner.text
    _end(window)
    return told, f"{name}: told {told} ({text!r}) by step {step}"


def _learns(name: str, data: Data) -> tuple[bool, str]:
    """One class can be learned: all answers become right, and nothing breaks."""
    window = _window(data, TrainingConfig())
    window.controller.send(commands.Play())
    right = wait(lambda: (test := window.controller.snapshot.test) is not None and test.accuracy == 1.0, 20)
    fault = window.controller.snapshot.failure
    _end(window)
    return right and fault is None, f"{name}: right {right}, {fault}"


def _not_read() -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as folder:
        network = Network((4, 3), rng=np.random.default_rng(0))
        network.parameters[2] = np.nan
        export_network(network, Path(folder) / "n.npz")
        try:
            import_network(Path(folder) / "n.npz")
        except FileError as error:
            return "finite" in str(error), f"NaN in a file: {error}"
    return False, "NaN in a file: was read"
