"""A part of the query that can be seen, opened and removed: a small picture, a few words, and a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lepton_desktop.legible import legible
from lepton_desktop.ui.search.query_pieces import Piece, drawing_of, kind_said, said
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.icons import icon_image
from lepton_desktop.ui.toolkit.plain_text import caption, plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent

    from lepton_desktop.ui.toolkit.theme import Theme

_PAD = 9
_GAP = 6
_ICON = 16
_CROSS = 14
_RADIUS = 8.0
_LONGEST = 26
"""In average letters; longer words are shortened in the middle."""


class Chip(QAbstractButton):
    """A click or Enter opens it (`clicked`), its cross or Delete removes it (`removed`).

    `moved` emits -1 or 1 when the focus moves on to the chip before or after.
    """

    removed = Signal()
    moved = Signal(int)

    def __init__(self, piece: Piece, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.piece = piece
        self._theme = theme
        self._picture: QPixmap | None = None
        self._image: QImage | None = None
        self._over_cross = False
        self._missing = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self._say()

    def show_picture(self, picture: QImage) -> None:
        """Show the thumbnail of the chip's picture."""
        self._image, self._picture = picture, None
        self.updateGeometry()
        self.update()

    def show_missing(self, reason: str) -> None:
        """Show that its picture can't be used, and why."""
        self._missing = reason
        self._say()
        self.update()

    def cross_rect(self) -> QRect:
        """Where a click removes the chip."""
        side = self.height()
        return QRect(self.width() - side if self._forth() else 0, 0, side, side)

    def _say(self) -> None:
        words = self._words = legible(said(self.piece))
        self.setText(caption(words))
        self.setToolTip(plain_tip(self._missing or words))
        self.setAccessibleName(
            joined((tr("{kind}: {value}").format(kind=kind_said(self.piece), value=words), self._missing))
        )
        self.setAccessibleDescription(tr("Press Delete to remove it, Enter to change it"))

    def _forth(self) -> bool:
        return self.layoutDirection() != Qt.LayoutDirection.RightToLeft

    def _shown(self) -> str:
        room = self.fontMetrics().averageCharWidth() * _LONGEST
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)

    def _icon_side(self) -> int:
        return self.height_of_all() - 8 if self._image is not None else _ICON

    def height_of_all(self) -> int:
        """How high every chip is in this font."""
        return self.fontMetrics().height() + 12

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._shown()) + 1
        width = _PAD - (5 if self._image is not None else 0) + self._icon_side() + _GAP + words
        return QSize(width + self.height_of_all(), self.height_of_all())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        focused = self.hasFocus()
        ground = "chip_hover" if self.underMouse() or self.isDown() else "chip"
        painter.setPen(QPen(self._theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        inset = 1 if focused else 0
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        ink = "mistake" if self._missing else "text"
        side = self._icon_side()
        left = _PAD - (5 if self._image is not None else 0)
        icon = QRect(left, (self.height() - side) // 2, side, side)
        words = QRect(left + side + _GAP, 0, self.width() - self.height() - left - side - _GAP, self.height())
        if not self._forth():
            icon.moveRight(self.width() - 1 - icon.left())
            words.moveRight(self.width() - 1 - words.left())
        scale = self.devicePixelRatioF()
        if self._image is not None:
            painter.drawPixmap(icon, self._thumbnail(side, scale))
        else:
            name = "warning" if self._missing else drawing_of(self.piece)
            painter.drawImage(icon.topLeft(), icon_image(name, side, scale, self._theme.colour(ink)))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._shown())
        cross = icon_image(
            "close", _CROSS, scale, self._theme.colour("text" if self._over_cross else "secondary")
        )
        place = self.cross_rect().center() - QPointF(_CROSS / 2 - 1, _CROSS / 2 - 1).toPoint()
        painter.drawImage(place, cross)
        painter.end()

    def _thumbnail(self, side: int, scale: float) -> QPixmap:
        if self._picture is None or self._picture.devicePixelRatio() != scale:
            assert self._image is not None
            self._picture = rounded_square(self._image, side, scale)
        return self._picture

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.cross_rect().contains(event.position().toPoint())
        if over != self._over_cross:
            self._over_cross = over
            self.setToolTip(plain_tip(tr("Remove") if over else self._missing or self._words))
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self.cross_rect().contains(event.position().toPoint())
        middle = event.button() == Qt.MouseButton.MiddleButton and self.rect().contains(
            event.position().toPoint()
        )
        if middle or (on_cross and self.isDown()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over_cross = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth = 1 if self._forth() else -1
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.click()
            case Qt.Key.Key_Left:
                self.moved.emit(-forth)
            case Qt.Key.Key_Right:
                self.moved.emit(forth)
            case _:
                super().keyPressEvent(event)


def rounded_square(picture: QImage, side: int, scale: float) -> QPixmap:
    """The middle of the picture as a small square with round corners; `side` in logical pixels."""
    pixels = round(side * scale)
    fitted = picture.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    square = QPixmap(pixels, pixels)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(0, 0, pixels, pixels, 5 * scale, 5 * scale)
    painter.setClipPath(path)
    painter.drawImage((pixels - fitted.width()) // 2, (pixels - fitted.height()) // 2, fitted)
    painter.end()
    square.setDevicePixelRatio(scale)
    return square
