"""What the tests of the window share: real photos, a real catalog of them, a real though tiny model."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import skimage
from encoders import tiny
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

from lepton_desktop.encoders.load import load_encoder
from lepton_desktop.settings import Places
from lepton_desktop.ui.toolkit.i18n import speak
from lepton_desktop.ui.toolkit.theme import Theme
from lepton_desktop.ui.window import Window
from ui.drawn_library import TINY, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from lepton_desktop.encoders.encoder import Encoder

WAIT_MS = 20_000
PHOTOS = ("astronaut.png", "chelsea.png", "coffee.png", "coins.png", "moon.png", "page.png", "rocket.jpg")


@pytest.fixture(scope="session")
def real_photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some of scikit-image's photographs."""
    folder = tmp_path_factory.mktemp("photographs")
    for name in PHOTOS:
        shutil.copy(Path(skimage.__file__).parent / "data" / name, folder)
    return folder


@pytest.fixture(scope="session")
def models_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny.install(folder, TINY)
    return folder


@pytest.fixture(scope="session")
def encoder(models_folder: Path) -> Encoder:
    return load_encoder(TINY, models_folder, "cpu")


@pytest.fixture
def library(tmp_path: Path, real_photos: Path, models_folder: Path, encoder: Encoder) -> Library:
    """A library whose one folder holds the photographs, all of them indexed."""
    photos = tmp_path / "Holiday"
    shutil.copytree(real_photos, photos)
    library = Library(Places(tmp_path / "data"), encoder)
    shutil.copytree(models_folder, library.places.models)
    library.add(photos)
    return library


@pytest.fixture
def empty_library(tmp_path: Path, models_folder: Path, encoder: Encoder) -> Library:
    """A library without a folder."""
    library = Library(Places(tmp_path / "data"), encoder)
    shutil.copytree(models_folder, library.places.models)
    return library


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, dark=False)
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.apply)


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[Callable[..., Window]]:
    """Opens the window on a library, and waits until all is shown; `changes` take the place of its dependencies.

    A test that wants the window on another library, or under other circumstances, overrides `library`, or brings
    these about in an autouse fixture.
    """
    opened: list[Window] = []

    def open_it(library: Library, **changes: Any) -> Window:
        window = Window(replace(library.dependencies(), **changes), theme)
        opened.append(window)
        window.resize(1000, 700)
        window.show()
        window.activateWindow()
        window.start()
        qtbot.waitUntil(window.settled, timeout=WAIT_MS)
        return window

    yield open_it
    for window in opened:
        window.quit()
        window.deleteLater()


@pytest.fixture
def window(open_window: Callable[..., Window], library: Library) -> Window:
    """The window on `library`."""
    return open_window(library)


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The window speaks real English: its plurals are translations as well."""
    speak(qapp, "en", tmp_path_factory.mktemp("translations"))


@pytest.fixture(autouse=True)
def swept(qapp: QApplication) -> Iterator[None]:
    """Windows that are over go before the next test: each change of the style would dress all of them."""
    yield
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session", autouse=True)
def cleared_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt drops what was copied only after Python has ended, which Python's objects don't survive."""
    yield
    qapp.clipboard().clear()
