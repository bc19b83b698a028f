"""Leads the user through moving, exporting and importing the library, from the settings and the first page.

What replaces the library or moves it is only agreed here: it is done between two windows, while no window uses it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lepton_desktop.catalog import copies
from lepton_desktop.catalog.catalog import CatalogError
from lepton_desktop.legible import legible
from lepton_desktop.storage import Storage, measure
from lepton_desktop.transfer import moving
from lepton_desktop.transfer.archive import SUFFIX
from lepton_desktop.transfer.exporting import Export, export
from lepton_desktop.transfer.importing import Arrival, discard, unpack
from lepton_desktop.transfer.task import size_of
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.dialogs import confirm, tell, tell_done
from lepton_desktop.ui.toolkit.formatting import photos_in_words, size_in_words
from lepton_desktop.ui.toolkit.i18n import in_words, tr
from lepton_desktop.ui.transfer.import_dialog import ImportDialog
from lepton_desktop.ui.transfer.move_dialog import MoveDialog
from lepton_desktop.ui.transfer.progress_dialog import ProgressDialog
from lepton_desktop.ui.transfer.wishes import ImportWish, MoveWish
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.settings import Places


class Transfers(QObject):
    """`agreed` when the user wants the library moved or replaced: `wish` has what."""

    agreed = Signal()

    def __init__(self, window: QWidget, places: Places, open_catalog: Callable[[], Catalog]) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._open_catalog = open_catalog
        self._calls = BackgroundCalls(self)
        self.wish: MoveWish | ImportWish | None = None

    def offer_move(self, parent: QWidget | None) -> None:
        """Ask where the library should go. The dialogs belong to `parent`, or to the window."""
        above = parent or self._window
        places = self._places

        def look() -> tuple[Storage, int, bool]:
            models = 0
            with contextlib.suppress(OSError):
                models = size_of(places.models)
            return measure(places), models, _can_move(places)

        def show(found: tuple[Storage, int, bool]) -> None:
            dialog = MoveDialog(*found, above)
            dialog.folder_wanted.connect(lambda: self._choose_target(above))
            dialog.export_wanted.connect(lambda *wanted: self._choose_file(above, *wanted))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._calls.run(look, show)

    def offer_import(self, parent: QWidget | None) -> None:
        """Ask for the file of a library from another computer."""
        above = parent or self._window
        dialog = QFileDialog(above, tr("Choose the file of a library"), _documents(), _file_kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.unpack(above, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def move_to(self, parent: QWidget, folder: Path) -> None:
        """Have the library moved to a folder that the user chose, once they agree."""
        places = self._places

        def look() -> Path | UserError:
            target = moving.target_of(places, folder)
            try:
                moving.check(places, target)
            except UserError as error:
                return error
            return target

        def ask(found: Path | UserError) -> None:
            if isinstance(found, UserError):
                tell(parent, tr("The library can't be moved"), in_words(found))
                return
            text = tr(
                "From {old}\nto {new}\n\nThe window closes while everything is copied and compared. Only then is the "
                "old copy removed."
            ).format(old=legible(places.data), new=legible(found))
            confirm(parent, tr("Move the library?"), text, tr("Move"), lambda: self._agree(MoveWish(found)))

        self._calls.run(look, ask)

    def export_to(self, parent: QWidget, path: Path, thumbnails: bool, models: bool) -> None:
        """Write the library into a file; one that is there was agreed to be replaced."""
        places = self._places

        def done(made: Export) -> None:
            text = tr(
                "{photos}, {size}: {path}\n\nOn the other computer: Settings > Data > Import…, or the first page."
            ).format(
                photos=photos_in_words(made.photos), size=size_in_words(made.size), path=legible(made.path)
            )
            tell_done(parent, tr("The library is exported"), text)

        dialog = ProgressDialog(
            tr("Exporting the library"),
            tr("You can go on working meanwhile. The file holds what is known now."),
            lambda task: export(places, path, task, thumbnails=thumbnails, models=models, replace_file=True),
            parent,
        )
        dialog.succeeded.connect(done)
        dialog.failed.connect(lambda reason: tell(parent, tr("The library can't be exported"), reason))
        dialog.open()

    def unpack(self, parent: QWidget, path: Path) -> None:
        """Unpack and check a library, and show what arrived."""
        places = self._places
        dialog = ProgressDialog(
            tr("Opening the library"),
            tr("Everything in the file is checked before it is used."),
            lambda task: (unpack(places, path, task), self._folders_here()),
            parent,
        )
        dialog.succeeded.connect(lambda found: self._show_arrival(parent, *found))
        dialog.failed.connect(lambda reason: tell(parent, tr("The library can't be imported"), reason))
        dialog.open()

    def _folders_here(self) -> int:
        """How many folders the present library has, at least 1 where there is anything in it."""
        try:
            with self._open_catalog() as catalog:
                contents = copies.contents_of(catalog.database)
        except CatalogError:  # damaged: it is kept, too
            return 1
        return contents.folders or int(not contents.empty)

    def _show_arrival(self, parent: QWidget, arrival: Arrival, folders_here: int) -> None:
        dialog = ImportDialog(arrival, folders_here, parent)
        dialog.agreed.connect(lambda chosen: self._agree(ImportWish(chosen)))
        dialog.rejected.connect(self._discard)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _discard(self) -> None:
        places = self._places

        def work() -> None:
            with contextlib.suppress(OSError):  # the next import removes it
                discard(places)

        self._calls.run(work, lambda _: None)

    def _choose_target(self, parent: QWidget) -> None:
        dialog = QFileDialog(parent, tr("Choose the folder or disk for the library"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.move_to(parent, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self, parent: QWidget, thumbnails: bool, models: bool) -> None:
        dialog = QFileDialog(parent, tr("Export the library"), _documents(), _file_kinds())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(tr("Photo library") + SUFFIX)
        dialog.fileSelected.connect(lambda path: self.export_to(parent, Path(path), thumbnails, models))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _agree(self, wish: MoveWish | ImportWish) -> None:
        self.wish = wish
        self.agreed.emit()


def _can_move(places: Places) -> bool:
    try:
        moving.check_movable(places)
    except UserError:
        return False
    return True


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _file_kinds() -> str:
    return tr("Libraries of Lepton Desktop") + f" (*{SUFFIX})"
