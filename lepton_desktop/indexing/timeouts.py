"""Asks disks that may never answer, such as a network drive whose server is gone, and stops waiting after a time."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Answer = TypeVar("Answer")

SECONDS = 5.0
"""How long a question may keep whoever asks it."""


class NoAnswerError(Exception):
    """The disk doesn't answer in time."""


@dataclass(slots=True)
class _Question(Generic[Answer]):
    ask: Callable[[], Answer]
    answer: Answer | None = None
    error: BaseException | None = None
    took: float | None = None

    def __call__(self) -> None:
        asked = time.monotonic()
        try:
            self.answer = self.ask()
        except BaseException as error:
            self.error = error
        self.took = time.monotonic() - asked


class Timeouts(Generic[Answer]):
    """Asks each disk at most one question at a time, in a thread of its own. For one thread.

    Of one that kept the asker waiting nobody waits for an answer again, until one has come in time.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._open: dict[Hashable, tuple[threading.Thread, _Question[Answer]]] = {}

    def ask(self, disk: Hashable, question: Callable[[], Answer]) -> Answer:
        """The answer. Raises NoAnswerError when it doesn't come in time, and what the question raises."""
        slow = disk in self._open
        if slow:
            thread, asked = self._open[disk]
            if thread.is_alive():
                raise NoAnswerError
            if asked.took is not None and asked.took <= self._seconds:
                del self._open[disk]
                return _told(asked)
        asked = _Question(question)
        thread = threading.Thread(target=asked, name="asking", daemon=True)  # it may never end
        thread.start()
        thread.join(0 if slow else self._seconds)
        if slow or thread.is_alive():
            self._open[disk] = thread, asked
            raise NoAnswerError
        return _told(asked)


def _told(question: _Question[Answer]) -> Answer:
    if question.error is not None:
        raise question.error
    return question.answer  # type: ignore[return-value]


def in_time(question: Callable[[], Answer], seconds: float = SECONDS) -> Answer:
    """The answer to a single question. Raises NoAnswerError, and what the question raises."""
    return Timeouts[Answer](seconds).ask("", question)
