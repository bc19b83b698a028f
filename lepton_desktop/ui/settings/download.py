"""A download in a process of its own: the window never waits for the network, nor uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from lepton_desktop.settings import DATA_VARIABLE
from lepton_desktop.stored_json import parse_object
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.user_messages import from_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_END_MS = 2000


class Download(QObject):
    """One download at a time. `progressed` emits the bytes downloaded so far and the total.

    `ended` emits the reason of a failure. It emits an empty reason when everything is installed or the user has stopped
    the download; what is downloaded by then is kept for the next try.
    """

    progressed = Signal(object, object)
    ended = Signal(str)

    def __init__(
        self,
        data: Path,
        own_command: Callable[..., list[str]],
        parent: QObject | None = None,
        subcommand: str = "downloader",
    ) -> None:
        """`data` is the data folder, where what is downloaded is stored; `subcommand` downloads it."""
        super().__init__(parent)
        self._subcommand = subcommand
        self._data = data
        self._own_command = own_command
        self._process: QProcess | None = None
        self._pending = b""
        self._stopped = self._installed = False
        self._reason = ""
        self.name = ""

    @property
    def running(self) -> bool:
        """Whether something is being downloaded."""
        return self._process is not None

    def start(self, name: str) -> None:
        """Download the model or variant with this name, unless a download is running."""
        if self.running:
            return
        self.name = name
        self._pending, self._reason, self._stopped, self._installed = b"", "", False, False
        program, *arguments = self._own_command(self._subcommand, name)
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(DATA_VARIABLE, str(self._data))
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(program, arguments)

    def stop(self) -> None:
        """Stop the download."""
        if self._process is not None:
            self._stopped = True
            self._process.kill()

    def close(self) -> None:
        """Stop the download and wait briefly for its end; for the end of the program."""
        process = self._process
        if process is not None:
            process.finished.disconnect(self._end)
            process.kill()
            process.waitForFinished(_END_MS)
            self._process = None

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._pending = (self._pending + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                said = parse_object(line)
            except ValueError:
                continue
            match said:
                case {"done": int(done), "total": int(total)}:
                    self.progressed.emit(done, total)
                case {"failed": str(reason)}:
                    self._reason = translated(from_text(reason))
                case {"installed": _}:
                    self._installed = True

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._reason = self._process.errorString()
            self._end()

    def _end(self) -> None:
        self._read()
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        if not (self._installed or self._stopped or self._reason):
            self._reason = tr(
                "The download stopped unexpectedly; try again: what is already downloaded is kept"
            )
        self.ended.emit("" if self._stopped else self._reason)
