"""Every colour and size of the window, light and dark, in one place.

Widgets read `current()` when they paint and repaint on QEvent.PaletteChange, so a switch is live.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

ThemeChoice = Literal["light", "dark", "system"]

RADIUS = 6  # corner radius of panels and buttons, px
GAP = 10  # between panels, px
PADDING = 14  # inside a panel, px
_ICONS = (Path(__file__).resolve().parent.parent / "resources" / "icons").as_posix()
MONOSPACE = "JetBrains Mono, DejaVu Sans Mono, Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. All values are #rrggbb strings; `color("name")` gives a QColor."""

    name: str
    window: str  # behind the panels
    panel: str  # a panel's ground
    well: str  # plots, the pad's surround, input fields
    raised: str  # buttons
    border: str
    text: str
    muted: str  # secondary text, at least 4.5:1 on `panel`
    accent: str  # the one thing to press; focus ring
    on_accent: str
    positive: str  # + / increase: the videos' blue
    negative: str  # - / decrease: the videos' red
    desired: str  # y, the desired output: the videos' gold
    good: str
    violet: str
    neuron_off: str  # activation 0
    neuron_on: str  # activation 1
    ink_ground: str  # the pad: MNIST is white ink on black in every theme
    ink: str
    run_a: str = ""  # curves of kept runs, beside those of the run at hand
    run_b: str = ""
    run_c: str = ""
    run_d: str = ""
    run_e: str = ""
    run_f: str = ""

    def color(self, role: str) -> QColor:
        """Return the colour of a role, as named in this class."""
        return QColor(getattr(self, role))


DARK = Theme(
    name="dark", window="#0e1117", panel="#171b23", well="#10141b", raised="#212733", border="#2c3442",
    text="#eef1f6", muted="#98a1b0", accent="#58a6ff", on_accent="#06121f",
    positive="#58a6ff", negative="#ff6b5e", desired="#ffc94d", good="#5bd69a", violet="#b58cff",
    neuron_off="#0b0d12", neuron_on="#ffffff", ink_ground="#05060a", ink="#ffffff",
    run_a="#f08cc0", run_b="#3fd0c9", run_c="#ff9f43", run_d="#b58cff", run_e="#b6d957", run_f="#d0a884",
)  # fmt: skip
LIGHT = Theme(
    name="light", window="#e9ecf1", panel="#ffffff", well="#f5f7fa", raised="#eef1f6", border="#ccd3de",
    text="#161b24", muted="#566072", accent="#1264c8", on_accent="#ffffff",
    positive="#1264c8", negative="#c8321f", desired="#9a6700", good="#117a45", violet="#7443c4",
    neuron_off="#1b2029", neuron_on="#ffffff", ink_ground="#05060a", ink="#ffffff",
    run_a="#b0308a", run_b="#00797a", run_c="#b85c00", run_d="#7443c4", run_e="#5f7a00", run_f="#7a4f21",
)  # fmt: skip
RUN_ROLES = ("run_a", "run_b", "run_c", "run_d", "run_e", "run_f")

_current = DARK


def current() -> Theme:
    """Return the theme now on the screen."""
    return _current


def resolve(choice: ThemeChoice) -> Theme:
    """Turn the user's choice into a theme; "system" asks the desktop, and is dark where it does not say."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return LIGHT if scheme == Qt.ColorScheme.Light else DARK
    return LIGHT if choice == "light" else DARK


def apply_theme(app: QApplication, choice: ThemeChoice) -> Theme:
    """Give the application the palette and style sheet of a theme; every widget hears PaletteChange."""
    global _current
    _current = resolve(choice)
    app.setPalette(_palette(_current))
    app.setStyleSheet(_panels_and_labels(_current) + _buttons(_current) + _fields_and_menus(_current))
    return _current


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, name in {
        role.Window: "window", role.Base: "well", role.AlternateBase: "panel", role.Button: "raised",
        role.WindowText: "text", role.Text: "text", role.ButtonText: "text", role.ToolTipText: "text",
        role.ToolTipBase: "raised", role.BrightText: "negative", role.Highlight: "accent",
        role.HighlightedText: "on_accent", role.Link: "accent", role.PlaceholderText: "muted",
        role.Mid: "border", role.Midlight: "border", role.Dark: "border", role.Light: "raised", role.Shadow: "window",
    }.items():  # fmt: skip
        palette.setColor(where, theme.color(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, theme.color("muted"))
    return palette


def _panels_and_labels(t: Theme) -> str:
    return f"""
    QFrame[panel="true"] {{ background: {t.panel}; border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-weight: 600; font-size: 14px; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="brand"] {{ font-weight: 700; font-size: 18px; }}
    QLabel[role="answer"] {{ color: {t.desired}; font-weight: 700; font-size: 26px; }}
    QLabel[role="failed"] {{ color: {t.negative}; font-weight: 600; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
    QSplitter::handle {{ background: transparent; }}
    QFrame[bar="true"] {{ background: {t.window}; }}
    QFrame[banner="true"] {{ border: 1px solid {t.negative}; margin: 0 {GAP}px; }}
    QFrame[banner="offer"] {{ border: 1px solid {t.accent}; margin: 0 {GAP}px; }}
    QLabel[role="hint"] {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.desired};
        border-radius: {RADIUS}px; padding: 7px; font-weight: 600; }}
    QLabel[role="readout"] {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.border};
        border-radius: 4px; padding: 4px 7px; font-size: 11px; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="gold"] {{ color: {t.desired}; font-weight: 600; }}
    QLabel[role="verdict"] {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: {RADIUS}px;
        padding: 7px; }}
    QLabel[role="verdict"][slim="true"] {{ padding: 2px 7px; }}
    QFrame[well="true"],
    FormulaView {{ background: {t.well}; border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
    QFrame[asks="true"] {{ background: {t.raised}; border: 1px solid {t.desired}; border-radius: {RADIUS}px; }}
    QScrollArea#lessonScroll, QScrollArea#lessonScroll > QWidget > QWidget,
    QScrollArea#settingsScroll, QScrollArea#settingsScroll > QWidget > QWidget {{ background: transparent; }}
    QLabel[role="key"] {{ color: {t.accent}; font-family: {MONOSPACE}; }}
    """


def _buttons(t: Theme) -> str:
    return f"""
    QPushButton, QToolButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        border-radius: {RADIUS}px; padding: 5px 10px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {t.accent}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {t.border}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {t.muted}; }}
    QPushButton:checked, QToolButton:checked {{ background: {t.accent}; color: {t.on_accent};
        border-color: {t.accent}; }}
    QPushButton[role="primary"], QToolButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent};
        border-color: {t.accent}; font-weight: 600; padding: 6px 18px; }}
    QToolButton[role="primary"]:disabled {{ background: {t.raised}; color: {t.muted}; border-color: {t.border}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.desired}; padding: 4px 9px; }}
    QPushButton[role="primary"]:focus, QToolButton[role="primary"]:focus {{ padding: 5px 17px; }}
    QToolButton[role="flat"] {{ background: transparent; border: 1px solid transparent; color: {t.muted};
        padding: 2px 5px; }}
    QToolButton[role="flat"]:hover, QToolButton[role="flat"]:checked {{ color: {t.accent}; background: transparent; }}
    QToolButton[role="flat"]:focus {{ border: 1px solid {t.desired}; padding: 2px 5px; }}
    QToolButton[role="choice"] {{ padding: 3px 7px; }}
    QToolButton[role="choice"][tight="true"] {{ padding: 3px 3px; }}
    QToolButton[role="mode"] {{ padding: 4px 8px; }}
    QToolButton::menu-indicator {{ image: none; }}
    """


def _fields_and_menus(t: Theme) -> str:
    return f"""
    QLineEdit, QAbstractSpinBox, QComboBox {{ background: {t.well}; color: {t.text}; border: 1px solid {t.border};
        border-radius: 4px; padding: 3px 6px; selection-background-color: {t.accent};
        selection-color: {t.on_accent}; }}
    QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: 17px; }}
    QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border-color: {t.desired}; }}
    QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{ color: {t.muted}; }}
    QComboBox::drop-down {{ border: 0; width: 18px; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 3px;
        background: {t.well}; }}
    QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
        image: url({_ICONS}/check-{t.name}.svg); }}
    QCheckBox::indicator:disabled {{ border-color: {t.border}; }}
    QComboBox::down-arrow {{ image: url({_ICONS}/chevron-down-grey.svg); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.border};
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: 16px; background: transparent; }}
    QAbstractSpinBox::up-arrow {{ image: url({_ICONS}/chevron-up-grey.svg); width: 10px; height: 10px; }}
    QAbstractSpinBox::down-arrow {{ image: url({_ICONS}/chevron-down-grey.svg); width: 10px; height: 10px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {t.raised}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
        background: {t.text}; }}
    QSlider::handle:horizontal:focus {{ background: {t.desired}; }}
    QTabBar {{ background: {t.window}; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; border: 1px solid transparent;
        border-radius: {RADIUS}px; padding: 4px 14px; margin: 3px 4px 1px 0; }}
    QTabBar::tab:hover {{ color: {t.text}; }}
    QTabBar::tab:selected {{ background: {t.raised}; color: {t.text}; border-color: {t.accent}; font-weight: 600; }}
    QTabBar:focus::tab:selected {{ border-color: {t.desired}; }}
    QProgressBar {{ background: {t.raised}; border: 0; border-radius: 3px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QMenuBar {{ background: {t.window}; color: {t.muted}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 7px 9px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.raised}; color: {t.text}; }}
    QMenu {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 28px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.raised}; }}
    QMenu::item:disabled {{ color: {t.muted}; }}
    QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
    """
