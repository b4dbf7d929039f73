"""What can be chosen in the settings, in the language of the window, and how a box is filled with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox


def fill(box: QComboBox, offered: list[tuple[str, str]]) -> None:
    """Put (text, value) pairs into a box and keep what was chosen."""
    chosen = box.currentData()
    box.clear()
    for text, value in offered:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def choices() -> dict[str, list[tuple[str, str]]]:
    """(text, value) of every choice, by the field of a TrainingConfig."""
    translate = QCoreApplication.translate
    return {
        "activation": [
            (translate("SettingsPanel", "sigmoid (the chapter's)"), "sigmoid"),
            (translate("SettingsPanel", "ReLU"), "relu"),
            (translate("SettingsPanel", "tanh"), "tanh"),
        ],
        "cost": [
            (translate("SettingsPanel", "quadratic, sigmoid output (the chapter's)"), "quadratic"),
            (translate("SettingsPanel", "cross-entropy, softmax output"), "cross_entropy"),
        ],
        "initialisation": [
            (translate("SettingsPanel", "1/√n, so that no neuron starts saturated"), "scaled"),
            (translate("SettingsPanel", "N(0, 1) (the video's)"), "normal"),
            (translate("SettingsPanel", "He: √(2/n), for ReLU"), "he"),
        ],
        "augmentation": [
            (translate("SettingsPanel", "as they are"), "none"),
            (translate("SettingsPanel", "changed a little, each time anew"), "mild"),
            (translate("SettingsPanel", "changed more, each time anew"), "strong"),
        ],
        "schedule": [
            (translate("SettingsPanel", "constant"), "constant"),
            (translate("SettingsPanel", "cosine, falling to 0 over"), "cosine"),
        ],
    }


def preset_names() -> list[tuple[str, str]]:
    """(text, key) of the presets."""
    translate = QCoreApplication.translate
    return [
        (translate("SettingsPanel", "The chapter's network"), "chapter"),
        (translate("SettingsPanel", "As good as 13,002 parameters get"), "best"),
    ]
