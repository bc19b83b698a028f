"""Says that the model doesn't understand the language of the query, and offers one that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from lepton_desktop.ui.toolkit.theme import Theme


class LanguageBar(QFrame):
    """Emits `models_wanted`. Once closed, it stays hidden as long as the window is open."""

    models_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("languageBar")
        self._theme = theme
        self._closed = False
        self._globe = Label()
        words = tr("This doesn't look like English, the only language that the model in use understands.")
        self.text = Label(words)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.offer = QPushButton(tr("Use a multilingual model…"))
        self.offer.setProperty("link", True)
        self.offer.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offer.clicked.connect(self.models_wanted)
        self.cross = QToolButton()
        self.cross.setIconSize(QSize(14, 14))
        self.cross.setAccessibleName(tr("Don't show this again"))
        self.cross.setToolTip(tr("Don't show this again"))
        self.cross.clicked.connect(self._close)
        theme.dress(self.cross, "close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 6, 5)
        layout.setSpacing(10)
        layout.addWidget(self._globe)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self.cross)
        self.setAccessibleName(words)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_for(self, understood: bool) -> None:
        """Show the bar while the query isn't understood."""
        self.setVisible(not understood and not self._closed)

    def _close(self) -> None:
        self._closed = True
        self.hide()

    def _draw(self) -> None:
        icon = self._theme.icon("globe", "text")
        self._globe.setPixmap(icon.pixmap(QSize(18, 18), self.devicePixelRatioF()))
