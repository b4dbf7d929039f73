"""What can be wrong with a dataset, each a sentence: what happened, why, what to do. A window may translate it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

DATASET_SENTENCES = {
    "unreadable": "{name} could not be read: {detail}. It may be damaged or out of reach; try another copy.",
    "not allowed": "{name} could not be read: you do not have permission. Let its owner give you read access, or "
    "choose a copy you may read.",
    "no file": "{name} is not a file but a folder or a device, or it is not there, so it could not be read. Choose the "
    "file itself.",
    "web page": "{name} is not an IDX file but a web page, saved under this name. Download the file itself.",
    "pointer": "{name} is not an IDX file but a pointer that a version control system left in its place. Fetch the "
    "file it points to.",
    "archive": "{name} is not an IDX file but an archive. Unpack it first, then choose the files in it.",
    "no idx": "{name} is not an IDX file (it does not begin with two zero bytes). Choose IDX {kind}.",
    "type": "{name} holds values of IDX type 0x{type:02x}; only unsigned bytes (0x08) are read.",
    "dimensions": "{name} has {found} dimensions where {kind} have {wanted}; perhaps the image and the label file are "
    "swapped.",
    "header": "{name} ends inside its header; it is incomplete. Fetch or copy it again.",
    "too much": "{name} says it holds {shape} values, more than the file can hold. It is damaged or not an IDX file; "
    "try another copy.",
    "memory": "{name} says it holds {shape} values; at most {most:,} are read. Choose a smaller dataset.",
    "short": "{name} ends after {found:,} of {promised:,} values; it is incomplete. Fetch or copy it again.",
    "long": "{name} goes on after the {promised:,} values its header promises; it is damaged.",
    "empty": "{name} holds no images, so there is nothing to learn from. Choose a file with examples.",
    "no pixels": "The images of {name} are {height} x {width} pixels; networks here take 1 to {most:,} inputs. Choose "
    "smaller images.",
    "counts": "There are {images} images but {labels} labels, so they do not belong together. Choose the label file "
    "that came with these images.",
    "labels": "The largest label is {largest}, but only {classes} classes are named. Choose the label file that came "
    "with these images.",
    "images": "Images are {dtype} {shape}; they must be uint8 (N, H, W).",
    "sizes differ": "Training images are {train} pixels and test images {test}, so they do not belong together. Choose "
    "files of one dataset.",
    "no set": "{name} holds no dataset: training images and labels in IDX format are looked for, such as {files}. "
    "Choose a folder or files that hold them.",
    "several sets": "{name} holds more than one dataset: {sets}. Choose the files of one of them.",
    "half": "The {missing} that belong to {name} are missing. Put them beside it, or choose both files.",
}


class DatasetError(ValueError):
    """A dataset could not be read. `reason` is a key of DATASET_SENTENCES, `details` what its sentence names."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(DATASET_SENTENCES[reason].format(**details))
        self.reason, self.details = reason, details


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Say in words what the system says about reading something of this name."""
    try:
        yield
    except PermissionError as error:
        raise DatasetError("not allowed", name=name) from error
    except OSError as error:
        raise DatasetError("unreadable", name=name, detail=error) from error
