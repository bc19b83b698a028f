"""The photos that the grid shows: all answers to a question, or the library page by page."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.results import Result
    from lepton_desktop.ui.sections import Section

PAGE = 200

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What `PhotoModel.data` gives beside Qt's own roles."""

    PHOTO = Qt.ItemDataRole.UserRole + 1
    """The Photo, or None for a row whose page hasn't come yet."""


class PhotoModel(QAbstractListModel):
    """Rows of photos. A row of the library whose page isn't here is empty; `page_wanted` asks for it once."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._photos: list[Photo | None] = []
        self._scores: list[float] | None = None
        self.sections: tuple[Section, ...] = ()
        self._asked: set[int] = set()

    def photo(self, row: int) -> Photo | None:
        """The photo of a row; None when there is no such row or its page hasn't come yet."""
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def row_of(self, photo_id: int) -> int | None:
        """The row of the photo, if it is here."""
        for row, photo in enumerate(self._photos):
            if photo is not None and photo.id == photo_id:
                return row
        return None

    def show_results(self, results: Sequence[Result], sections: Sequence[Section] = ()) -> None:
        """Show the answers to a question, in this order, in these sections of together as many rows."""
        self._show(
            [result.photo for result in results], [result.score for result in results], tuple(sections)
        )

    def show_library(
        self, total: int, pages: Mapping[int, Sequence[Photo]], sections: Sequence[Section] = ()
    ) -> None:
        """Show a library of `total` photos, of which these pages are known, in these sections."""
        photos: list[Photo | None] = [None] * total
        for page, known in pages.items():
            for row, photo in enumerate(known[: max(0, total - page * PAGE)], page * PAGE):
                photos[row] = photo
        self._show(photos, None, tuple(sections))
        self._asked = set(pages)

    def add_page(self, page: int, photos: Sequence[Photo]) -> None:
        """Fill in a page that was wanted."""
        first = page * PAGE
        last = min(first + len(photos), len(self._photos)) - 1
        if last >= first:
            self._photos[first : last + 1] = photos[: last + 1 - first]
            self.dataChanged.emit(self.index(first), self.index(last))

    def want(self, rows: range) -> None:
        """Ask for the pages of these rows that aren't here."""
        if self._scores is not None or not self._photos:
            return
        last = min(rows.stop, len(self._photos)) - 1
        for page in range(max(0, rows.start) // PAGE, last // PAGE + 1):
            if page not in self._asked:
                self._asked.add(page)
                self.page_wanted.emit(page)

    def _show(
        self, photos: list[Photo | None], scores: list[float] | None, sections: tuple[Section, ...]
    ) -> None:
        if (photos, scores, sections) == (self._photos, self._scores, self.sections):
            return
        self.beginResetModel()
        self._photos, self._scores, self.sections = photos, scores, sections
        self._asked = set()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        photo = self.photo(index.row())
        if photo is None:
            return None
        match role:
            case Role.PHOTO:
                return photo
            case Qt.ItemDataRole.DisplayRole:
                return photo.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), photo)
            case Qt.ItemDataRole.AccessibleTextRole:
                return photo.path.name if photo.online else f"{photo.path.name}, offline"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._tip(index.row(), photo)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        photos = [self.photo(index.row()) for index in indexes]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(photo.path)) for photo in photos if photo is not None])
        return mime

    def _tip(self, row: int, photo: Photo) -> str:
        details = photo.details
        facts = [f"{details.width} \u00d7 {details.height}"]
        if details.taken_at is not None:
            locale = QLocale()
            facts.insert(0, locale.toString(QDateTime(details.taken_at), QLocale.FormatType.ShortFormat))
        if details.camera:
            facts.append(details.camera)
        lines = [str(photo.path), " · ".join(facts)]
        if self._scores is not None:
            lines.append(f"Similarity {self._scores[row]:.3f}")
        if not photo.online:
            lines.append("Its drive isn't connected")
        return "\n".join(lines)
