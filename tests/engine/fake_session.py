"""A session whose mini-batches end when the test says so."""

from __future__ import annotations

import threading

import numpy as np

from engine.evaluation import Evaluation
from engine.network import Network
from engine.training import SessionState, TrainingConfig

CONFIG = TrainingConfig(layer_sizes=(2, 2))


class FakeSession:
    """Counts its steps; with `gate` each mini-batch waits for `let_one_pass()`."""

    mini_batches_per_epoch = 5

    def __init__(self, config, data, gate=False):
        self.config, self.data = config, data
        self.network = Network((2, 2), rng=np.random.default_rng(config.seed))
        self.step_count = self.examples_done = 0
        self.cost = float("nan")
        self.learning_rate = self.effective_learning_rate = config.learning_rate
        self.gradient_norms = np.zeros(1)
        self.mini_batch_indices = np.arange(3)
        self.error: BaseException | None = None
        self.events = []
        self.entered = threading.Semaphore(0)
        self._gate = threading.Semaphore(0) if gate else None

    @property
    def epoch(self):
        return self.step_count // self.mini_batches_per_epoch

    def let_one_pass(self):
        self._gate.release()

    def open_the_gate(self):
        gate, self._gate = self._gate, None
        if gate is not None:
            gate.release()

    def step_mini_batch(self):
        self.entered.release()
        if self._gate is not None:
            assert self._gate.acquire(timeout=10)
        if self.error is not None:
            raise self.error
        self.step_count += 1
        self.examples_done = 0
        self.cost = 1 / self.step_count
        self.network.parameters += 1
        self.gradient_norms = np.array([float(self.step_count)])
        return self.cost

    def step_example(self):
        if self.examples_done == len(self.mini_batch_indices) - 1:
            self.step_mini_batch()
        else:
            self.examples_done += 1

    def state(self):
        parameters = self.network.parameters.copy()
        return SessionState(self.config, parameters, self.step_count, self.examples_done, self.learning_rate)

    def restore(self, state):
        self.network.parameters[:] = state.parameters
        self.step_count, self.examples_done = state.step_count, state.examples_done

    def set_learning_rate(self, learning_rate):
        self.learning_rate = learning_rate


def fake_evaluate(network, dataset):
    return Evaluation(cost=0.5, accuracy=0.25, examples=1)
