"""What the user does with the selected photos, also with those whose page hasn't come into sight yet.

Each public method without arguments is the function of an entry in the list of actions.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lepton_desktop.ui.actions.file_actions import FileActions
from lepton_desktop.ui.system.clipboard import Clipboard
from lepton_desktop.ui.system.desktop import copy_paths
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.system.desktop import Desktop
    from lepton_desktop.ui.toolkit.worker import Worker

_COUNT_AFTER_MS = 80
_FETCHED = 2000
"""So many selected photos are fetched ahead; of more, only where they lie, so that they can be dragged out at once."""


class PhotoOperations(QObject):
    """Works on the photos that are selected in the grid. `changed` when the library did.

    `notice` with words, what can be done about them (or nothing), and the doing of it. `counted` with how many
    photos are selected and how many bytes they have.

    What other parts of the window do with photos is asked of them: `view_wanted`, `quick_look_wanted` and
    `info_wanted` for the current photo, `similar_wanted` with a path, `query_wanted` with a list of paths,
    `refinement_wanted` with a list of paths and the weight that they have in the question.
    """

    changed = Signal()
    notice = Signal(str, str, object)
    counted = Signal(int, int)
    view_wanted = Signal()
    quick_look_wanted = Signal()
    info_wanted = Signal()
    similar_wanted = Signal(Path)
    query_wanted = Signal(list)
    refinement_wanted = Signal(list, float)

    def __init__(
        self, grid: PhotoGrid, undo: QAction, library: Worker[Catalog], desktop: Desktop, window: QWidget
    ) -> None:
        """`undo` is enabled while there is something to undo."""
        super().__init__(window)
        self._grid = grid
        self._undo_action = undo
        self._library = library
        self.desktop = desktop
        self.files = FileActions(library, window)
        self._undo: Callable[[], object] | None = None
        self.files.notice.connect(self._say)
        self.files.changed.connect(self.changed)
        self._clipboard = Clipboard(self)
        self._clipboard.failed.connect(self._tell)
        undo.triggered.connect(self._undo_last)
        undo.setEnabled(False)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        grid.dragged_in_part.connect(self._tell_of_part)
        grid.selectionModel().selectionChanged.connect(self._counting.start)
        grid.photos.dataChanged.connect(self._counting.start)
        grid.photos.modelReset.connect(self._counting.start)
        self._counting.start()

    def view(self) -> None:
        """Have the current photo shown in the viewer."""
        self.view_wanted.emit()

    def quick_look(self) -> None:
        """Have the current photo shown over the window, or hidden again."""
        self.quick_look_wanted.emit()

    def show_info(self) -> None:
        """Have the panel of the info shown or hidden."""
        self.info_wanted.emit()

    def find_similar(self) -> None:
        """Have photos searched that look like the selected one."""
        self.with_selected(lambda photos: self.similar_wanted.emit(photos[0].path))

    def use_as_query(self) -> None:
        """Have the selected photos added to the question."""
        self.with_selected(lambda photos: self.query_wanted.emit([photo.path for photo in photos]))

    def refine(self, weight: float) -> None:
        """Have the question drawn nearer to the selected photos, or with a negative weight away from them."""
        self.with_selected(
            lambda photos: self.refinement_wanted.emit([photo.path for photo in photos], weight)
        )

    def open(self) -> None:
        """Open the selected photo with the system's viewer."""
        self.with_selected(lambda photos: self.desktop.open(photos[0].path))

    def show_in_folder(self) -> None:
        """Show the selected photo's file in the system's file browser."""
        self.with_selected(lambda photos: self.desktop.show_in_folder(photos[0].path))

    def copy(self) -> None:
        """Put the selected photos on the clipboard."""
        self.with_selected(self._clipboard.copy)

    def copy_path(self) -> None:
        """Put the paths of the selected photos on the clipboard."""
        self.with_selected(lambda photos: copy_paths([photo.path for photo in photos]))

    def copy_to(self) -> None:
        """Copy the selected photos to a folder that the user chooses."""
        self.with_selected(self.files.choose_folder_to_copy_to)

    def rotate(self, quarters: int) -> None:
        """Turn how the selected photos are shown, clockwise by a number of quarters."""
        self.with_selected(lambda photos: self._rotate(photos, quarters))

    def exclude(self) -> None:
        """Exclude the selected photos from search; where all of them are excluded, include them again."""
        self.with_selected(self._exclude)

    def trash(self) -> None:
        """Move the selected photos to the trash, if the user agrees."""
        self.with_selected(self._ask_to_trash)

    def select_all(self) -> None:
        """Select all photos that the grid shows."""
        self._grid.selectAll()

    def with_selected(self, act: Callable[[list[Photo]], None]) -> None:
        """Do something with the selected photos, as soon as all of them are fetched."""
        ids, known = self._grid.selected_ids(), self._grid.selected_photos()
        if not ids:
            return
        if len(known) == len(ids):
            act(known)
        else:
            self._library.ask(lambda catalog: catalog.photos.get_many(ids), act, self._tell)

    def _rotate(self, photos: Sequence[Photo], quarters: int) -> None:
        """Turn how photos are shown, clockwise by a number of quarters. Their files stay as they are."""
        turned = [replace(photo, rotation=(photo.rotation + quarters) % 4) for photo in photos]
        self._grid.photos.add_photos(turned)

        def turn(catalog: Catalog) -> None:
            for rotation in range(4):
                catalog.decisions.set_rotation(
                    [photo.id for photo in turned if photo.rotation == rotation], rotation
                )

        self._library.ask(turn, lambda _: self.changed.emit(), self._tell)

    def set_excluded(self, ids: Sequence[int], excluded: bool, copies: Sequence[int] = ()) -> None:
        """Let no search bring these photos and their copies, or let searches bring them again.

        To undo it changes back those alone that were otherwise before.
        """

        def change(catalog: Catalog) -> set[int]:
            before = set(catalog.decisions.excluded_ids())
            catalog.decisions.set_excluded([*ids, *copies], excluded)
            return {number for number in (*ids, *copies) if (number in before) != excluded}

        def done(changed: set[int]) -> None:
            self.changed.emit()
            shown, others = ([one for one in numbers if one in changed] for numbers in (ids, copies))
            said = (
                tr("Excluded %Ln photo(s) from search", len(ids))
                if excluded
                else tr("Included %Ln photo(s) in search again", len(ids))
            )
            self._say(said, tr("Undo"), lambda: self.set_excluded(shown, not excluded, others))

        self._library.ask(change, done, self._tell)

    def include_all(self) -> None:
        """Let searches bring again whatever was excluded from them."""

        def include(ids: list[int]) -> None:
            if ids:
                self.set_excluded(ids, False)

        self._library.ask(lambda catalog: catalog.decisions.excluded_ids(), include, self._tell)

    def close(self) -> None:
        """Stop what is under way with files."""
        self.files.close()

    def _exclude(self, photos: Sequence[Photo]) -> None:
        """A picture is excluded with all its files: another of them would else come in its place."""
        excluded = not all(photo.excluded for photo in photos)
        ids = [photo.id for photo in photos]
        self.set_excluded(ids, excluded, self._grid.photos.copies_of(ids))

    def _ask_to_trash(self, photos: Sequence[Photo]) -> None:
        like = {copy: photo for photo in photos for copy in self._grid.photos.copies_of([photo.id])}
        if like:
            self._library.ask(
                lambda catalog: catalog.photos.get_many(list(like)),
                lambda copies: self.files.ask_to_trash(photos, {copy: like[copy.id] for copy in copies}),
                self._tell,
            )
        else:
            self.files.ask_to_trash(photos)

    def _count(self) -> None:
        """Tell how many are selected and their size; fetch those of them that are not here."""
        ids = self._grid.selected_ids()
        known = self._grid.selected_photos() if len(ids) <= _FETCHED else []
        if len(known) == len(ids):
            self.counted.emit(len(ids), sum(photo.size for photo in known))
            return
        if self._grid.has_paths(ids):
            return  # they were counted when these were fetched
        wanted = ids[:_FETCHED]

        def current() -> bool:
            return ids == self._grid.selected_ids()

        def fetch(catalog: Catalog) -> tuple[int, list[Photo], list[str]]:
            return catalog.photos.total_size(ids), catalog.photos.get_many(wanted), catalog.photos.paths(ids)

        def done(found: tuple[int, list[Photo], list[str]]) -> None:
            if current():
                size, photos, paths = found
                self._grid.photos.add_photos(photos)
                self._grid.show_paths(ids, paths)
                self.counted.emit(len(ids), size)

        self._library.ask(fetch, done, self._tell, current)

    def _tell_of_part(self, dragged: int, selected: int) -> None:
        said = tr("Dragging only {dragged} of {selected} photos; use “Copy to folder…” for all of them")
        self._tell(said.format(dragged=number(dragged), selected=number(selected)))

    def _say(self, text: str, action: str, act: Callable[[], object] | None) -> None:
        """Tell what was done; what can undo it is kept until something else is done."""
        self._undo = act
        self._undo_action.setEnabled(act is not None)
        self.notice.emit(text, action, self._undo_last if act is not None else None)

    def _undo_last(self) -> None:
        undo, self._undo = self._undo, None
        self._undo_action.setEnabled(False)
        self.notice.emit("", "", None)
        if undo is not None:
            undo()

    def _tell(self, reason: str) -> None:
        self.notice.emit(reason, "", None)
