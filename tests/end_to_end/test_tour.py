"""A walk through the program as a person would take it, with a picture of every step.

``LEPTON_SCREENSHOTS=DIR pytest tests/end_to_end/test_tour.py`` leaves the pictures in DIR, numbered and named, light
and dark, English and Chinese. ``LEPTON_SCREENSHOTS_SIZE=2560x1440`` chooses the size of the window,
``QT_SCALE_FACTOR=2`` the sharpness of the screen, ``QT_FONT_DPI=144`` a larger font.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from end_to_end.conftest import LONG_MS, Open
from end_to_end.test_window import indexed, names
from lepton_desktop.app import Application
from lepton_desktop.search.query import Refinement, Words
from lepton_desktop.ui.application import make_application
from lepton_desktop.ui.settings.dialog import SettingsDialog
from lepton_desktop.ui.toolkit.i18n import speak, tr
from lepton_desktop.ui.toolkit.theme import Theme
from lepton_desktop.ui.window import Window

TWICE = 2
"""So many of the pictures are the same as another, and stand behind it."""


class Camera:
    """Takes the pictures: of each step one in the light and one in the dark."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: str) -> None:
        self._folder = os.environ.get("LEPTON_SCREENSHOTS")
        self._qtbot = qtbot
        self._theme = theme
        self._language = language
        self._number = 0

    def take(self, window: Window, name: str, what: QWidget | None = None) -> None:
        """A picture of the window, or of the dialog `what`, when it shows all that was asked for."""
        self._number += 1
        self._qtbot.waitUntil(window.settled, timeout=LONG_MS)
        if self._folder is None:
            return
        Path(self._folder).mkdir(parents=True, exist_ok=True)
        for appearance in ("dark", "light"):
            self._theme.choose(appearance)
            self._qtbot.waitUntil(window.settled, timeout=LONG_MS)
            picture = (what or window).grab()
            file = Path(self._folder, f"{self._number:02}-{name}-{self._language}-{appearance}.png")
            assert picture.save(str(file)), file


