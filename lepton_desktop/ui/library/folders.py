"""The user's actions on the folders of the library (add, open, remove), and on files that failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from lepton_desktop.legible import legible
from lepton_desktop.ui.library.failures import FailuresDialog
from lepton_desktop.ui.toolkit.dialogs import confirm, tell
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Failure, Root
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.system.desktop import Desktop
    from lepton_desktop.ui.toolkit.worker import Failed, Worker


class Folders(QObject):
    """Changes the library through the worker, and informs the indexing of it. `changed` is emitted after a change."""

    changed = Signal()
    notice = Signal(str)

    def __init__(
        self, library: Worker[Catalog], indexing: IndexingState, desktop: Desktop, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._indexing = indexing
        self._window = window
        self.failures = FailuresDialog(window)
        self.failures.retry_wanted.connect(self.retry)
        indexing.committed.connect(self._refresh_list)
        self.failures.show_wanted.connect(desktop.show_in_folder)

    def choose(self) -> None:
        """Let the user choose a folder, and add it."""
        dialog = QFileDialog(self._window, tr("Choose a folder of photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.add(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, path: Path, then: Callable[[Root], None] = lambda root: None) -> None:
        """Add a folder to the library, have it indexed, and call `then` with it."""

        def done(root: Root) -> None:
            self._indexing.take_folders()
            self.notice.emit(tr("{folder} was added").format(folder=folder_name(root.path)))
            self.changed.emit()
            then(root)

        failed = self._fail(tr("This folder can't be added"))
        self._library.ask(lambda catalog: catalog.roots.add(path), done, failed)

    def ask_to_remove(self, root: Root, photos: int) -> None:
        """Remove a folder with this many photos from the library, if the user agrees."""
        text = tr(
            "%Ln photo(s) will no longer be found. The photos themselves are not touched: they stay in "
            "{folder}",
            photos,
        ).format(folder=legible(root.path))
        title = tr("Remove “{folder}” from the library?").format(folder=folder_name(root.path))
        confirm(self._window, title, text, tr("Remove"), lambda: self._remove(root))

    def forget_missing(self, root: Root) -> None:
        """Forget the photos of a folder that are missing."""

        def done(count: int) -> None:
            self.notice.emit(tr("Forgot %Ln missing photo(s)", count))
            self.changed.emit()

        failed = self._fail(tr("The photos can't be forgotten"))
        self._library.ask(lambda catalog: catalog.files.forget_missing(root.id), done, failed)

    def use_drive(self, root: Root) -> None:
        """Accept the drive that is now in a folder's place as the folder's own."""

        def done(_: None) -> None:
            self._indexing.take_folders()
            self.changed.emit()

        failed = self._fail(tr("This drive can't be used"))
        self._library.ask(lambda catalog: catalog.roots.set_volume(root.id, None), done, failed)

    def show_failures(self) -> None:
        """Open the list of files that could not be read."""
        self._library.ask(lambda catalog: catalog.failures.all(), self._open_list, self.notice.emit)

    def retry(self, paths: Sequence[Path]) -> None:
        """Try these files, which failed, again."""

        def forget(catalog: Catalog) -> None:
            for root in catalog.roots.all():
                below = [path.relative_to(root.path) for path in paths if path.is_relative_to(root.path)]
                catalog.failures.forget(root.id, [path.as_posix() for path in below])

        def done(_: None) -> None:
            self._refresh_list()
            self._indexing.rescan()
            self.changed.emit()

        self._library.ask(forget, done, self._fail(tr("The files can't be tried again")))

    def _remove(self, root: Root) -> None:
        def done(_: None) -> None:
            self._indexing.take_folders()
            self.changed.emit()

        failed = self._fail(tr("This folder can't be removed"))
        self._library.ask(lambda catalog: catalog.roots.remove(root.id), done, failed)

    def _refresh_list(self) -> None:
        """Update the list, if it is open, with what was tried again or failed in the meantime."""
        if self.failures.isVisible():
            self._library.ask(
                lambda catalog: catalog.failures.all(), self.failures.show_failures, self.notice.emit
            )

    def _open_list(self, failures: list[Failure]) -> None:
        self.failures.show_failures(failures)
        self.failures.show()
        self.failures.raise_()

    def _fail(self, title: str) -> Failed:
        return lambda reason: tell(self._window, title, reason)
