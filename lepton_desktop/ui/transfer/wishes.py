"""What the user agreed to, to be done between two windows: the library is moved, or another takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lepton_desktop.indexing.lock import LibraryLock
from lepton_desktop.transfer.importing import Arrival, Import, adopt, discard
from lepton_desktop.transfer.moving import Move, move
from lepton_desktop.ui.toolkit.i18n import listed, sentences, tr, translated
from lepton_desktop.ui.transfer.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.settings import Places
    from lepton_desktop.transfer.task import Task

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: where the library is now, and what to tell the user, if anything."""

    data: Path
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MoveWish:
    """The library should move to this folder."""

    target: Path

    def fulfil(self, places: Places) -> Outcome:
        """Move it, with a dialog that shows how far it is."""

        def work(task: Task) -> Move:
            with LibraryLock(places.indexing_lock):
                return move(places, self.target, task)

        done = _run(
            tr("Moving the library"),
            tr("The window opens again when everything is in its new place. Your photos are not touched."),
            work,
        )
        if isinstance(done, str):
            return Outcome(places.data, tr("The library was not moved") if done else "", done)
        if done.left is not None:
            return Outcome(done.folder, tr("The former folder could not be removed"), translated(done.left))
        return Outcome(done.folder)


@dataclass(frozen=True, slots=True)
class ImportWish:
    """This library, which has been unpacked, should take the place of the present one."""

    arrival: Arrival

    def fulfil(self, places: Places) -> Outcome:
        """Put it in place, with a dialog meanwhile."""

        def work(task: Task) -> Import:
            try:
                with LibraryLock(places.indexing_lock):
                    return adopt(places, self.arrival, replace_library=True)
            finally:
                discard(places)

        done = _run(tr("Importing the library"), tr("Your photos are not touched."), work, can_cancel=False)
        if isinstance(done, str):
            return Outcome(places.data, tr("The library can't be imported") if done else "", done)
        told = []
        if done.aside is not None:
            told.append(tr("The previous library is kept in {path}.").format(path=done.aside))
        if done.missing_model is not None:
            told.append(
                tr(
                    "Its model {name} isn't on this computer. Download it in the settings, under Models, to search by "
                    "words."
                ).format(name=done.missing_model)
            )
        if done.offline:
            told.append(tr("Not found on this computer: {folders}.").format(folders=listed(done.offline)))
        return Outcome(
            places.data, tr("The library is imported") if told else "", sentences(*told) if told else ""
        )


def _run(title: str, text: str, work: Callable[[Task], T], *, can_cancel: bool = True) -> T | str:
    """What the work gave, or why it failed; an empty text where it was cancelled."""
    found: list[T | str] = []
    dialog = ProgressDialog(title, text, work, can_cancel=can_cancel)
    dialog.succeeded.connect(found.append)
    dialog.failed.connect(found.append)
    dialog.exec()
    return found[0] if found else ""
