"""Allows one window per library: a second start tells the first window what it should do, and ends."""

from __future__ import annotations

import errno
import hashlib
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QStandardPaths, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lepton_desktop.indexing.lock import LibraryLock, LockedError
from lepton_desktop.window_request import MOST_BYTES, RequestError, from_line

if TYPE_CHECKING:
    from lepton_desktop.settings import Places
    from lepton_desktop.window_request import WindowRequest

_log = logging.getLogger(__name__)

_TAKEN = b"taken\n"
_ANSWER_MS = 8000
_AGAIN_MS = 100


class Instance(QObject):
    """This process, as the first or a further one that opens the library.

    `requested` emits the WindowRequest of a further one. A lock that the system releases when its holder dies decides
    which is first; the socket only carries the request.
    """

    requested = Signal(object)

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = LibraryLock(places.window_lock)
        self._has_lock = False
        self._name = _socket_name(places)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Become the first instance, if there is none.

        If the data folder can't be written, every instance is a first one. Raises OSError when the lock can't be made
        for another reason.
        """
        try:
            self._lock.__enter__()
        except LockedError:
            return False
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
        else:
            self._has_lock = True
        QLocalServer.removeServer(self._name)  # what a crash left
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Let another instance become the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
            if self._has_lock:
                self._lock.__exit__(None, None, None)
                self._has_lock = False

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._obey(socket))
            if socket.bytesAvailable():
                self._obey(socket)

    def _obey(self, socket: QLocalSocket) -> None:
        """Do what the socket says, once its whole line is there."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()
            return
        try:
            request = from_line(bytes(socket.readLine().data()))
        except RequestError as error:
            _log.warning("%s", error)
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.requested.emit(request)


def send_to_first(places: Places, request: WindowRequest, wait_ms: int = _ANSWER_MS) -> bool:
    """Tell the window of the library, in another process, what it should do; False if it doesn't answer in time."""
    deadline, name = QDeadlineTimer(wait_ms), _socket_name(places)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_AGAIN_MS):
            socket.write(request.to_line())
            while socket.bytesToWrite() and socket.waitForBytesWritten(deadline.remainingTime()):
                pass
            if socket.waitForReadyRead(deadline.remainingTime()):
                return bytes(socket.readAll().data()) == _TAKEN
        if deadline.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)  # it may be about to listen


def _socket_name(places: Places) -> str:
    """One name for each library of each user; in the user's own folder of sockets, if the system has one.

    A socket in the data folder would be simpler, but its path may be too long for a socket.
    """
    library = str(places.data.resolve()).encode("utf-8", "surrogatepass")
    name = f"lepton-desktop-{hashlib.sha256(library).hexdigest()[:16]}"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return f"{folder}/{name}" if folder.startswith("/") else name
