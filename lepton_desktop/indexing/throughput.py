"""How fast the work goes, and how long the rest will take."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW_SECONDS = 20.0
_FIRST_SECONDS = 1.0


class Throughput:
    """Measured over the last seconds, so that a rest or a slow drive soon shows."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._marks: deque[tuple[float, int]] = deque()

    def mark(self, done: int) -> None:
        """So much is done by now."""
        now = self._clock()
        if not self._marks or now - self._marks[-1][0] >= 0.1:
            self._marks.append((now, done))
        while now - self._marks[0][0] > _WINDOW_SECONDS and len(self._marks) > 2:
            self._marks.popleft()

    def rest(self) -> None:
        """The work pauses; the time of the pause is not the work's."""
        self._marks.clear()

    def per_second(self) -> float:
        """Done per second, 0 as long as that can't be said."""
        if len(self._marks) < 2:
            return 0.0
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        return (after - before) / (last - first) if last - first >= _FIRST_SECONDS else 0.0

    def seconds_left(self, left: int) -> float | None:
        """How long the rest will take, None as long as that can't be said."""
        rate = self.per_second()
        return left / rate if rate > 0 else None
