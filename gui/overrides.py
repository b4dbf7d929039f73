"""On Python 3.11 exceptions that C code raised (`1 / 0`, an index) end the process when they leave a method Qt calls.

Where Python called Qt and Qt an override, PySide6 writes the override's name before the words of the exception. Python
3.11 has not made the exception yet, so there are no words to read, and that is a segmentation fault. What has been
caught once is made: each override of one of Qt's methods here catches and raises again. Python 3.12 needs none of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache, wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QMetaMethod
from shiboken6.Shiboken import Object  # what every class of Qt stands below


def guard_overrides() -> None:
    """Guard all classes of gui, those that are there and those to come. Harmless when called again."""
    if sys.version_info < (3, 12):
        for kind in _below(Object):
            _guard(kind)
        Object.__init_subclass__ = classmethod(_on_subclass)  # type: ignore[assignment, arg-type]


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for child in type.__subclasses__(kind):
        yield child
        yield from _below(child)


def _on_subclass(kind: type[Object], **keywords: Any) -> None:
    super(Object, kind).__init_subclass__(**keywords)
    _guard(kind)


def _guard(kind: type[Any]) -> None:
    """Guard what the class and its mixins have instead of Qt."""
    ours = [owner for owner in kind.__mro__ if owner.__module__.partition(".")[0] == "gui"]
    bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")] if ours else []
    for owner in ours:
        for name, method in [*vars(owner).items()]:
            is_override = isinstance(method, FunctionType) and any(name in vars(base) for base in bases)
            if is_override and name[0] != "_" and not hasattr(method, "__wrapped__") and name not in _slots(bases[0]):
                setattr(owner, name, _guarded(method))


@cache
def _slots(base: type[Any]) -> frozenset[str]:
    """What signals may be connected to; they count the arguments of the method itself, so it stays as it is."""
    meta = getattr(base, "staticMetaObject", None)
    methods = () if meta is None else map(meta.method, range(meta.methodCount()))
    return frozenset(str(each.name(), "ascii") for each in methods if each.methodType() == QMetaMethod.MethodType.Slot)


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def override(*arguments: Any) -> Any:  # Qt names none of them
        try:
            return method(*arguments)
        except BaseException:
            raise

    return override
