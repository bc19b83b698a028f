"""The program beyond its window: the settings, the icon in the notification area, staying and quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from lepton_desktop.ui.settings.choices import Choices
from lepton_desktop.ui.settings.dialog import SettingsDialog
from lepton_desktop.ui.system.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.settings import Settings
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.dependencies import Dependencies
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.library.status_bar import StatusBar
    from lepton_desktop.ui.system.desktop import Desktop
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.toolkit.worker import Worker


class Lifecycle(QObject):
    """Follows the user's choices. `language_changed` is emitted when the window has to be made again for one.

    `engine_changed` is emitted when the model has to be run in another way. `quit_wanted` is emitted when the program
    should end; `removal_agreed` then says whether all its data should be removed. `history_cleared` is emitted when
    the search history was cleared. `move_wanted` and `import_wanted` are emitted when the library should go elsewhere,
    or another one come; `settings` is the window in which the user wants it.
    """

    language_changed = Signal()
    engine_changed = Signal()
    quit_wanted = Signal()
    history_cleared = Signal()
    move_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        dependencies: Dependencies,
        theme: Theme,
        library: Worker[Catalog],
        desktop: Desktop,
        commands: Commands,
        indexing: IndexingState,
        status: StatusBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._dependencies = dependencies
        self._theme = theme
        self._library = library
        self._desktop = desktop
        settings = dependencies.settings
        self._language, self._appearance = settings.language, settings.appearance
        self._runs = _runs(settings)
        self.removal_agreed = False
        self.choices = Choices(dependencies.places, settings, self)
        self.choices.changed.connect(self._follow)
        self.tray = Tray(window)
        self.tray.open_wanted.connect(self.come_to_front)
        self.tray.settings_wanted.connect(self.show_settings)
        self.tray.quit_wanted.connect(self.quit_wanted)
        self.tray.pause_wanted.connect(indexing.pause)
        status.state_shown.connect(
            lambda: self.tray.show_state(status.text.text(), indexing.paused, indexing.running)
        )
        commands.settings.triggered.connect(lambda: self.show_settings())
        commands.about.triggered.connect(lambda: self.show_settings("about"))
        commands.quit.triggered.connect(self.quit_wanted)
        self.settings: SettingsDialog | None = None

    @property
    def stays(self) -> bool:
        """Whether the program keeps running when its window is closed."""
        return self.choices.now.keep_watching and self.tray.available()

    def come_to_front(self) -> None:
        """Show the window in front of all others."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def show_settings(self, page: str = "") -> None:
        """Open the settings at a page: one of the names in `SettingsDialog.pages`.

        Without one they open at the last one.
        """
        if self.settings is None:
            self.settings = SettingsDialog(
                self.choices,
                self._library,
                self._desktop,
                self._theme,
                self._dependencies.own_command,
                self.tray.available(),
                self._window,
            )
            self.settings.removal_wanted.connect(self._remove_and_quit)
            self.settings.move_wanted.connect(self.move_wanted)
            self.settings.import_wanted.connect(self.import_wanted)
            self.settings.history_cleared.connect(self.history_cleared)
        if not self._window.isVisible():
            self.come_to_front()
        self.settings.show_page(page)

    def notify(self, text: str) -> None:
        """Show a notification for which the window, being closed, has no place."""
        if text and not self._window.isVisible():
            self.tray.notify(text)

    def close(self) -> None:
        """End the threads and processes of this object."""
        if self.settings is not None:
            self.settings.close_all()
        self.tray.icon.hide()
        self.choices.close()

    def _follow(self, settings: Settings) -> None:
        if _runs(settings) != self._runs:
            self._runs = _runs(settings)
            self.engine_changed.emit()
        if settings.appearance != self._appearance:
            self._appearance = settings.appearance
            self._theme.choose(settings.appearance)
        if settings.language != self._language:
            self._language = settings.language
            self.language_changed.emit()

    def _remove_and_quit(self) -> None:
        self.removal_agreed = True
        self.quit_wanted.emit()


def _runs(settings: Settings) -> tuple[str, str, str]:
    """The settings that determine how the model is run."""
    return settings.device, settings.engine, settings.precision
