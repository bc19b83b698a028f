"""Keeps the info panel up to date with the selection in the grid; what has to be read is read on a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.ui.toolkit.worker import Worker
from lepton_desktop.ui.viewer.info_button import info_button
from lepton_desktop.ui.viewer.info_panel import InfoPanel
from lepton_desktop.ui.viewer.match_bar import Match
from lepton_desktop.ui.viewer.photo_info import PhotoInfo, Summary, read_info, summed_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.results import Answer
    from lepton_desktop.ui.actions.photo_actions import PhotoActions
    from lepton_desktop.ui.actions.photo_operations import PhotoOperations
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.toolkit.theme import Theme

_AFTER_MS = 60
_NO_CUT = -1.0


class InfoController(QObject):
    """Shows the panel while its action is checked, and remembers that; `button` is for the window.

    `left` is emitted when the focus leaves the panel.
    """

    left = Signal()

    def __init__(
        self,
        grid: PhotoGrid,
        photo_actions: PhotoActions,
        operations: PhotoOperations,
        theme: Theme,
        open_catalog: Callable[[], Catalog],
        answer: Callable[[], Answer | None],
        memory: QSettings,
        parent: QObject | None = None,
    ) -> None:
        """`answer` returns the answer to the current query, if there is one."""
        super().__init__(parent)
        self._grid = grid
        self._answer = answer
        self._memory = memory
        self._subject: object = None
        self._allowed, self._covered = True, False
        self._wanted = photo_actions["info"]
        self._worker: Worker[Catalog] = Worker("info", open_catalog, self)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._tell)
        self._wanted.setChecked(memory.value("info", "") == "shown")
        self.button = info_button(self._wanted, theme)
        self.panel = InfoPanel(theme, photo_actions["show_in_folder"])
        self.panel.setVisible(self._wanted.isChecked())
        self.panel.closed.connect(lambda: self._wanted.setChecked(False))
        self.panel.left.connect(self.left)
        operations.info_wanted.connect(lambda: self._show(self._wanted.isChecked()))
        grid.selectionModel().selectionChanged.connect(self._soon.start)
        grid.photos.modelReset.connect(self._soon.start)
        grid.photos.dataChanged.connect(self._soon.start)

    def allow(self, allowed: bool) -> None:
        """Set whether there are photos that the panel can describe."""
        if allowed != self._allowed:
            self._allowed = allowed
            self._show(self._wanted.isChecked())

    def cover(self, covered: bool) -> None:
        """Set whether the viewer shows photos that aren't in the grid, of which the panel knows nothing."""
        if covered != self._covered:
            self._covered = covered
            self._show(self._wanted.isChecked())

    def settled(self) -> bool:
        """Whether the panel shows everything that it is going to show."""
        return self.panel.isHidden() or (not self._soon.isActive() and self._subject is None)

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _show(self, shown: bool) -> None:
        focus = self.panel.window().focusWidget()
        if not shown and focus is not None and self.panel.isAncestorOf(focus):
            self.left.emit()
        self.panel.setVisible(shown and self._allowed and not self._covered)
        self._memory.setValue("info", "shown" if shown else "")
        self._tell()

    def _tell(self) -> None:
        self._soon.stop()
        self._subject = None
        if self.panel.isHidden():
            return
        count = self._grid.selected_count()
        row = next((span.start for span in self._grid.selected_spans()), -1)
        photo = self._grid.photos.photo(row)
        if count > 1:
            self._tell_of_several(count)
        elif count == 1 and photo is not None:
            self._tell_of(photo, row)
        else:
            self.panel.show_none()

    def _tell_of_several(self, count: int) -> None:
        ids = self._grid.selected_ids()
        self.panel.show_summary(count, None)

        def done(summary: Summary | None) -> None:
            self.panel.show_summary(count, summary)

        self._ask(lambda catalog: summed_up(ids, catalog), done, None)

    def _tell_of(self, photo: Photo, row: int) -> None:
        match = self._match(row)
        copies = self._grid.photos.copies(row)

        def done(info: PhotoInfo) -> None:
            self.panel.show_photo(photo, info, match, copies)

        self.panel.show_photo(photo, None, match, copies)
        self._ask(lambda catalog: read_info(photo, catalog), done, PhotoInfo(Exposure(), None, ()))

    def _ask(self, job: Callable[[Catalog], object], done: Callable[..., None], otherwise: object) -> None:
        """Run the job on the thread and show its result, unless something else is shown by then."""
        subject = self._subject = object()

        def finish(found: object) -> None:
            if self._subject is subject:
                self._subject = None
                done(found)

        self._worker.ask(job, finish, lambda _: finish(otherwise), lambda: self._subject is subject)

    def _match(self, row: int) -> Match | None:
        result, answer = self._grid.photos.result(row), self._answer()
        if result is None or answer is None:
            return None
        best = max((other.score for other in answer.results), default=result.score)
        return Match(result.score, answer.threshold if answer.threshold > _NO_CUT else None, best)