@pytest.fixture
def pictures(tmp_path: Path, photographs: Path) -> Path:
    """A folder of real photographs, two of which are there twice, as folders of photos are."""
    folder = tmp_path / "Pictures"
    shutil.copytree(photographs, folder)
    shutil.copy(folder / "coffee.png", folder / "coffee copy.png")
    with Image.open(folder / "china.jpg") as photo:
        photo.resize((photo.width // 2, photo.height // 2)).save(folder / "china small.jpg", quality=80)
    return folder


@pytest.fixture
def open_as_chosen(open_window: Open, tmp_path: Path) -> Iterator[Open]:
    """Opens the window in the language that is chosen, and in the size of the pictures."""
    application = make_application()
    width, height = os.environ.get("LEPTON_SCREENSHOTS_SIZE", "1280x800").split("x")

    def open_it() -> Window:
        program = Application()
        speak(application, program.settings.language, program.places.translations)
        window = open_window()
        window.resize(int(width), int(height))
        return window

    yield open_it
    speak(application, "en", tmp_path)


def drop(window: Window, *paths: Path) -> None:
    """Drop files or folders on the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(600, 400).toPointF(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def ask(qtbot: QtBot, window: Window, question: str) -> None:
    window.search.clear()
    qtbot.keyClicks(window.search.line, question)
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.library_controller.question is not None and window.settled(), timeout=LONG_MS
    )


def dialog(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    """The dialog of this kind that is open, once it is."""
    found: list[QWidget] = []

    def is_open() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open, timeout=LONG_MS)
    return found[0]


def settings_page(qtbot: QtBot, window: Window, camera: Camera, name: str) -> None:
    window.lifecycle.show_settings(name)
    settings = dialog(qtbot, SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    if name == "models":
        qtbot.waitUntil(lambda: bool(settings.models.cards), timeout=LONG_MS)
    if name == "indexing":
        looking = tr("Checking what this computer has…")
        qtbot.waitUntil(lambda: settings.indexing.device_note.text() != looking, timeout=LONG_MS)
    if name == "data":
        qtbot.waitUntil(lambda: all(size.text() for size in settings.data.sizes.values()), timeout=LONG_MS)
    camera.take(window, f"settings-{name}", settings)
    settings.close()


@pytest.mark.timeout(280)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_walk_through_the_program(
    qtbot: QtBot, open_as_chosen: Open, theme: Theme, pictures: Path, language: str
) -> None:
    camera = Camera(qtbot, theme, language)
    window = open_as_chosen()
    qtbot.waitUntil(lambda: window.library_controller.first_run() and window.settled(), timeout=LONG_MS)
    if language != "en":
        window.lifecycle.show_settings("appearance")
        opened = dialog(qtbot, SettingsDialog)
        assert isinstance(opened, SettingsDialog)
        page = opened.appearance
        qtbot.waitUntil(lambda: page.language.findData(language) > 0, timeout=LONG_MS)
        with qtbot.waitSignal(window.language_changed, timeout=LONG_MS):
            page.language.setCurrentIndex(page.language.findData(language))
            page.language.activated.emit(page.language.currentIndex())
        window.quit()
        window = open_as_chosen()
        qtbot.waitUntil(lambda: window.library_controller.first_run() and window.settled(), timeout=LONG_MS)
        assert tr("Settings") != "Settings"
    camera.take(window, "first-run")

    drop(window, pictures)
    count = len(list(pictures.iterdir()))
    qtbot.waitUntil(lambda: indexed(window) == count and not window.indexing.working, timeout=3 * LONG_MS)
    qtbot.waitUntil(lambda: len(names(window)) == count - TWICE, timeout=LONG_MS)
    camera.take(window, "library-by-month")

    window.search_controller.menu.popup(window.mapToGlobal(QPoint(400, 80)))
    camera.take(window, "filter-menu", window.search_controller.menu)
    window.search_controller.menu.close()
    window.search_controller.menu.dates.trigger()
    camera.take(window, "dates", window.search_controller.picker)
    window.search_controller.picker.close()

    ask(qtbot, window, "a cat")
    assert names(window)[0] == "chelsea.png"
    camera.take(window, "search")

    qtbot.keyClicks(window.search.line, " date:1999")
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.settled() and not names(window), timeout=LONG_MS)
    camera.take(window, "no-photo-from-then")

    ask(qtbot, window, "a person in a uniform -astronaut type:png")
    assert Words("astronaut", -1.0) in window.search.pieces()
    window.grid.setFocus()
    window.grid.select(names(window).index("camera.png"))
    window.photo_actions["more_like"].trigger()
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert any(isinstance(piece, Refinement) for piece in window.search.pieces())
    camera.take(window, "refined")

    ask(qtbot, window, "a cat after:20222")
    assert window.search.mistake.isVisible()
    camera.take(window, "a-mistake-in-the-question")

    ask(qtbot, window, "a cup of coffee")
    window.grid.setFocus()
    window.grid.select(0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Space)
    camera.take(window, "quick-look")
    qtbot.keyClick(window.grid, Qt.Key.Key_Space)
    qtbot.keyClick(window.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(window.viewer_controller.is_open, timeout=LONG_MS)
    camera.take(window, "viewer")
    qtbot.keyClick(window.viewer_controller.viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.viewer_controller.is_open(), timeout=LONG_MS)
    window.photo_actions["info"].trigger()
    qtbot.waitUntil(window.viewer_controller.info.settled, timeout=LONG_MS)
    camera.take(window, "info-panel")
    window.photo_actions["info"].trigger()

    window.commands.save_search.trigger()
    naming = dialog(qtbot, QInputDialog)
    assert naming.textValue() == "A cup of coffee"  # type: ignore[attr-defined]
    buttons = naming.findChild(QDialogButtonBox)
    assert buttons is not None
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [one.name for one in window.saved.searches] == ["A cup of coffee"], timeout=LONG_MS
    )
    qtbot.waitUntil(window.saved.settled, timeout=LONG_MS)
    camera.take(window, "saved-search")

    window.navigation.find_similar(pictures / "motorcycle_left.png")
    qtbot.waitUntil(lambda: window.settled() and bool(names(window)), timeout=LONG_MS)
    assert names(window)[0] == "motorcycle_right.png"
    camera.take(window, "similar")

    window.search.set_text("一只猫")
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert window.library_page.language_bar.isVisible()
    camera.take(window, "a-question-in-chinese")

    window.commands.duplicates.trigger()
    qtbot.waitUntil(lambda: window.duplicates.isVisible() and window.settled(), timeout=LONG_MS)
    group = window.duplicates.shown
    assert group is not None
    assert {member.photo.path.name for member in group.members} in (
        {"coffee.png", "coffee copy.png"},
        {"china.jpg", "china small.jpg"},
    )
    camera.take(window, "duplicates")

    for page in ("models", "indexing", "appearance", "start", "data", "privacy"):
        settings_page(qtbot, window, camera, page)

    theme.choose("dark")
    assert window.palette().window().color().lightness() < 128
    theme.choose("light")
    assert window.palette().window().color().lightness() > 128
