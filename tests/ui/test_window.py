"""The whole window, on real photos, a real catalog, and a real though tiny model."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QSlider,
    QWidget,
)

from lepton_desktop.catalog.records import MISSING
from lepton_desktop.indexing.messages import Committed, Progress, RootState
from lepton_desktop.search.query import Filters, Picture, Query, Words
from lepton_desktop.ui.window import Window
from lepton_desktop.user_messages import UserMessage
from ui.drawn_library import another_photograph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.catalog.records import Root
    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 20_000


def shown(window: Window) -> list[str]:
    return [window.photos.index(row).data() for row in range(window.photos.rowCount())]


def row_of(window: Window, name: str) -> int:
    return shown(window).index(name)


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_without_a_question_it_shows_the_library_newest_first(window: Window, library: Library) -> None:
    assert shown(window) == [photo.path.name for photo in library.photos()]
    assert "7 photos" in window.library_page.status.text.text()


def test_typing_a_question_shows_answers_best_first(window: Window, qtbot: QtBot, library: Library) -> None:
    qtbot.keyClicks(window.search.line, "a cup of coffee")
    qtbot.waitUntil(
        lambda: window.library_controller.question == Query((Words("a cup of coffee"),)), timeout=WAIT_MS
    )
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    engine = library.engine()
    expected = [
        result.photo.path.name for result in engine.answer(Query((Words("a cup of coffee"),)), 300).results
    ]
    engine.close()
    assert shown(window) == expected


def test_find_similar_from_the_menu_and_back_with_escape(window: Window, qtbot: QtBot) -> None:
    library_view = shown(window)
    row = row_of(window, "rocket.jpg")
    place = window.grid.visualRect(window.photos.index(row)).center()
    qtbot.mouseClick(window.grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    window.grid.menu_wanted.emit(window.grid.viewport().mapToGlobal(place))
    menu = popup()
    next(action for action in menu.actions() if action.text() == "Find similar").trigger()
    menu.close()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert isinstance(window.library_controller.question, Query)
    assert [type(part) for part in window.library_controller.question.parts] == [Picture]
    assert "rocket.jpg" not in shown(window)
    assert len(shown(window)) == len(library_view) - 1
    assert window.search.chip_shown()
    qtbot.keyClick(window.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == library_view, timeout=WAIT_MS)


def test_a_photo_that_is_committed_appears_and_the_selection_stays(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    window.grid.select(row_of(window, "moon.png"))
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    library.index(root, another_photograph(root.path / "new.png"))
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: "new.png" in shown(window), timeout=WAIT_MS)
    assert [photo.path.name for photo in window.grid.selected_photos()] == ["moon.png"]


def test_a_photo_that_is_committed_joins_the_answer_that_is_shown(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    window.search.set_text("a cat")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        catalog.files.forget(root.id, ["coins.png"])
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: "coins.png" not in shown(window), timeout=WAIT_MS)
    assert len(shown(window)) == 6


def test_another_process_s_commits_are_seen_when_no_indexing_of_ours_runs(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        qtbot.waitUntil(lambda: window.indexing._version is not None, timeout=WAIT_MS)
        catalog.files.forget(root.id, ["coins.png"])
    qtbot.waitUntil(lambda: "coins.png" not in shown(window), timeout=WAIT_MS)


def test_a_folder_narrows_the_view_and_the_question(
    window: Window, qtbot: QtBot, library: Library, tmp_path: Path, real_photos: Path
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    shutil.copy(real_photos / "rocket.jpg", other)
    root = library.add(other)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: any(window.photos.copies(row) for row in range(7)), timeout=WAIT_MS)
    window.library_page.sidebar.choose(root.id)
    qtbot.waitUntil(lambda: shown(window) == ["rocket.jpg"], timeout=WAIT_MS)
    window.search.set_text("anything")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert shown(window) == ["rocket.jpg"]
    assert window.library_controller.question == Query((Words("anything"),), Filters(folders=(str(other),)))


def test_the_first_run_says_what_to_do_and_ends_with_the_first_folder(
    open_window: Callable[..., Window], empty_library: Library, qtbot: QtBot, real_photos: Path
) -> None:
    window = open_window(empty_library)
    assert window.library_page.first_run.isVisible()
    window.folders.add(real_photos)
    qtbot.waitUntil(lambda: not window.library_page.first_run.isVisible(), timeout=WAIT_MS)
    assert window.library_page.message.isVisible()


def test_a_dropped_folder_is_added_and_a_dropped_photo_is_a_question(
    open_window: Callable[..., Window], empty_library: Library, qtbot: QtBot, real_photos: Path
) -> None:
    window = open_window(empty_library)
    drop(window, real_photos)
    qtbot.waitUntil(
        lambda: bool(window.library_controller.counts and window.library_controller.counts.roots),
        timeout=WAIT_MS,
    )
    drop(window, real_photos / "moon.png")
    qtbot.waitUntil(
        lambda: window.library_controller.question == Query((Picture(real_photos / "moon.png"),)),
        timeout=WAIT_MS,
    )


def drop(window: Window, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(500, 300), Qt.DropAction.CopyAction, mime, left, none))


def test_a_folder_that_can_not_be_added_says_why(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.folders.add(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=WAIT_MS)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "nowhere" in box.informativeText()
    box.close()


def test_removing_a_folder_asks_first_and_leaves_the_photos(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    window.library_page.sidebar.removal_wanted.emit(root)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "not touched" in box.informativeText()
    assert str(root.path) in box.informativeText()
    next(button for button in box.buttons() if button.text() == "Remove").click()
    qtbot.waitUntil(window.library_page.first_run.isVisible, timeout=WAIT_MS)
    assert len(list(root.path.iterdir())) == 7


def test_failures_are_listed_and_forgotten_when_tried_again(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        catalog.failures.add(root.id, "broken.jpg", 1, 1, UserMessage("is cut short"))
    window.indexing_client.message.emit(Committed(0))
    qtbot.waitUntil(window.library_page.status.failures.isVisible, timeout=WAIT_MS)
    window.library_page.status.failures.click()
    qtbot.waitUntil(window.folders.failures.isVisible, timeout=WAIT_MS)
    window.folders.failures.retry.click()
    qtbot.waitUntil(lambda: not window.library_page.status.failures.isVisible(), timeout=WAIT_MS)
    with library.catalog() as catalog:
        assert catalog.failures.all() == []


def folder_menu(window: Window, root: Root) -> dict[str, QAction]:
    """What the menu of a folder offers."""
    window.library_page.sidebar.menu_wanted.emit(root, window.mapToGlobal(QPoint(40, 120)))
    menu = popup()
    menu.close()
    return {action.text(): action for action in menu.actions() if action.text()}


def test_missing_photos_are_forgotten_from_the_menu_of_their_folder(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        assert not any("missing" in text for text in folder_menu(window, root))
        catalog.files.set_away([photo.id for photo in catalog.photos.newest(2)], MISSING)
    window.indexing_client.message.emit(Committed(2))
    rows = window.library_page.sidebar.findChild(QListWidget)
    assert rows is not None

    def says_missing() -> bool:
        return "2 missing" in rows.item(rows.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)

    qtbot.waitUntil(says_missing, timeout=WAIT_MS)
    assert len(shown(window)) == 7
    menu = folder_menu(window, root)
    assert "Look for new photos now" in menu
    next(action for text, action in menu.items() if text.startswith("Forget 2 missing")).trigger()
    qtbot.waitUntil(lambda: len(shown(window)) == 5, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not says_missing(), timeout=WAIT_MS)
    assert "Forgot 2 missing" in window.library_page.status.notice.text()


def test_another_drive_in_the_place_of_a_folder_s_can_be_used(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        catalog.roots.set_location(root.id, "1:2", "uuid:old", "")
    window.indexing_client.message.emit(RootState(root.id, True, "watching"))
    assert not any("drive" in text for text in folder_menu(window, root))
    window.indexing_client.message.emit(RootState(root.id, False, "replaced"))
    folder_menu(window, root)["Use the drive that is connected now"].trigger()

    def is_free() -> bool:
        with library.catalog() as catalog:
            return catalog.roots.all()[0].volume is None

    qtbot.waitUntil(is_free, timeout=WAIT_MS)


def test_a_photo_whose_file_failed_is_kept_when_it_is_tried_again(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    photo = library.photos()[0]
    with library.catalog() as catalog:
        catalog.failures.add(
            photo.root_id,
            photo.path.name,
            1,
            1,
            UserMessage("can't be read ({reason})", reason="Input/output error"),
            keep=True,
        )
    window.folders.retry([photo.path])

    def forgotten() -> bool:
        with library.catalog() as catalog:
            return catalog.failures.all() == []

    qtbot.waitUntil(forgotten, timeout=WAIT_MS)
    assert len(library.photos()) == 7


def test_a_search_that_fails_says_why_and_can_be_tried_again(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.navigation.find_similar(tmp_path / "gone.jpg")
    qtbot.waitUntil(lambda: "gone.jpg" in window.library_page.message.text.accessibleName(), timeout=WAIT_MS)
    assert window.library_page.message.button.text() == "Try again"


def test_a_folder_whose_drive_is_away_shows_its_photos_as_such(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        window.indexing_client.message.emit(RootState(root.id, True, "watching"))
        catalog.roots.set_online(root.id, False)
    window.indexing_client.message.emit(RootState(root.id, False, "offline"))

    def offline() -> bool:
        photo = window.photos.photo(0)
        return photo is not None and not photo.online

    qtbot.waitUntil(offline, timeout=WAIT_MS)
    rows = window.library_page.sidebar.findChild(QListWidget)
    assert rows is not None
    assert "Not connected" in rows.item(rows.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_progress_shows_in_the_status_line_and_at_the_folder(window: Window) -> None:
    window.indexing_client.message.emit(Progress("indexing", 1, 10, 2.0, 4.5))
    assert "Indexing 1 of 10" in window.library_page.status.text.text()
    assert window.library_page.status.pause.isVisible()


def test_copy_path_puts_the_selected_paths_on_the_clipboard(window: Window, library: Library) -> None:
    window.grid.selectAll()
    window.photo_actions["copy_path"].trigger()
    paths = QGuiApplication.clipboard().text().splitlines()
    assert paths == [str(photo.path) for photo in library.photos()]


def test_the_keyboard_goes_from_the_field_to_the_photos_and_back(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.search.line, Qt.Key.Key_Down)
    assert window.grid.currentIndex().row() == 0
    qtbot.keyClick(window.grid, Qt.Key.Key_Right)
    assert [photo.path.name for photo in window.grid.selected_photos()] == [shown(window)[1]]
    qtbot.keyClick(window.grid, Qt.Key.Key_Return)
    qtbot.keyClick(window.grid, Qt.Key.Key_Escape)
    assert window.search.line.hasFocus() or not window.isActiveWindow()


def test_everything_that_takes_the_keyboard_has_a_name(window: Window) -> None:
    kinds = (QAbstractButton, QLineEdit, QSlider, QListWidget)
    named = [widget for kind in kinds for widget in window.findChildren(kind)]
    seen = [widget for widget in named if not widget.isHidden()]
    nameless = [widget for widget in seen if not (widget.accessibleName() or spoken_text(widget))]
    assert seen
    assert nameless == []
    assert window.grid.accessibleName()


def spoken_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_its_size_and_that_of_the_pictures_come_back(
    open_window: Callable[..., Window], library: Library, theme: Theme, qtbot: QtBot
) -> None:
    first = open_window(library)
    first.resize(790, 590)
    first.grid.set_tile_width(250)
    first.close()
    second = Window(library.dependencies(), theme)
    size, tile = second.size().toTuple(), second.grid.tile_width()
    second.close()
    assert (size, tile) == ((790, 590), 250)
