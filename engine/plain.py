"""Frozen dataclasses as plain data, and plain data with arrays as JSON text beside named arrays; and back, checked.

Plain data is None, bool, int, float, str, lists, dicts with string keys, and NumPy arrays. What is read comes from
files that anyone may have written: every type is checked against the type hints of the dataclass, nothing is guessed,
and no code is run but the constructors, which check the values.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

_KIND, _ARRAY, _FLOAT = "is", "$array", "$float"
Made = TypeVar("Made")


class PlainError(ValueError):
    """Data does not have the form it should have; the message says where."""


class Rows:
    """Equally long arrays that stay apart in memory; packed, they are one array (M, n). At least one."""

    def __init__(self, rows: Sequence[NDArray[Any]]) -> None:
        self._rows = tuple(rows)
        first = self._rows[0]
        if any((row.shape, row.dtype) != (first.shape, first.dtype) for row in self._rows):
            raise ValueError("the rows are not equally long, or not of one type")
        self.shape, self.dtype = (len(self._rows), *first.shape), first.dtype
        self.nbytes = len(self._rows) * first.nbytes

    def __iter__(self) -> Iterator[NDArray[Any]]:
        return iter(self._rows)

    def __getitem__(self, i: int) -> NDArray[Any]:
        return self._rows[i]


# Dataclasses


def to_plain(value: Any) -> Any:
    """Turn (nested) dataclasses, tuples and NumPy scalars into plain data."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {_KIND: type(value).__name__, **fields}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, np.generic):
        return value.item()
    return value


def from_plain(kind: type[Made], value: Any) -> Made:
    """Make a dataclass from what `to_plain` gave; PlainError if anything is missing, unknown or of another type.

    A field with a default may be missing.
    """
    made = _read(kind, value, kind.__name__)
    assert isinstance(made, kind)
    return made


def _read(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if dataclasses.is_dataclass(hint):
        return _read_dataclass(hint, value, where)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(hint), value, where)
    if origin is Literal:
        return _wanted(isinstance(value, (str, int)) and value in get_args(hint), value, where)
    if origin is tuple:
        return _read_tuple(get_args(hint), value, where)
    if origin is np.ndarray:
        return _read_array(hint, value, where)
    if hint is float:
        return float(_wanted(type(value) in (int, float), value, where))
    if hint in (int, bool, str, type(None)):
        return _wanted(type(value) is hint, value, where)
    raise TypeError(f"{where}: no rule for {hint}")


def _wanted(condition: bool, value: Any, where: str) -> Any:
    if not condition:
        text = repr(value)
        raise PlainError(f"{where} is {text if len(text) < 60 else text[:57] + '...'}, which makes no sense there")
    return value


def _read_dataclass(kind: Any, value: Any, where: str) -> Any:
    _wanted(isinstance(value, dict) and _kind_of(value) == kind.__name__, value, where)
    hints = get_type_hints(kind)
    names = {field.name for field in dataclasses.fields(kind)}
    needed = {field.name for field in dataclasses.fields(kind) if _has_no_default(field)}
    odd = sorted(map(str, (set(value) - {_KIND} - names) | (needed - set(value))))
    if odd:
        raise PlainError(f"{where}: missing or unknown: {', '.join(odd[:3])}")
    arguments = {name: _read(hints[name], value[name], f"{where}.{name}") for name in names & set(value)}
    try:
        return kind(**arguments)
    except (TypeError, ValueError, OverflowError) as error:
        raise PlainError(f"{where}: {error}") from error


def _kind_of(value: Any) -> str:
    """The name of the dataclass that plain data says it is."""
    kind = value.get(_KIND) if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else ""


def _has_no_default(field: dataclasses.Field[Any]) -> bool:
    """A field that came later has a default, so that what was saved before it can still be read."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _read_union(choices: tuple[Any, ...], value: Any, where: str) -> Any:
    for choice in choices:
        if dataclasses.is_dataclass(choice):
            if _kind_of(value) == getattr(choice, "__name__", None):
                return _read(choice, value, where)
        else:
            try:
                return _read(choice, value, where)
            except PlainError:
                continue
    return _wanted(False, value, where)


def _read_tuple(kinds: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    _wanted(isinstance(value, list), value, where)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    _wanted(len(value) == len(kinds), value, where)
    return tuple(_read(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _read_array(hint: Any, value: Any, where: str) -> NDArray[Any]:
    scalar = get_args(get_args(hint)[1])[0]
    scalar = get_origin(scalar) or scalar
    wanted = np.issubdtype(value.dtype, scalar) if isinstance(value, np.ndarray) and scalar is not Any else True
    _wanted(isinstance(value, np.ndarray) and wanted, value, where)
    value.setflags(write=False)
    return np.asarray(value)


# JSON beside arrays


def pack(value: Any) -> tuple[str, dict[str, NDArray[Any] | Rows]]:
    """Return plain data as JSON text and the arrays in it by name; one array met twice is kept once."""
    arrays: dict[str, NDArray[Any] | Rows] = {}
    names: dict[int, str] = {}
    tree = _pack(value, arrays, names)
    return json.dumps(tree, ensure_ascii=True, allow_nan=False, separators=(",", ":")), arrays


def _pack(value: Any, arrays: dict[str, NDArray[Any] | Rows], names: dict[int, str]) -> Any:
    if isinstance(value, (np.ndarray, Rows)):
        if id(value) not in names:
            names[id(value)] = f"array.{len(arrays)}"
            arrays[names[id(value)]] = value
        return {_ARRAY: names[id(value)]}
    if isinstance(value, float) and not math.isfinite(value):
        return {_FLOAT: repr(value)}
    if isinstance(value, (list, tuple)):
        return [_pack(item, arrays, names) for item in value]
    if isinstance(value, dict):
        return {key: _pack(item, arrays, names) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{type(value).__name__} is not plain data")


def unpack(text: str, arrays: Mapping[str, NDArray[Any]]) -> Any:
    """Return the plain data that `pack` was given; PlainError for text that is no such thing."""

    def put_back(value: dict[str, Any]) -> Any:
        if set(value) == {_ARRAY}:
            return arrays[
                _wanted(isinstance(value[_ARRAY], str) and value[_ARRAY] in arrays, value[_ARRAY], "an array")
            ]
        if set(value) == {_FLOAT}:
            known = isinstance(value[_FLOAT], str) and value[_FLOAT] in ("nan", "inf", "-inf")
            return float(_wanted(known, value[_FLOAT], "a number"))
        return value

    try:
        return json.loads(text, parse_constant=_no_constant, object_hook=put_back)
    except (RecursionError, ValueError) as error:  # also: not JSON, or a number with too many digits
        raise PlainError(str(error) or "nested too deeply") from error


def _no_constant(name: str) -> None:
    raise PlainError(f"{name} is not JSON")
