"""Dataclasses to plain data to JSON and back: the same values, and nothing that does not fit is taken."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.plain import PlainError, from_plain, pack, to_plain, unpack


@dataclass(frozen=True)
class Inner:
    number: int
    ratio: float

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("number is negative")


@dataclass(frozen=True)
class Other:
    text: str


@dataclass(frozen=True, eq=False)
class Outer:
    name: str
    choice: Literal["a", "b"]
    pair: tuple[int, float]
    parts: tuple[Inner | Other, ...]
    maybe: int | None
    array: NDArray[np.float32]
    any_kind: NDArray[np.floating[Any]]
    flag: bool


def outer(**changes):
    values = {
        "name": "n", "choice": "a", "pair": (1, 2.5), "parts": (Inner(3, 0.5), Other("中文")), "maybe": None,
        "array": np.arange(3, dtype=np.float32), "any_kind": np.ones((2, 2)), "flag": True,
    }  # fmt: skip
    return Outer(**(values | changes))


def there_and_back(value):
    text, arrays = pack(to_plain(value))
    json.loads(text, parse_constant=pytest.fail)
    return from_plain(type(value), unpack(text, arrays))


def test_that_everything_comes_back_as_it_was():
    value, back = outer(), there_and_back(outer())
    for name in ("name", "choice", "pair", "parts", "maybe", "flag"):
        assert getattr(back, name) == getattr(value, name)
    assert np.array_equal(back.array, value.array)
    assert back.array.dtype == np.float32
    assert not back.array.flags.writeable
    assert isinstance(back.pair, tuple)
    assert [type(part) for part in back.parts] == [Inner, Other]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(min_size=1).filter(lambda key: key[0] != "$"), inner),
    max_leaves=20,
)


@given(plain)
def test_that_plain_data_comes_back_as_it_was(value):
    assert unpack(*pack(value)) == value


def test_that_numbers_that_are_none_come_back_too():
    back = unpack(*pack([math.nan, math.inf, -math.inf]))
    assert math.isnan(back[0])
    assert back[1:] == [math.inf, -math.inf]


def test_that_an_array_met_twice_is_kept_once():
    array = np.arange(5)
    text, arrays = pack({"a": array, "b": [array, array.copy()]})
    assert len(arrays) == 2
    assert unpack(text, arrays)["b"][0] is array


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("name"),
        lambda d: d.update(more=1),
        lambda d: d.update({"is": "Inner"}),
        lambda d: d.update(name=3),
        lambda d: d.update(choice="c"),
        lambda d: d.update(choice=["a"]),
        lambda d: d.update(choice=np.array(["a", "b"])),
        lambda d: d.update(pair=[1]),
        lambda d: d.update(pair=[1.5, 2.5]),
        lambda d: d.update(pair=[True, 2.5]),
        lambda d: d.update(parts={}),
        lambda d: d.update(parts=[{"is": "Outer"}]),
        lambda d: d.update(parts=[{"is": np.arange(3)}]),
        lambda d: d.update(parts=[{"is": "Inner", "number": -1, "ratio": 0.5}]),
        lambda d: d.update(maybe="1"),
        lambda d: d.update(array=[1.0, 2.0]),
        lambda d: d.update(array=np.arange(3.0)),
        lambda d: d.update(any_kind=np.arange(3)),
        lambda d: d.update(flag=1),
    ],
)
def test_that_what_does_not_fit_is_refused(spoil):
    data = to_plain(outer())
    spoil(data)
    with pytest.raises(PlainError):
        from_plain(Outer, data)


@pytest.mark.parametrize(
    "text",
    ["", "{", "NaN", '{"$array":"array.9"}', '{"$array":[1]}', '{"$float":"1"}', '{"$float":[]}', "[" * 100_000,
     '{"$array":{"$array":"array.0"}}', "9" * 10_000],
)  # fmt: skip
def test_that_text_that_is_no_plain_data_is_refused(text):
    with pytest.raises(PlainError):
        unpack(text, {"array.0": np.arange(3)})


def test_that_a_field_that_came_later_may_be_missing():
    @dataclass(frozen=True)
    class Later:
        number: int
        more: str = "as before"

    assert from_plain(Later, {"is": "Later", "number": 1}) == Later(1)
    with pytest.raises(PlainError, match="number"):
        from_plain(Later, {"is": "Later", "more": "x"})


def test_that_what_is_not_plain_is_not_packed():
    with pytest.raises(TypeError, match="object"):
        pack({"a": object()})
