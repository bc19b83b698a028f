"""Folders and pictures that are opened with the program."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from lepton_desktop.search.query import Filters, Picture
from lepton_desktop.window_request import WindowRequest
from ui.conftest import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.window import Window
    from ui.drawn_library import Library


def open_with(window: Window, *paths: Path) -> None:
    window.obey(WindowRequest("open", tuple(map(str, paths))))


def viewed(window: Window) -> Path | None:
    """The photo in the viewer."""
    photo = window.viewer_controller.viewer.canvas.photo
    return photo.path if window.viewer_controller.is_open() and photo is not None else None


def asked(window: Window, qtbot: QtBot) -> QMessageBox:
    """The dialog that is open, once it is."""
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    (box,) = window.findChildren(QMessageBox)
    return box


def close(box: QMessageBox, window: Window, qtbot: QtBot) -> None:
    box.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox), timeout=WAIT_MS)


@pytest.fixture
def elsewhere(tmp_path: Path, real_photos: Path) -> list[Path]:
    """Two pictures that aren't in the library."""
    folder = tmp_path / "照片 & more"
    folder.mkdir()
    return [Path(shutil.copy(path, folder)) for path in sorted(real_photos.iterdir())[:2]]


def test_a_picture_of_the_library_is_viewed_among_all_photos(
    window: Window, library: Library, qtbot: QtBot
) -> None:
    with library.catalog() as catalog:
        wanted = catalog.photos.newest(10)[3].path
    window.search.set_text("type:png")
    open_with(window, wanted)
    qtbot.waitUntil(lambda: viewed(window) == wanted, timeout=WAIT_MS)
    assert window.library_controller.question is None
    window.viewer_controller.step(1)
    assert viewed(window) != wanted
    window.viewer_controller.leave()
    assert window.grid.photos.rowCount() == 7


def test_pictures_from_elsewhere_are_viewed_and_stay_outside_the_library(
    window: Window, library: Library, elsewhere: list[Path], qtbot: QtBot
) -> None:
    kept = window._thumbnails.folder
    before = set(kept.rglob("*.jpg"))
    window.photo_actions["info"].trigger()
    assert not window.viewer_controller.info.panel.isHidden()
    open_with(window, *elsewhere)
    qtbot.waitUntil(lambda: viewed(window) == elsewhere[0], timeout=WAIT_MS)
    qtbot.waitUntil(window.viewer_controller.viewer.settled, timeout=WAIT_MS)
    assert window.viewer_controller.info.panel.isHidden()  # it would describe a photo of the grid
    window.viewer_controller.step(1)
    assert viewed(window) == elsewhere[1]
    qtbot.waitUntil(window.viewer_controller.viewer.settled, timeout=WAIT_MS)
    window.viewer_controller.leave()
    assert not window.viewer_controller.info.panel.isHidden()
    assert set(kept.rglob("*.jpg")) == before
    with library.catalog() as catalog:
        assert [catalog.photos.at(path) for path in elsewhere] == [None, None]


def test_a_picture_is_viewed_as_soon_as_the_window_opens(
    library: Library, elsewhere: list[Path], open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window(library)
    window.library_controller.ask(None)  # it isn't shown yet: what is shown afresh closes the viewer
    open_with(window, elsewhere[0])
    qtbot.waitUntil(lambda: viewed(window) == elsewhere[0], timeout=WAIT_MS)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert viewed(window) == elsewhere[0]


def test_a_folder_of_the_library_is_chosen_and_one_inside_it_is_asked_for(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "Holiday"
    (folder / "Day 1").mkdir()
    open_with(window, folder)
    shown = window.library_controller
    qtbot.waitUntil(lambda: shown.folder is not None and shown.folder.path == folder, timeout=WAIT_MS)
    open_with(window, folder / "Day 1")
    qtbot.waitUntil(lambda: shown.question is not None, timeout=WAIT_MS)
    assert shown.question is not None
    assert shown.question.filters == Filters(folders=(str(folder / "Day 1"),))
    assert shown.folder is None


def test_another_folder_is_added_only_when_the_user_agrees(
    window: Window, elsewhere: list[Path], qtbot: QtBot
) -> None:
    folder, shown = elsewhere[0].parent, window.library_controller
    open_with(window, folder)
    box = asked(window, qtbot)
    assert str(folder) in box.informativeText()
    close(box, window, qtbot)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert shown.counts is not None
    assert len(shown.counts.roots) == 1
    open_with(window, folder)
    asked(window, qtbot).defaultButton().click()
    qtbot.waitUntil(lambda: shown.folder is not None and shown.folder.path == folder, timeout=WAIT_MS)


def test_what_is_not_there_or_no_picture_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "notes.txt").write_text("words")
    for name, reason in (("gone.jpg", "is no longer there"), ("notes.txt", "is not a picture")):
        open_with(window, tmp_path / name)
        box = asked(window, qtbot)
        assert name in box.informativeText()
        assert reason in box.informativeText()
        close(box, window, qtbot)
    assert viewed(window) is None


def test_photos_similar_to_a_picture_are_found(window: Window, elsewhere: list[Path], qtbot: QtBot) -> None:
    window.library_page.sidebar.choose(window.library_page.sidebar._roots[0].id)
    assert window.library_controller.folder is not None
    window.obey(WindowRequest("similar", (str(elsewhere[0]),)))
    qtbot.waitUntil(lambda: window.library_controller.answer is not None, timeout=WAIT_MS)
    assert window.library_controller.folder is None  # it is looked for among all photos
    assert window.library_controller.question is not None
    assert window.library_controller.question.parts == (Picture(elsewhere[0]),)
