"""What can be done in the window, apart from the actions on photos: texts, keys, and the menus of the window.

Each command is connected once, by the part of the window that it belongs to.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.actions.photo_action import Menu
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.menus import make_menu
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from lepton_desktop.ui.actions.photo_actions import PhotoActions
    from lepton_desktop.ui.toolkit.theme import Theme

HAS_MENU_BAR = sys.platform == "darwin"


class Commands:
    """The window's own actions. They work everywhere, except that undoing is for where photos are shown."""

    def __init__(self, window: QMainWindow, grid: QWidget, theme: Theme) -> None:
        def make(
            text: str, keys: list[str], icon: str = "", place: QWidget = window, tip: str = ""
        ) -> QAction:
            action = QAction(text, window)
            action.setShortcuts([QKeySequence(key) for key in keys])
            if place is not window:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if icon:
                theme.dress(action, icon)
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

        self.undo = make(tr("Undo"), ["Ctrl+Z"], "", grid)
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

    def folder_menu(self, parent: QWidget, missing: int = 0, replaced: bool = False) -> QMenu:
        """The menu of a folder of the library, with that many photos missing; `replaced`: another drive is there."""
        self.forget_missing.setText(tr("Forget %Ln missing photo(s)", missing))
        trouble = [self.forget_missing] if missing else []
        trouble += [self.use_drive] if replaced else []
        return make_menu(
            parent, tr("Folder"), [self.show_folder, self.rescan, *trouble, None, self.remove_folder]
        )

    def excluded_menu(self, parent: QWidget) -> QMenu:
        """The menu of the place of the photos that are excluded from searches."""
        return make_menu(parent, tr("Excluded"), [self.show_excluded, self.include_all])

    def window_menu(self, parent: QWidget, photo_actions: PhotoActions, view: list[QAction | None]) -> QMenu:
        """All of the window's own commands in one menu, for systems whose windows have no menu bar.

        `view` are those that say how photos are sorted and grouped.
        """
        select = [*photo_actions.standing_in(Menu.WINDOW), self.undo]
        zoom = [*view, None, self.larger, self.smaller, None, *select]
        library = [
            self.duplicates,
            self.save_search,
            None,
            self.pause,
            self.rescan,
            self.failures,
            self.show_excluded,
        ]
        return make_menu(
            parent,
            tr("Menu"),
            [self.add_folder, None, *library, None, *zoom, None, self.settings, self.about, self.quit],
        )

    def fill_menu_bar(
        self, window: QMainWindow, photo_actions: PhotoActions, view: list[QAction | None]
    ) -> None:
        """Put the commands in the system's own menu bar, where the system has one."""
        if not HAS_MENU_BAR:
            return
        bar = window.menuBar()
        bar.addMenu(make_menu(window, tr("File"), [self.add_folder, self.settings, self.quit, self.about]))
        bar.addMenu(photo_actions.photo_menu(window))
        bar.addMenu(make_menu(window, tr("Edit"), [self.undo, *photo_actions.standing_in(Menu.EDIT)]))
        seeing = [self.find, self.show_all, None, *view, None, self.larger, self.smaller]
        bar.addMenu(make_menu(window, tr("View"), seeing))
        library = [self.duplicates, self.save_search, None, self.pause, self.rescan, self.failures]
        bar.addMenu(make_menu(window, tr("Library"), [*library, self.show_excluded]))
