"""What the user, or the window for the user, tells the indexing to do while it runs."""

from __future__ import annotations

import threading


class Control:
    """May be used from any thread, and from a signal handler."""

    def __init__(self) -> None:
        self._woken = threading.Event()
        self._paused = False
        self._stopped = False
        self._handed_over = False
        self._rescan = False
        self._reread = False

    @property
    def paused(self) -> bool:
        """Whether the work rests until `resume` or `stop`."""
        return self._paused and not self.stopped

    @property
    def stopped(self) -> bool:
        """Whether the work is to end, with what is done committed: for good, or for another model to take it up."""
        return self._stopped or self._handed_over

    @property
    def ended(self) -> bool:
        """Whether the work is to end for good."""
        return self._stopped

    def pause(self) -> None:
        """Let the work rest."""
        self._paused = True
        self.wake()

    def resume(self) -> None:
        """Go on."""
        self._paused = False
        self.wake()

    def stop(self) -> None:
        """End the work, for good."""
        self._stopped = True
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
        """Rest so long, or until something is told."""
        self._woken.wait(seconds)
        self._woken.clear()
