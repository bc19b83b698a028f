"""Small things that may wait on a disk, done on a thread of the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Aside(QObject):
    """Runs work on threads; what comes of it is dealt with on the thread that this object belongs to."""

    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done.connect(self._deliver)

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` on a thread of the pool, then `then` with what it gave, here. `work` raises nothing."""
        QThreadPool.globalInstance().start(lambda: self._done.emit(then, work()))

    def _deliver(self, then: Callable[[object], None], found: object) -> None:
        then(found)
