"""A thread that owns an object that the UI thread must not use, such as a catalog or a search engine."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from lepton_desktop.ui.toolkit.i18n import in_words

T = TypeVar("T")

_log = logging.getLogger(__name__)

Done = Callable[[Any], None]
Failed = Callable[[str], None]


_left: list[Thread] = []


def any_left() -> bool:
    """Whether a thread that should end is still busy. C++ libraries abort a process that ends under them."""
    return any(thread.is_alive() for thread in _left)


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    run: Callable[[T], Any]
    done: Done
    failed: Failed
    wanted: Callable[[], bool]


class Worker(QObject, Generic[T]):
    """Runs jobs one after the other on a thread of its own, and delivers their results on the UI thread.

    The object is made by `make` on the thread, for the first job; when that fails, the next job tries again. It is
    closed at the end, if it has a method of that name.
    """

    _answered = Signal(object, object)

    def __init__(self, name: str, make: Callable[[], T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._thing: T | None = None
        self._jobs: SimpleQueue[_Job[T] | None] = SimpleQueue()
        self._answered.connect(self._deliver)
        self._closed = False
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(
        self,
        job: Callable[[T], Any],
        done: Done,
        failed: Failed,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Run `job` on the thread, then call `done` with its result, or `failed` with a reason, on the UI thread.

        A job that is no longer `wanted` when its turn comes is skipped silently.
        """
        self._jobs.put(_Job(job, done, failed, wanted))

    def close(self, seconds: float = 5.0) -> None:
        """Accept no more jobs, and wait at most `seconds` for the running one. No results are delivered afterwards."""
        if self._closed:
            return
        self._closed = True
        self._jobs.put(None)
        self._thread.join(seconds)
        if self._thread.is_alive():
            _log.warning("%s is still busy; the program ends without it", self._thread.name)
            _left.append(self._thread)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._closed or not job.wanted():
                continue
            try:
                if self._thing is None:
                    self._thing = self._make()
                answer = job.run(self._thing)
            except Exception as error:
                # The thread must outlive any fault of a job; the user is told, the log has the details.
                _log.info("%s: a job failed", self._thread.name, exc_info=True)
                self._answered.emit(job.failed, in_words(error))
            else:
                self._answered.emit(job.done, answer)
        close = getattr(self._thing, "close", None)
        if close is not None:
            close()

    def _deliver(self, receiver: Callable[[Any], None], answer: Any) -> None:
        if not self._closed:
            receiver(answer)
