"""Saved searches: named queries in the sidebar, each with the number of photos that match now."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from lepton_desktop.search.query import Picture, Words
from lepton_desktop.search.query_language import parse
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.library.sidebar import ALL, Place
from lepton_desktop.ui.toolkit.dialogs import confirm, tell
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.menus import pop_up
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import SavedSearch
    from lepton_desktop.search.query import Query
    from lepton_desktop.search.results import Answer
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.library.library_controller import LibraryController
    from lepton_desktop.ui.library.sidebar import Sidebar
    from lepton_desktop.ui.search.search_field import SearchField
    from lepton_desktop.ui.search.search_worker import SearchWorker
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.toolkit.worker import Worker

_REFRESH_MS = 1500
_NAME_LENGTH = 60


class SavedSearches(QObject):
    """Keeps the rows of the sidebar; `asked` emits the text of a saved search that was chosen there.

    The counts are made one at a time on the thread of the search, so that the user's queries wait for at most one of
    them.
    """

    asked = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        library: Worker[Catalog],
        searching: SearchWorker,
        sidebar: Sidebar,
        library_controller: LibraryController,
        commands: Commands,
        search: SearchField,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._search = search
        self._library = library
        self._searching = searching
        self._sidebar = sidebar
        self._library_controller = library_controller
        self._window = window
        self._question: Query | None = None
        self._folder: int | None = None
        self._left: list[SavedSearch] = []
        self._counting = False
        self.searches: list[SavedSearch] = []
        self.found: dict[int, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._soon.timeout.connect(self._count)

        self.star = QToolButton()
        self.star.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.star.clicked.connect(self.save)
        self._theme = theme
        self._show_star()

        search.hold(self.star)
        commands.save_search.triggered.connect(self.save)
        library_controller.changed.connect(self._note_question)
        searching.ready.connect(self._count)
        sidebar.search_chosen.connect(lambda search: self.asked.emit(search.question))
        sidebar.search_menu_wanted.connect(self._show_menu)
        sidebar.search_removal_wanted.connect(self.ask_to_delete)
        sidebar.search_rename_wanted.connect(self.rename)

    def refresh(self) -> None:
        """Read the saved searches again, and count."""
        self._library.ask(lambda catalog: catalog.saved_searches.all(), self._take, self.notice.emit)

    def refresh_soon(self) -> None:
        """Photos were added or removed: count again after a while."""
        if not self._soon.isActive():
            self._soon.start()

    def settled(self) -> bool:
        """Whether every count is up to date."""
        counted = self.found.keys() >= {search.id for search in self.searches}
        return counted and not (self._counting or self._soon.isActive())

    def save(self) -> None:
        """Save the current query, under a name that the user enters."""
        question = self._question
        if question is None:
            self.notice.emit(tr("Search for something first, then save the search"))
            return
        known = self._saved_as(question)
        if known is not None:
            self.notice.emit(tr("This search is already saved as “{name}”").format(name=known.name))
            self._sidebar.mark(Place("search", known.id))
            return
        text = self._search.question_text() if self._folder is None else write(question)

        def take(name: str) -> None:
            def done(search: SavedSearch) -> None:
                self.searches.append(search)
                self._show()
                self._sidebar.mark(Place("search", search.id))
                self.refresh()

            self._library.ask(
                lambda catalog: catalog.saved_searches.add(name, text),
                done,
                self._fail(tr("The search can't be saved")),
            )

        self._ask_name(tr("Save this search"), proposed_name(question), take)

    def rename(self, search: SavedSearch) -> None:
        """Let the user rename it."""

        def take(name: str) -> None:
            self._library.ask(
                lambda catalog: catalog.saved_searches.rename(search.id, name),
                lambda _: self.refresh(),
                self._fail(tr("The search can't be renamed")),
            )

        self._ask_name(tr("Rename the saved search"), search.name, take)

    def ask_to_delete(self, search: SavedSearch) -> None:
        """Delete it, if the user agrees."""

        def delete() -> None:
            self._library.ask(
                lambda catalog: catalog.saved_searches.delete(search.id),
                lambda _: self.refresh(),
                self._fail(tr("The search can't be deleted")),
            )

        title = tr("Delete the saved search “{name}”?").format(name=search.name)
        confirm(self._window, title, tr("The photos that it finds are not touched."), tr("Delete"), delete)

    def _note_question(self) -> None:
        """A saved search at the side is the chosen one for as long as its question is asked."""
        shown = self._library_controller
        question, folder = shown.question, shown.folder.id if shown.folder is not None else None
        if (question, folder) == (self._question, self._folder):
            return
        self._question, self._folder = question, folder
        place = self._sidebar.place
        if place.kind == "search":
            search = next((one for one in self.searches if one.id == place.id), None)
            if search is None or not self._is(search, question):
                self._sidebar.mark(ALL if folder is None else Place("folder", folder))
        self._show_star()

    def _take(self, searches: list[SavedSearch]) -> None:
        self.searches = searches
        known = {search.id for search in searches}
        self.found = {number: count for number, count in self.found.items() if number in known}
        self._show()
        self._count()

    def _show(self) -> None:
        self._sidebar.show_searches(self.searches, self.found)
        self._show_star()

    def _show_star(self) -> None:
        known = self._saved_as(self._question) if self._question is not None else None
        text = tr("Save this search") if known is None else tr("Saved as “{name}”").format(name=known.name)
        self.star.setVisible(self._question is not None)
        self.star.setAccessibleName(text)
        self.star.setToolTip(plain_tip(f"{text} (Ctrl+S)"))
        icon, colour = ("star", "secondary") if known is None else ("star-full", "accent")
        self._theme.dress(self.star, icon, colour)

    def _count(self) -> None:
        """Count the matches of each of them, one after the other."""
        self._left = list(self.searches)
        if not self._counting and self._searching.engine_ready:
            self._count_next()

    def _count_next(self) -> None:
        self._counting = bool(self._left)
        if not self._left:
            return
        search = self._left.pop(0)

        def done(answer: Answer) -> None:
            if any(one.id == search.id for one in self.searches):
                self.found[search.id] = len(answer.certain)
                self._show()
            self._count_next()

        self._searching.answer_in_background(_understood(search), done, lambda _: self._count_next())

    def _is(self, search: SavedSearch, question: Query | None) -> bool:
        """Whether the saved search is this query. The order of its parts doesn't matter."""
        saved = _understood(search)
        return question is not None and (frozenset(saved.parts), saved.filters) == (
            frozenset(question.parts),
            question.filters,
        )

    def _saved_as(self, question: Query) -> SavedSearch | None:
        return next((search for search in self.searches if self._is(search, question)), None)

    def _ask_name(self, title: str, name: str, take: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(tr("Save"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.textValueSelected.connect(take)
        dialog.open()

    def _show_menu(self, search: SavedSearch, place: QPoint) -> None:
        menu = QMenu(tr("Saved search"), self._window)
        menu.addAction(tr("Search"), lambda: self._sidebar.choose_search(search.id))
        menu.addSeparator()
        menu.addAction(tr("Rename…"), lambda: self.rename(search))
        menu.addAction(tr("Delete…"), lambda: self.ask_to_delete(search))
        pop_up(menu, place)

    def _fail(self, title: str) -> Callable[[str], None]:
        return lambda reason: tell(self._window, title, reason)


def proposed_name(question: Query) -> str:
    """A name for a query: its words, otherwise what it is similar to, otherwise its whole text."""
    words = [part.text for part in question.parts if isinstance(part, Words) and part.weight > 0]
    pictures = [part.path.name for part in question.parts if isinstance(part, Picture) and part.weight > 0]
    if words:
        name = joined(words)
    elif pictures:
        name = tr("Photos like {name}").format(name=pictures[0])
    else:
        name = write(question)
    name = name[:_NAME_LENGTH].strip()
    return name[:1].upper() + name[1:]


def _understood(search: SavedSearch) -> Query:
    """The question, its dates seen from today; the engine says if a picture isn't there."""
    return parse(search.question, date.today(), _taken_to_be_there).query


def _taken_to_be_there(path: Path) -> bool:
    return True
