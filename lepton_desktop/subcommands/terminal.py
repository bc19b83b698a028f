"""Progress for a person at a terminal, and plain lines for everything else."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from lepton_desktop.legible import legible

PLAIN_LINE_EVERY_S = 5.0


def duration(seconds: float) -> str:
    """Seconds in readable form: ``45 s``, ``12 min``, ``3 h 20 min``."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


class ProgressLine:
    """On a terminal, a bar with rate and time left; elsewhere, a line every few seconds. Both go to standard error."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._console = Console(stderr=True)
        self._started = self._last_line = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        if self._console.is_terminal:
            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=self._console,
            )

    def __enter__(self) -> ProgressLine:
        if self._progress is not None:
            self._progress.start()
            self._task = self._progress.add_task(self.what, total=None, rate="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def say(self, text: str) -> None:
        """Print a line of its own, above the bar."""
        self._console.print(Text(legible(text)), soft_wrap=True)

    def update(self, done: int, total: int, rate: float | None = None, what: str | None = None) -> None:
        """Show that `done` of `total` are done, at `rate` per second (measured here if it is None)."""
        now, what = time.monotonic(), legible(what or self.what)
        rate = done / max(now - self._started, 1e-6) if rate is None else rate
        if self._progress is not None and self._task is not None:
            self._progress.update(
                self._task,
                completed=done,
                total=total,
                rate=f"{rate:.1f}/s" if rate else "",
                description=what,
            )
        elif now - self._last_line >= PLAIN_LINE_EVERY_S or (done == total and total):
            self._last_line = now
            if not total:  # a scan, whose total is unknown
                print(f"{what} …", file=sys.stderr, flush=True)
                return
            left = f", {duration((total - done) / rate)} left" if rate and done < total else ""
            print(f"{what}: {done} of {total}, {rate:.1f}/s{left}", file=sys.stderr, flush=True)
