"""Looking through duplicates in the window: real photographs, the built-in model, the system's trash."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.messages import Committed
from lepton_desktop.search.similarity import Kind
from lepton_desktop.search.stacks import Stacks
from lepton_desktop.settings import Places
from lepton_desktop.ui.duplicates.card import Role, star_of
from lepton_desktop.ui.library.sidebar import DUPLICATES
from lepton_desktop.ui.system.trash import put_back
from lepton_desktop.ui.window import Window
from ui.drawn_library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from search.variants import Prepared

    from lepton_desktop.encoders.encoder import Encoder
    from lepton_desktop.search.duplicates import Group

WAIT_MS = 30_000
GROUPS = 4
"""How many pictures stand in several files, see `search/variants.py`."""


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """The folder of the test's own photographs."""
    return tmp_path / "Photos"


@pytest.fixture
def window(
    open_window: Callable[..., Window],
    qtbot: QtBot,
    prepared: Prepared,
    starter: Encoder,
    calibration: Path,
    tmp_path: Path,
    photos: Path,
) -> Iterator[Window]:
    """The window, with the duplicates found and shown."""
    library = Library(Places(tmp_path / "data"), starter, "starter")
    shutil.copytree(calibration, library.places.calibration)
    with library.catalog() as catalog:
        prepared.put(catalog, photos)
    window = open_window(library)
    window.resize(1200, 800)
    window.commands.duplicates.trigger()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    yield window
    if window.duplicates.finding.undoable is not None:  # leave nothing in the trash of whoever runs the tests
        put_back(window.duplicates.finding.undoable.moved)


def files(photos: Path) -> set[str]:
    return {path.name for path in photos.rglob("*.*")}


def names(group: Group | None) -> list[str]:
    return [member.photo.path.name for member in group.members] if group is not None else []


def groups(window: Window) -> list[set[str]]:
    model = window.duplicates.groups
    return [set(names(model.group(row))) for row in range(model.rowCount())]


def show(window: Window, *wanted: str) -> None:
    """Choose the group of these photos."""
    window.duplicates.list.setCurrentIndex(window.duplicates.groups.index(groups(window).index(set(wanted))))


def kept(window: Window) -> list[str]:
    cards = window.duplicates.cards
    rows = [cards.index(row) for row in range(cards.rowCount())]
    return [index.data() for index in rows if index.data(Role.KEPT)]


def asked(qtbot: QtBot, window: Window) -> QMessageBox:
    """The question that is open."""

    def boxes() -> list[QMessageBox]:
        return [box for box in window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(boxes()), timeout=WAIT_MS)
    return boxes()[0]


def agree(qtbot: QtBot, window: Window) -> None:
    box = asked(qtbot, window)
    next(button for button in box.buttons() if button.text() == "Move to trash").click()
    qtbot.waitUntil(lambda: window.duplicates.finding.undoable is not None, timeout=WAIT_MS)


def test_the_groups_are_shown_with_the_one_to_keep_first(window: Window) -> None:
    assert len(groups(window)) == GROUPS
    show(window, "coffee.png", "coffee.jpg")
    assert names(window.duplicates.shown) == ["coffee.png", "coffee.jpg"]
    assert kept(window) == ["coffee.png"]
    lines = window.duplicates.cards.index(0).data(Role.LINES)
    assert any("600 × 400" in line for line in lines)  # noqa: RUF001
    assert any("100 %" in line for line in lines)
    assert "originals" in lines


def test_ctrl_d_leads_there_and_a_question_leads_away(window: Window, qtbot: QtBot) -> None:
    window.search.set_text("a cat")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert window.grid.isVisible()
    assert window.library_page.sidebar.place != DUPLICATES
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.duplicates.isVisible, timeout=WAIT_MS)
    assert window.library_page.sidebar.place == DUPLICATES


def test_nearly_the_same_is_chosen_by_its_button(window: Window, qtbot: QtBot) -> None:
    assert {"motorcycle_left.png", "motorcycle_right.png"} not in groups(window)
    button = window.duplicates._kinds[Kind.NEARLY]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.duplicates.kind is Kind.NEARLY
    assert {"motorcycle_left.png", "motorcycle_right.png"} in groups(window)
    assert {"china.jpg", "china-marked.jpg", "china-2.jpg"} in groups(window)


