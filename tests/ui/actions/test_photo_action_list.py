"""An entry in the list of actions is all that an action on photos takes: menus, keys, enabling and wiring follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from lepton_desktop.ui.actions import commands, photo_actions
from lepton_desktop.ui.actions.photo_action import Group, Menu, PhotoAction
from lepton_desktop.ui.actions.photo_action_list import PHOTO_ACTIONS
from lepton_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.actions.photo_operations import PhotoOperations
    from ui.drawn_library import Library

KEYS = (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A new entry in the list, and what its function was called with. It is there before the window is."""
    calls: list[list[str]] = []

    def print_photos(operations: PhotoOperations) -> None:
        operations.with_selected(lambda photos: calls.append([photo.path.name for photo in photos]))

    entry = PhotoAction(
        name="print",
        text="Print…",
        keys=("Ctrl+J",),
        act=print_photos,
        group=Group.OPEN,
        menus=Menu.PHOTO | Menu.WINDOW,
    )
    monkeypatch.setattr(photo_actions, "PHOTO_ACTIONS", (*PHOTO_ACTIONS, entry))
    monkeypatch.setattr(commands, "HAS_MENU_BAR", True)
    return calls


@pytest.fixture
def prints(printed: list[list[str]], open_window: Callable[..., Window], library: Library) -> Window:
    """The window of a program that can print."""
    return open_window(library)


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def context_menu(window: Window) -> QMenu:
    window.grid.menu_wanted.emit(window.mapToGlobal(QPoint(300, 300)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_of_bar(window: Window, title: str) -> QMenu:
    return next(action.menu() for action in window.menuBar().actions() if action.text() == title)


def named(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_a_new_entry_stands_in_its_group_of_the_menus_with_its_keys(prints: Window) -> None:
    prints.grid.select(0)
    menu = context_menu(prints)
    assert texts(menu)[texts(menu).index("Show in folder") :][:3] == ["Show in folder", "Print…", ""]
    assert named(menu, "Print…").shortcut() == QKeySequence("Ctrl+J")
    menu.close()
    assert "Print…" in texts(menu_of_bar(prints, "Photo"))
    assert "Print…" not in texts(menu_of_bar(prints, "Edit"))
    view = prints.library_page.view_options.actions()
    assert "Print…" in texts(prints.commands.window_menu(prints, prints.photo_actions, view))


def test_a_new_entry_is_enabled_while_a_photo_is_selected(prints: Window) -> None:
    action = prints.photo_actions["print"]
    assert not action.isEnabled()
    prints.grid.select(0)
    assert action.isEnabled()
    prints.grid.clearSelection()
    assert not action.isEnabled()


def test_a_new_entry_is_run_once_from_the_grid_the_viewer_and_the_menus(
    prints: Window, printed: list[list[str]], qtbot: QtBot
) -> None:
    prints.grid.setFocus()
    prints.grid.select(1)
    name = prints.photos.index(1).data()
    qtbot.keyClick(prints.grid, *KEYS)
    assert printed == [[name]]
    menu = context_menu(prints)
    named(menu, "Print…").trigger()
    menu.close()
    assert printed == [[name]] * 2
    named(menu_of_bar(prints, "Photo"), "Print…").trigger()
    assert printed == [[name]] * 3
    prints.viewer_controller.open()
    qtbot.keyClick(prints.viewer_controller.viewer.canvas, *KEYS)
    assert printed == [[name]] * 4
    prints.viewer_controller.leave()
    qtbot.keyClick(prints.grid, *KEYS)
    assert printed == [[name]] * 5


def test_no_two_entries_share_a_name_or_keys() -> None:
    names = [entry.name for entry in PHOTO_ACTIONS]
    keys = [key for entry in PHOTO_ACTIONS for key in entry.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
