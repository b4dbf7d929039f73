"""Icons, themes, images and fonts."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QIcon, QTextLayout
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.fonts import load_fonts
from gui.icons import app_icon, icon
from gui.widgets.digit_image import DigitImage


def strongest_color(pixmap):
    image = pixmap.toImage()
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(colors, key=lambda color: color.alpha())


def luminance(color):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    bright, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_that_icons_follow_the_theme(qapp):
    picture = icon("play")
    for choice in ("dark", "light"):
        theme.apply_theme(qapp, choice)
        assert strongest_color(picture.pixmap(QSize(24, 24))).name() == QColor(theme.current().text).name()


def test_that_a_disabled_icon_is_fainter(qapp):
    normal = strongest_color(icon("play").pixmap(QSize(24, 24)))
    disabled = strongest_color(icon("play").pixmap(QSize(24, 24), QIcon.Mode.Disabled))
    assert disabled.alpha() < normal.alpha()


def test_that_an_icon_that_is_not_there_is_named(qapp):
    with pytest.raises(FileNotFoundError, match="no-such-thing"):
        icon("no-such-thing")
    assert not app_icon().pixmap(64, 64).isNull()


@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
@pytest.mark.parametrize("role", ["text", "muted", "accent", "negative", "positive", "desired", "good", "violet"])
def test_that_text_colours_can_be_read_on_panels(look, role):
    assert contrast(look.color(role), look.color("panel")) >= 4.5


def test_that_text_on_the_accent_can_be_read():
    for look in (theme.DARK, theme.LIGHT):
        assert contrast(look.color("on_accent"), look.color("accent")) >= 4.5


def test_that_an_image_is_shown_in_crisp_pixels_and_copied(qtbot):
    widget = DigitImage()
    qtbot.addWidget(widget)
    widget.resize(57, 57)
    image = np.zeros((28, 28))
    image[14, 14] = 1
    widget.set_image(image)
    image[:] = 1
    picture = widget.grab().toImage()
    assert picture.pixelColor(29, 29).lightness() > 240
    assert picture.pixelColor(10, 10).lightness() < 30
    widget.set_image(None)
    assert widget.grab().toImage().pixelColor(29, 29).lightness() < 30


def glyphs_missing(text, font):
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def test_that_the_fonts_have_every_sign_the_window_uses(qapp):
    load_fonts(qapp)
    font = QFont(QApplication.font())
    assert font.families()[0] == "Inter"
    assert not glyphs_missing("−∇C ∂ σ Σ η ‖ · × ½ √ ₀₁₂₃₄₅₆₇₈₉ ⁰¹²³⁴⁵⁶⁷⁸⁹ ⁽⁾ ━ ▲ ● … – 反向传播", font)
