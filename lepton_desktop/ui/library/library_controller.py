"""What the window currently shows: the library, or the results of a query, in one folder or everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lepton_desktop.catalog.database import RESTORE
from lepton_desktop.search.query import Filters, Picture, Query
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.library.grouping import Order, arrange
from lepton_desktop.ui.library.library_query import LibrarySummary, LibraryView, summarise
from lepton_desktop.ui.search.query_pieces import pieces_of, said, typed_of
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import joined, sentences, tr
from lepton_desktop.ui.toolkit.pages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Counts, Root
    from lepton_desktop.search.results import Answer
    from lepton_desktop.ui.grid.photo_model import PhotoModel
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.search.search_worker import SearchWorker
    from lepton_desktop.ui.toolkit.worker import Worker

EXCLUDED_ONLY = Query(filters=Filters(excluded=True))
"""The query for all photos that are excluded from other queries."""

_REFRESH_MS = 300
"""Commits that follow each other within this time are shown together."""


class LibraryController(QObject):
    """Keeps the model, the numbers and the message for an empty view up to date; `changed` says that one changed.

    `fresh` is emitted when other photos than before are shown, so that the grid starts at the top; a refresh keeps
    the position. `widened` is emitted when the user wants to search everywhere instead of in the folder, `damaged`
    when the catalog is damaged but has backups, `restore_wanted` when the user wants to restore one of them. `notice`
    emits a text for the user.
    """

    changed = Signal()
    fresh = Signal()
    widened = Signal()
    notice = Signal(str)
    damaged = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        photos: PhotoModel,
        library: Worker[Catalog],
        search: SearchWorker,
        indexing: IndexingState,
        visible_rows: Callable[[], range],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._photos = photos
        self._library = library
        self._search = search
        self._visible_rows = visible_rows
        self.counts: Counts | None = None
        self.folder: Root | None = None
        self.question: Query | None = None
        self._indexing = indexing
        self._asked: Query | None = None
        self._answered: Query | None = None
        self._answer: Answer | None = None
        self._view: LibraryView | None = None
        self._order, self._by_month = Order.RELEVANCE, True
        self._less_certain = False
        self.understood = True
        self._failure = ""
        self._catalog_failure = ""
        self._turn = 0
        self._shown_turn = -1
        self._summarising = False
        self._again = False
        photos.photos_wanted.connect(self._fetch)
        search.answered.connect(self._show_answer)
        search.failed.connect(self._show_failure)
        search.understood.connect(self._note_language)
        search.ready.connect(self.changed)
        search.broken.connect(self._show_broken)
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._soon.timeout.connect(self._refresh)

    def ask(self, question: Query | None) -> None:
        """Run a query, in the folder that is narrowed to, or show the library if it is None."""
        self._asked = question
        if question is not None and self.folder is not None:
            filters = question.filters.replaced(folders=(str(self.folder.path),))
            question = replace(question, filters=filters)
        self.question = question
        self._failure = ""
        self._less_certain = False
        self._turn += 1
        if question is None or not question.parts:
            self._search.forget()
            self._answered = None
            self.understood = True
            self._summarise()
        else:
            self._search.ask(question)
        self.changed.emit()

    @property
    def by_relevance(self) -> bool:
        """Whether the results can be ordered by relevance: filters alone return the library's photos, by date."""
        return self.question is not None and bool(self.question.parts)

    @property
    def answer(self) -> Answer | None:
        """The answer to the current query; None if photos are ordered by date alone."""
        return self._answer if self.by_relevance and self._answered == self.question else None

    def arrange_by(self, order: Order, by_month: bool) -> None:
        """Order answers this way, and group what is ordered by date by months or not."""
        if (order, by_month) == (self._order, self._by_month):
            return
        reordered = order != self._order and self.by_relevance
        self._order, self._by_month = order, by_month
        if self.by_relevance:
            self._put_answer()
        else:
            self._put_view()
        if reordered:
            self.fresh.emit()
        self.changed.emit()

    def narrow(self, folder: Root | None) -> None:
        """Show only what is below a folder; the query stays."""
        self.folder = folder
        self.ask(self._asked)

    def show_less_certain(self) -> None:
        """Show the photos below the threshold, if none is above it."""
        self._less_certain = True
        self.changed.emit()

    def refresh_soon(self) -> None:
        """The catalog has changed: show it, while position and selection stay."""
        if not self._soon.isActive():
            self._soon.start()

    def retry(self) -> None:
        """Repeat what failed."""
        self.ask(self._asked)

    def caption(self) -> str:
        """What is shown, in a few words."""
        folder = folder_name(self.folder.path) if self.folder is not None else None
        if self.question is None:
            if folder is None:
                return tr("All photos, newest first")
            return tr("{folder}, newest first").format(folder=folder)
        if self._nothing_certain():
            return tr("No photo shows that; these come closest")
        match self.question.parts:
            case (Picture(path),):
                text = tr("Photos like {name} in {folder}") if folder else tr("Photos like {name}")
                return text.format(name=path.name, folder=folder)
        if self.question == EXCLUDED_ONLY:
            return tr("Excluded from search, newest first")
        words = write(typed_of(self.question))
        chips = [said(piece) for piece in pieces_of(replace(self.question, filters=Filters()))]
        if not words and not chips:
            return tr("{folder}, newest first").format(folder=folder) if folder else tr("Newest first")
        told = joined([tr("“{words}”").format(words=words)] * bool(words) + chips)
        match self._order, folder:
            case Order.DATE, None:
                text = tr("Matches for {question}, newest first")
            case Order.DATE, _:
                text = tr("Matches for {question} in {folder}, newest first")
            case _, None:
                text = tr("Best matches for {question}")
            case _:
                text = tr("Best matches for {question} in {folder}")
        return text.format(question=told, folder=folder)

    def first_run(self) -> bool:
        """Whether there is no folder in the library yet."""
        return self.counts is not None and not self.counts.roots and self.question is None

    def settled(self) -> bool:
        """Whether nothing is in progress: what is shown is what was asked for."""
        if self.counts is None or self._summarising or self._soon.isActive():
            return bool(self._catalog_failure)
        return self.question is None or self._answered == self.question or bool(self._failure)

    def message(self) -> Message | None:
        """Why no photos are visible, or None if some are or are just being fetched."""
        if self._catalog_failure:
            title = tr("The library can't be read")
            if RESTORE in self._catalog_failure:
                text = tr(
                    "It is damaged or missing, but there are backups of your folders and other choices."
                )
                return Message("warning", title, text, tr("Restore…"), self.restore_wanted.emit)
            return Message("warning", title, self._catalog_failure, tr("Try again"), self.retry)
        if self.counts is None:
            return None
        if self.question is not None:
            return self._message_of_search(self.question)
        if self._photos.rowCount() or self._summarising:
            return None
        return self._message_of_empty_library()

    def _message_of_search(self, question: Query) -> Message | None:
        if self._failure:
            title = tr("This search failed")
            return Message("warning", title, self._failure, tr("Try again"), self.retry)
        if question.parts and self._answered is None and not self._search.engine_ready:
            text = tr("The model is being loaded. The results appear in a moment.")
            return Message("clock", tr("Getting ready to search"), text)
        if self._answered != question:
            return None
        if self._nothing_certain() and not self._less_certain:
            text = tr("Try other words, or look at the photos that come closest.")
            action = tr("Show less certain photos")
            return Message("search", tr("No photo shows that"), text, action, self.show_less_certain)
        if self._photos.rowCount():
            return None
        if self.folder is not None:
            text = tr("Nothing in {folder} matches this.").format(folder=folder_name(self.folder.path))
            return Message("search", tr("No photos found"), text, tr("Search all photos"), self.widened.emit)
        if self._indexing.working:
            text = tr("The first photos are being indexed. You can search them as soon as they are ready.")
            return Message("clock", tr("Nothing to search yet"), text)
        if self.counts is not None and self.counts.photos:
            text = tr("Nothing in your library matches this. Try other words, or fewer.")
        else:
            text = tr("There are no photos in your library yet. Add a folder with photos.")
        return Message("search", tr("No photos found"), text)

    def _message_of_empty_library(self) -> Message:
        if self.folder is not None and not self.folder.online:
            text = tr("Its photos stay in the library and appear again when its drive is connected.")
            title = tr("{folder} isn't connected").format(folder=folder_name(self.folder.path))
            return Message("offline", title, text)
        if self._indexing.paused:
            text = tr("Photos that are not indexed yet appear here when indexing resumes.")
            return Message("pause", tr("Indexing is paused"), text)
        if self._indexing.working:
            text = tr("Photos appear here as they are found. You can already search the first ones.")
            return Message("clock", tr("Looking through your folders"), text)
        if self.folder is not None:
            text = tr("There are no photos in {folder}. Photos that you save there appear automatically.")
            text = text.format(folder=folder_name(self.folder.path))
        else:
            text = tr("There are no photos in your folders. Photos that you save there appear automatically.")
        if self._failed():
            text = sentences(text, tr("Some files could not be read; the status bar below says why."))
        return Message("photos", tr("No photos here yet"), text)

    def _failed(self) -> int:
        return self.counts.failed if self.counts is not None else 0

    def _refresh(self) -> None:
        self._summarise()
        if self.question is not None and self.by_relevance and self._answered == self.question:
            self._search.ask(self.question)

    def _summarise(self) -> None:
        """Request the numbers, and the photos if they are ordered by date alone; one request at a time."""
        if self._summarising:
            self._again = True
            return
        self._summarising = True
        turn, wanted, filters, rows = self._turn, not self.by_relevance, self._filters(), self._visible_rows()
        self._library.ask(
            lambda catalog: summarise(catalog, wanted, filters, rows),
            lambda found: self._show_summary(turn, found),
            self._show_catalog_failure,
        )

    def _filters(self) -> Filters | None:
        """The filters for photos that are ordered by date."""
        if self.question is not None:
            return self.question.filters
        return Filters(folders=(str(self.folder.path),), excluded=None) if self.folder is not None else None

    def _show_summary(self, turn: int, found: LibrarySummary) -> None:
        self._summarising = False
        self._catalog_failure = ""
        self.counts = found.counts
        if self.folder is not None:
            number = self.folder.id
            self.folder = next((row.root for row in found.counts.roots if row.root.id == number), self.folder)
        if turn == self._turn and found.view is not None and not self.by_relevance:
            self._view, self._answered = found.view, self.question
            self._put_view()
            if self._shown_turn != turn:
                self._shown_turn = turn
                self.fresh.emit()
        if self._again:
            self._again = False
            self._summarise()
        self.changed.emit()

    def _put_view(self) -> None:
        view = self._view
        if view is not None:
            months = view.first_rows()
            sections = view.sections(self._by_month)
            self._photos.show_library(view.ids, view.photos, sections, months, view.copies)

    def _show_catalog_failure(self, reason: str) -> None:
        self._summarising = False
        self._catalog_failure = reason
        if RESTORE in reason:
            self.damaged.emit()
        self.changed.emit()

    def _fetch(self, ids: list[int]) -> None:
        turn = self._turn
        self._library.ask(
            lambda catalog: catalog.photos.get_many(ids),
            self._photos.add_photos,
            self._show_catalog_failure,
            lambda: turn == self._turn,
        )

    def _show_answer(self, question: Query, answer: Answer) -> None:
        self._failure = ""
        refreshed = self._answered == question
        self._answered, self._answer = question, answer
        self._put_answer()
        if not refreshed:
            self.fresh.emit()
        self.changed.emit()

    def _nothing_certain(self) -> bool:
        """Whether the query was answered with photos, but none is above the threshold."""
        answer = self._answer
        if answer is None or not self.by_relevance or self._answered != self.question:
            return False
        return bool(answer.results) and not answer.certain

    def _put_answer(self) -> None:
        if self._answer is not None:
            self._photos.show_results(*arrange(self._answer, self._order, self._by_month))

    def _note_language(self, understood: bool) -> None:
        self.understood = understood

    def _show_broken(self, reason: str) -> None:
        self.notice.emit(tr("Search doesn't work: {reason}").format(reason=reason))

    def _show_failure(self, question: Query, reason: str) -> None:
        self._failure = reason
        self.changed.emit()
