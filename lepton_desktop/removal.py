"""Removes a library and all else that the program has made. It never removes a photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.autostart import autostart
from lepton_desktop.indexing.lock import LibraryLock
from lepton_desktop.storage import remove_everything

if TYPE_CHECKING:
    from lepton_desktop.settings import Places


def remove_library(places: Places) -> None:
    """Remove everything that the program has made, and the entry that starts it with the system.

    Raises LockedError while a window or a command uses the library, otherwise AutostartError, StorageError or OSError
    when something can't be removed.
    """
    for lock in (places.window_lock, places.indexing_lock):
        if lock.exists():
            with LibraryLock(lock):  # released again at once: Windows removes no file that is open
                pass
    autostart().turn_off()
    remove_everything(places)
