"""The settings window: the list of pages on the left, the chosen page next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
)

from lepton_desktop.ui.settings.about_page import AboutPage
from lepton_desktop.ui.settings.appearance_page import AppearancePage
from lepton_desktop.ui.settings.data_page import DataPage
from lepton_desktop.ui.settings.indexing_page import IndexingPage
from lepton_desktop.ui.settings.models_page import ModelsPage
from lepton_desktop.ui.settings.privacy_page import PrivacyPage
from lepton_desktop.ui.settings.start_page import StartPage
from lepton_desktop.ui.toolkit.dialogs import tell
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.settings.page import Page
    from lepton_desktop.ui.system.desktop import Desktop
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.toolkit.worker import Worker

_LETTERS_WIDE, _LINES_HIGH = 108, 44
_OF_SCREEN = 0.9


class SettingsDialog(QDialog):
    """Every choice takes effect at once, so there is nothing to confirm.

    Emits `removal_wanted`, `move_wanted` and `import_wanted`, see DataPage, and `history_cleared`, see PrivacyPage.
    """

    removal_wanted = Signal()
    move_wanted = Signal()
    import_wanted = Signal()
    history_cleared = Signal()

    def __init__(
        self,
        choices: Choices,
        library: Worker[Catalog],
        desktop: Desktop,
        theme: Theme,
        own_command: Callable[..., list[str]],
        has_tray: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Settings"))
        self.models = ModelsPage(choices, theme, own_command)
        self.indexing = IndexingPage(choices, library, own_command)
        self.appearance = AppearancePage(choices)
        self.start = StartPage(choices, has_tray)
        self.data = DataPage(choices, desktop)
        self.data.removal_wanted.connect(self.removal_wanted)
        self.data.move_wanted.connect(self.move_wanted)
        self.data.import_wanted.connect(self.import_wanted)
        self.privacy = PrivacyPage(choices.places, library)
        self.privacy.history_cleared.connect(self.history_cleared)
        self.about = AboutPage(own_command)
        self._theme = theme
        self.pages: dict[str, tuple[Page, str]] = {
            "models": (self.models, "model"),
            "indexing": (self.indexing, "index"),
            "appearance": (self.appearance, "appearance"),
            "start": (self.start, "power"),
            "data": (self.data, "disk"),
            "privacy": (self.privacy, "lock"),
            "about": (self.about, "info"),
        }

        self.list = QListWidget()
        self.list.setObjectName("settingsPages")
        self.list.setAccessibleName(tr("Settings pages"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.installEventFilter(self)
        self._stack = QStackedWidget()
        for name, (page, _) in self.pages.items():
            item = QListWidgetItem(page.accessibleName())
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
            area = QScrollArea()
            area.setWidget(page)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.list.currentRowChanged.connect(self._turn_to)
        theme.changed.connect(self._dress)
        self._dress()
        self.list.setCurrentRow(0)
        choices.failed.connect(self._on_failure)

    def show_page(self, name: str = "") -> None:
        """Open at a page, or at the last one; if the window is open already, bring it to the front."""
        if name in self.pages:
            self.list.setCurrentRow(list(self.pages).index(name))
        was_open = self.isVisible()
        self.show()
        self.raise_()
        self.activateWindow()
        if not was_open:
            self._turn_to(self.list.currentRow())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_all(self) -> None:
        """End the threads and processes of the pages."""
        self.models.close_processes()
        self.indexing.close_process()
        self.about.close_process()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the style tell whether the list has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.list.style().unpolish(self.list)
            self.list.style().polish(self.list)
        return super().eventFilter(watched, event)

    def _turn_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        if self.isVisible():
            page, _ = self.pages[list(self.pages)[row]]
            page.opened()

    def _dress(self) -> None:
        for row, (_, icon) in enumerate(self.pages.values()):
            self.list.item(row).setIcon(self._theme.icon(icon))
        metrics = self.fontMetrics()
        names = [self.list.item(row).text() for row in range(self.list.count())]
        self.list.setFixedWidth(max(map(metrics.horizontalAdvance, names)) + 100)
        if not self.isVisible():
            letter = metrics.averageCharWidth()
            wanted = QSize(letter * _LETTERS_WIDE + self.list.width(), metrics.lineSpacing() * _LINES_HIGH)
            self.resize(wanted.boundedTo(self.screen().availableSize() * _OF_SCREEN))

    def _on_failure(self, reason: str) -> None:
        if self.isVisible():
            tell(self, tr("This choice could not be applied"), reason)
