"""Opens the folders and pictures that the user, or another program, passed to this one."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lepton_desktop.catalog.records import Details, Photo
from lepton_desktop.legible import legible
from lepton_desktop.photos.isolated_decoding import open_upright
from lepton_desktop.search.query import Filters, Query
from lepton_desktop.search.query_writer import write
from lepton_desktop.ui.library.sidebar import Place
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.dialogs import offer, tell
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import in_words, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Root
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.library.folders import Folders
    from lepton_desktop.ui.library.library_controller import LibraryController
    from lepton_desktop.ui.library.navigation import Navigation
    from lepton_desktop.ui.library.sidebar import Sidebar
    from lepton_desktop.ui.toolkit.worker import Worker

_SMALL = 64  # pixels; a picture is opened once, as small as that, to know its size


@dataclass(frozen=True, slots=True)
class _Passed:
    """What was passed, as the disk has it: `trouble` says what couldn't be opened, a line for each."""

    folders: list[Path]
    pictures: list[Path]
    trouble: list[str]


class Opening(QObject):
    """Shows a folder of the library, and asks before one that isn't in it is added. Pictures go to the viewer.

    `view_wanted` is emitted when the viewer should open the grid's current photo, `list_wanted` when it should open
    these photos instead.
    """

    view_wanted = Signal()
    list_wanted = Signal(list)

    def __init__(
        self,
        library: Worker[Catalog],
        folders: Folders,
        navigation: Navigation,
        sidebar: Sidebar,
        grid: PhotoGrid,
        controller: LibraryController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library, self._folders, self._navigation = library, folders, navigation
        self._sidebar, self._grid, self._controller = sidebar, grid, controller
        self._window = window
        self._background_calls = BackgroundCalls(self)
        self._pending: Callable[[], bool] | None = None
        controller.changed.connect(self._try_pending)

    def open(self, paths: Sequence[Path]) -> None:
        """Open these folders and pictures; say of what else there is that it can't be opened."""
        self._background_calls.run(lambda: _look_at(paths), self._take)

    def _take(self, passed: _Passed) -> None:
        if passed.folders:
            self._find_folders(passed.folders)
        if passed.pictures:
            self._find_pictures(passed.pictures)
        if passed.trouble:
            self._fail("\n".join(passed.trouble))

    def _find_folders(self, folders: Sequence[Path]) -> None:
        """Show the folders if they are in the library, or in folders that are; otherwise offer to add them."""

        def done(found: list[tuple[Root | None, Path]]) -> None:
            missing = [folder for root, folder in found if root is None]
            if missing:
                self._offer_to_add(missing)
            elif len(found) == 1 and (root := found[0][0]) is not None and root.path == found[0][1]:
                self._show_root(root)
            else:
                self._navigation.show_all()
                folders = tuple(str(folder) for _, folder in found)
                self._navigation.ask(write(Query(filters=Filters(folders=folders))))

        self._library.ask(
            lambda catalog: [_in_library(catalog, folder) for folder in folders], done, self._fail
        )

    def _offer_to_add(self, folders: Sequence[Path]) -> None:
        if len(folders) == 1:
            title = tr("Add “{folder}” to the library?").format(folder=folder_name(folders[0]))
        else:
            title = tr("Add %Ln folder(s) to the library?", len(folders))
        text = "\n".join(legible(folder) for folder in folders) + "\n\n"
        text += tr("The photos are indexed on this computer. They stay where they are, unchanged.")

        def add() -> None:
            for folder in folders:
                self._folders.add(folder, self._show_root)

        offer(self._window, title, text, tr("Add to library"), add)

    def _show_root(self, root: Root) -> None:
        """Choose a folder of the library at the side, as soon as it is offered there."""

        def choose() -> bool:
            offered = self._sidebar.offers(Place("folder", root.id))
            if offered:
                self._navigation.show_all()
                self._sidebar.choose(root.id)
            return offered

        self._wait_for(choose)

    def _find_pictures(self, pictures: Sequence[Path]) -> None:
        """View one picture among all photos if it is there, several pictures as a list of their own."""

        def done(known: list[Photo | None]) -> None:
            missing = [path for path, photo in zip(pictures, known, strict=True) if photo is None]
            if missing:
                self._background_calls.run(
                    lambda: _describe(missing), lambda found: self._view_some(pictures, known, *found)
                )
            else:
                self._view_some(pictures, known, {}, [])

        self._library.ask(lambda catalog: [catalog.photos.at(path) for path in pictures], done, self._fail)

    def _view_some(
        self,
        pictures: Sequence[Path],
        known: Sequence[Photo | None],
        described: dict[Path, Photo],
        trouble: Sequence[str],
    ) -> None:
        """View the photos of the library and the others that could be opened, in the order of the pictures."""
        photos = [
            shown
            for path, photo in zip(pictures, known, strict=True)
            if (shown := photo or described.get(path)) is not None
        ]
        if trouble:
            self._fail("\n".join(trouble))
        if len(photos) == 1 and photos[0].in_library:
            self._view_in_library(photos[0])
        elif photos:
            self._view_list(photos)

    def _view_list(self, photos: list[Photo]) -> None:
        def view() -> bool:
            settled = self._controller.settled()  # what is shown afresh closes the viewer
            if settled:
                self.list_wanted.emit(photos)
            return settled

        self._wait_for(view)

    def _view_in_library(self, photo: Photo) -> None:
        self._navigation.show_all()

        def view() -> bool:
            if self._controller.question is not None or not self._controller.settled():
                return False
            self._grid.photos.add_photos([photo])
            row = self._grid.photos.row_of(photo.id)
            if row is None:  # another file of the same picture stands for it
                self.list_wanted.emit([photo])
            else:
                self._grid.select(row)
                self.view_wanted.emit()
            return True

        self._wait_for(view)

    def _wait_for(self, act: Callable[[], bool]) -> None:
        """Act as soon as the library is shown so far that it can be done; the latest request alone counts."""
        self._pending = act
        self._try_pending()

    def _try_pending(self) -> None:
        act = self._pending
        if act is not None:
            self._pending = None  # what it does may change what is shown, which leads here again
            if not act() and self._pending is None:
                self._pending = act

    def _fail(self, reason: str) -> None:
        tell(self._window, tr("This can't be opened"), reason)


def _look_at(paths: Sequence[Path]) -> _Passed:
    folders: list[Path] = []
    pictures: list[Path] = []
    trouble: list[str] = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError:
            text = tr("{name} is no longer there, or its drive isn't connected")
            trouble.append(text.format(name=legible(path.name)))
        else:
            (folders if stat.S_ISDIR(mode) else pictures).append(path)
    return _Passed(folders, pictures, trouble)


def _in_library(catalog: Catalog, folder: Path) -> tuple[Root | None, Path]:
    """The folder of the library that this one is, or lies in; and this one by the path that it has there."""
    for way in (folder, folder.resolve()):
        for root in catalog.roots.all():
            if way.is_relative_to(root.path):
                return root, way
    return None, folder


def _describe(paths: Sequence[Path]) -> tuple[dict[Path, Photo], list[str]]:
    """Pictures that aren't in the library, as the viewer needs them, and why others can't be opened."""
    photos: dict[Path, Photo] = {}
    trouble: list[str] = []
    for number, path in enumerate(paths, 1):
        try:
            status = path.stat()
            opened = open_upright(path, _SMALL)
        except Exception as error:
            trouble.append(in_words(error))
            continue
        details = Details(format="", width=opened.width, height=opened.height)
        photos[path] = Photo(
            id=-number,
            root_id=-1,
            path=path,
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            content_hash="",
            details=details,
            companion=None,
            online=True,
        )
    return photos, trouble
