"""What the user does with the files of photos: copy them, copy them to a folder, move them to the trash, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from lepton_desktop.legible import legible
from lepton_desktop.photos.copying import copy_into
from lepton_desktop.ui.actions.batch import Batch
from lepton_desktop.ui.system.trash import (
    Trashed,
    TrashOutcome,
    files_of,
    move_to_trash,
    put_back,
    why_it_stays,
    why_it_was_another,
)
from lepton_desktop.ui.toolkit.dialogs import confirm, tell
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.toolkit.i18n import joined, listed, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.catalog.removal import TakenOut
    from lepton_desktop.ui.toolkit.worker import Worker

_NAMED = 3
_REASONS = 12
_PROGRESS_AFTER_MS = 500


class FileActions(QObject):
    """Works on files on threads. `notice` with words, what can be done about them (or nothing), and the doing of it.

    `changed` when photos went from the catalog or came back to it.
    """

    notice = Signal(str, str, object)
    changed = Signal()

    def __init__(self, library: Worker[Catalog], window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._window = window
        self._batches: list[Batch] = []

    def choose_folder_to_copy_to(self, photos: Sequence[Photo]) -> None:
        """Let the user choose a folder, and copy the photos there."""
        dialog = QFileDialog(self._window, tr("Copy to which folder?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Copy here"))
        dialog.fileSelected.connect(lambda folder: self.copy_to(photos, Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_to(self, photos: Sequence[Photo], folder: Path) -> None:
        """Copy photos to a folder, each under its name or, where that is taken, one like it."""

        def done(copied: list[tuple[Photo, Path]], failed: list[str]) -> None:
            said = tr("Copied %Ln photo(s) to {folder}", len(copied)).format(folder=folder.name or folder)
            self.notice.emit(said, "", None)
            self._tell(tr("Some photos could not be copied"), failed)

        self._run(tr("Copying photos…"), photos, lambda photo: copy_into(photo.path, folder), done)

    def ask_to_trash(self, photos: Sequence[Photo], copies: Mapping[Photo, Photo] | None = None) -> None:
        """Move the files of photos to the system's trash, if the user agrees.

        And those of their copies, if he wants; `copies` has the photo that each is a copy of.
        """
        copies = copies or {}
        names = [legible(photo.path.name) for photo in photos[:_NAMED]]
        more = len(photos) - _NAMED
        text = listed(names) if more <= 0 else tr("{names} and %Ln more", more).format(names=joined(names))
        if any(photo.companion is not None for photo in (*photos, *copies)):
            text += "\n" + tr("The RAW files next to them are moved too.")
        if sys.platform in ("win32", "darwin"):
            text += "\n" + tr("You can put them back from the system's trash.")
        if not copies:
            title = tr("Move %Ln photo(s) to the trash?", len(photos))
            confirm(self._window, title, text, tr("Move to trash"), lambda: self.trash(photos))
            return
        text += "\n\n" + tr("The same picture is in %Ln other file(s) in your library:", len(copies))
        text += "".join(f"\n{legible(copy.path)}" for copy in list(copies)[:_NAMED])
        if len(copies) > _NAMED:
            text += "\n" + tr("and %Ln more", len(copies) - _NAMED)
        count = len(photos) + len(copies)
        title = tr("Which of these %Ln file(s) should go to the trash?", count)
        every = tr("Move all %Ln file(s)", count)
        shown = tr("Move only {count} of {all}").format(count=number(len(photos)), all=number(count))
        confirm(
            self._window,
            title,
            text,
            every,
            lambda: self.trash(photos, copies),
            (shown, lambda: self.trash(photos)),
        )

    def trash(self, photos: Sequence[Photo], copies: Mapping[Photo, Photo] | None = None) -> None:
        """Move the files of photos to the system's trash; those that went leave the catalog at once.

        And those of their copies, each with the photo that it is a copy of: one that isn't that any more stays.
        """
        like = copies or {}

        def move(photo: Photo) -> TrashOutcome:
            reason = why_it_stays(photo, like[photo]) if photo in like else why_it_was_another(photo)
            return TrashOutcome((), (reason,)) if reason else move_to_trash(files_of(photo))

        def done(outcomes: list[tuple[Photo, TrashOutcome]], failed: list[str]) -> None:
            trashed = {
                photo: outcome.moved
                for photo, outcome in outcomes
                if photo.path in (one.path for one in outcome.moved)
            }
            failed += [reason for _, outcome in outcomes for reason in outcome.failures]
            self._tell(tr("%Ln file(s) stayed where they were", len(failed)), failed)
            if trashed:
                ids = [photo.id for photo in trashed]
                self._library.ask(
                    lambda catalog: catalog.take_out(ids),
                    lambda taken: self._tell_of_trashed(trashed, taken),
                    self._fail,
                )

        # copies first, while what they are compared with is still there
        self._run(tr("Moving photos to the trash…"), [*like, *photos], move, done)

    def close(self, seconds: float = 5.0) -> None:
        """Stop what is under way, and wait for the file that is being dealt with."""
        for batch in self._batches:
            batch.stop()
        for batch in self._batches:
            batch.wait(seconds)

    def _tell_of_trashed(self, trashed: dict[Photo, tuple[Trashed, ...]], taken: TakenOut) -> None:
        self.changed.emit()
        said = tr("Moved %Ln photo(s) to the trash", len(trashed))
        if all(one.place is not None for moved in trashed.values() for one in moved):
            self.notice.emit(said, tr("Undo"), lambda: self._undo(trashed, taken))
        else:
            self.notice.emit(tr("{done}; they can be put back from there").format(done=said), "", None)

    def _undo(self, trashed: dict[Photo, tuple[Trashed, ...]], taken: TakenOut) -> None:
        def done(outcomes: list[tuple[Photo, TrashOutcome]], failed: list[str]) -> None:
            back = [photo.id for photo, outcome in outcomes if outcome.moved]
            failed += [reason for _, outcome in outcomes for reason in outcome.failures]
            self._tell(tr("Some photos could not be put back"), failed)
            if back:
                self._library.ask(
                    lambda catalog: catalog.put_back(taken, back),
                    lambda _: self._tell_of_return(len(back)),
                    self._fail,
                )

        self._run(tr("Putting photos back…"), list(trashed), lambda one: put_back(trashed[one]), done)

    def _tell_of_return(self, count: int) -> None:
        self.changed.emit()
        self.notice.emit(tr("Put back %Ln photo(s)", count), "", None)

    def _fail(self, reason: str) -> None:
        self.notice.emit(reason, "", None)

    def _run(
        self,
        title: str,
        photos: Sequence[Photo],
        act: Callable[[Photo], object],
        done: Callable[[list[tuple[Photo, Any]], list[str]], None],
    ) -> None:
        """Do it to every photo, with a progress that can be cancelled when it takes long."""
        batch = Batch(photos, act, self)
        progress = QProgressDialog(title, tr("Cancel"), 0, len(photos), self._window)
        progress.setWindowModality(Qt.WindowModality.NonModal)
        progress.setAutoReset(False)
        progress.setMinimumDuration(
            2**30
        )  # it opens by the timer below: its own shows it without a first step
        progress.canceled.connect(batch.stop)
        opening = QTimer(progress, singleShot=True, interval=_PROGRESS_AFTER_MS)
        opening.timeout.connect(progress.show)
        opening.start()

        def finish(outcomes: list[tuple[Photo, Any]], failed: list[str]) -> None:
            self._batches.remove(batch)
            progress.deleteLater()
            batch.deleteLater()
            done(outcomes, failed)

        batch.progressed.connect(progress.setValue)
        batch.finished.connect(finish)
        self._batches.append(batch)
        batch.start()

    def _tell(self, title: str, failed: list[str]) -> None:
        if failed:
            lines = failed[:_REASONS]
            more = len(failed) - _REASONS
            if more > 0:
                lines.append(tr("and %Ln more", more))
            tell(self._window, title, "\n".join(lines))
