"""Waits until a file has stopped changing: a photo that is still being copied can't be read yet."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUIET_SECONDS = 1.0
_PENDING_AT_MOST = 20_000

Signature = tuple[int, int] | None


@dataclass(slots=True)
class _Pending:
    signature: Signature
    since: float
    source: Path | None = None


class Debounce:
    """The paths touched of late. `touch` and `moved` may be called from any thread; the rest is for one.

    A path that is gone waits twice as long: where it only moved, it is noticed at its new place before.
    """

    def __init__(
        self, quiet_seconds: float = QUIET_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._quiet = quiet_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._pending: dict[Path, _Pending] = {}
        self._overflowed = False

    def touch(self, path: Path, source: Path | None = None) -> None:
        """Something happened to the path; its quiet time starts again. Too many at once: see `overflowed`.

        `source` is where the path was moved from; the two become quiet together, with all that came before.
        """
        signature = signature_of(path)
        with self._lock:
            known = self._pending.get(path)
            if known is None and len(self._pending) >= _PENDING_AT_MOST:
                self._overflowed = True
                return
            source = source or (known.source if known else None)
            self._pending[path] = _Pending(signature, self._clock(), source)

    def moved(self, source: Path, path: Path) -> None:
        """A file or folder was given another path."""
        self.touch(source)
        self.touch(path, source)

    def overflow(self) -> None:
        """Events were lost: nobody knows what was touched."""
        with self._lock:
            self._overflowed = True

    def overflowed(self) -> bool:
        """Whether, since this was last asked, more was touched than could be noted: look at everything."""
        with self._lock:
            overflowed, self._overflowed = self._overflowed, False
            return overflowed

    def is_restless(self, path: Path, mtime_ns: int) -> bool:
        """Whether a file that someone came across is still being written; if so it is noted.

        A file changed within the quiet time counts, even when no event told of it.
        """
        with self._lock:
            if path in self._pending:
                return True
        if 0 <= time.time() - mtime_ns / 1e9 < self._quiet:
            self.touch(path)
            return True
        return False

    def waiting(self) -> bool:
        """Whether there are paths that are not quiet yet."""
        with self._lock:
            return bool(self._pending)

    def quiet(self) -> list[Path]:
        """The paths that neither an event nor their size or mtime has shown to change for the quiet time."""
        with self._lock:
            pending = list(self._pending.items())
        quiet: dict[Path, None] = {}
        for path, state in pending:
            signature = signature_of(path)
            with self._lock:
                if self._pending.get(path) is not state:  # touched again, or quiet with the path it moved to
                    continue
                if signature != state.signature:
                    state.signature, state.since = signature, self._clock()
                elif self._clock() - state.since >= self._quiet * (2 if signature is None else 1):
                    del self._pending[path]
                    quiet[path] = None
                    source = state.source
                    while source is not None and (earlier := self._pending.pop(source, None)) is not None:
                        quiet[source] = None
                        source = earlier.source
        return list(quiet)


def signature_of(path: Path) -> Signature:
    """Size and mtime, or None for a path that isn't there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
