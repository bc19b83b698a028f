"""The ways between the places of the window: all photos, a folder, the duplicates, the excluded photos, an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from lepton_desktop.search.query import Filters, Picture, Query
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.library.library_controller import EXCLUDED_ONLY
from lepton_desktop.ui.library.sidebar import ALL, DUPLICATES, EXCLUDED, Place
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.menus import pop_up

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.records import Root
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.library.library_controller import LibraryController
    from lepton_desktop.ui.library.sidebar import Sidebar
    from lepton_desktop.ui.search.search_field import SearchField


class Navigation(QObject):
    """Keeps the sidebar, the search field and what is shown in step. `library_wanted` when the viewer should close."""

    library_wanted = Signal()

    def __init__(
        self,
        commands: Commands,
        sidebar: Sidebar,
        search: SearchField,
        grid: PhotoGrid,
        library_controller: LibraryController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._sidebar = sidebar
        self._search = search
        self._library_controller = library_controller
        self._window = window
        commands.find.triggered.connect(self._find)
        commands.show_all.triggered.connect(self.show_all)
        commands.duplicates.triggered.connect(self._show_duplicates)
        commands.show_excluded.triggered.connect(self._show_excluded)
        sidebar.chosen.connect(self._on_folder_chosen)
        sidebar.excluded_chosen.connect(self._show_excluded)
        sidebar.excluded_menu_wanted.connect(self._show_excluded_menu)
        search.asked.connect(self._on_asked)
        grid.typed.connect(self._type_on)
        grid.left.connect(self._leave_grid)
        library_controller.widened.connect(lambda: sidebar.choose(None))
        library_controller.changed.connect(self._update)
        self._update()

    def ask(self, question: str) -> None:
        """Ask a question in text, which says itself where it looks."""
        self._library_controller.narrow(None)
        self._search.set_text(question)

    def find_similar(self, path: Path) -> None:
        """Show the photos that look like the one at `path`, which may lie outside the library."""
        self._leave_duplicates()
        self._search.set_query(Query((Picture(path),)))

    def find_similar_to_selected(self, path: Path) -> None:
        """Show the photos that look like the one at `path`, which is selected and may be open in the viewer."""
        self.library_wanted.emit()
        self.find_similar(path)

    def _on_asked(self, query: Query) -> None:
        """The folder at the side and the folders in the question are one choice: the latest one counts."""
        sidebar, shown = self._sidebar, self._library_controller
        self._leave_duplicates()
        if sidebar.place == EXCLUDED and query != EXCLUDED_ONLY:
            sidebar.mark(ALL)
        elif query == EXCLUDED_ONLY and shown.folder is None and sidebar.offers(EXCLUDED):
            sidebar.mark(EXCLUDED)
        if query.filters.folders and shown.folder is not None:
            shown.folder = None
            sidebar.choose(None)
        shown.ask(None if query.empty else query)

    def _on_folder_chosen(self, root: Root | None) -> None:
        self._search.set_place(folder_name(root.path) if root is not None else tr("all your photos"))
        self._library_controller.narrow(root)
        for piece in self._search.pieces():
            if isinstance(piece, Filters) and (piece.excluded or (piece.folders and root is not None)):
                self._search.remove(piece)

    def _show_duplicates(self) -> None:
        self.library_wanted.emit()
        self._sidebar.choose_duplicates()

    def _leave_duplicates(self) -> None:
        if self._sidebar.place == DUPLICATES:
            folder = self._library_controller.folder
            self._sidebar.mark(ALL if folder is None else Place("folder", folder.id))

    def _show_excluded(self) -> None:
        self.library_wanted.emit()
        self.ask(write(EXCLUDED_ONLY))

    def _show_excluded_menu(self, position: QPoint) -> None:
        pop_up(self._commands.excluded_menu(self._window), position)

    def show_all(self) -> None:
        """Show all photos, by date."""
        self.library_wanted.emit()
        self._search.clear()
        self._sidebar.choose(None)

    def _find(self) -> None:
        self.library_wanted.emit()
        self._focus_search()

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.line.selectAll()

    def _type_on(self, text: str) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.line.setText(text)

    def _leave_grid(self) -> None:
        if self._library_controller.question is not None:
            self._search.clear()
        self._focus_search()

    def _update(self) -> None:
        counts = self._library_controller.counts
        self._commands.show_excluded.setEnabled(counts is not None and counts.excluded > 0)
