"""A short notice that is shown over the photos for a while, with an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICE_MS = 12_000
"""How long a notice stays."""

_FROM_EDGE = 24


class Notice(QFrame):
    """Shown at the bottom of its parent, which calls `place` when its size changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._act: Callable[[], object] | None = None
        self.text = Label()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.remedy = QPushButton()
        self.remedy.setProperty("link", True)
        self.remedy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remedy.clicked.connect(self._do)
        self.remedy.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.remedy)
        self._fading = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._fading.timeout.connect(self.hide)
        self.hide()

    def show_notice(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a text until it times out or the user chooses `action`, which calls `act`; an empty text hides it."""
        self._act = act
        self.text.setText(text)
        self.setAccessibleName(text)
        self.remedy.setText(action)
        self.remedy.setVisible(bool(action))
        self.setVisible(bool(text))
        if text:
            self._fading.start()
            self.place()

    def place(self) -> None:
        """Move to the bottom of the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        most = parent.width() - 2 * _FROM_EDGE
        words = self.text.fontMetrics().horizontalAdvance(self.text.text())
        beside = 16 + 12 + 12 + (self.remedy.sizeHint().width() if self.remedy.text() else 0)
        width = max(min(words + beside + 4, most), 0)
        height = self.layout().heightForWidth(width)  # type: ignore[union-attr]  # it was given one above
        left = (parent.width() - width) // 2
        self.setGeometry(left, parent.height() - height - _FROM_EDGE, width, height)
        self.raise_()

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
