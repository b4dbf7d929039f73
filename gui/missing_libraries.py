"""A bare Linux lacks what Qt needs for a window, and Qt then aborts. Say which package is missing instead.

Nothing of Qt may be imported here: it might not load.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path

# What PySide6 links against and does not bring, and the Debian and Ubuntu package each comes from.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def _can_load(library: str) -> bool:
    if (_plugins_folder() / library).exists():  # brought along, as in a frozen app
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _plugins_folder() -> Path:
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", "."))
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations if found is not None else None
    return Path(places[0]) / "Qt" / "lib" if places else Path()


def _x_answers() -> bool:
    """Whether the display that DISPLAY names can be reached; Qt would abort."""
    library = ctypes.CDLL("libxcb.so.1")
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connection_has_error.argtypes = library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(None, None)
    failed = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not failed


def why_no_window(can_load: Callable[[str], bool] = _can_load, x_answers: Callable[[], bool] = _x_answers) -> str:
    """Return a sentence that says why no window can be opened, and what to install; empty if one can."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    wayland, x11 = bool(os.environ.get("WAYLAND_DISPLAY")), bool(os.environ.get("DISPLAY"))
    uses_xcb = platform == "xcb" or (not platform and x11 and not wayland)
    needed = {**_ALWAYS, **(_XCB if uses_xcb else {})}
    missing = [package for library, package in needed.items() if not can_load(library)]
    if missing:
        packages = " ".join(missing)
        return (
            f"Nudge cannot open a window: this system lacks {packages}. On Debian or Ubuntu: apt install {packages}; "
            "elsewhere the packages have similar names."
        )
    if not platform and not wayland and not x11:
        return (
            "Nudge cannot open a window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it "
            "on a desktop; --self-test works without one."
        )
    if uses_xcb and not x_answers():
        return (
            f"Nudge cannot open a window: the display {os.environ.get('DISPLAY', '')!r} does not answer. Start it on a "
            "desktop; --self-test works without one."
        )
    return ""
