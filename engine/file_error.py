"""What can go wrong with a file, each a sentence: what happened, why, what to do. A window can say it its own way."""

from __future__ import annotations

MESSAGES = {
    "unwritable": "{name} could not be written: {detail}. What was there before is unchanged; choose another folder or "
    "free some space.",
    "unreadable": "{name} could not be read: {detail}. Check that it is there and may be read.",
    "no file": "{name} is not a file. Choose a file.",
    "too large": "{name} has {size:,} bytes, more than such a file can have ({most:,}). It is something else; choose "
    "another file.",
    "too much": "There is more to save than a file can hold. Begin a new run, then save again.",
    "not safetensors": "{name} is not a safetensors file, or it is cut off. Choose another file.",
    "header": "{name} has a header of {size:,} bytes; at most {most:,} are read. It is something else; choose another "
    "file.",
    "damaged": "{name} is damaged or of another kind: {detail}. Nothing was changed; try another copy of the file.",
    "no run": "{name} holds arrays, but not a run of Nudge. To use a network from it, import it.",
    "newer": "{name} was written by a newer Nudge (its format is {version}, this one reads up to {known}). Update "
    "Nudge to open it.",
    "is a run": "{name} is a saved run of Nudge. Open it with File > Open instead.",
    "suffix": "{name} has none of the suffixes {known}; the suffix says the format.",
    "needs onnx": "ONNX needs the Python package onnx, which is not installed. Install it, for example with "
    "`pip install onnx`, or choose another format.",
    "sigmoid only": "network2.py knows sigmoid neurons only; this network has {activation} neurons and {output} "
    "outputs. Choose another format.",
    "no layers": "{name} does not hold one weight matrix and one bias vector for each layer, so it is not a network of "
    "fully connected layers. Choose another file.",
    "misfit": "{name} holds layers that do not fit together ({detail}). It may be damaged or transposed; export it "
    "again.",
    "parameters": "{name} holds more than {most:,} weights and biases, which is too much for this program. Choose a "
    "smaller network.",
    "not finite": "{name} holds a weight or bias that is not a finite number in float32; it is of no use.",
    "other data": "{name} takes {pixels} pixels and tells {classes} classes apart, which does not fit the data now "
    "loaded. Load that data first.",
    "no network": "{name} is no network: neither safetensors nor .npz nor the JSON of network2.py. Choose "
    "another file.",
}


class FileError(ValueError):
    """A file could not be written or read. `reason` is a key of MESSAGES, `details` what its sentence names."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(MESSAGES[reason].format(**details))
        self.reason, self.details = reason, details


def told_by_system(error: OSError) -> str:
    """Return why, as the system says it."""
    return error.strerror or str(error) or type(error).__name__
