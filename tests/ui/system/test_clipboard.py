"""Photos on the clipboard: as files, and a single one as its picture too."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QThreadPool, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from lepton_desktop.ui.system.clipboard import Clipboard
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.catalog.records import Photo


@pytest.fixture
def rocket(tmp_path: Path, real_photos: Path) -> Photo:
    path = tmp_path / "rocket é.jpg"
    shutil.copy(real_photos / "rocket.jpg", path)
    return replace(drawn_photo(tmp_path, 1), path=path)


def on_clipboard() -> tuple[list[QUrl], QImage]:
    clipboard = QGuiApplication.clipboard()
    return clipboard.mimeData().urls(), clipboard.image()


def test_one_photo_is_a_file_at_once_and_then_a_picture(rocket: Photo, qtbot: QtBot) -> None:
    clipboard = Clipboard()
    clipboard.copy([rocket])
    assert on_clipboard()[0] == [QUrl.fromLocalFile(str(rocket.path))]
    qtbot.waitUntil(lambda: not on_clipboard()[1].isNull())
    urls, picture = on_clipboard()
    original = QImage(str(rocket.path))
    assert urls == [QUrl.fromLocalFile(str(rocket.path))]
    assert picture.size() == original.size()
    colours = [image.pixelColor(300, 200).getRgb() for image in (picture, original)]
    assert colours[0] == pytest.approx(colours[1], abs=30)


def test_the_picture_is_turned_as_it_is_shown(rocket: Photo, qtbot: QtBot) -> None:
    clipboard = Clipboard()
    clipboard.copy([replace(rocket, rotation=1)])
    qtbot.waitUntil(lambda: not on_clipboard()[1].isNull())
    original = QImage(str(rocket.path))
    assert on_clipboard()[1].size() == original.size().transposed()


def test_several_photos_are_files_alone(rocket: Photo, real_photos: Path) -> None:
    moon = replace(drawn_photo(real_photos, 2), path=real_photos / "moon.png")
    Clipboard().copy([rocket, moon])
    urls, picture = on_clipboard()
    assert [url.fileName() for url in urls] == ["rocket é.jpg", "moon.png"]
    assert picture.isNull()


def test_file_browsers_are_told_that_it_is_a_copy(rocket: Photo) -> None:
    Clipboard().copy([rocket])
    data = QGuiApplication.clipboard().mimeData().data("x-special/gnome-copied-files")
    assert bytes(data.data()).decode().splitlines() == ["copy", rocket.path.as_uri()]


def test_what_was_copied_meanwhile_is_left_alone(rocket: Photo) -> None:
    clipboard = Clipboard()
    clipboard.copy([rocket])
    QGuiApplication.clipboard().setText("something else")
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QCoreApplication.processEvents()
    assert QGuiApplication.clipboard().text() == "something else"


def test_a_photo_that_can_not_be_read_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    clipboard = Clipboard()
    with qtbot.waitSignal(clipboard.failed) as failed:
        clipboard.copy([drawn_photo(tmp_path, 7)])
    assert "00007.jpg" in failed.args[0]
