"""The window as a program: `run` until it is closed, or `screenshot` it without a screen."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lepton_desktop import __version__
from lepton_desktop.settings import APPLICATION, read_settings
from lepton_desktop.ui.drawings import application_icon
from lepton_desktop.ui.language import speak
from lepton_desktop.ui.theme import Theme
from lepton_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.ui.parts import Parts

_SCREENSHOT_S = 120
_REOPEN = 64


class ScreenshotError(Exception):
    """The window could not be shown or saved; the message says why."""


def has_screen() -> bool:
    """Whether there is a screen for a window."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(parts: Parts) -> int:
    """Open the window, and give back the exit code when it is closed.

    When the user chooses another language the window is made anew, since every text in it changes.
    """
    application = make_application()
    theme = Theme(application)
    code = _REOPEN
    while code == _REOPEN:
        speak(application, read_settings(parts.places.settings).language, parts.places.translations)
        window = Window(parts, theme)
        window.language_changed.connect(lambda: application.exit(_REOPEN))
        window.show()
        window.start()
        code = application.exec()
        if code == _REOPEN:
            window.close()
            window.deleteLater()
    return code


def screenshot(
    parts: Parts,
    question: str,
    path: Path,
    size: tuple[int, int] = (1280, 800),
    dark: bool = False,
    scale: float = 1.0,
    language: str = "en",
) -> None:
    """Save a picture of the window with the answer to a question; without one, of the library.

    `size` is in logical pixels, `scale` device pixels to each. Needs no screen; nothing is indexed. It must
    be the first in the process to use Qt, except that further ones of the same scale may follow. Raises
    ScreenshotError.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    application = make_application()
    speak(application, language, parts.places.translations)
    window = Window(replace(parts, indexer_command=()), Theme(application, dark))
    try:
        window.resize(*size)
        window.show()
        window.start()
        if question:
            window.search.set_text(question)
        if not wait_for(window.settled, _SCREENSHOT_S):
            raise ScreenshotError(f"the window was not ready within {_SCREENSHOT_S} seconds")
        if not window.grab().save(str(path)):
            raise ScreenshotError(f"{path}: can't be written; choose a folder that may be")
    finally:
        window.close()


def make_application() -> QApplication:
    """The process's QApplication, made when there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("lepton-desktop")
    application.setApplicationDisplayName(APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("lepton-desktop")
    application.setWindowIcon(application_icon())
    return application


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until the condition holds; False when it didn't in time."""
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
