"""The user's settings as the window has them, and the thread that reads and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lepton_desktop.settings import change_settings, read_settings
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.settings import Places, Settings
    from lepton_desktop.ui.toolkit.worker import Done, Failed


class Choices(QObject):
    """The current settings. `changed` emits them when one changes, whoever changed it; `failed` emits a reason."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, places: Places, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.now = settings
        self._worker: Worker[Places] = Worker("settings", lambda: places, self)

    def set(self, **values: Any) -> None:
        """Change these settings; the others stay as they are on the disk."""
        self.ask(lambda places: change_settings(places.settings, **values), self._take, self._fail)

    def reread(self) -> None:
        """Read the settings again: another program may have changed them."""
        self.ask(lambda places: read_settings(places.settings), self._take, self._fail)

    def ask(self, job: Callable[[Places], Any], done: Done, failed: Failed | None = None) -> None:
        """Run `job` on the thread, then call `done` with its result, or `failed`, on the UI thread."""
        self._worker.ask(job, done, failed or self.failed.emit)

    def close(self) -> None:
        """End the thread after everything requested so far is done."""
        self._worker.close()

    def _take(self, settings: Settings) -> None:
        if settings != self.now:
            self.now = settings
            self.changed.emit(settings)

    def _fail(self, reason: str) -> None:
        self.failed.emit(reason)
        self.changed.emit(self.now)  # what is shown goes back to what is so
