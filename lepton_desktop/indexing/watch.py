"""Reports what changes in the folders of the library. Only this module knows watchdog."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver

    from lepton_desktop.catalog.records import Root

_DELETED = 0x400  # IN_DELETE_SELF
_CHANGING = [
    kind
    for kind in vars(events).values()
    if isinstance(kind, type)
    and issubclass(kind, FileSystemEvent)
    and kind.event_type in ("created", "modified", "moved", "deleted", "closed", "attrib")
    and kind is not events.DirModifiedEvent
]
"""What says that something changed. Of all else, such as that a file is read, the system needn't even tell."""


_LIMITS = {errno.ENOSPC: "fs.inotify.max_user_watches", errno.EMFILE: "fs.inotify.max_user_instances"}
"""What Linux answers where the user may watch no more, and the setting that says how much."""


class WatchError(UserError):
    """A folder that can't be watched; the message names it and the reason."""


def spent_limit() -> str | None:
    """The setting of Linux that lets this user watch no further folder now; None where one more can be watched.

    watchdog passes over the subfolders that it can't watch, so the system itself is asked, by another watch.
    """
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    handle = library.inotify_init1(os.O_CLOEXEC)
    if handle < 0:
        return _LIMITS.get(ctypes.get_errno())
    try:
        if library.inotify_add_watch(handle, b"/", _DELETED) < 0:
            return _LIMITS.get(ctypes.get_errno())
    finally:
        os.close(handle)
    return None


def remedy(setting: str) -> UserMessage:
    """What to tell the user of a limit that is reached."""
    place = Path("/proc/sys", *setting.split("."))
    try:
        wanted = max(524_288 if setting.endswith("watches") else 1024, 2 * int(place.read_text("ascii")))
    except (OSError, ValueError):
        wanted = 524_288
    return UserMessage(
        (
            "The system's limit for watched folders is reached ({setting}); all folders are "
            "scanned about every minute instead. To raise the limit: echo {setting}={wanted} | "
            "sudo tee /etc/sysctl.d/60-lepton-desktop.conf && sudo sysctl --system"
        ),
        setting=setting,
        wanted=wanted,
    )


class Watcher:
    """Watches the roots it is told to. Its callbacks come from threads of its own; they must be quick."""

    def __init__(
        self,
        touched: Callable[[Root, Path], None],
        moved: Callable[[Root, Path, Path], None],
        lost: Callable[[], None],
    ) -> None:
        """`touched` is told of a path that was made, changed or removed; `moved` of one with its new path.

        `lost` is called when events went missing: anything may have happened.
        """
        self._touched = touched
        self._moved = moved
        self._observers: dict[int, BaseObserver] = {}
        self._losses = _Losses(lost)
        logging.getLogger("watchdog").addHandler(self._losses)

    def watch(self, root: Root) -> None:
        """Begin to watch a root, or begin again. Raises WatchError."""
        self.unwatch(root.id)
        observer = Observer()
        try:
            handler = _Handler(root, self._touched, self._moved)
            observer.schedule(handler, str(root.path), recursive=True, event_filter=_CHANGING)
            observer.start()
        except (OSError, RuntimeError) as error:
            observer.stop()
            if sys.platform == "linux" and (setting := _LIMITS.get(getattr(error, "errno", None) or 0)):
                raise WatchError(
                    "{path}: can't be watched. {remedy}", path=root.path, remedy=remedy(setting)
                ) from error
            raise WatchError(
                "{path}: can't be watched ({reason}); it is scanned from time to time instead",
                path=root.path,
                reason=error,
            ) from error
        self._observers[root.id] = observer

    def unwatch(self, root_id: int) -> None:
        """Watch a root no more."""
        observer = self._observers.pop(root_id, None)
        if observer is not None:
            observer.stop()
            observer.join()

    def watches(self, root_id: int) -> bool:
        """Whether the root is watched, and its watching has not died with the folder."""
        observer = self._observers.get(root_id)
        return (
            observer is not None
            and observer.is_alive()
            and all(emitter.is_alive() for emitter in observer.emitters)
        )

    def forget_all(self) -> None:
        """Watch nothing more, so that all is watched from the start."""
        for root_id in list(self._observers):
            self.unwatch(root_id)

    def close(self) -> None:
        """Watch nothing more."""
        self.forget_all()
        logging.getLogger("watchdog").removeHandler(self._losses)


class _Handler(FileSystemEventHandler):
    """Passes on the events of one root."""

    def __init__(
        self, root: Root, touched: Callable[[Root, Path], None], moved: Callable[[Root, Path, Path], None]
    ) -> None:
        self._root = root
        self._touched = touched
        self._moved = moved

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.src_path))
        if event.event_type == "moved":
            self._moved(self._root, path, Path(os.fsdecode(event.dest_path)))
        else:
            self._touched(self._root, path)


class _Losses(logging.Handler):
    """Hears from watchdog's log that its queue ran over, or that it failed: it tells in no other way."""

    def __init__(self, lost: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lost = lost

    def emit(self, record: logging.LogRecord) -> None:
        self._lost()
