"""The photos that the grid shows: all results of a query, or the library, whose photos are fetched by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTime,
    Signal,
)

from lepton_desktop.legible import legible
from lepton_desktop.ui.system.clipboard import files_of
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.results import Result
    from lepton_desktop.ui.grid.sections import Section

PAGE = 200
"""The number of photos of the library that are fetched together."""

_KEPT = 20_000
_NO_COPIES: Mapping[int, tuple[int, ...]] = MappingProxyType({})

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The roles of `PhotoModel.data` besides Qt's own."""

    PHOTO = Qt.ItemDataRole.UserRole + 1
    """The Photo, or None for a row whose page isn't fetched yet."""
    COPIES = Qt.ItemDataRole.UserRole + 2
    """The Photos that are the same picture in other files."""


def with_copies(ids: Sequence[int], copies: Mapping[int, tuple[int, ...]]) -> list[int]:
    """The ids, and those of their copies."""
    return [*ids, *(other for number in ids for other in copies.get(number, ()))]


class PhotoModel(QAbstractListModel):
    """Rows of photos. Of the library, all ids are known, and the photos that have been fetched.

    `photos_wanted` asks, once, for the ids of a page that comes into sight.
    """

    photos_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[int] = []
        self._photos: dict[int, Photo] = {}
        self._results: list[Result] | None = None
        self._copies: Mapping[int, tuple[int, ...]] = _NO_COPIES
        self._rows: dict[int, int] | None = None
        self.sections: tuple[Section, ...] = ()
        self.months: tuple[tuple[date, int], ...] = ()
        self._asked: set[int] = set()

    def photo(self, row: int) -> Photo | None:
        """The photo of a row; None if there is no such row or its page isn't fetched yet."""
        return self._photos.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def id_of(self, row: int) -> int | None:
        """The id of the photo of a row, which may not be fetched yet; None if there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def ids(self, rows: range) -> list[int]:
        """The ids of the photos of these rows."""
        return self._ids[rows.start : rows.stop]

    def row_of(self, photo_id: int) -> int | None:
        """The row of the photo, if the model has it."""
        if self._rows is None:
            self._rows = {number: row for row, number in enumerate(self._ids)}
        return self._rows.get(photo_id)

    def result(self, row: int) -> Result | None:
        """The search result that a row shows; None if the library is shown or there is no such row."""
        return self._results[row] if self._results is not None and 0 <= row < len(self._results) else None

    def copies(self, row: int) -> tuple[Photo, ...]:
        """The other files of the picture of a row, as far as they have been fetched."""
        result = self.result(row)
        if result is not None:
            return result.copies
        others = self._copies.get(self.id_of(row) or 0, ())
        return tuple(photo for number in others if (photo := self._photos.get(number)) is not None)

    def copies_of(self, ids: Sequence[int]) -> list[int]:
        """The ids of the other files of the pictures that these photos show."""
        if self._results is None:
            return with_copies(ids, self._copies)[len(ids) :]
        rows = [row for number in ids if (row := self.row_of(number)) is not None]
        return [copy.id for row in rows for copy in self._results[row].copies]

    def show_results(self, results: Sequence[Result], sections: Sequence[Section] = ()) -> None:
        """Show the results of a query in this order, in these sections, which together have as many rows."""
        photos = {result.photo.id: result.photo for result in results}
        self._show([result.photo.id for result in results], photos, list(results), tuple(sections))

    def show_library(
        self,
        ids: Sequence[int],
        known: Sequence[Photo] = (),
        sections: Sequence[Section] = (),
        months: Sequence[tuple[date, int]] = (),
        copies: Mapping[int, tuple[int, ...]] = _NO_COPIES,
    ) -> None:
        """Show the photos with these ids, some of which are known already, in these sections.

        `months` are the months, each by any of its days, with its first row. `copies` has the ids of the other files
        of a picture, by the id of the photo that shows it.
        """
        photos = {photo.id: photo for photo in known}
        self._show(list(ids), photos, None, tuple(sections), tuple(months), copies)

    def add_photos(self, photos: Sequence[Photo]) -> None:
        """Add photos that were requested or have changed."""
        changed = [photo for photo in photos if self._photos.get(photo.id) != photo]
        rows = [row for photo in changed if (row := self.row_of(photo.id)) is not None]
        self._photos.update((photo.id, photo) for photo in changed)
        if self._results is not None:
            for row in rows:
                result = self._results[row]
                self._results[row] = replace(result, photo=self._photos[result.photo.id])
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def want(self, rows: range) -> None:
        """Request the pages of these rows that are missing."""
        if self._results is not None or not self._ids:
            return
        last = min(rows.stop, len(self._ids)) - 1
        for page in range(max(0, rows.start) // PAGE, last // PAGE + 1):
            if page not in self._asked:
                self._asked.add(page)
                ids = self._ids[page * PAGE : (page + 1) * PAGE]
                self.photos_wanted.emit(with_copies(ids, self._copies))

    def _show(
        self,
        ids: list[int],
        photos: dict[int, Photo],
        results: list[Result] | None,
        sections: tuple[Section, ...],
        months: tuple[tuple[date, int], ...] = (),
        copies: Mapping[int, tuple[int, ...]] = _NO_COPIES,
    ) -> None:
        if (ids, results, sections, months, copies) == (
            self._ids,
            self._results,
            self.sections,
            self.months,
            self._copies,
        ):
            self.add_photos(list(photos.values()))
            self._ask_again_except(photos)
            return
        self.beginResetModel()
        self._ids, self._results, self.sections, self.months = ids, results, sections, months
        self._copies = copies
        self._photos = {**self._photos, **photos} if len(self._photos) < _KEPT else photos
        self._rows = None
        self._ask_again_except(photos)
        self.endResetModel()

    def _ask_again_except(self, photos: Mapping[int, Photo]) -> None:
        """Keep showing what is fetched, but fetch it again when it comes into sight; these are up to date."""
        pages = {row // PAGE for number in photos if (row := self.row_of(number)) is not None}
        self._asked = {
            page
            for page in pages
            if all(number in photos for number in self._ids[page * PAGE : (page + 1) * PAGE])
        }

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        photo = self.photo(index.row())
        if photo is None:
            return None
        match role:
            case Role.PHOTO:
                return photo
            case Role.COPIES:
                return self.copies(index.row())
            case Qt.ItemDataRole.DisplayRole:
                return legible(photo.path.name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._tip(index.row(), photo))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), photo)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._tip(index.row(), photo)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        return files_of([photo.path for row in rows if (photo := self.photo(row)) is not None])

    def _spoken(self, row: int, photo: Photo) -> str:
        """The name, and what the picture's badges say."""
        copies = self.copies(row)
        parts = [legible(photo.path.name)]
        if not photo.online:
            parts.append(tr("offline"))
        if photo.excluded:
            parts.append(tr("excluded from search"))
        if copies:
            parts.append(tr("in %Ln file(s)", len(copies) + 1))
        return joined(parts)

    def _tip(self, row: int, photo: Photo) -> str:
        details = photo.details
        facts = [f"{details.width} \u00d7 {details.height}"]
        taken = details.taken_at
        if taken is not None:
            moment = QDateTime(QDate(taken.year, taken.month, taken.day), QTime(taken.hour, taken.minute))
            facts.insert(0, QLocale().toString(moment, QLocale.FormatType.ShortFormat))
        if details.camera:
            facts.append(details.camera)
        lines = [legible(photo.path), " · ".join(facts)]
        result = self.result(row)
        if result is not None:
            lines.append(tr("Similarity {score}").format(score=QLocale().toString(result.score, "f", 3)))
        lines += [legible(copy.path) for copy in self.copies(row)]
        if not photo.online:
            lines.append(tr("Its drive isn't connected"))
        return "\n".join(lines)
