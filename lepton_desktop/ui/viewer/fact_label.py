"""A text that can be selected and copied with mouse and keyboard, and that wraps even without spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy

from lepton_desktop.legible import legible_lines
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.menus import pop_up

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

_MAY_BREAK = "\u200b"  # a space of no width: QLabel wraps nowhere else
_LONG, _PIECE = 16, 4
_AFTER_SIGNS = re.compile(r"(?<=[/\\_.-])")


class FactLabel(QLabel):
    """Shows `words`; `name` tells screen readers what they are."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(_breakable(legible_lines(words)))
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words if name == words else f"{name}: {words}")

    def words(self) -> str:
        """The text that is shown."""
        return self._words

    def copy(self) -> None:
        """Copy the selected text to the clipboard, or all of it if none is selected."""
        chosen = self.selectedText().replace(_MAY_BREAK, "")
        QGuiApplication.clipboard().setText(chosen or self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.setSelection(0, len(self.text()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Copy")).triggered.connect(self.copy)
        pop_up(menu, event.globalPos())


def _breakable(words: str) -> str:
    """The words with places to wrap in long ones: after punctuation, otherwise anywhere."""
    return " ".join(_in_word(word) if len(word) > _LONG else word for word in words.split(" "))


def _in_word(word: str) -> str:
    return _MAY_BREAK.join(
        part
        if len(part) <= _LONG
        else _MAY_BREAK.join(part[at : at + _PIECE] for at in range(0, len(part), _PIECE))
        for part in _AFTER_SIGNS.split(word)
        if part
    )
