"""Asks for the latest version in a process of its own: the window never waits for the network, nor uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from lepton_desktop.stored_json import JsonError, parse_object
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.updates import Release
from lepton_desktop.user_messages import from_text

if TYPE_CHECKING:
    from collections.abc import Callable

_END_MS = 2000


class UpdateCheck(QObject):
    """One question at a time. `found` emits the latest Release, `failed` the reason why there is no answer."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, own_command: Callable[..., list[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own_command = own_command
        self._process: QProcess | None = None

    def start(self, address: str) -> None:
        """Ask the address, unless a question is under way."""
        if self._process is not None:
            return
        program, *arguments = self._own_command("release", address)
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.finished.connect(lambda: self._finish(process))
        process.errorOccurred.connect(lambda error: self._on_error(error, process))
        process.start(program, arguments)

    def close(self) -> None:
        """End the process; nothing is emitted any more."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_END_MS)

    def _on_error(self, error: QProcess.ProcessError, process: QProcess) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finish(process)

    def _finish(self, process: QProcess) -> None:
        process.deleteLater()
        if self._process is not process:
            return
        self._process = None
        try:
            said = parse_object(bytes(process.readAllStandardOutput().data()))
        except JsonError:
            said = {}
        match said:
            case {"version": str(version), "notes": str(notes), "page": str(page)}:
                self.found.emit(Release(version, notes, page))
            case {"reason": str(reason)}:
                self.failed.emit(translated(from_text(reason)))
            case _:
                self.failed.emit(tr("The check stopped unexpectedly; try again"))
