"""Shows text that may contain a file name literally: never as HTML, never as a shortcut.

Qt guesses the format of tooltips and labels: a file name that looks like HTML would be interpreted, and what its
``<img>`` names would be opened. In the captions of buttons and menus, ``&`` makes a shortcut.
"""

from __future__ import annotations

import html
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from lepton_desktop.legible import legible, legible_lines


def plain_tip(text: str) -> str:
    """The text as a tooltip that shows it literally. Line breaks are kept."""
    text = legible_lines(text)
    if not any(sign in text for sign in "<&"):
        return text
    return "<qt>" + html.escape(text, quote=False).replace("\n", "<br>") + "</qt>"


def caption(text: str) -> str:
    """The text as the caption of a button, a menu or a menu item that shows it literally."""
    return legible(text).replace("&", "&&")


def notification(text: str) -> str:
    """The text as a system notification that shows it literally: those of Linux interpret some HTML."""
    text = legible_lines(text)
    return html.escape(text, quote=False) if sys.platform == "linux" else text


class Label(QLabel):
    """A label that shows its text literally. Line breaks are kept."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(legible_lines(text))


class Paragraph(QLabel):
    """A label of literal text with extra space between its lines."""

    def setText(self, text: str) -> None:
        said = html.escape(legible_lines(text))
        super().setText(f'<p style="line-height: 135%">{said}</p>')
        self.setAccessibleName(text)


def paragraph(text: str, role: str) -> Label:
    """A label that wraps, in one of the roles of the style."""
    label = Label(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
