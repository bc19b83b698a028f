"""Moving, exporting and importing a library from the window, to the point where the window is made again for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.data_folder import DATA_VARIABLE, LibraryAwayError, standard_folder
from lepton_desktop.settings import Places, Settings, places, write_settings
from lepton_desktop.transfer.exporting import export
from lepton_desktop.transfer.moving import move
from lepton_desktop.transfer.task import CancelledError, Task, TransferError
from lepton_desktop.ui.application import ask_for_disk
from lepton_desktop.ui.transfer.import_dialog import ImportDialog
from lepton_desktop.ui.transfer.move_dialog import MoveDialog
from lepton_desktop.ui.transfer.progress_dialog import ProgressDialog
from lepton_desktop.ui.transfer.wishes import ImportWish, MoveWish
from ui.drawn_library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.window import Window

WAIT_MS = 20_000


@pytest.fixture
def own_library(monkeypatch: pytest.MonkeyPatch, library: Library, tmp_path: Path) -> Library:
    """The library as that of the user, in the system's folder."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    standard_folder().parent.mkdir(parents=True)
    library.places.data.rename(standard_folder())
    library.places = Places(standard_folder())
    return library


@pytest.fixture
def file(library: Library, tmp_path: Path) -> Path:
    """The library as another computer exported it."""
    write_settings(library.places.settings, Settings(model=library.model))
    path = tmp_path / "other.lepton"
    export(library.places, path, Task())
    return path


