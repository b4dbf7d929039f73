"""What went wrong with a file, in a sentence of the window's language."""

from __future__ import annotations

import errno

from PySide6.QtCore import QCoreApplication

from engine.file_error import FileError


def file_error_text(error: Exception) -> str:
    """Return the sentence; for an error that is none of ours, what it says itself."""
    if not isinstance(error, FileError):
        return str(error) or type(error).__name__
    details = dict(error.details)
    why = _system_reasons().get(details.get("errno"))
    return _sentences()[error.reason].format(**(details | ({"detail": why} if why else {})))


def _system_reasons() -> dict[object, str]:
    translate = QCoreApplication.translate
    denied = translate("FileErrors", "writing or reading is not permitted there")
    return {
        errno.ENOSPC: translate("FileErrors", "the disk is full"),
        errno.EDQUOT: translate("FileErrors", "the disk is full"),
        errno.EACCES: denied,
        errno.EPERM: denied,
        errno.EROFS: translate("FileErrors", "the folder is read-only"),
        errno.ENOENT: translate("FileErrors", "the file or its folder is not there"),
        errno.EISDIR: translate("FileErrors", "it is a folder"),
        errno.EBUSY: translate("FileErrors", "another program holds it open"),
        errno.EIO: translate("FileErrors", "the disk reports an error"),
        errno.ENAMETOOLONG: translate("FileErrors", "the name is too long"),
    }


def _sentences() -> dict[str, str]:
    """As in engine.file_error, word for word; there a notebook reads them, here they can be translated."""
    translate = QCoreApplication.translate
    return {
        "unwritable": translate(
            "FileErrors",
            "{name} could not be written: {detail}. What was there before is unchanged; choose another folder or free "
            "some space.",
        ),
        "unreadable": translate(
            "FileErrors", "{name} could not be read: {detail}. Check that it is there and may be read."
        ),
        "no file": translate("FileErrors", "{name} is not a file. Choose a file."),
        "too large": translate(
            "FileErrors",
            "{name} has {size:,} bytes, more than such a file can have ({most:,}). It is something else; choose "
            "another file.",
        ),
        "too much": translate(
            "FileErrors", "There is more to save than a file can hold. Begin a new run, then save again."
        ),
        "not safetensors": translate(
            "FileErrors", "{name} is not a safetensors file, or it is cut off. Choose another file."
        ),
        "header": translate(
            "FileErrors",
            "{name} has a header of {size:,} bytes; at most {most:,} are read. It is something else; choose another "
            "file.",
        ),
        "damaged": translate(
            "FileErrors",
            "{name} is damaged or of another kind: {detail}. Nothing was changed; try another copy of the file.",
        ),
        "no run": translate(
            "FileErrors", "{name} holds arrays, but not a run of Nudge. To use a network from it, import it."
        ),
        "newer": translate(
            "FileErrors",
            "{name} was written by a newer Nudge (its format is {version}, this one reads up to {known}). Update "
            "Nudge to open it.",
        ),
        "is a run": translate("FileErrors", "{name} is a saved run of Nudge. Open it with File > Open instead."),
        "suffix": translate("FileErrors", "{name} has none of the suffixes {known}; the suffix says the format."),
        **_sentences_about_networks(),
    }


def _sentences_about_networks() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "needs onnx": translate(
            "FileErrors",
            "ONNX needs the Python package onnx, which is not installed. Install it, for example with "
            "`pip install onnx`, or choose another format.",
        ),
        "sigmoid only": translate(
            "FileErrors",
            "network2.py knows sigmoid neurons only; this network has {activation} neurons and {output} outputs. "
            "Choose another format.",
        ),
        "no layers": translate(
            "FileErrors",
            "{name} does not hold one weight matrix and one bias vector for each layer, so it is not a network of "
            "fully connected layers. Choose another file.",
        ),
        "misfit": translate(
            "FileErrors",
            "{name} holds layers that do not fit together ({detail}). It may be damaged or transposed; export it "
            "again.",
        ),
        "parameters": translate(
            "FileErrors",
            "{name} holds more than {most:,} weights and biases, which is too much for this program. Choose a smaller "
            "network.",
        ),
        "not finite": translate(
            "FileErrors", "{name} holds a weight or bias that is not a finite number in float32; it is of no use."
        ),
        "other data": translate(
            "FileErrors",
            "{name} takes {pixels} pixels and tells {classes} classes apart, which does not fit the data now loaded. "
            "Load that data first.",
        ),
        "no network": translate(
            "FileErrors",
            "{name} is no network: neither safetensors nor .npz nor the JSON of network2.py. Choose another file.",
        ),
    }
