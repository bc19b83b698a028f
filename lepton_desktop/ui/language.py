"""The window's words in the user's language: every text that a person reads goes through `tr`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "Lepton"
"""The one context of all texts in the .ts files."""


def tr(text: str, count: int = -1) -> str:
    """The text in the user's language. With a count, ``%n`` in it becomes the number, in its proper plural.

    Names and values are filled in afterwards: ``tr("Photos like {name}").format(name=name)``.
    """
    return QCoreApplication.translate(CONTEXT, text, "", count)
