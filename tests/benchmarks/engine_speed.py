"""One epoch of 784-16-16-10 on 60,000 examples, against peers, in one run: `python -m tests.benchmarks.engine_speed`.

Contenders take turns, so that a busy machine is busy for all; what counts is the ratio of paired runs. All use one
thread, float32, the quadratic cost, plain SGD, and shuffle and gather every epoch. A peer that is not installed is
skipped (`pip install torch jax scikit-learn`).
"""

from __future__ import annotations

import argparse
import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from engine.datasets import Data, load_mnist
from engine.numerics import use_one_blas_thread
from engine.training import TrainingConfig, TrainingSession
from tests.benchmarks import peers
from tests.benchmarks.unrolled import unrolled

Epoch = Callable[[], None]
TARGETS = {
    ("PyTorch", 100): 4.0, ("PyTorch", 10): 12.0, ("JAX", 100): 1.4, ("JAX", 10): 1.4, ("scikit-learn", 100): 2.5,
    ("bare products", 100): 0.5,
}  # fmt: skip


def nudge(data: Data, size: int) -> Epoch:
    session = TrainingSession(TrainingConfig(mini_batch_size=size, learning_rate=0.5), data)

    def epoch() -> None:
        session.step_epoch()

    return epoch


def contenders(data: Data, size: int) -> dict[str, list[Epoch]]:
    """Every peer there is, with its variants; the best variant counts."""
    found: dict[str, list[Epoch]] = {
        "bare products": [peers.bare_products(data, size)],
        "unrolled NumPy": [unrolled(data, size, peers.ETA)],
    }
    if find_spec("torch"):
        found["PyTorch"] = peers.torch_variants(data, size)
    if find_spec("jax"):
        found["JAX"] = [peers.jax_scan(data, size)]
    if find_spec("sklearn"):
        found["scikit-learn"] = [peers.scikit_learn(data, size)]
    return found


def seconds(epoch: Epoch) -> float:
    start = time.perf_counter()
    epoch()
    return time.perf_counter() - start


def compare(data: Data, size: int, rounds: int) -> None:
    ours, others = nudge(data, size), contenders(data, size)
    best = {name: min(variants, key=seconds) for name, variants in others.items()}  # also warms everything up
    seconds(ours)
    times: dict[str, list[float]] = {"Nudge": []} | {name: [] for name in best}
    for _ in range(rounds):
        times["Nudge"].append(seconds(ours))
        for name, epoch in best.items():
            times[name].append(seconds(epoch))
    print(f"mini-batch {size}: Nudge {1000 * statistics.median(times['Nudge']):.0f} ms an epoch", flush=True)
    for name in best:
        ratios = [other / own for own, other in zip(times["Nudge"], times[name], strict=True)]
        target = TARGETS.get((name, size))
        wanted = "" if target is None else f"   (at least {target:g})"
        print(
            f"  {name:14} {1000 * statistics.median(times[name]):7.0f} ms   ratio {statistics.median(ratios):6.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f}){wanted}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    use_one_blas_thread()
    data = load_mnist()
    print(f"NumPy {np.__version__}, one BLAS thread, {arguments.rounds} rounds; ratio = peer's time / Nudge's time")
    for size in arguments.sizes:
        rounds = arguments.rounds if size >= 10 else min(arguments.rounds, 3)
        compare(data, size, rounds)


if __name__ == "__main__":
    main()
