"""The window as a program: `run` it until it is closed, or take a `screenshot` of it without a screen."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from lepton_desktop import __version__
from lepton_desktop.autostart import AutostartError
from lepton_desktop.data_folder import put_note_aside
from lepton_desktop.edition import packaged
from lepton_desktop.indexing.lock import LockedError
from lepton_desktop.legible import legible
from lepton_desktop.private_files import keep_private
from lepton_desktop.removal import remove_library
from lepton_desktop.settings import APPLICATION, Places, read_settings
from lepton_desktop.shipped import RESOURCES
from lepton_desktop.storage import StorageError
from lepton_desktop.ui.library.restore_prompt import fulfil
from lepton_desktop.ui.system.end_signals import EndSignals
from lepton_desktop.ui.system.instance import Instance, send_to_first
from lepton_desktop.ui.toolkit.dialogs import tell
from lepton_desktop.ui.toolkit.i18n import SYSTEM, in_words, speak, tr
from lepton_desktop.ui.toolkit.icons import application_icon
from lepton_desktop.ui.toolkit.theme import Theme
from lepton_desktop.ui.toolkit.worker import any_left
from lepton_desktop.ui.window import Window
from lepton_desktop.user_messages import UserError
from lepton_desktop.window_request import RequestError, WindowRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.data_folder import LibraryAwayError
    from lepton_desktop.ui.dependencies import Dependencies

_log = logging.getLogger(__name__)

_APP_USER_MODEL_ID = "org.lepton-desktop.LeptonDesktop"
"""What Windows groups the windows in the taskbar by, which would be Python otherwise. The packaged program has a file
of its own, by which Windows groups them with the shortcuts to it."""
_SCREENSHOT_S = 120
_REOPEN = 64


class StartError(UserError):
    """The window can't be opened; the message says why, and what to do."""


class ScreenshotError(Exception):
    """The window could not be shown or saved; the message says why."""


def has_screen() -> bool:
    """Whether there is a screen for a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(dependencies: Dependencies, request: WindowRequest | None = None, background: bool = False) -> int:
    """Open the window and do what is requested of it; returns the exit code when the program ends.

    If a window of this library is open already, that one does it instead. In the `background`, only the
    icon in the notification area is shown, or a minimized window if there is no such area. When the user chooses
    another language, the window is made again, since every text in it changes. Raises StartError, SettingsError, and
    OSError when the data folder can't be written. If a thread doesn't end in time, the process ends here.
    """
    request = request or WindowRequest()
    application = make_application()
    application.setQuitOnLastWindowClosed(False)  # it may stay in the notification area
    instance = Instance(dependencies.places)
    if not instance.is_first():
        if send_to_first(dependencies.places, request):
            return 0
        raise StartError(
            "{name} is already running but doesn't respond; end it and start it again", name=APPLICATION
        )
    end_signals = EndSignals(application)
    theme = Theme(application)
    code, reopened, settings_wanted = _REOPEN, False, False
    title = trouble = ""
    # kept to the end: Python's collector may run on a busy thread, where Qt's objects must not be destroyed
    over: list[QObject] = []
    while code == _REOPEN:
        settings = read_settings(dependencies.places.settings)
        theme.choose(settings.appearance)
        speak(application, settings.language, dependencies.places.translations)
        window = Window(replace(dependencies, settings=settings), theme)
        window.language_changed.connect(lambda: application.exit(_REOPEN))
        window.ended.connect(lambda: application.exit(0))
        if isinstance(application, Application):
            application.quit_asked.connect(window.quit)
            application.requested.connect(window.obey)
        instance.requested.connect(window.obey)
        end_signals.received.connect(window.quit)
        if reopened or not background:
            window.show()
        elif not window.lifecycle.tray.available():
            window.showMinimized()
        window.start()
        if trouble:
            tell(window, title, trouble)
        elif settings_wanted:
            window.lifecycle.show_settings("appearance")
        elif not reopened and request.paths:
            window.obey(request)
        code = application.exec()
        removal_agreed = window.lifecycle.removal_agreed
        if code == _REOPEN:
            window.ended.disconnect()  # to exit now would end the next loop of events at once
            window.quit()
            instance.requested.disconnect()
            reopened = True
            title = trouble = ""
            restored, transferred = window.restoring.wish, window.transfers.wish
            settings_wanted = restored is None and transferred is None
            if restored is not None:
                title, trouble = (
                    tr("The library could not be restored"),
                    fulfil(restored, dependencies.places),
                )
            elif transferred is not None:
                outcome = transferred.fulfil(dependencies.places)
                title, trouble = outcome.title, outcome.text
                if outcome.data != dependencies.places.data and dependencies.elsewhere is not None:
                    dependencies = dependencies.elsewhere(Places(outcome.data))
                    instance.close()
                    over.append(instance)
                    instance = Instance(dependencies.places)
                    instance.is_first()
        over.append(window)
        window.deleteLater()
    keep_private(dependencies.places)  # what the window has made
    instance.close()
    if removal_agreed:
        code = _remove_everything(dependencies.places)
    if any_left():
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as in a program without a terminal on Windows
                stream.flush()
        os._exit(code)
    return code


def tell_failure(error: UserError) -> None:
    """Show why the program can't start, in the system's language, where nobody would read it in a terminal."""
    application = make_application()
    speak(application, SYSTEM, RESOURCES / "translations")
    _warn(tr("{name} can't be started").format(name=APPLICATION), error)


def _warn(title: str, error: Exception) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, APPLICATION, title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(in_words(error))
    box.exec()


def ask_for_disk(error: LibraryAwayError) -> bool:
    """Tell that the library, which was moved, isn't to be seen; whether the user wants another try.

    Who wants an empty library gets it: the note of the one that is away is renamed.
    """
    application = make_application()
    speak(application, SYSTEM, error.note.parent / "translations")
    box = QMessageBox(QMessageBox.Icon.Warning, APPLICATION, tr("The library isn't connected"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        tr(
            "It was moved to {folder}, which can't be found now. Connect its disk and try again. If it is lost, you "
            "can start with an empty library; your photos are not touched."
        ).format(folder=legible(error.folder))
    )
    again = box.addButton(tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
    empty = box.addButton(tr("Start with an empty library"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.exec()
    if box.clickedButton() == empty:
        put_note_aside(error.note)
    return box.clickedButton() in (again, empty)


def _remove_everything(places: Places) -> int:
    """Remove everything that the program has made, after all of it has stopped; report what could not be removed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    try:
        remove_library(places)
    except (AutostartError, LockedError, OSError, StorageError) as error:
        _warn(tr("Not everything could be removed"), error)
        return 1
    return 0


