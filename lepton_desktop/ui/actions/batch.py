"""The same done to many files, one after the other, on a thread of its own: with progress, and stopped at any file."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lepton_desktop.ui.toolkit.i18n import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)


class Batch(QObject):
    """Calls `act` for each item on a thread. What it raises costs only that item.

    `progressed` with how many have had their turn; `finished`, once, with pairs of an item and what `act` gave for
    it, and with the reasons of those that did not work.
    """

    progressed = Signal(int)
    finished = Signal(list, list)

    def __init__(
        self, items: Sequence[Any], act: Callable[[Any], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._items = items
        self._act = act
        self._stopped = Event()
        self._thread = Thread(target=self._work, name="files", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Begin no further item; `finished` follows with what was done."""
        self._stopped.set()

    def wait(self, seconds: float) -> None:
        """Wait for the item that is under way, so long at most."""
        self._thread.join(seconds)

    def _work(self) -> None:
        done: list[tuple[Any, object]] = []
        failed: list[str] = []
        for number, item in enumerate(self._items, 1):
            if self._stopped.is_set():
                break
            try:
                done.append((item, self._act(item)))
            except Exception as error:
                _log.info("a file could not be dealt with", exc_info=True)
                failed.append(in_words(error))
            self.progressed.emit(number)
        self.finished.emit(done, failed)