def test_the_keyboard_goes_through_the_groups_and_stars_a_photo(window: Window, qtbot: QtBot) -> None:
    page = window.duplicates
    show(window, "coffee.png", "coffee.jpg")
    page.view.setFocus()
    page.view.setCurrentIndex(page.cards.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert kept(window) == ["coffee.jpg"]
    before = page.shown
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.shown != before
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert kept(window) == ["coffee.jpg"]


def test_a_press_on_a_star_lets_that_photo_stay(window: Window, qtbot: QtBot) -> None:
    page = window.duplicates
    show(window, "coffee.png", "coffee.jpg")
    place = star_of(page.view.visualRect(page.cards.index(1))).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert kept(window) == ["coffee.jpg"]


def test_nothing_is_moved_until_the_user_agrees(window: Window, qtbot: QtBot, photos: Path) -> None:
    before = files(photos)
    show(window, "coffee.png", "coffee.jpg")
    window.duplicates.keep_best.click()
    box = asked(qtbot, window)
    assert "1" in box.text()
    assert "coffee.png" in box.informativeText()
    box.close()
    assert files(photos) == before
    assert len(groups(window)) == GROUPS


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="undo is left to the system's own trash there"
)
def test_the_others_go_to_the_trash_and_come_back(
    window: Window, qtbot: QtBot, photos: Path, tmp_path: Path
) -> None:
    def is_known() -> bool:
        with Catalog(Places(tmp_path / "data").catalog) as catalog:
            return catalog.photos.at(photos / "copies" / "coffee.jpg") is not None

    before = files(photos)
    show(window, "coffee.png", "coffee.jpg")
    window.duplicates.keep_best.click()
    agree(qtbot, window)
    assert before - files(photos) == {"coffee.jpg"}
    assert {"coffee.png", "coffee.jpg"} not in groups(window)
    qtbot.waitUntil(lambda: not is_known(), timeout=WAIT_MS)
    page = window.duplicates
    window.activateWindow()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: files(photos) == before, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: {"coffee.png", "coffee.jpg"} in groups(window), timeout=WAIT_MS)
    assert is_known()


def test_the_starred_photo_stays_even_if_it_is_not_the_best(
    window: Window, qtbot: QtBot, photos: Path
) -> None:
    show(window, "coffee.png", "coffee.jpg")
    page = window.duplicates
    page.view.setCurrentIndex(page.cards.index(1))
    page.view.keep_current()
    page.keep_best.click()
    agree(qtbot, window)
    assert "coffee.jpg" in files(photos)
    assert "coffee.png" not in files(photos)


def test_all_groups_are_cleared_after_one_question(window: Window, qtbot: QtBot, photos: Path) -> None:
    before = files(photos)
    window.duplicates.keep_all.click()
    assert f"{GROUPS}" in asked(qtbot, window).text()
    agree(qtbot, window)
    assert len(files(photos)) == len(before) - GROUPS
    assert groups(window) == []
    assert window.duplicates.message.isVisible()


def test_moving_can_be_stopped_between_two_groups(window: Window, qtbot: QtBot, photos: Path) -> None:
    before = files(photos)
    window.duplicates.keep_all.click()
    box = asked(qtbot, window)
    window.duplicates.finding.progressed.connect(window.duplicates.finding.cancel)
    next(button for button in box.buttons() if button.text() == "Move to trash").click()
    assert not window.duplicates.keep_all.isEnabled()
    qtbot.waitUntil(lambda: window.duplicates.finding.clearing is None, timeout=WAIT_MS)
    gone = before - files(photos)
    assert len(groups(window)) == GROUPS - len(gone)
    assert window.duplicates.again.isEnabled()


def test_enter_on_a_group_asks_to_keep_its_best(window: Window, qtbot: QtBot) -> None:
    show(window, "coffee.png", "coffee.jpg")
    qtbot.keyClick(window.duplicates.list, Qt.Key.Key_Return)
    box = asked(qtbot, window)
    assert "coffee.png" in box.informativeText()
    box.close()


def test_a_photo_that_changed_since_it_was_compared_stays(window: Window, qtbot: QtBot, photos: Path) -> None:
    """Neither is a photo moved that is another by now, nor one whose better copy has gone."""
    (photos / "copies" / "coffee.jpg").write_bytes((photos / "originals" / "rocket.jpg").read_bytes())
    (photos / "originals" / "chelsea.png").unlink()
    before = files(photos)
    window.duplicates.keep_all.click()
    agree(qtbot, window)
    assert {"coffee.jpg", "coffee.png", "chelsea (1).png"} <= files(photos)
    assert len(files(photos)) == len(before) - (GROUPS - 2)


