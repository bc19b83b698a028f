"""What is done with the selected photos: copied, thrown away and brought back, turned, excluded; on real files."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QProgressDialog, QPushButton

from lepton_desktop.catalog.records import Details, NewPhoto
from lepton_desktop.search.results import Answer, Result
from lepton_desktop.search.stacks import Stacks
from lepton_desktop.ui.library.sidebar import ALL, EXCLUDED
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.window import Window
from ui.own_trash import use_own_trash

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.drawn_library import Library

WAIT_MS = 20_000


@pytest.fixture(autouse=True)
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("a trash of freedesktop.org's kind")
    return use_own_trash(tmp_path / "home", monkeypatch)


def shown(window: Window) -> list[str]:
    return [window.photos.index(row).data() for row in range(window.photos.rowCount())]


def select(window: Window, *names: str) -> None:
    """Click the photos, from the second on with Ctrl."""
    grid = window.grid
    grid.clearSelection()
    for place_in_row, name in enumerate(names):
        index = window.photos.index(shown(window).index(name))
        grid.scrollTo(index)
        modifier = Qt.KeyboardModifier.ControlModifier if place_in_row else Qt.KeyboardModifier.NoModifier
        place = grid.visualRect(index).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def box(window: Window, qtbot: QtBot) -> QMessageBox:
    found: list[QMessageBox] = []

    def opened() -> bool:
        found[:] = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(opened, timeout=WAIT_MS)
    return found[0]


def agree(window: Window, qtbot: QtBot, words: str) -> None:
    asked = box(window, qtbot)
    next(button for button in asked.buttons() if button.text() == words).click()


def folder_of(library: Library) -> Path:
    with library.catalog() as catalog:
        return catalog.roots.all()[0].path


def test_delete_asks_moves_to_the_trash_and_undo_brings_everything_back(
    window: Window, qtbot: QtBot, library: Library, trash: Path
) -> None:
    before = library.photos()
    select(window, "coins.png", "moon.png")
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    assert "coins.png" in box(window, qtbot).informativeText()
    agree(window, qtbot, "Move to trash")
    qtbot.waitUntil(lambda: len(shown(window)) == 5, timeout=WAIT_MS)
    assert not {"coins.png", "moon.png"} & {path.name for path in folder_of(library).iterdir()}
    assert {path.name for path in (trash / "files").iterdir()} == {"coins.png", "moon.png"}
    assert window.library_page.status.remedy.text() == "Undo"
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: len(shown(window)) == 7, timeout=WAIT_MS)
    with library.catalog() as catalog:  # as the indexing does
        Stacks().update(catalog, library.encoder.identity)
    assert library.photos() == before
    assert (folder_of(library) / "moon.png").exists()
    assert list((trash / "files").iterdir()) == []


def test_a_file_that_is_another_than_was_shown_stays(
    window: Window, qtbot: QtBot, library: Library, trash: Path
) -> None:
    moon = folder_of(library) / "moon.png"
    status, content = moon.stat(), bytearray(moon.read_bytes())
    content[-20] ^= 1
    moon.write_bytes(content)
    os.utime(moon, ns=(status.st_atime_ns, status.st_mtime_ns))
    select(window, "moon.png")
    window.photo_actions["trash"].trigger()
    agree(window, qtbot, "Move to trash")
    qtbot.waitUntil(
        lambda: QApplication.activeModalWidget() is not None or window.findChild(QMessageBox) is not None
    )
    told = box(window, qtbot)
    assert f"{moon}: has changed since it was shown" in told.informativeText()
    told.close()
    assert moon.read_bytes() == bytes(content)


def test_a_copy_that_is_none_any_more_stays_when_all_files_go_to_the_trash(
    window: Window, qtbot: QtBot, library: Library, trash: Path
) -> None:
    add_copies_of_the_moon(window, qtbot, library, 3)
    edited, linked = folder_of(library) / "moon 1.png", folder_of(library) / "moon 2.png"
    edited.write_bytes(b"drawn over since")
    status = linked.stat()
    linked.unlink()
    linked.hardlink_to(folder_of(library) / "moon.png")
    os.utime(linked, ns=(status.st_atime_ns, status.st_mtime_ns))
    select(window, "moon.png")
    window.photo_actions["trash"].trigger()
    assert box(window, qtbot).text() == "Which of these 4 files should go to the trash?"
    agree(window, qtbot, "Move all 4 files")
    qtbot.waitUntil(lambda: window.library_page.status.remedy.text() == "Undo", timeout=WAIT_MS)
    told = box(window, qtbot)
    assert told.text() == "2 files stayed where they were"
    assert f"{edited}: has changed since it was compared" in told.informativeText()
    assert f"{linked}: is the same file as" in told.informativeText()
    told.close()
    assert edited.read_bytes() == b"drawn over since"
    assert linked.exists()
    assert {path.name for path in (trash / "files").iterdir()} == {"moon.png", "moon 3.png"}


@pytest.mark.parametrize(("words", "left"), [("Move only 1 of 3", 2), ("Move all 3 files", 0)])
def test_the_other_files_of_a_picture_go_to_the_trash_only_if_the_user_says_so(
    window: Window, qtbot: QtBot, library: Library, trash: Path, words: str, left: int
) -> None:
    add_copies_of_the_moon(window, qtbot, library, 2)
    select(window, "moon.png")
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    text = box(window, qtbot).informativeText()
    assert "in 2 other files" in text
    assert str(folder_of(library) / "moon 1.png") in text
    agree(window, qtbot, words)
    qtbot.waitUntil(
        lambda: window.library_page.status.remedy.text() == "Undo" and window.settled(), timeout=WAIT_MS
    )
    files = {path.name for path in folder_of(library).iterdir() if path.name.startswith("moon")}
    assert len(files) == left
    assert "moon.png" not in files
    assert len([name for name in shown(window) if name.startswith("moon")]) == min(left, 1)
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: "moon.png" in shown(window) and window.settled(), timeout=WAIT_MS)
    assert (folder_of(library) / "moon.png").exists()


def test_a_picture_is_excluded_with_all_its_files_and_comes_back_with_them(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    add_copies_of_the_moon(window, qtbot, library, 1)
    select(window, "moon.png")
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(
        lambda: window.library_page.status.remedy.text() == "Undo" and window.settled(), timeout=WAIT_MS
    )
    assert {one.path.name for one in library.photos() if one.excluded} == {"moon.png", "moon 1.png"}
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: not any(one.excluded for one in library.photos()), timeout=WAIT_MS)


def add_copies_of_the_moon(window: Window, qtbot: QtBot, library: Library, count: int) -> None:
    folder = folder_of(library)
    added = [folder / f"moon {number}.png" for number in range(1, count + 1)]
    for path in added:
        shutil.copy(folder / "moon.png", path)
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    library.index(root, *added)
    window.library_controller.refresh_soon()
    qtbot.waitUntil(lambda: any(copies(window, row) for row in range(7)), timeout=WAIT_MS)


def test_nothing_goes_to_the_trash_when_the_user_does_not_agree(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    select(window, "coins.png")
    qtbot.keyClick(window.grid, Qt.Key.Key_Delete)
    agree(window, qtbot, "Cancel")
    assert (folder_of(library) / "coins.png").exists()
    assert len(shown(window)) == 7


def test_a_photo_that_can_not_be_thrown_away_stays_and_the_others_go(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    (folder_of(library) / "coins.png").unlink()
    select(window, "coins.png", "moon.png")
    window.photo_actions["trash"].trigger()
    agree(window, qtbot, "Move to trash")
    qtbot.waitUntil(lambda: "moon.png" not in shown(window), timeout=WAIT_MS)
    told = box(window, qtbot)
    assert "coins.png" in told.informativeText()
    assert "moon.png" not in told.informativeText()
    told.close()


def test_the_raw_file_beside_a_photo_goes_and_comes_back_with_it(
    window: Window, qtbot: QtBot, library: Library, trash: Path
) -> None:
    folder = folder_of(library)
    raw = folder / "moon.dng"
    raw.write_bytes(b"raw")
    with library.catalog() as catalog:
        photo = catalog.photos.at(folder / "moon.png")
        assert photo is not None
        catalog.files.move(photo.id, photo.root_id, "moon.png", photo.size, photo.mtime_ns, "moon.dng")
    window.library_controller.refresh_soon()
    qtbot.waitUntil(lambda: any(one.companion for one in known(window)), timeout=WAIT_MS)
    select(window, "moon.png")
    window.photo_actions["trash"].trigger()
    assert "RAW" in box(window, qtbot).informativeText()
    agree(window, qtbot, "Move to trash")
    qtbot.waitUntil(lambda: window.library_page.status.remedy.text() == "Undo", timeout=WAIT_MS)
    assert not raw.exists()
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: raw.exists() and "moon.png" in shown(window), timeout=WAIT_MS)


def known(window: Window) -> list[object]:
    rows = (window.photos.photo(row) for row in range(window.photos.rowCount()))
    return [photo for photo in rows if photo is not None]


def test_photos_are_copied_to_a_folder_under_free_names(
    window: Window, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    chosen = tmp_path / "Chosen"
    chosen.mkdir()
    (chosen / "moon.png").write_bytes(b"was here before")
    select(window, "coins.png", "moon.png")
    qtbot.keyClick(
        window.grid, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(chosen))
    dialog.close()
    qtbot.waitUntil(lambda: "Copied" in window.library_page.status.notice.text(), timeout=WAIT_MS)
    assert {path.name for path in chosen.iterdir()} == {"coins.png", "moon.png", "moon (2).png"}
    assert (chosen / "moon.png").read_bytes() == b"was here before"
    original = folder_of(library) / "moon.png"
    assert (chosen / "moon (2).png").read_bytes() == original.read_bytes()


def test_copying_many_shows_its_progress_and_can_be_cancelled(
    window: Window, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    many = [library.photos()[0]] * 3000
    window.photo_operations.files.copy_to(many, tmp_path)
    progress = window.findChild(QProgressDialog)
    assert progress is not None
    progress.show()
    qtbot.waitUntil(lambda: progress.value() > 0, timeout=WAIT_MS)
    cancel = progress.findChild(QPushButton)
    assert cancel is not None
    cancel.click()
    qtbot.waitUntil(lambda: "Copied" in window.library_page.status.notice.text(), timeout=WAIT_MS)
    assert 0 < len(list(tmp_path.glob("*.png")) + list(tmp_path.glob("*.jpg"))) < 3000


def test_photos_that_can_not_be_copied_are_named(
    window: Window, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    (folder_of(library) / "moon.png").unlink()
    window.photo_operations.files.copy_to(library.photos(), tmp_path)
    told = box(window, qtbot)
    assert "moon.png" in told.informativeText()
    told.close()
    assert (tmp_path / "coins.png").exists()


def test_copy_puts_files_and_the_picture_on_the_clipboard(window: Window, qtbot: QtBot) -> None:
    select(window, "rocket.jpg")
    qtbot.keyClick(window.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=WAIT_MS)
    assert [url.fileName() for url in QGuiApplication.clipboard().mimeData().urls()] == ["rocket.jpg"]


def test_copy_path_has_a_key_of_its_own(window: Window, qtbot: QtBot, library: Library) -> None:
    select(window, "moon.png", "coins.png")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.grid, Qt.Key.Key_C, keys)
    paths = set(QGuiApplication.clipboard().text().splitlines())
    assert paths == {str(folder_of(library) / name) for name in ("moon.png", "coins.png")}


def test_the_photo_is_turned_in_the_grid_and_never_its_file(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    path = folder_of(library) / "rocket.jpg"
    content = path.read_bytes()
    select(window, "rocket.jpg")
    upright = tile(window, "rocket.jpg")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.grid, Qt.Key.Key_R, control)
    qtbot.waitUntil(lambda: rotation(library, "rocket.jpg") == 1, timeout=WAIT_MS)
    turned = tile(window, "rocket.jpg")
    assert turned != upright
    qtbot.keyClick(window.grid, Qt.Key.Key_R, control | shift)
    qtbot.keyClick(window.grid, Qt.Key.Key_R, control | shift)
    qtbot.waitUntil(lambda: rotation(library, "rocket.jpg") == 3, timeout=WAIT_MS)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert [photo.path.name for photo in window.grid.selected_photos()] == ["rocket.jpg"]
    assert path.read_bytes() == content


@pytest.mark.parametrize("letter", ["r", "R", "i"])
def test_a_letter_typed_over_selected_photos_begins_a_question(
    window: Window, qtbot: QtBot, library: Library, letter: str
) -> None:
    select(window, "rocket.jpg")
    qtbot.keyClicks(window.grid, letter)
    assert window.search.text() == letter
    assert window.search.line.hasFocus()
    assert not window.photo_actions["info"].isChecked()
    assert rotation(library, "rocket.jpg") == 0


def tile(window: Window, name: str) -> QImage:
    index = window.photos.index(shown(window).index(name))
    return window.grid.viewport().grab(window.grid.visualRect(index)).toImage()


def rotation(library: Library, name: str) -> int:
    return next(photo.rotation for photo in library.photos() if photo.path.name == name)


def test_an_excluded_photo_is_found_no_more_until_it_is_brought_back(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    select(window, "coins.png")
    qtbot.keyClick(window.grid, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Excluded" in window.library_page.status.notice.text(), timeout=WAIT_MS)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    row = shown(window).index("coins.png")
    assert "excluded" in window.photos.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    window.search.set_text("money")
    qtbot.waitUntil(
        lambda: window.library_controller.question is not None and window.settled(), timeout=WAIT_MS
    )
    assert len(shown(window)) == 6
    window.commands.show_excluded.trigger()
    qtbot.waitUntil(lambda: shown(window) == ["coins.png"], timeout=WAIT_MS)
    select(window, "coins.png")
    assert window.photo_actions["exclude"].text() == "Include in search again"
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(lambda: len(shown(window)) == 7, timeout=WAIT_MS)  # nothing is left there to be shown
    assert window.library_controller.question is None
    assert not any(photo.excluded for photo in library.photos())


def test_excluded_photos_have_a_place_at_the_side_while_there_are_some(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    assert not window.library_page.sidebar.offers(EXCLUDED)
    select(window, "coins.png", "moon.png")
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(lambda: window.library_page.sidebar.offers(EXCLUDED), timeout=WAIT_MS)
    window.search.set_text("money")
    window.library_page.sidebar.excluded_chosen.emit()
    qtbot.waitUntil(lambda: sorted(shown(window)) == ["coins.png", "moon.png"], timeout=WAIT_MS)
    assert window.library_page.sidebar.place == EXCLUDED
    window.search.set_text("money")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert window.library_page.sidebar.place == ALL
    window.commands.show_excluded.trigger()
    qtbot.waitUntil(lambda: window.library_page.sidebar.place == EXCLUDED, timeout=WAIT_MS)
    window.library_page.sidebar.excluded_menu_wanted.emit(window.mapToGlobal(QPoint(40, 120)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Include all in search again").trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(shown(window)) == 7, timeout=WAIT_MS)
    assert not window.library_page.sidebar.offers(EXCLUDED)
    assert window.library_page.sidebar.place == ALL
    assert not any(photo.excluded for photo in library.photos())


def test_excluding_can_be_undone(window: Window, qtbot: QtBot, library: Library) -> None:
    select(window, "coins.png")
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(lambda: window.library_page.status.remedy.isVisible(), timeout=WAIT_MS)
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: not any(one.excluded for one in library.photos()), timeout=WAIT_MS)


def test_undoing_leaves_excluded_what_was_excluded_before(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    select(window, "coins.png")
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(
        lambda: window.library_page.status.remedy.isVisible() and window.settled(), timeout=WAIT_MS
    )
    select(window, "coins.png", "moon.png")
    window.photo_actions["exclude"].trigger()
    qtbot.waitUntil(lambda: "2 photos" in window.library_page.status.notice.text(), timeout=WAIT_MS)
    window.library_page.status.remedy.click()
    qtbot.waitUntil(lambda: "1 photo" in window.library_page.status.notice.text(), timeout=WAIT_MS)
    assert [one.path.name for one in library.photos() if one.excluded] == ["coins.png"]


def test_the_last_deed_is_undone_by_its_key(window: Window, qtbot: QtBot, library: Library) -> None:
    select(window, "coins.png")
    window.photo_operations.files.trash(window.grid.selected_photos())
    qtbot.waitUntil(lambda: len(shown(window)) == 6, timeout=WAIT_MS)
    qtbot.waitUntil(window.commands.undo.isEnabled, timeout=WAIT_MS)
    qtbot.keyClick(window.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(shown(window)) == 7, timeout=WAIT_MS)
    assert (folder_of(library) / "coins.png").exists()
    assert not window.commands.undo.isEnabled()


def test_dragging_fewer_photos_than_are_selected_is_said(window: Window) -> None:
    window.grid.dragged_in_part.emit(2000, 40_000)
    assert f"{number(2000)} of {number(40_000)}" in window.library_page.status.notice.text()


def test_the_status_line_counts_and_weighs_the_selection(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    select(window, "coins.png", "moon.png")
    qtbot.waitUntil(
        lambda: window.library_page.status.selection.text().startswith("2 selected"), timeout=WAIT_MS
    )
    size = sum(one.size for one in library.photos() if one.path.name in ("coins.png", "moon.png"))
    assert f"{size / 1024:.1f}" in window.library_page.status.selection.text()
    window.grid.clearSelection()
    qtbot.waitUntil(lambda: not window.library_page.status.selection.isVisible(), timeout=WAIT_MS)


def put_far_away(library: Library, count: int) -> None:
    """So many more photos in the catalog, older than all."""
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        more = [
            NewPhoto(root.id, f"far/{n}.jpg", 10, n, f"far {n}", Details("jpeg", 4, 3)) for n in range(count)
        ]
        catalog.commit([(photo, np.ones(512, np.float32)) for photo in more], "another model")


def test_actions_reach_photos_that_have_never_been_in_sight(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    put_far_away(library, 900)
    window.library_controller.refresh_soon()
    qtbot.waitUntil(lambda: window.photos.rowCount() == 907, timeout=WAIT_MS)
    window.grid.selectAll()
    window.photo_actions["copy_path"].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().count("\n") == 906, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: window.library_page.status.selection.text().startswith("907 selected"), timeout=WAIT_MS
    )


def test_all_of_a_large_selection_is_dragged_out(window: Window, qtbot: QtBot, library: Library) -> None:
    put_far_away(library, 2500)
    window.library_controller.refresh_soon()
    qtbot.waitUntil(lambda: window.photos.rowCount() == 2507, timeout=WAIT_MS)
    window.grid.selectAll()
    qtbot.waitUntil(lambda: window.library_page.status.selection.text().startswith("2,507"), timeout=WAIT_MS)
    dragged = [url.toLocalFile() for url in window.grid.drag().mimeData().urls()]
    assert dragged == [str(photo.path) for photo in library.photos(3000)]
    ids = window.grid.selected_ids()
    assert window.grid.has_paths(ids)
    window.grid.clearSelection()
    assert not window.grid.has_paths(ids)  # of a million they would be large
    window.grid.selectAll()
    assert not window.photo_actions["more_like"].isEnabled()  # a question of thousands of pictures


@pytest.mark.parametrize("question", ["", "the moon"])
def test_a_stack_has_a_badge_and_its_menu_opens_each_file(
    window: Window, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    folder = folder_of(library)
    shutil.copy(folder / "moon.png", folder / "the same moon.png")
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    library.index(root, folder / "the same moon.png")
    if question:
        window.search.set_text(question)
        qtbot.waitUntil(
            lambda: window.library_controller.answer is not None and window.settled(), timeout=WAIT_MS
        )
    else:
        window.library_controller.refresh_soon()
        qtbot.waitUntil(lambda: any(copies(window, row) for row in range(7)), timeout=WAIT_MS)
    stack = next(row for row in range(window.photos.rowCount()) if copies(window, row))
    assert len(shown(window)) == 7
    name = window.photos.index(stack).data()
    assert "2 file" in window.photos.index(stack).data(Qt.ItemDataRole.AccessibleTextRole)
    select(window, name)
    opened: list[Path] = []
    monkeypatch.setattr(window.desktop, "open", opened.append)
    window.grid.menu_wanted.emit(window.mapToGlobal(QPoint(300, 300)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    files = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(files, QMenu)
    for action in files.actions():
        action.trigger()
    menu.close()
    assert {path.name for path in opened} == {"moon.png", "the same moon.png"}


def copies(window: Window, row: int) -> int:
    return len(window.photos.copies(row))


def test_a_stack_is_drawn_with_its_number(window: Window, library: Library, qtbot: QtBot) -> None:
    first, second, *_ = library.photos()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    window.photos.show_results(Answer((Result(first, 0.5),)).results)
    alone = tile(window, first.path.name)
    window.photos.show_results(Answer((Result(first, 0.5, True, (second,)),)).results)
    assert tile(window, first.path.name) != alone
