"""What the loaders of thumbnails and of the viewer's pictures share: threads, cancelling, limited memory."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Condition, Thread
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from lepton_desktop.catalog.records import Photo
from lepton_desktop.photos.decoders import shared_decoders
from lepton_desktop.ui.toolkit.i18n import in_words

_log = logging.getLogger(__name__)

File = tuple[str, int, int]
"""A state of a file: its path, size and time."""


def file_of(photo: Photo) -> File:
    """The state of the photo's file; a changed file has another state."""
    return str(photo.path), photo.size, photo.mtime_ns


class Wish(Protocol):
    """A picture that is wanted: the photo, and what distinguishes it from the other pictures of the photo."""

    @property
    def photo(self) -> Photo: ...

    @property
    def key(self) -> Hashable: ...


W = TypeVar("W", bound=Wish)
P = TypeVar("P")


class Loader(QObject, Generic[W, P]):
    """Keeps the latest pictures in memory, up to `memory` bytes, and makes those that are wanted.

    `changed` is emitted when at least one more is available or can't be made. A subclass says how a picture is made,
    and when an existing one is good enough.
    """

    changed = Signal()

    def __init__(self, name: str, threads: int, memory: int) -> None:
        super().__init__()
        self._memory = memory
        self._used = 0
        self._kept: OrderedDict[Hashable, tuple[W, P]] = OrderedDict()
        self._failures: dict[File, str] = {}
        self._queue: list[W] = []
        self._running: set[Hashable] = set()
        self._condition = Condition()
        self._closed = False
        self._threads = [
            Thread(target=self._work, name=f"{name} {number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def failure(self, photo: Photo) -> str | None:
        """Why there is no picture of the photo, or None."""
        with self._condition:
            return self._failures.get(file_of(photo))

    def want(self, wanted: Sequence[W]) -> None:
        """Make these, in this order, and cancel whatever was wanted before and isn't any more."""
        with self._condition:
            self._queue = [
                wish for wish in wanted if wish.key not in self._running and not self._is_settled(wish)
            ]
            self._queue.reverse()
            self._condition.notify_all()

    def settled(self, wish: W) -> bool:
        """Whether this picture is available as it is wanted, or can't be made."""
        with self._condition:
            return self._is_settled(wish)

    def retry(self) -> None:
        """Forget the failures: a drive has come back, or the user wants another try."""
        with self._condition:
            self._failures.clear()

    def memory_used(self) -> int:
        """The number of bytes that the pictures take now."""
        with self._condition:
            return self._used

    def close(self, seconds: float = 5.0) -> None:
        """Stop, and wait at most `seconds` for each running thread."""
        with self._condition:
            self._closed = True
            self._queue = []
            self._condition.notify_all()
        shared_decoders().interrupt()
        for thread in self._threads:
            thread.join(seconds)

    # What a kind of picture says.

    def _make(self, wish: W) -> P:
        """Make the picture, on one of the threads. Raises what says why it can't be made."""
        raise NotImplementedError

    def _bytes(self, made: P) -> int:
        """The memory that the picture takes, in bytes."""
        raise NotImplementedError

    def _serves(self, made: P, of: W, wish: W) -> bool:
        """Whether what was made `of` one wish is good enough for another of the same key."""
        raise NotImplementedError

    def _reason(self, error: Exception) -> str:
        """The reason in words for the user."""
        return in_words(error)

    # The work.

    def _latest(self, key: Hashable) -> P | None:
        """The last picture made for the key, if it is still in memory; it is then kept for longer."""
        with self._condition:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def _is_settled(self, wish: W) -> bool:
        if file_of(wish.photo) in self._failures:
            return True
        of, made = self._kept.get(wish.key, (None, None))
        return of is not None and made is not None and self._serves(made, of, wish)

    def _work(self) -> None:
        while (wish := self._next()) is not None:
            try:
                made = self._make(wish)
            except Exception as error:
                # A file that can't be shown costs only itself; the window says why.
                _log.info("can't show %s", wish.photo.path, exc_info=True)
                self._finish(wish, None, self._reason(error))
            else:
                self._finish(wish, made, "")

    def _next(self) -> W | None:
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._queue)
            if self._closed:
                return None
            wish = self._queue.pop()
            self._running.add(wish.key)
            return wish

    def _finish(self, wish: W, made: P | None, reason: str) -> None:
        with self._condition:
            self._running.discard(wish.key)
            if made is None:
                self._failures[file_of(wish.photo)] = reason
            else:
                if wish.key in self._kept:
                    self._used -= self._bytes(self._kept.pop(wish.key)[1])
                self._used += self._bytes(made)
                self._kept[wish.key] = wish, made
                while self._used > self._memory and len(self._kept) > 1:
                    _, (_, dropped) = self._kept.popitem(last=False)
                    self._used -= self._bytes(dropped)
            if self._closed:
                return
        self.changed.emit()
