"""Holds a library while a command replaces or moves it, so that no window and no indexing uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from lepton_desktop.indexing.lock import LibraryLock, LockedError
from lepton_desktop.settings import Places
from lepton_desktop.subcommands.errors import CommandError


@contextmanager
def unused(places: Places) -> Iterator[None]:
    """Within the block nobody else uses the library. Raises CommandError when somebody does."""
    with ExitStack() as locks:
        for lock in (places.window_lock, places.indexing_lock):
            try:
                locks.enter_context(LibraryLock(lock))
            except LockedError as error:
                raise CommandError(
                    "a window or command of Lepton Desktop is using this library; close it and try again"
                ) from error
            except OSError as error:
                raise CommandError(f"{lock}: {error.strerror}; check its permissions and the disk") from error
        yield