def shown(qtbot: QtBot, parent: QWidget, kind: type[QDialog]) -> QDialog:
    """The dialog of this kind, once it is there."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in parent.findChildren(kind)), timeout=WAIT_MS)
    return next(one for one in parent.findChildren(kind) if one.isVisible())


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_the_settings_lead_to_moving_and_importing(qtbot: QtBot, window: Window) -> None:
    window.lifecycle.show_settings("data")
    settings = window.lifecycle.settings
    assert settings is not None
    settings.data.move_library.click()
    dialog = shown(qtbot, settings, MoveDialog)
    dialog.reject()
    window.lifecycle.import_wanted.disconnect()  # the system's dialog of files isn't opened here
    with qtbot.waitSignal(window.lifecycle.import_wanted):
        settings.data.import_library.click()


def test_a_library_that_something_else_places_can_only_be_exported(qtbot: QtBot, window: Window) -> None:
    window.transfers.offer_move(None)
    dialog = shown(qtbot, window, MoveDialog)
    assert isinstance(dialog, MoveDialog)
    assert not dialog.here.isEnabled()
    assert dialog.there.isChecked()
    dialog.export_wanted.disconnect()  # the system's dialog of files isn't opened here
    with qtbot.waitSignal(dialog.export_wanted) as wanted:
        dialog.next.click()
    assert wanted.args == [True, False]


def test_moving_is_agreed_with_both_folders_in_sight(
    qtbot: QtBot, own_library: Library, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    window = open_window(own_library)
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "other.txt").write_text("of the user")
    window.transfers.move_to(window, tmp_path / "disk")
    box = shown(qtbot, window, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert str(own_library.places.data) in box.informativeText()
    assert str(tmp_path / "disk" / "lepton-desktop") in box.informativeText()
    with qtbot.waitSignal(window.language_changed):
        press(box, "Move")
    assert window.transfers.wish == MoveWish(tmp_path / "disk" / "lepton-desktop")

    window.quit()
    outcome = window.transfers.wish.fulfil(own_library.places)

    assert (outcome.data, outcome.title) == (tmp_path / "disk" / "lepton-desktop", "")
    with Catalog(outcome.data / "catalog.sqlite") as catalog:
        assert len(catalog.photos.newest(100)) == 7


def test_where_it_cannot_go_is_told(
    qtbot: QtBot, own_library: Library, open_window: Callable[..., Window]
) -> None:
    window = open_window(own_library)
    window.transfers.move_to(window, own_library.places.data / "inside")
    box = shown(qtbot, window, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "lies in the present data folder" in box.informativeText()
    assert window.transfers.wish is None


def test_it_is_exported_while_the_window_is_used(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "mine.lepton"
    path.write_text("the file dialog has asked whether to replace it")
    window.transfers.export_to(window, path, thumbnails=True, models=False)
    box = shown(qtbot, window, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The library is exported"
    assert "7 photos" in box.informativeText()
    assert path.read_bytes()[:2] == b"PK"


def test_a_file_that_is_no_library_is_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "x.lepton").write_text("something else")
    window.transfers.unpack(window, tmp_path / "x.lepton")
    box = shown(qtbot, window, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "no library that Lepton Desktop exported" in box.informativeText()


def test_an_empty_library_takes_one_from_another_computer(
    qtbot: QtBot,
    library: Library,
    file: Path,
    open_window: Callable[..., Window],
    tmp_path: Path,
) -> None:
    empty_library = Library(Places(tmp_path / "here"), library.encoder)
    shutil.copytree(library.places.models, empty_library.places.models)
    (tmp_path / "Holiday").rename(tmp_path / "Elsewhere")
    window = open_window(empty_library)
    assert window.library_page.first_run.import_library.isVisible()
    window.transfers.unpack(window, file)
    dialog = shown(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    ((number, row),) = dialog.rows.items()
    assert row.place.text() == "7 photos, not found on this computer"
    assert dialog.accept_button.text() == "Import"
    assert not dialog.warning.isVisible()

    (tmp_path / "wrong").mkdir()
    dialog.choose_folder(number, tmp_path / "wrong")
    qtbot.waitUntil(dialog.problem.isVisible, timeout=WAIT_MS)
    assert "wrong: doesn't hold the photos of" in dialog.problem.text()
    dialog.choose_folder(number, tmp_path / "Elsewhere")
    qtbot.waitUntil(lambda: not dialog.problem.isVisible(), timeout=WAIT_MS)
    assert row.place.text() == f"7 photos, found in {tmp_path / 'Elsewhere'}"
    with qtbot.waitSignal(window.language_changed):
        dialog.accept_button.click()

    wish = window.transfers.wish
    assert isinstance(wish, ImportWish)
    window.quit()
    outcome = wish.fulfil(empty_library.places)
    assert (outcome.data, outcome.title, outcome.text) == (empty_library.places.data, "", "")
    assert {photo.path.parent for photo in empty_library.photos()} == {tmp_path / "Elsewhere"}


def test_a_library_that_is_there_is_replaced_only_where_that_is_said(
    qtbot: QtBot, file: Path, window: Window, library: Library
) -> None:
    window.transfers.unpack(window, file)
    dialog = shown(qtbot, window, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.accept_button.text() == "Replace and import"
    assert dialog.warning.text().startswith("The present library with 1 folder is replaced.")
    dialog.reject()
    qtbot.waitUntil(lambda: not library.places.arriving.exists(), timeout=WAIT_MS)
    assert window.transfers.wish is None


def test_cancelling_waits_until_the_work_has_stopped(qtbot: QtBot) -> None:
    ended: list[str] = []

    def work(task: Task) -> None:
        task.begin(100)
        while task.wanted():
            pass
        ended.append("stopped")
        raise CancelledError

    dialog = ProgressDialog("Working", "", work)
    dialog.open()
    with qtbot.waitSignal(dialog.finished, timeout=WAIT_MS):
        dialog.button.click()
        assert dialog.isVisible()
    assert ended == ["stopped"]


def test_why_it_failed_is_told_in_words(qtbot: QtBot) -> None:
    def work(task: Task) -> None:
        raise TransferError("{path}: is a file; choose a folder", path="/x")

    dialog = ProgressDialog("Working", "", work)
    with qtbot.waitSignal(dialog.failed, timeout=WAIT_MS) as failed:
        dialog.open()
    assert failed.args == ["/x: is a file; choose a folder"]


@pytest.mark.parametrize(
    ("answer", "again", "note_stays"),
    [("Try again", True, True), ("Start with an empty library", True, False), ("Quit", False, True)],
)
def test_a_library_whose_disk_is_away_is_asked_for(
    own_library: Library, tmp_path: Path, answer: str, again: bool, note_stays: bool
) -> None:
    move(own_library.places, tmp_path / "disk", Task())
    (tmp_path / "disk").rename(tmp_path / "away")
    with pytest.raises(LibraryAwayError) as caught:
        places()
    told: list[str] = []

    def press_button() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.informativeText())
        press(box, answer)

    QTimer.singleShot(0, press_button)
    assert ask_for_disk(caught.value) is again

    assert str(tmp_path / "disk") in told[0]
    assert caught.value.note.exists() is note_stays
