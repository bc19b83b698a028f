"""Colours: readable, and those that the system asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QToolButton

from lepton_desktop.shipped import RESOURCES
from lepton_desktop.ui.toolkit.theme import DARK, LIGHT, Colours, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

STYLE = RESOURCES / "styles" / "window.qss"
TEXT_ON = [
    ("text", "canvas"),
    ("text", "sidebar"),
    ("text", "field"),
    ("text", "chip"),
    ("text", "pressed"),
    ("secondary", "canvas"),
    ("secondary", "sidebar"),
    ("secondary", "field"),
    ("secondary", "hover"),
    ("secondary", "pressed"),
    ("text", "canvas"),
    ("text", "hover"),
    ("text", "raised"),
    ("secondary", "raised"),
    ("warning", "canvas"),
    ("mistake", "canvas"),
    ("warning", "sidebar"),
    ("link", "sidebar"),
    ("link", "canvas"),
    ("link", "hover"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_hover"),
]
MARKS_ON = [("accent", "canvas"), ("accent", "tile"), ("scroll_hover", "canvas"), ("button_line", "canvas")]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_can_be_told_from_their_ground(colours: Colours) -> None:
    for text, ground in TEXT_ON:
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5, (text, ground)
    for mark, ground in MARKS_ON:
        assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3, (mark, ground)


def test_it_follows_the_system_while_it_runs(qapp: QApplication, qtbot: QtBot) -> None:
    hints = qapp.styleHints()
    theme = Theme(qapp)
    button = QToolButton()
    qtbot.addWidget(button)
    theme.dress(button, "plus")
    shades = {}
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        with qtbot.waitSignal(theme.changed):
            hints.colorSchemeChanged.emit(scheme)
        ground = qapp.palette().color(QPalette.ColorRole.Window)
        icon = button.icon().pixmap(QSize(20, 20)).toImage().pixelColor(10, 10)
        shades[scheme] = (theme.colours is DARK, ground.lightnessF() < 0.5, icon.lightnessF() > 0.5)
    hints.colorSchemeChanged.disconnect(theme.apply)
    assert shades == {Qt.ColorScheme.Dark: (True, True, True), Qt.ColorScheme.Light: (False, False, False)}


def test_every_text_and_every_ground_of_the_style_is_among_the_measured_ones() -> None:
    """A colour that a later style uses for words has to be measured as well."""
    measured = {text for text, _ in TEXT_ON} | {"disabled"}  # what can't be used may be faint
    used = set(re.findall(r"(?<![-_])color: \$(\w+)", STYLE.read_text(encoding="utf-8")))
    assert used <= measured
