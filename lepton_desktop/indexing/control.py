"""The commands that reach the indexing while it runs: pause, resume, scan again, stop."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

Hold = Literal["disk", "user", "battery"]
"""Why the work rests, the weightiest first: the disk is full, the user said so, the computer runs on its battery."""


class Control:
    """May be used from any thread."""

    def __init__(self) -> None:
        self._woken = threading.Event()
        self._lock = threading.Lock()
        self._holds: set[Hold] = set()
        self._overruled: set[Hold] = set()
        self._ended = threading.Event()
        self._handed_over = False
        self._rescan = False
        self._reread = False
        self.gentle = False
        """Whether the work should leave most of the computer to others."""

    @property
    def held_by(self) -> Hold | None:
        """Why the work should rest, or None when it isn't."""
        if self.stopped:
            return None
        with self._lock:
            return next((hold for hold in get_args(Hold) if hold in self._holds), None)

    @property
    def paused(self) -> bool:
        """Whether the work should rest."""
        return self.held_by is not None

    @property
    def stopped(self) -> bool:
        """Whether the work should end, with what is done committed: for good, or for another model to take it up."""
        return self._ended.is_set() or self._handed_over

    @property
    def ended(self) -> bool:
        """Whether the work should end for good."""
        return self._ended.is_set()

    def wait_for_end(self) -> None:
        """Wait until the work must end for good."""
        self._ended.wait()

    def pause(self) -> None:
        """Let the work rest until the user says otherwise."""
        self.hold("user", True)

    def resume(self) -> None:
        """Go on, whatever it was that held the work; on battery too, until the computer has been plugged in again."""
        with self._lock:
            self._overruled |= self._holds
            self._holds.clear()
        self.wake()

    def hold(self, hold: Hold, on: bool) -> None:
        """Let the work rest for this reason, or no more for this one."""
        with self._lock:
            before = hold in self._holds
            if not on:
                self._holds.discard(hold)
                self._overruled.discard(hold)
            elif hold != "battery" or hold not in self._overruled:
                self._holds.add(hold)
            changed = before != (hold in self._holds)
        if changed:
            self.wake()

    def rest(self, say: Callable[[Hold], None], seconds: float) -> None:
        """Wait until nothing holds the work any more; `say` is told why it rests, and again when that changes."""
        said = None
        while (hold := self.held_by) is not None:
            if hold != said:
                say(hold)
                said = hold
            self.wait(seconds)

    def stop(self) -> None:
        """End the work, for good."""
        self._ended.set()
        self.wake()

    def hand_over(self) -> None:
        """End the work so that another model takes it up."""
        self._handed_over = True
        self.wake()

    def take_over(self) -> None:
        """Another model takes the work up."""
        self._handed_over = False

    def rescan(self) -> None:
        """Look at every folder again."""
        self._rescan = True
        self.wake()

    def reread(self) -> None:
        """The library's folders or the ignore patterns have changed."""
        self._reread = True
        self.wake()

    def take_rescan(self) -> bool:
        """Whether a rescan was asked for since this was last asked."""
        asked, self._rescan = self._rescan, False
        return asked

    def take_reread(self) -> bool:
        """Whether folders or patterns were changed since this was last asked."""
        asked, self._reread = self._reread, False
        return asked

    def wake(self) -> None:
        """End the present `wait`."""
        self._woken.set()

    def wait(self, seconds: float) -> None:
        """Wait for this many seconds, or until `wake`."""
        self._woken.wait(seconds)
        self._woken.clear()