def test_different_photos_are_remembered_and_can_be_taken_back(window: Window, qtbot: QtBot) -> None:
    page = window.duplicates
    show(window, "coffee.png", "coffee.jpg")
    page.different.click()
    qtbot.waitUntil(lambda: {"coffee.png", "coffee.jpg"} not in groups(window), timeout=WAIT_MS)
    page.again.click()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert {"coffee.png", "coffee.jpg"} not in groups(window)
    page.undo.click()
    qtbot.waitUntil(lambda: {"coffee.png", "coffee.jpg"} in groups(window), timeout=WAIT_MS)


def test_different_photos_stand_apart_in_the_library(
    window: Window, qtbot: QtBot, tmp_path: Path, starter: Encoder
) -> None:
    with Catalog(Places(tmp_path / "data").catalog) as catalog:
        Stacks().update(catalog, starter.identity)
        pictures = len(catalog.timeline.newest_first().ids)
    window.indexing_client.message.emit(Committed(0))
    qtbot.waitUntil(lambda: window.photos.rowCount() == pictures, timeout=WAIT_MS)
    show(window, "coffee.png", "coffee.jpg")
    window.duplicates.different.click()
    qtbot.waitUntil(lambda: window.photos.rowCount() == pictures + 1, timeout=WAIT_MS)


def test_what_was_called_different_can_all_be_shown_again(window: Window, qtbot: QtBot) -> None:
    page = window.duplicates
    show(window, "chelsea.png", "chelsea (1).png")
    page.different.click()
    qtbot.waitUntil(page.ask_again.isVisible, timeout=WAIT_MS)
    page.ask_again.click()
    qtbot.waitUntil(lambda: {"chelsea.png", "chelsea (1).png"} in groups(window), timeout=WAIT_MS)


def test_the_finding_can_be_stopped(window: Window, qtbot: QtBot) -> None:
    found = groups(window)
    window.duplicates.again.click()
    assert window.duplicates.stop.isVisible()
    window.duplicates.stop.click()
    qtbot.waitUntil(lambda: not window.duplicates.finding.finding, timeout=WAIT_MS)
    assert window.duplicates.finding.stopped
    assert groups(window) == found
    assert window.duplicates.again.isEnabled()


def test_it_looks_again_when_photos_came_and_the_user_comes_back(window: Window, qtbot: QtBot) -> None:
    window.commands.show_all.trigger()
    qtbot.waitUntil(window.grid.isVisible, timeout=WAIT_MS)
    window.indexing_client.message.emit(Committed(1))
    window.commands.duplicates.trigger()
    assert window.duplicates.finding.finding
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)


def test_the_menu_of_a_photo_by_the_keyboard(window: Window, qtbot: QtBot) -> None:
    page = window.duplicates
    show(window, "coffee.png", "coffee.jpg")
    page.view.setCurrentIndex(page.cards.index(1))
    qtbot.keyClick(page.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Keep this photo").trigger()
    menu.close()
    assert kept(window) == ["coffee.jpg"]


def test_a_screen_reader_hears_what_is_kept(window: Window) -> None:
    show(window, "coffee.png", "coffee.jpg")
    cards = window.duplicates.cards
    first, second = (cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2))
    assert first.startswith("coffee.png, is kept")
    assert second.startswith("coffee.jpg, is not kept")
    group = window.duplicates.groups.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "photo" in group


def test_enter_shows_the_photos_of_a_group_in_the_viewer_and_esc_leads_back(
    window: Window, qtbot: QtBot
) -> None:
    page, viewer = window.duplicates, window.viewer_controller.viewer
    members = page.cards.photos()
    page.view.setFocus()
    page.view.setCurrentIndex(page.cards.index(1))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert window.viewer_controller.is_open()
    assert viewer.canvas.photo == members[1]
    assert viewer.bar.place.text() == f"2 of {len(members)}"
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Left)
    assert viewer.canvas.photo == members[0]
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Left)
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Delete)  # there is no photo of the grid to be deleted
    assert viewer.canvas.photo == members[0]
    assert not viewer.bar.more.isVisible()
    do = window.photo_actions
    for name in ("trash", "exclude", "rotate_right"):  # a bar of menus would offer them
        assert not do[name].isEnabled()
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    assert not window.viewer_controller.is_open()
    assert page.isVisible()
    assert page.view.hasFocus()
    window.commands.show_all.trigger()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    window.grid.selectAll()
    assert do["trash"].isEnabled()
    assert do["exclude"].isEnabled()
    rect = page.view.visualRect(page.cards.index(0))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert viewer.canvas.photo == members[0]
