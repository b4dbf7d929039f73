"""`python -m tests.reliability [row ...]` runs the whole table, or the rows named; `--part 0.1` a tenth of each."""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NUDGE_DATA_FOLDER"] = tempfile.mkdtemp(prefix="nudge-reliability-")

from engine.numerics import use_one_blas_thread

# name: how many trials; each is a module with run(trials, seed).
ROWS = {
    "closing": 200, "killing": 200, "injected": 1000, "worker": 100, "actions": 10_000, "mutated": 20_000,
    "windows_kept": 50, "learning": 10, "places": 100, "flat_out": 600, "installs": 2,
}  # fmt: skip
WHOLE = ("injected", "learning", "installs")  # rows that cannot be done in part


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("rows", nargs="*", choices=[*ROWS, []], metavar="row", help=", ".join(ROWS))
    parser.add_argument("--part", type=float, default=1.0, help="do this part of the trials")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    faulthandler.enable()  # a process that dies below Python says where
    use_one_blas_thread()
    failed = False
    for name in arguments.rows or ROWS:
        trials = ROWS[name] if name in WHOLE else max(1, round(ROWS[name] * arguments.part))
        row = importlib.import_module(f"tests.reliability.{name}").run(trials, arguments.seed)
        print(row, flush=True)  # noqa: T201
        failed = failed or bool(row.failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
