"""The notices of everything that the packaged program contains: a long plain text that can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


_LETTERS_WIDE, _LINES_HIGH, _OF_SCREEN = 100, 40, 0.9


class NoticesDialog(QDialog):
    """Reads the file on a thread when it is opened. Return finds the next place, Shift+Return the previous one."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Licences"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.windowTitle())
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(tr("Search in the licences"))
        self.sought.setAccessibleName(self.sought.placeholderText())
        self.sought.setClearButtonEnabled(True)
        self.sought.textChanged.connect(lambda: self.find_next(from_here=True))
        self.sought.returnPressed.connect(self.find_next)
        QShortcut(QKeySequence("Shift+Return"), self.sought, lambda: self.find_next(backward=True))
        QShortcut(QKeySequence.StandardKey.Find, self, self.sought.setFocus)
        self._further = QPushButton(tr("Next"))
        self._further.setAutoDefault(False)
        self._further.clicked.connect(lambda: self.find_next())
        row = QHBoxLayout()
        row.addWidget(self.sought, 1)
        row.addWidget(self._further)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        metrics = self.text.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * _LETTERS_WIDE, metrics.lineSpacing() * _LINES_HIGH)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _OF_SCREEN))
        self._background_calls = BackgroundCalls(self)
        self._background_calls.run(lambda: _read(path), self.text.setPlainText)

    def find_next(self, *, backward: bool = False, from_here: bool = False) -> None:
        """Select the next place of what is sought, from the start again after the last one; none if there is none.

        `from_here`: the selected place itself counts, as while somebody types.
        """
        cursor, sought = self.text.textCursor(), self.sought.text()
        if from_here or not sought:
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        if sought and not self.text.find(sought, flags):
            start = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
            self.text.moveCursor(start)
            self.text.find(sought, flags)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return f"{path}: {error.strerror}"
