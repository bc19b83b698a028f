"""What can be done in the window, each with its words, its shortcut and its place in the menus."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.ui.toolkit.theme import Theme


class Commands:
    """The window's actions. Those of photos work while the grid has the keyboard; the others everywhere."""

    def __init__(self, window: QMainWindow, grid: QWidget, theme: Theme) -> None:
        self.of_photos = QActionGroup(window)
        """Those that work on the grid's photos; a bar of menus offers them wherever the window is."""
        self.of_photos.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)

        def make(
            text: str, keys: list[str], drawing: str = "", place: QWidget = window, tip: str = ""
        ) -> QAction:
            action = QAction(text, window)
            action.setShortcuts([QKeySequence(key) for key in keys])
            if place is not window:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.of_photos.addAction(action)
            if drawing:
                theme.dress(action, drawing)
            if tip:
                action.setStatusTip(plain_tip(tip))
            place.addAction(action)
            return action

        self.add_folder = make(tr("Add folder…"), ["Ctrl+O"], "plus")
        self.find = make(tr("Search"), ["Ctrl+F", "Ctrl+L"], "search")
        self.show_all = make(tr("All photos"), ["Alt+Home"], "photos")
        self.duplicates = make(tr("Find duplicates"), ["Ctrl+D"], "duplicates")
        self.save_search = make(tr("Save this search…"), ["Ctrl+S"], "star")
        self.pause = make(tr("Pause indexing"), ["Ctrl+P"], "pause")
        self.rescan = make(tr("Look for new photos now"), ["F5"], "refresh")
        self.failures = make(tr("Files that could not be read…"), [], "warning")
        self.larger = make(tr("Larger thumbnails"), ["Ctrl++", "Ctrl+="])
        self.smaller = make(tr("Smaller thumbnails"), ["Ctrl+-"])
        self.settings = make(tr("Settings…"), ["Ctrl+,"], "settings")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about = make(tr("About {name}").format(name=APPLICATION), [])
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.quit = make(tr("Quit"), ["Ctrl+Q"])
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

        self.view = make(tr("View"), ["Return", "Enter"], "view", grid)
        self.quick_look = make(tr("Quick look"), ["Space"], "", grid)
        self.info = make(tr("Info"), ["Ctrl+I"], "info", grid)
        self.info.setCheckable(True)
        self.open = make(tr("Open in default program"), ["Ctrl+Return", "Ctrl+Enter"], "open", grid)
        self.similar = make(tr("Find similar"), ["Ctrl+Shift+F"], "similar", grid)
        self.use_as_query = make(tr("Use as query"), ["Ctrl+U"], "search", grid)
        self.more_like = make(tr("More like this"), ["Ctrl+M"], "more-like", grid)
        self.less_like = make(tr("Less like this"), ["Ctrl+Shift+M"], "less-like", grid)
        self.show_in_folder = make(tr("Show in folder"), ["Ctrl+Shift+O"], "folder", grid)
        self.copy = make(tr("Copy"), ["Ctrl+C"], "copy", grid)
        self.copy_path = make(tr("Copy path"), ["Ctrl+Shift+C"], "", grid)
        self.copy_to = make(tr("Copy to folder…"), ["Ctrl+Shift+S"], "", grid)
        self.rotate_right = make(tr("Rotate right"), ["Ctrl+R"], "rotate-right", grid)
        self.rotate_left = make(tr("Rotate left"), ["Ctrl+Shift+R"], "rotate-left", grid)
        self.exclude = make(tr("Exclude from search"), ["Ctrl+E"], "hidden", grid)
        self.trash = make(tr("Move to trash…"), ["Del"], "trash", grid)
        self.select_all = make(tr("Select all"), ["Ctrl+A"], "", grid)
        self.undo = make(tr("Undo"), ["Ctrl+Z"], "", grid)
        self.of_photos.removeAction(self.undo)
        self.show_excluded = make(tr("Show excluded photos"), [], "hidden")
        self.include_all = make(tr("Include all in search again"), [])

        self.remove_folder = make(tr("Remove from library…"), [], "trash")
        self.show_folder = make(tr("Show folder"), [], "open")
        self.forget_missing = make("", [])
        self.use_drive = make(
            tr("Use the drive that is connected now"),
            [],
            "",
            window,
            tr("Look for this folder's photos on that drive"),
        )
        for action in (
            self.remove_folder,
            self.show_folder,
            self.include_all,
            self.forget_missing,
            self.use_drive,
        ):
            window.removeAction(action)

    def photo_menu(self, parent: QWidget) -> QMenu:
        """The menu of a photo."""
        looking = [self.view, self.quick_look, self.info]
        searching = [self.similar, self.use_as_query, self.more_like, self.less_like]
        files = [self.open, self.show_in_folder, None, self.copy, self.copy_path, self.copy_to]
        changes = [self.rotate_right, self.rotate_left, self.exclude, None, self.trash]
        return _menu(parent, tr("Photo"), [*looking, None, *searching, None, *files, None, *changes])

    def folder_menu(self, parent: QWidget, missing: int = 0, replaced: bool = False) -> QMenu:
        """The menu of a folder of the library, with that many photos missing; `replaced`: another drive is there."""
        self.forget_missing.setText(tr("Forget %Ln missing photo(s)", missing))
        trouble = [self.forget_missing] if missing else []
        trouble += [self.use_drive] if replaced else []
        return _menu(
            parent, tr("Folder"), [self.show_folder, self.rescan, *trouble, None, self.remove_folder]
        )

    def excluded_menu(self, parent: QWidget) -> QMenu:
        """The menu of the place of the photos that are excluded from searches."""
        return _menu(parent, tr("Excluded"), [self.show_excluded, self.include_all])

    def window_menu(self, parent: QWidget, view: list[QAction | None]) -> QMenu:
        """All of the window's own commands in one menu, for systems whose windows have no bar of menus.

        `view` are those that say how photos are sorted and grouped.
        """
        zoom = [*view, None, self.larger, self.smaller, None, self.select_all, self.undo]
        library = [
            self.duplicates,
            self.save_search,
            None,
            self.pause,
            self.rescan,
            self.failures,
            self.show_excluded,
        ]
        return _menu(
            parent,
            tr("Menu"),
            [self.add_folder, None, *library, None, *zoom, None, self.settings, self.about, self.quit],
        )

    def fill_menu_bar(self, window: QMainWindow, view: list[QAction | None]) -> None:
        """Put the commands in the system's own bar of menus, where the system has one (macOS)."""
        if sys.platform != "darwin":
            return
        bar = window.menuBar()
        bar.addMenu(_menu(window, tr("File"), [self.add_folder, self.settings, self.quit, self.about]))
        bar.addMenu(self._titled(window, tr("Photo"), self.photo_menu))
        bar.addMenu(_menu(window, tr("Edit"), [self.undo, self.copy, self.select_all]))
        seeing = [self.find, self.show_all, None, *view, None, self.larger, self.smaller]
        bar.addMenu(_menu(window, tr("View"), seeing))
        library = [self.duplicates, self.save_search, None, self.pause, self.rescan, self.failures]
        bar.addMenu(_menu(window, tr("Library"), [*library, self.show_excluded]))

    @staticmethod
    def _titled(window: QMainWindow, title: str, make: Callable[[QWidget], QMenu]) -> QMenu:
        menu = make(window)
        menu.setTitle(title)
        return menu


def _menu(parent: QWidget, title: str, actions: list[QAction | None]) -> QMenu:
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu
