"""What is written in pieces is what the safetensors library reads, and takes no memory for copies."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
import safetensors
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from engine.plain import Rows
from engine.tensor_file import header_of, pieces_of

KINDS = ("<f8", "<f4", "<f2", "<i8", "<i4", "<i2", "|i1", "<u8", "<u4", "<u2", "|u1", "|b1")
ANY_ARRAY = st.sampled_from(KINDS).flatmap(
    lambda kind: arrays_of.arrays(kind, arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
)


def written(arrays, metadata=None):
    header, size = header_of(arrays, metadata or {})
    content = b"".join(pieces_of(header, arrays))
    assert len(content) == size
    return content


@given(st.dictionaries(st.text(max_size=8).filter(lambda name: name != "__metadata__"), ANY_ARRAY, max_size=5))
def test_that_the_library_reads_every_array_as_it_was(arrays):
    found = safetensors.numpy.load(written(arrays))
    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        assert found[name].tobytes() == array.tobytes()


def test_that_rows_kept_apart_are_one_array_in_the_file_and_the_words_are_there(tmp_path):
    rows = np.arange(12, dtype=np.float32).reshape(3, 4)
    (tmp_path / "x").write_bytes(written({"a": Rows(list(rows)), "b": np.array([7])}, {"note": "中文"}))
    with safetensors.safe_open(tmp_path / "x", "numpy") as found:
        assert found.metadata() == {"note": "中文"}
        assert np.array_equal(found.get_tensor("a"), rows)
        assert found.get_tensor("b").tolist() == [7]


def test_that_a_long_run_is_written_without_a_copy_of_it():
    arrays = {"parameters": Rows([np.zeros(2**14, np.float32)] * 320), "one": np.zeros(2**20)}  # 20 MiB and 8 MiB
    tracemalloc.start()
    try:
        header, size = header_of(arrays, {})
        assert sum(len(piece) for piece in pieces_of(header, arrays)) == size > 28 * 2**20
        assert tracemalloc.get_traced_memory()[1] < 18 * 2**20, "two copies of the largest single array at most"
    finally:
        tracemalloc.stop()


def test_that_rows_are_equally_long_and_of_one_type():
    for other in (np.zeros(3, np.float32), np.zeros(2, np.float64)):
        with pytest.raises(ValueError, match="rows"):
            Rows([np.zeros(2, np.float32), other])


def test_that_numbers_of_no_known_type_are_refused():
    with pytest.raises(TypeError, match="complex"):
        header_of({"a": np.zeros(2, np.complex64)}, {})
