"""Opens files with the system's programs and shows them in its file browser. Nothing here waits for a disk."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


_FILE_BROWSER_MS = 2000


class Desktop(QObject):
    """Opens and shows files. `failed` emits the reason when it can't."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background_calls = BackgroundCalls(self)

    def open(self, path: Path) -> None:
        """Open a photo with the system's viewer, or a folder with its file browser."""

        def then(there: bool) -> None:
            if not there:
                text = tr("{name} is no longer there, or its drive isn't connected")
                self.failed.emit(text.format(name=path.name))
            elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.failed.emit(tr("{name}: no program on this system can open it").format(name=path.name))

        self._background_calls.run(lambda: _exists(path), then)

    def show_in_folder(self, path: Path) -> None:
        """Show a file in the system's file browser, selected if the file browser supports that."""

        def then(shown: bool) -> None:
            if not shown and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
                self.failed.emit(
                    tr("{folder}: the file browser could not be started").format(folder=path.parent)
                )

        self._background_calls.run(lambda: _reveal(path), then)

    def sort_out(self, paths: Sequence[Path], then: Callable[[list[Path], list[Path]], None]) -> None:
        """Call `then` on this thread with the paths that are folders and those that are files."""

        def look() -> tuple[list[Path], list[Path]]:
            there = [path for path in paths if _exists(path)]
            return [path for path in there if path.is_dir()], [path for path in there if not path.is_dir()]

        self._background_calls.run(look, lambda found: then(*found))


def copy_paths(paths: Sequence[Path]) -> None:
    """Put paths on the clipboard: as text, one per line, and as files for a file browser."""
    mime = QMimeData()
    mime.setText("\n".join(str(path) for path in paths))
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _reveal(path: Path) -> bool:
    """Show the file selected in the file browser; False if that isn't supported."""
    if not _exists(path):
        return False
    if sys.platform == "win32":
        return _start(["explorer", f"/select,{path}"])
    if sys.platform == "darwin":
        return _start(["open", "-R", str(path)])
    return _ask_file_browser(path)


def _start(command: list[str]) -> bool:
    try:
        subprocess.Popen(command)
    except OSError:
        return False
    return True


def _ask_file_browser(path: Path) -> bool:
    """Ask the file browser of a Linux desktop to show the file selected (freedesktop.org's FileManager1)."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    call = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    reply = bus.call(call, QDBus.CallMode.Block, _FILE_BROWSER_MS)
    return reply.type() == QDBusMessage.MessageType.ReplyMessage
