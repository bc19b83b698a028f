"""Offers a backup when the catalog is damaged or missing; it is restored between two windows, while it isn't open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lepton_desktop.catalog.backups import Backup, BackupError, backups, restore
from lepton_desktop.indexing.lock import LibraryLock, LockedError
from lepton_desktop.ui.search.date_words import day_said
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.dialogs import confirm
from lepton_desktop.ui.toolkit.i18n import in_words, sentences, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.library.library_controller import LibraryController


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants in place of the catalog: a backup, or an empty catalog."""

    backup: Backup | None


class RestorePrompt(QObject):
    """Asks once when the catalog is damaged, and whenever the user wants to restore it.

    `agreed` when the user has chosen: `wish` has what.
    """

    agreed = Signal()

    def __init__(self, window: QWidget, places: Places, library_controller: LibraryController) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._background_calls = BackgroundCalls(self)
        self._asked = False
        self.wish: Wish | None = None
        library_controller.damaged.connect(self._offer_once)
        library_controller.restore_wanted.connect(self.offer)

    def _offer_once(self) -> None:
        if not self._asked:
            self.offer()

    def offer(self) -> None:
        """Ask whether to restore a backup."""
        self._asked = True
        catalog = self._places.catalog
        self._background_calls.run(lambda: backups(catalog), self._ask)

    def _ask(self, found: list[Backup]) -> None:
        title = tr("The library is damaged or missing")
        untouched = tr("Your photos are not touched. They are indexed again.")
        empty = tr("Start with an empty library")
        if not found:
            text = tr("None of its backups is intact.")
            confirm(self._window, title, sentences(text, untouched), empty, lambda: self._agree(None))
            return
        text = tr("Your folders, saved searches and other choices can be restored as they were on {day}.")
        confirm(
            self._window,
            title,
            sentences(text.format(day=day_said(found[0].day)), untouched),
            tr("Restore"),
            lambda: self._agree(found[0]),
            (empty, lambda: self._agree(None)),
        )

    def _agree(self, backup: Backup | None) -> None:
        self.wish = Wish(backup)
        self.agreed.emit()


def fulfil(wish: Wish, places: Places) -> str:
    """Carry out the wish while no window uses the catalog; returns why it failed, otherwise an empty text."""
    try:
        with LibraryLock(places.indexing_lock):
            restore(places.catalog, wish.backup)
    except (BackupError, LockedError, OSError) as error:
        return in_words(error)
    return ""
