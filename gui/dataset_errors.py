"""What is wrong with a dataset, in a sentence of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.dataset_error import DatasetError


def dataset_error_text(error: Exception) -> str:
    """Return the sentence; for an error that is none of ours, what it says itself."""
    if not isinstance(error, DatasetError):
        return str(error) or type(error).__name__
    details = dict(error.details)
    if "kind" in details:
        details["kind"] = _kinds().get(str(details["kind"]), details["kind"])
    if "missing" in details:
        details["missing"] = _kinds().get(str(details["missing"]), details["missing"])
    return (_about_files() | _about_contents())[error.reason].format(**details)


def _kinds() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {"images": translate("DatasetErrors", "images"), "labels": translate("DatasetErrors", "labels")}


def _about_files() -> dict[str, str]:
    """As in engine.dataset_error, word for word."""
    translate = QCoreApplication.translate
    return {
        "unreadable": translate(
            "DatasetErrors", "{name} could not be read: {detail}. It may be damaged or out of reach; try another copy."
        ),
        "not allowed": translate(
            "DatasetErrors",
            "{name} could not be read: you do not have permission. Let its owner give you read access, or choose "
            "a copy you may read.",
        ),
        "no file": translate(
            "DatasetErrors",
            "{name} is not a file but a folder or a device, or it is not there, so it could not be read. "
            "Choose the file itself.",
        ),
        "web page": translate(
            "DatasetErrors",
            "{name} is not an IDX file but a web page, saved under this name. Download the file itself.",
        ),
        "pointer": translate(
            "DatasetErrors",
            "{name} is not an IDX file but a pointer that a version control system left in its place. Fetch "
            "the file it points to.",
        ),
        "archive": translate(
            "DatasetErrors", "{name} is not an IDX file but an archive. Unpack it first, then choose the files in it."
        ),
        "no idx": translate(
            "DatasetErrors", "{name} is not an IDX file (it does not begin with two zero bytes). Choose IDX {kind}."
        ),
        "type": translate(
            "DatasetErrors", "{name} holds values of IDX type 0x{type:02x}; only unsigned bytes (0x08) are read."
        ),
        "dimensions": translate(
            "DatasetErrors",
            "{name} has {found} dimensions where {kind} have {wanted}; perhaps the image and the label file "
            "are swapped.",
        ),
        "header": translate(
            "DatasetErrors", "{name} ends inside its header; it is incomplete. Fetch or copy it again."
        ),
        "too much": translate(
            "DatasetErrors",
            "{name} says it holds {shape} values, more than the file can hold. It is damaged or not an IDX "
            "file; try another copy.",
        ),
        "memory": translate(
            "DatasetErrors", "{name} says it holds {shape} values; at most {most:,} are read. Choose a smaller dataset."
        ),
        "short": translate(
            "DatasetErrors",
            "{name} ends after {found:,} of {promised:,} values; it is incomplete. Fetch or copy it again.",
        ),
        "long": translate(
            "DatasetErrors", "{name} goes on after the {promised:,} values its header promises; it is damaged."
        ),
    }


def _about_contents() -> dict[str, str]:
    """As in engine.dataset_error, word for word."""
    translate = QCoreApplication.translate
    return {
        "empty": translate(
            "DatasetErrors", "{name} holds no images, so there is nothing to learn from. Choose a file with examples."
        ),
        "no pixels": translate(
            "DatasetErrors",
            "The images of {name} are {height} x {width} pixels; networks here take 1 to {most:,} inputs. "
            "Choose smaller images.",
        ),
        "counts": translate(
            "DatasetErrors",
            "There are {images} images but {labels} labels, so they do not belong together. Choose the label "
            "file that came with these images.",
        ),
        "labels": translate(
            "DatasetErrors",
            "The largest label is {largest}, but only {classes} classes are named. Choose the label file "
            "that came with these images.",
        ),
        "images": translate("DatasetErrors", "Images are {dtype} {shape}; they must be uint8 (N, H, W)."),
        "sizes differ": translate(
            "DatasetErrors",
            "Training images are {train} pixels and test images {test}, so they do not belong together. "
            "Choose files of one dataset.",
        ),
        "no set": translate(
            "DatasetErrors",
            "{name} holds no dataset: training images and labels in IDX format are looked for, such as "
            "{files}. Choose a folder or files that hold them.",
        ),
        "several sets": translate(
            "DatasetErrors", "{name} holds more than one dataset: {sets}. Choose the files of one of them."
        ),
        "half": translate(
            "DatasetErrors",
            "The {missing} that belong to {name} are missing. Put them beside it, or choose both files.",
        ),
    }
