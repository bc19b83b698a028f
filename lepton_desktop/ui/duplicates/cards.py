"""The photos of one group side by side: each with how it differs from the others, and a star on the one to keep."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTime,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lepton_desktop.legible import legible
from lepton_desktop.photos.formats import RAW, title_of
from lepton_desktop.ui.duplicates.card import GAP, INSET, LINES, CardDelegate, Role, star_of
from lepton_desktop.ui.grid.rows import RowsView
from lepton_desktop.ui.toolkit.formatting import bytes_in_words
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.duplicates import Group, Member
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

_NARROWEST, _WIDEST = 190, 460

_Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """The members of a group, and which of them is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[Member, ...] = ()
        self._kept = 0

    def show_group(self, group: Group | None, kept: int) -> None:
        """Show a group, of which the photo with the id `kept` is kept."""
        members = group.members if group is not None else ()
        if members != self._members:
            self.beginResetModel()
            self._members, self._kept = members, kept
            self.endResetModel()
        elif kept != self._kept:
            self._kept = kept
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def member(self, row: int) -> Member | None:
        """The member of a row."""
        return self._members[row] if 0 <= row < len(self._members) else None

    def photos(self) -> list[Photo]:
        """All the photos."""
        return [member.photo for member in self._members]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        member = self.member(index.row())
        if member is None:
            return None
        photo, kept = member.photo, member.photo.id == self._kept
        match role:
            case Role.MEMBER:
                return member
            case Role.KEPT:
                return kept
            case Role.LINES:
                return self._lines(member)
            case Qt.ItemDataRole.DisplayRole:
                return legible(photo.path.name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join((legible(photo.path), *self._lines(member))))
            case Qt.ItemDataRole.AccessibleTextRole:
                fate = tr("is kept") if kept else tr("is not kept")
                return joined((legible(photo.path.name), fate, *self._lines(member)))
        return None

    def _lines(self, member: Member) -> tuple[str, ...]:
        photo = member.photo
        locale, details = QLocale(), photo.details
        taken = details.taken_at or datetime.fromtimestamp(photo.mtime_ns / 1e9)
        when = QDateTime(QDate(taken.year, taken.month, taken.day), QTime(taken.hour, taken.minute))
        kind = title_of(details.format)
        if photo.companion is not None:
            kind = f"{kind} + {RAW.title}"
        return (
            f"{details.width} × {details.height}",  # noqa: RUF001
            f"{kind} · {bytes_in_words(photo.size)}",
            self._sharpness(member),
            locale.toString(when, QLocale.FormatType.ShortFormat),
            legible(photo.path.parent.name or photo.path.parent),
        )

    def _sharpness(self, member: Member) -> str:
        """As a percentage of the sharpest photo of the group: the value itself means nothing to users."""
        sharpest = max((one.sharpness or 0.0 for one in self._members), default=0.0)
        if member.sharpness is None or not sharpest:
            return tr("Sharpness unknown")
        return tr("Sharpness {percent} %").format(percent=round(100 * member.sharpness / sharpest))


class CardsView(RowsView):
    """Emits `kept` with the id of the photo to keep, `opened` with its row, `menu_wanted` with a point."""

    kept = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(object, QPoint)
    seen = Signal()

    def __init__(
        self, model: CardModel, loader: ThumbnailLoader, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.cards = model
        self.setObjectName("grid")
        self.setAccessibleName(tr("Photos of this group"))
        self.setAccessibleDescription(tr("Space keeps a photo, Enter opens it"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setItemDelegate(CardDelegate(theme, loader, self))
        self.setModel(model)
        loader.changed.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self.open_current)
        model.modelReset.connect(self._fill)

    def box(self) -> int:
        """The square, in device pixels, that a picture is fitted into."""
        return round((self.cell().width() - GAP - 2 * INSET) * self.devicePixelRatioF())

    def current(self) -> Member | None:
        """The member that has the focus."""
        return self.cards.member(self.currentIndex().row())

    def keep_current(self) -> None:
        """Keep the current photo."""
        member = self.current()
        if member is not None:
            self.kept.emit(member.photo.id)

    def open_current(self) -> None:
        """Open the current photo."""
        if self.current() is not None:
            self.opened.emit(self.currentIndex().row())

    def _fill(self) -> None:
        """Fit as many cards in a row as possible, as large as possible while one whole row is in sight."""
        width, count = self.viewport().width(), max(1, self.cards.rowCount())
        text = LINES * (self.fontMetrics().height() + 3) + 2 * INSET
        columns = max(1, min(count, width // _NARROWEST))
        edge = min(_WIDEST, width // columns, max(_NARROWEST, self.viewport().height() - text - GAP))
        self.set_cells(columns, QSize(edge, edge + text), 0, max(0, width - columns * edge))
        self.doItemsLayout()
        self.seen.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        row, last, to = self.currentIndex().row(), self.cards.rowCount() - 1, QAbstractItemView.CursorAction
        forth = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        target = {
            to.MoveLeft: row - forth,
            to.MoveRight: row + forth,
            to.MovePrevious: row - 1,
            to.MoveNext: row + 1,
            to.MoveUp: row - self.columns(),
            to.MoveDown: row + self.columns(),
            to.MoveHome: 0,
            to.MoveEnd: last,
        }.get(action, row)
        return self.cards.index(max(0, target if 0 <= target <= last else row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.keep_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case Qt.Key.Key_Menu:
                self._ask_for_menu(self.currentIndex())
            case Qt.Key.Key_F10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._ask_for_menu(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """The names in a group are too similar to be searched by typing."""

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        member = self.cards.member(index.row())
        pressed = event.button() == Qt.MouseButton.LeftButton
        if (
            member is not None
            and pressed
            and star_of(self.visualRect(index)).contains(event.position().toPoint())
        ):
            self.kept.emit(member.photo.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._ask_for_menu(self.currentIndex() if keyboard else self.indexAt(event.pos()), event.globalPos())

    def _ask_for_menu(self, index: QModelIndex, place: QPoint | None = None) -> None:
        member = self.cards.member(index.row())
        if member is not None:
            self.setCurrentIndex(index)
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(member.photo, place or middle)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fill()
