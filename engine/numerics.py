"""How NumPy computes in this process."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def use_one_blas_thread() -> None:
    """Call once when the process starts: matrix products run in the calling thread only, for the whole process.

    The number of BLAS threads changes the last bit of products from mini-batches of 100 on, so a run would depend on
    the machine; and a second thread makes networks of this size slower, not faster (docs/decisions.md).
    """
    threadpool_limits(limits=1, user_api="blas")
