"""What the search bar is given: values of the library, recent questions, thumbnails, dates, pasted pictures."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QThreadPool
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.search.query import LESS, MORE, Filters, Orientation, Picture, Query, Refinement, Words
from lepton_desktop.ui.search.search_controller import STANDING_MS, SearchController, read_values
from lepton_desktop.ui.search.search_field import SearchField
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 10_000


@pytest.fixture
def search_controller(
    qtbot: QtBot, theme: Theme, library: Library, tmp_path: Path
) -> Iterator[SearchController]:
    window = QWidget()
    window.resize(760, 500)
    field = SearchField(theme)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addStretch(1)
    worker = Worker("library", library.catalog)
    made = SearchController(
        field, worker, Thumbnails(tmp_path / "thumbnails"), tmp_path / "pasted", theme, window
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    field.line.setFocus()
    made.refresh()
    qtbot.waitUntil(lambda: bool(made.values.folders), timeout=WAIT_MS)
    yield made
    worker.close()


@pytest.fixture
def field(search_controller: SearchController) -> SearchField:
    return search_controller._field


def history(library: Library) -> list[str]:
    with library.catalog() as catalog:
        return catalog.history.latest()


def item(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_values_are_those_of_the_library(search_controller: SearchController, library: Library) -> None:
    photos = library.photos()
    assert Path(search_controller.values.folders[0]) == photos[0].path.parent
    assert set(search_controller.values.formats) == {photo.details.format for photo in photos}
    assert {int(year) for year in search_controller.values.years} <= set(range(1990, 2100))


def test_folders_without_photos_of_their_own_are_offered_too(library: Library, tmp_path: Path) -> None:
    deep = tmp_path / "Trips" / "2021" / "May"
    deep.mkdir(parents=True)
    shutil.copy(library.photos()[0].path, deep)
    with library.catalog() as catalog:
        root = catalog.roots.add(tmp_path / "Trips")
    library.index(root, *deep.iterdir())
    with library.catalog() as catalog:
        folders = read_values(catalog).folders
    assert [Path(folder).name for folder in folders if "Trips" in folder] == ["Trips", "2021", "May"]


def test_the_menu_offers_the_library_s_own_values(
    search_controller: SearchController, field: SearchField
) -> None:
    item(search_controller.menu.submenus["folders"], "Holiday").trigger()
    item(search_controller.menu.submenus["orientations"], "Portrait").trigger()
    item(search_controller.menu.submenus["formats"], "PNG").trigger()
    assert field.query().filters == Filters(
        folders=search_controller.values.folders[:1], orientations=(Orientation.PORTRAIT,), formats=("png",)
    )
    assert (
        not search_controller.menu.submenus["cameras"].menuAction().isEnabled()
    )  # none of the photographs names one


def test_without_begins_a_word_to_leave_out(
    search_controller: SearchController, field: SearchField, qtbot: QtBot
) -> None:
    field.set_text("dog")
    search_controller.menu.without.trigger()
    qtbot.keyClicks(field.line, "people ")
    assert field.pieces() == [Words("people", -1.0)]
    assert field.text() == "dog"


def test_the_calendar_opens_from_the_menu_and_its_days_are_a_chip(
    search_controller: SearchController, field: SearchField, qtbot: QtBot
) -> None:
    search_controller.menu.dates.trigger()
    assert search_controller.picker.isVisible()
    names = [
        search_controller.picker.presets.item(row).text()
        for row in range(search_controller.picker.presets.count())
    ]
    search_controller.picker.presets.setCurrentRow(names.index("Last summer"))
    qtbot.keyClick(search_controller.picker.presets, Qt.Key.Key_Return)
    (dates,) = field.pieces()
    assert isinstance(dates, Filters)
    assert dates.since is not None
    assert dates.since.month == 6
    field.row.chips[0].click()
    assert search_controller.picker.isVisible()
    search_controller.picker.clear.click()
    assert field.pieces() == []
    search_controller.picker.close()


def test_a_picture_is_chosen_from_a_file(
    search_controller: SearchController, field: SearchField, library: Library
) -> None:
    search_controller.menu.picture.trigger()
    window = search_controller.parent()
    assert window is not None
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    path = library.photos()[0].path
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    assert field.pieces() == [Picture(path)]


# Suggestions and history


def test_folders_are_suggested_while_typing(
    search_controller: SearchController, field: SearchField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "dog hol")
    assert field.list.isVisible()
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.query() == Query((Words("dog"),), Filters(folders=search_controller.values.folders[:1]))


def test_a_question_that_was_meant_is_remembered_and_suggested(
    search_controller: SearchController, field: SearchField, library: Library, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "a red car -people")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: search_controller.values.recent == ("a red car -people",), timeout=WAIT_MS)
    assert history(library) == ["a red car -people"]
    field.clear()
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.query() == Query((Words("a red car"), Words("people", -1.0)))


def test_a_question_that_stands_is_remembered_once_however_it_grew(
    search_controller: SearchController, field: SearchField, library: Library, qtbot: QtBot
) -> None:
    field.set_text("a dog")
    assert search_controller._standing.interval() == STANDING_MS
    search_controller._standing.timeout.emit()
    field.set_text("a dog on the beach")
    search_controller._standing.timeout.emit()
    qtbot.waitUntil(lambda: search_controller.values.recent == ("a dog on the beach",), timeout=WAIT_MS)
    assert history(library) == ["a dog on the beach"]


# Pictures


def test_a_pasted_image_becomes_a_chip_with_a_file_of_its_own(
    search_controller: SearchController, field: SearchField, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(str(library.photos()[0].path))
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(field.pieces()) == 1, timeout=WAIT_MS)
    (piece,) = field.pieces()
    assert isinstance(piece, Picture)
    assert piece.path.parent == tmp_path / "pasted"
    assert QImage(str(piece.path)).size() == image.size()


def test_a_thumbnail_comes_onto_the_chip(
    search_controller: SearchController, field: SearchField, library: Library, qtbot: QtBot
) -> None:
    field.add(Picture(library.photos()[0].path))
    (chip,) = field.row.chips
    qtbot.waitUntil(lambda: chip._image is not None, timeout=WAIT_MS)


def test_a_picture_that_is_no_picture_says_so(
    search_controller: SearchController, field: SearchField, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("no picture")
    field.set_text("dog")
    field.add_pictures([tmp_path / "letter.txt", tmp_path / "gone.jpg"])
    qtbot.waitUntil(lambda: field.query() == Query((Words("dog"),)), timeout=WAIT_MS)
    assert field.mistake.isVisible()


def test_a_photo_of_the_library_is_asked_with_even_when_its_file_is_away(
    search_controller: SearchController,
    field: SearchField,
    library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = Event()

    real_get = Thumbnails.get

    def get(*arguments: Any) -> Path:
        looked.set()
        return real_get(*arguments)

    monkeypatch.setattr(Thumbnails, "get", get)
    path = library.photos()[0].path
    path.unlink()
    field.add(Picture(path))
    qtbot.waitUntil(looked.is_set, timeout=WAIT_MS)
    assert QThreadPool.globalInstance().waitForDone(WAIT_MS)
    QCoreApplication.processEvents()
    assert field.query() == Query((Picture(path),))
    assert not field.mistake.isVisible()


def test_more_and_less_like_photos_are_chips(
    search_controller: SearchController, field: SearchField, library: Library
) -> None:
    one, other = (photo.path for photo in library.photos()[:2])
    search_controller.refine([one], MORE)
    search_controller.refine([other], LESS)
    search_controller.refine([one], LESS)
    assert field.pieces() == [Refinement(other, LESS), Refinement(one, LESS)]
