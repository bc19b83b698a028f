"""The icon in the notification area: shows the state of the indexing, and opens the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.icons import application_icon
from lepton_desktop.ui.toolkit.plain_text import caption, notification, plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SAID_MS = 8000


class Tray(QObject):
    """The icon, if the system has a notification area. Emits what the user wants of the window."""

    open_wanted = Signal()
    pause_wanted = Signal(bool)
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._paused = False
        self.menu = QMenu(window)
        self.state = QAction(APPLICATION, self.menu)
        self.state.setEnabled(False)
        self.open = QAction(tr("Open {name}").format(name=APPLICATION), self.menu)
        self.pause = QAction(tr("Pause indexing"), self.menu)
        self.settings = QAction(tr("Settings…"), self.menu)
        self.quit = QAction(tr("Quit"), self.menu)
        self.open.triggered.connect(self.open_wanted)
        self.pause.triggered.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.settings.triggered.connect(self.settings_wanted)
        self.quit.triggered.connect(self.quit_wanted)
        self.menu.addAction(self.state)
        self.menu.addSeparator()
        for action in (self.open, self.pause, self.settings):
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(self.quit)
        self.icon = QSystemTrayIcon(application_icon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self.open_wanted)
        if self.available():
            self.icon.show()

    @staticmethod
    def available() -> bool:
        """Whether the system has a notification area."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_state(self, text: str, paused: bool, running: bool) -> None:
        """Show the current state, in the words of the status line."""
        self._paused = paused
        self.state.setText(caption(text) or APPLICATION)
        self.pause.setText(tr("Resume indexing") if paused else tr("Pause indexing"))
        self.pause.setEnabled(running)
        self.icon.setToolTip(plain_tip(f"{APPLICATION}\n{text}" if text else APPLICATION))

    def notify(self, text: str) -> None:
        """Show a notification, for things that matter even while the window is hidden."""
        if self.icon.isVisible():
            self.icon.showMessage(APPLICATION, notification(text), application_icon(), _SAID_MS)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_wanted.emit()
