"""Letters of an SVG file as outlines: it looks the same where the fonts of the app are not installed."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from PySide6.QtGui import QFont, QPainterPath

_SIZE = 100  # px that letters are taken at, to be scaled
_TEXT = re.compile(  # as Qt's SVG writer puts them down
    r'<text (?P<look>[^>]*?) xml:space="preserve" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" font-family="(?P<family>[^"]*)" '
    r'font-size="(?P<size>[^"]*)" font-weight="(?P<weight>\d+)" font-style="(?P<style>\w+)"\s*>(?P<text>.*?)</text>',
    re.DOTALL,
)
_EMPTY = re.compile(r'<path [^>]*d=""[^>]*/>')  # of a curve without points; some viewers complain


def outlined(svg: str) -> str:
    """The drawing with a path in place of every text, which stays readable as the path's label, and no empty path."""
    return _EMPTY.sub("", _TEXT.sub(_path_of, svg))


def _path_of(found: re.Match[str]) -> str:
    text, scale = unescape(found["text"]), float(found["size"]) / _SIZE
    drawn = _outline(text, unescape(found["family"]), int(found["weight"]), found["style"] != "normal")
    return (
        f'<path {found["look"]} fill-rule="nonzero" aria-label="{escape(text)}" d="{drawn}" '
        f'transform="translate({found["x"]},{found["y"]}) scale({scale:g})"/>'
    )


@lru_cache(maxsize=2000)
def _outline(text: str, families: str, weight: int, is_slanted: bool) -> str:
    """The letters from the left end of their base line, as the data of a path."""
    font, path = QFont(), QPainterPath()
    font.setFamilies([family.strip(" '\"") for family in families.split(",")])
    font.setPixelSize(_SIZE)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(is_slanted)
    path.addText(0, 0, font, text)
    elements = [path.elementAt(i) for i in range(path.elementCount())]
    letters = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.LineToElement: "L",
        QPainterPath.ElementType.CurveToElement: "C",
        QPainterPath.ElementType.CurveToDataElement: " ",
    }
    return "".join(f"{letters[element.type]}{round(element.x, 1):g},{round(element.y, 1):g}" for element in elements)
