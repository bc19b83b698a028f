"""Ends the indexing when it is told to: with all finished work committed, and in time whatever it is doing."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from lepton_desktop.indexing.control import Control

_WITHIN_S = 1.5
_SIGNALS = ("SIGTERM", "SIGINT", "SIGBREAK")  # the last is Windows's


@contextmanager
def ended_in_time(
    control: Control, code: int, last_words: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Within the block, signals tell `control` to stop; a block that doesn't end soon after that ends the process.

    It then exits with `code`, after `last_words`. Nothing is lost by it: what isn't committed by then is done again
    the next time.
    """
    over = threading.Event()

    def watch() -> None:
        control.wait_for_end()
        if not over.wait(_WITHIN_S):
            with suppress(psutil.Error):
                for child in psutil.Process().children(recursive=True):
                    child.kill()
            last_words()
            os._exit(code)

    def stop(number: int, frame: FrameType | None) -> None:
        # not here: the interrupted code may hold the very lock that stopping takes
        threading.Thread(target=control.stop, name="stopping", daemon=True).start()

    threading.Thread(target=watch, name="ending", daemon=True).start()
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        over.set()
        for number, handler in before.items():
            signal.signal(number, handler)
