"""Lets the signals that end a program end it as *Quit* does: at the end of a session, or by Ctrl-C in a terminal."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """`received` is emitted when the process gets such a signal. Windows has none; it tells a window to close."""

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        # Python's own handlers wait until Qt, which waits for events, gives control back; a pipe is such an event.
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)
        for name in _NAMES:
            signal.signal(getattr(signal, name), lambda number, frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._tell)

    def _tell(self) -> None:
        os.read(self._read, 64)
        self.received.emit()
