"""The window's connection to the indexing process: starts it, talks to it, restarts it after a crash, ends it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal

from lepton_desktop.indexing.messages import Command, Fatal, from_line
from lepton_desktop.indexing.process import ALREADY_RUNNING
from lepton_desktop.ui.toolkit.i18n import tr, translated

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

_FIRST_WAIT_S, _LONGEST_WAIT_S = 1, 60
_AFTER_FATAL_S = 15
_STABLE_MS = 60_000
_QUIT_MS, _KILL_MS = 2500, 1000


class IndexingClient(QObject):
    """Runs the command that indexes. `message` emits each record that it sends.

    `trouble` emits, in words for the user, why the process isn't running and what happens next; it emits an empty
    text when it works again. That another process indexes the library is reported there too, although it is no
    trouble: see `elsewhere`.
    """

    message = Signal(object)
    trouble = Signal(str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None
        self._pending = b""
        self._paused = False
        self._ending = False
        self._fatal = ""
        self._told = ""
        self.elsewhere = False
        self._wait_s = _FIRST_WAIT_S
        self._ran = QElapsedTimer()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)

    @property
    def running(self) -> bool:
        """Whether the process is running."""
        return self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def process_id(self) -> int:
        """The system's id of the process; 0 if there is none."""
        return self._process.processId() if self._process is not None else 0

    def start(self) -> None:
        """Start the process, unless it is running or there is no command."""
        if self.running or not self._command or self._ending:
            return
        self._again.stop()
        self._pending, self._fatal = b"", ""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.started.connect(self._on_started)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(self._command[0], self._command[1:])

    def send(self, command: Command) -> None:
        """Send a command. Pausing is remembered, so that a restarted process pauses as well."""
        if command in ("pause", "resume"):
            self._paused = command == "pause"
        if self._process is not None and self.running:
            self._process.write(f"{command}\n".encode())

    def stop(self) -> None:
        """End the process: ask it to end, and kill it if it doesn't. What it has committed is kept."""
        self._ending = True
        self._again.stop()
        process = self._process
        if process is None or not self.running:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.write(b"quit\n")
        process.closeWriteChannel()
        if not process.waitForFinished(_QUIT_MS):
            process.kill()
            process.waitForFinished(_KILL_MS)

    def _on_started(self) -> None:
        self._ran.start()
        if self._paused:
            self.send("pause")

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._pending = (self._pending + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                message = from_line(line.decode("utf-8", "replace"))
            except ValueError as error:
                _log.warning("%s", error)
                continue
            if isinstance(message, Fatal):
                self._fatal = translated(message.text)
            else:
                self._tell("")
            self.message.emit(message)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._restart_later(
                tr("Indexing can't be started: {reason}").format(reason=self._process.errorString())
            )

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._ending:
            return
        if self._ran.isValid() and self._ran.elapsed() > _STABLE_MS:
            self._wait_s = _FIRST_WAIT_S
        if code == ALREADY_RUNNING and status == QProcess.ExitStatus.NormalExit:
            self.elsewhere = True
            self._again.start(_AFTER_FATAL_S * 1000)  # it may have ended by then
            self._tell(tr("Another Lepton Desktop is indexing this library"))
            return
        if self._fatal:
            self._wait_s = max(self._wait_s, _AFTER_FATAL_S)
        self._restart_later(self._fatal or tr("Indexing stopped unexpectedly"))

    def _restart_later(self, why: str) -> None:
        wait = self._wait_s
        self._wait_s = min(wait * 2, _LONGEST_WAIT_S)
        self._again.start(wait * 1000)
        _log.warning("%s; trying again in %d s", why, wait)
        self.elsewhere = False
        self._tell(tr("{why}; trying again in {seconds} s").format(why=why, seconds=wait))

    def _tell(self, trouble: str) -> None:
        """A process that has just been restarted may fail again, so the last trouble is shown until it works."""
        if not trouble:
            self.elsewhere = False
        if trouble != self._told:
            self._told = trouble
            self.trouble.emit(trouble)
