"""Runs short calls that may wait for a disk on a thread of the pool."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_numbers = count()


class _Messenger(QObject):
    """Delivers results from the threads to the UI thread; it exists as long as the program."""

    found = Signal(int, object)


@cache
def _messenger() -> _Messenger:
    return _Messenger()


class BackgroundCalls(QObject):
    """Runs work on threads and delivers the results on the thread that this object belongs to.

    A thread never holds this object: whoever drops its last reference destroys it, and Qt's objects must be destroyed
    by their own thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, Callable[[object], None]] = {}
        _messenger().found.connect(self._deliver)

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` on a thread of the pool, then `then` with what it gave, here.

        `work` raises nothing, and holds nothing of Qt's that lives on a thread.
        """
        number, messenger = next(_numbers), _messenger()
        self._waiting[number] = then  # type: ignore[assignment]
        QThreadPool.globalInstance().start(lambda: messenger.found.emit(number, work()))

    def _deliver(self, number: int, found: object) -> None:
        then = self._waiting.pop(number, None)
        if then is not None:
            then(found)
