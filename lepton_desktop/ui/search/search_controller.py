"""Supplies the search bar: values of the library, recent searches, thumbnails, dates, pictures."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from lepton_desktop.search.query import Filters, Picture, Refinement
from lepton_desktop.ui.search.date_picker import DatePicker
from lepton_desktop.ui.search.filter_menu import FilterMenu
from lepton_desktop.ui.search.pasted_pictures import keep
from lepton_desktop.ui.search.query_pieces import Piece, is_dates
from lepton_desktop.ui.search.suggestions import Values, suggestions
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.i18n import in_words, tr
from lepton_desktop.ui.toolkit.images import read_image

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.photos.thumbnails import Thumbnails
    from lepton_desktop.search.query import Query
    from lepton_desktop.ui.search.search_field import SearchField
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.toolkit.worker import Worker

STANDING_MS = 3000
"""A query that is unchanged for this long is remembered."""

_REFRESH_MS = 2000
_EDGE = 256


class SearchController(QObject):
    """Serves a SearchField. What takes time runs on threads. `failed` says in words what went wrong."""

    failed = Signal(str)

    def __init__(
        self,
        field: SearchField,
        library: Worker[Catalog],
        thumbnails: Thumbnails,
        pasted: Path,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._field = field
        self._library = library
        self._thumbnails = thumbnails
        self._pasted = pasted
        self.values = Values()
        self.menu = FilterMenu(theme, parent)
        self.picker = DatePicker(theme, parent)
        self._noted = ""
        self._standing = QTimer(self, singleShot=True, interval=STANDING_MS)
        self._standing.timeout.connect(self._note_standing)
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._soon.timeout.connect(self.refresh)
        self._background_calls = BackgroundCalls(self)
        field.filters.setMenu(self.menu)
        field.asked.connect(self._on_asked)
        field.confirmed.connect(lambda: self._note(False))
        field.suggestions_wanted.connect(self._suggest)
        field.picture_wanted.connect(self._find_picture)
        field.image_given.connect(self._keep_image)
        field.dates_wanted.connect(self.open_dates)
        self.picker.chosen.connect(field.set_dates)
        self.menu.chosen.connect(field.add)
        self.menu.dates_wanted.connect(self.open_dates)
        self.menu.picture_wanted.connect(self._choose_picture)
        self.menu.without_wanted.connect(self._type_without)

    def refresh(self) -> None:
        """Read again what the library has."""
        self._library.ask(read_values, self._take_values, lambda reason: None)

    def refresh_soon(self) -> None:
        """The library has changed."""
        if not self._soon.isActive():
            self._soon.start()

    def open_dates(self) -> None:
        """Open the calendar under the bar."""
        chosen = next((one for one in self._field.pieces() if is_dates(one)), Filters())
        assert isinstance(chosen, Filters)
        self.picker.open(date.today(), self.values.years, chosen.since, chosen.until)
        self.picker.adjustSize()
        button = self._field.filters
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 6))
        place = QPoint(corner.x() - self.picker.width(), corner.y())
        if self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = button.mapToGlobal(QPoint(0, button.height() + 6))
        self.picker.move(place)
        self.picker.show()

    def refine(self, paths: Iterable[Path], weight: float) -> None:
        """Move the query towards these photos, or away from them with a negative weight."""
        self._field.add(*(Refinement(path, weight) for path in paths))

    def _take_values(self, values: Values) -> None:
        self.values = values
        self.menu.show_values(values)

    def _suggest(self) -> None:
        line = self._field.line
        asked = self._field.question_text()
        found = suggestions(line.text(), line.cursorPosition(), asked, self.values, date.today())
        self._field.show_suggestions(found)

    # The history

    def _on_asked(self, query: Query) -> None:
        if query.empty:
            self._standing.stop()
            self._noted = ""
        else:
            self._standing.start()

    def _note_standing(self) -> None:
        self._note(True)

    def _note(self, typing: bool) -> None:
        """Remember the query; one that was only extended replaces the one before."""
        self._standing.stop()
        question, grown_from = self._field.question_text(), self._noted
        if not question:
            return
        self._noted = question if typing else ""

        def note(catalog: Catalog) -> Values:
            if grown_from and question != grown_from and question.startswith(grown_from):
                catalog.history.forget(grown_from)
            catalog.history.add(question)
            return read_values(catalog)

        self._library.ask(note, self._take_values, self.failed.emit)

    # Pictures

    def _find_picture(self, piece: Piece) -> None:
        """Find the thumbnail. A photo of the library can be asked with even where its drive isn't connected."""
        assert isinstance(piece, Picture | Refinement)
        path, thumbnails = piece.path, self._thumbnails

        def make(photo: Photo | None) -> None:
            self._background_calls.run(lambda: _thumbnail(thumbnails, path, photo), then)

        def then(found: QImage | str) -> None:
            if isinstance(found, QImage):
                self._field.show_picture(piece, found)
            elif found:
                self._field.show_missing(piece, found)

        self._library.ask(lambda catalog: catalog.photos.at(path), make, self.failed.emit)

    def _keep_image(self, image: QImage) -> None:
        pasted = self._pasted

        def work() -> Path | str:
            try:
                return keep(image, pasted)
            except Exception as error:
                return in_words(error)

        def then(kept: Path | str) -> None:
            if isinstance(kept, Path):
                self._field.add(Picture(kept))
            else:
                self.failed.emit(kept)

        self._background_calls.run(work, then)

    def _choose_picture(self) -> None:
        where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self._window, tr("Choose a picture to search with"), where)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._field.add_pictures(map(Path, names)))
        dialog.open()

    def _type_without(self) -> None:
        line = self._field.line
        typed = line.text().rstrip()
        line.setText(f"{typed} -" if typed else "-")
        line.setFocus(Qt.FocusReason.OtherFocusReason)


def _thumbnail(thumbnails: Thumbnails, path: Path, photo: Photo | None) -> QImage | str:
    """The thumbnail, or why the picture can't be used; no reason for a photo that the library knows."""
    try:
        if photo is not None:
            stored = thumbnails.get(photo.path, photo.size, photo.mtime_ns, _EDGE)
        else:
            status = path.stat()
            stored = thumbnails.get(path, status.st_size, status.st_mtime_ns, _EDGE)
    except FileNotFoundError:
        return "" if photo is not None else tr("{path}: there is no such file").format(path=path)
    except Exception as error:  # whatever is wrong with the file, the chip says so
        return "" if photo is not None else in_words(error)
    return read_image(stored, _EDGE)


def read_values(catalog: Catalog) -> Values:
    """What the library has, and what was asked of it. Raises CatalogError."""
    found = catalog.statistics.suggestions()
    roots = {root.path for root in catalog.roots.all()}
    folders = dict.fromkeys(sorted(roots))
    for folder, _ in found.folders:
        for above in reversed([folder, *folder.parents]):
            if any(above.is_relative_to(root) for root in roots):
                folders.setdefault(above)
    return Values(
        years=[year for year, _ in found.years],
        recent=catalog.history.latest(),
        folders=list(map(str, folders)),
        **{field: [value for value, _ in offered] for field, offered in found.values.items()},
    )
