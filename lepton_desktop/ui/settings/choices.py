"""What the user has chosen, as the window has it; and the thread that reads and writes it."""

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
    """The settings now. `changed` with them when any is another, whoever changed it; `failed` with a reason."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, places: Places, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.now = settings
        self._worker: Worker[Places] = Worker("settings", lambda: places, self)

    def set(self, **values: Any) -> None:
        """Choose these; the others stay as they stand on the disk."""
        self.ask(lambda places: change_settings(places.settings, **values), self._take, self._fail)

    def reread(self) -> None:
        """Look at the disk: another program may have changed them."""
        self.ask(lambda places: read_settings(places.settings), self._take, self._fail)

    def ask(self, job: Callable[[Places], Any], done: Done, failed: Failed | None = None) -> None:
        """Do something on the disk, aside; then `done` with what came of it, or `failed`, here."""
        self._worker.ask(job, done, failed or self.failed.emit)

    def close(self) -> None:
        """End the thread, with what was asked for before done."""
        self._worker.close()

    def _take(self, settings: Settings) -> None:
        if settings != self.now:
            self.now = settings
            self.changed.emit(settings)

    def _fail(self, reason: str) -> None:
        self.failed.emit(reason)
        self.changed.emit(self.now)  # what is shown goes back to what is so
