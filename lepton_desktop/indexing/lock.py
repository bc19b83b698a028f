"""A lock, so that one process alone indexes a library, or has its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.file_lock import FileLock, LockedError, holder, is_locked
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LibraryLock", "LockedError", "holder", "is_locked"]


class LibraryLock(FileLock):
    """Held by the process that indexes the library, or has its window."""

    def __init__(self, path: Path) -> None:
        message = UserMessage(
            "Another window or command of Lepton Desktop is already indexing this library; it adds "
            "new folders and photos automatically"
        )
        super().__init__(path, message)
