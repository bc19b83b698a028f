"""The list of groups of duplicates: a picture of each, its number of photos, and the space it would free."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lepton_desktop.legible import legible
from lepton_desktop.ui.toolkit.formatting import bytes_in_words
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.search.duplicates import Group
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

_PICTURE = 52
_PAD = 8

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The roles of `GroupModel.data` besides Qt's own."""

    GROUP = Qt.ItemDataRole.UserRole + 1


class GroupModel(QAbstractListModel):
    """The groups, in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups."""
        if list(groups) != list(self._groups):
            self.beginResetModel()
            self._groups = list(groups)
            self.endResetModel()

    def group(self, row: int) -> Group | None:
        """The group of a row."""
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        group = self.group(index.row())
        if group is None:
            return None
        match role:
            case Role.GROUP:
                return group
            case Qt.ItemDataRole.DisplayRole:
                return tr("%Ln photo(s)", len(group.members))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(legible(member.photo.path) for member in group.members[:12]))
            case Qt.ItemDataRole.AccessibleTextRole:
                name = legible(group.members[0].photo.path.name)
                return joined((name, tr("%Ln photo(s)", len(group.members)), room_of(group)))
        return None


def room_of(group: Group) -> str:
    """The space that is freed if only one photo of the group is kept, in bytes."""
    return tr("{size} to free").format(size=bytes_in_words(group.spare))


class GroupsView(QListView):
    """The list. The current row is the group that is shown in full. Emits `seen` when other groups come into sight."""

    seen = Signal()

    def __init__(
        self, model: GroupModel, loader: ThumbnailLoader, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("groups")
        self.setAccessibleName(tr("Groups of duplicates"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_GroupDelegate(theme, loader, self))
        self.setModel(model)
        self.setFixedWidth(_PICTURE + 4 * _PAD + self.fontMetrics().horizontalAdvance("0" * 14) + 20)
        loader.changed.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def visible_groups(self) -> list[Group]:
        """The groups that are in sight."""
        row = max(0, self.indexAt(QPoint(1, 1)).row())
        height = max(1, self.sizeHintForRow(row) if self.model().rowCount() else 1)
        count = self.viewport().height() // height + 2
        groups = (self.model().index(one, 0).data(Role.GROUP) for one in range(row, row + count))
        return [group for group in groups if group is not None]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()


class _GroupDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, loader: ThumbnailLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loader = loader

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, max(_PICTURE, 2 * option.fontMetrics.height() + 4) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        group: Group | None = index.data(Role.GROUP)
        if group is None:
            return
        row, state = option.rect, option.state
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self._theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("pressed" if chosen else "hover"))
        if chosen or focused or state & QStyle.StateFlag.State_MouseOver:
            painter.drawRoundedRect(row.adjusted(2, 2, -2, -2), 8, 8)
        place = QRect(row.x() + _PAD, row.y() + (row.height() - _PICTURE) // 2, _PICTURE, _PICTURE)
        self._paint_picture(painter, group, place)
        text = QRect(place.right() + _PAD + 2, row.y(), row.right() - place.right() - 2 * _PAD, row.height())
        half = option.fontMetrics.height() + 2
        upper = QRect(text.x(), text.center().y() - half, text.width(), half)
        lower = QRect(text.x(), text.center().y() + 1, text.width(), half)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for line, words, colour in ((upper, str(index.data()), "text"), (lower, room_of(group), "secondary")):
            painter.setPen(self._theme.colour(colour))
            painter.drawText(
                line, left, option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            )
        painter.restore()

    def _paint_picture(self, painter: QPainter, group: Group, place: QRect) -> None:
        """Paint the centre of the first photo's picture as a square."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("tile"))
        painter.drawRoundedRect(place, 6, 6)
        image = self._loader.picture(group.members[0].photo)
        if image is None:
            return
        side = min(image.width(), image.height())
        source = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        painter.drawImage(QRectF(place).adjusted(2, 2, -2, -2), image, source)