def screenshot(
    dependencies: Dependencies,
    question: str,
    path: Path,
    size: tuple[int, int] = (1280, 800),
    dark: bool = False,
    scale: float = 1.0,
    language: str = "en",
) -> None:
    """Save a picture of the window with the results of a query, or of the library if there is none.

    `size` is in logical pixels, `scale` is device pixels per logical pixel. Needs no screen; nothing is indexed. It
    must be the first call in the process that uses Qt, except that further screenshots of the same scale may follow.
    Raises ScreenshotError.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    application = make_application()
    speak(application, language, dependencies.places.translations)
    window = Window(replace(dependencies, indexer_command=()), Theme(application, dark))
    try:
        window.resize(*size)
        window.show()
        window.start()
        if question:
            window.search.set_text(question)
        if not wait_for(lambda: window.settled() and not window.search_worker.warming_up, _SCREENSHOT_S):
            raise ScreenshotError(f"the window was not ready within {_SCREENSHOT_S} seconds")
        if not window.grab().save(str(path)):
            raise ScreenshotError(f"{path}: can't be written; choose a folder that may be")
    finally:
        window.close()


class Application(QApplication):
    """`quit_asked` is emitted when the system wants the program to end, which closing its window need not do.

    `requested` emits a WindowRequest for the files that macOS, which passes no arguments, wants opened.
    """

    quit_asked = Signal()
    requested = Signal(object)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._files: list[str] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.quit_asked.emit()
            return True
        if isinstance(event, QFileOpenEvent) and event.file():
            if not self._files:  # there is an event for each file
                QTimer.singleShot(0, self._open_files)
            self._files.append(event.file())
            return True
        return super().event(event)

    def _open_files(self) -> None:
        files, self._files = self._files, []
        try:
            self.requested.emit(WindowRequest("open", tuple(files)))
        except RequestError as error:
            _log.warning("%s", error)


def make_application() -> QApplication:
    """The process's QApplication, created if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "win32" and not packaged():
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_APP_USER_MODEL_ID)
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = Application(sys.argv[:1])
    application.setApplicationName("lepton-desktop")
    application.setApplicationDisplayName(APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("lepton-desktop")
    application.setWindowIcon(application_icon())
    return application


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Process the window's events until the condition holds; False if it doesn't in time."""
    deadline = QDeadlineTimer(round(seconds * 1000))
    loop = QEventLoop()
    look = QTimer(interval=20)

    def check() -> None:
        if condition() or deadline.hasExpired():
            loop.quit()

    look.timeout.connect(check)
    look.start()
    loop.exec()
    return condition()
