"""What the user does with the folders of the library, from the side of the window and from the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.records import Counts, Root
    from lepton_desktop.ui.commands import Commands
    from lepton_desktop.ui.desktop import Desktop
    from lepton_desktop.ui.folders import Folders
    from lepton_desktop.ui.sidebar import Sidebar


class FolderActions(QObject):
    """Joins the commands for folders to the sidebar, whose menu they stand in."""

    def __init__(
        self,
        sidebar: Sidebar,
        commands: Commands,
        folders: Folders,
        desktop: Desktop,
        counts: Callable[[], Counts | None],
        window: QWidget,
    ) -> None:
        """`counts` gives the library's numbers, as far as they are known."""
        super().__init__(window)
        self._commands, self._folders, self._desktop = commands, folders, desktop
        self._counts = counts
        self._window = window
        self._of_menu: Root | None = None
        sidebar.add_wanted.connect(folders.choose)
        sidebar.menu_wanted.connect(self._show_menu)
        sidebar.removal_wanted.connect(self._ask_to_remove)
        commands.add_folder.triggered.connect(folders.choose)
        commands.show_folder.triggered.connect(self._open)
        commands.remove_folder.triggered.connect(self._remove)
        commands.failures.triggered.connect(folders.show_failures)

    def _show_menu(self, root: Root, position: QPoint) -> None:
        self._of_menu = root
        menu = self._commands.folder_menu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def _open(self) -> None:
        if self._of_menu is not None:
            self._desktop.open(self._of_menu.path)

    def _remove(self) -> None:
        if self._of_menu is not None:
            self._ask_to_remove(self._of_menu)

    def _ask_to_remove(self, root: Root) -> None:
        counts = self._counts()
        rows = counts.roots if counts is not None else ()
        self._folders.ask_to_remove(root, next((row.photos for row in rows if row.root.id == root.id), 0))
