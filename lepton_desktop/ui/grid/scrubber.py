"""The timeline at the edge of the grid: years next to a scroll bar for all photos, to click and drag."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from lepton_desktop.ui.toolkit.formatting import month_in_words
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from lepton_desktop.ui.toolkit.theme import Theme

_PAD = 14
_HANDLE = 24
_APART = 6  # logical pixels that two marks of months are apart at least


class Mark(NamedTuple):
    """A month, given by any of its days, and the height at which its photos begin."""

    month: date
    top: int


class Scrubber(QAbstractSlider):
    """Replaces a scroll bar whose values are heights; `marks` returns the months as laid out now, newest first.

    While the user points or drags, a bubble shows the month at the pointer.
    """

    def __init__(self, theme: Theme, marks: Callable[[], Sequence[Mark]], parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = parent
        self._theme = theme
        self._marks = marks
        self._pointer: int | None = None
        self.setOrientation(Qt.Orientation.Vertical)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Timeline"))
        self.setToolTip("")
        self.bubble = Label(parent=parent)
        self.bubble.setObjectName("bubble")
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.hide()
        self.valueChanged.connect(self._tell)
        theme.changed.connect(self.update)

    def month_at(self, value: int) -> date | None:
        """The month of the photos at a height."""
        marks = self._marks()
        number = bisect_right([mark.top for mark in marks], value) - 1
        return marks[max(0, number)].month if marks else None

    def place_of(self, value: int) -> int:
        """Where a height is on the line, in logical pixels from its top."""
        return _PAD + round(value / max(1, self.maximum()) * self._length())

    def value_at(self, y: int) -> int:
        """The height that belongs to a point on the line."""
        return round(max(0.0, min((y - _PAD) / self._length(), 1.0)) * self.maximum())

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font()).horizontalAdvance("2000") + 24, 200)

    def _length(self) -> int:
        return max(1, self.height() - 2 * _PAD)

    def _font(self) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _tell(self) -> None:
        month = self.month_at(self.value())
        self.setAccessibleDescription(month_in_words(month) if month is not None else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._point_at(event.position().toPoint().y(), jump=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint().y(), jump=self.isSliderDown())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        if not self.rect().contains(event.position().toPoint()):
            self._point_at(None)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isSliderDown():
            self._point_at(None)

    def _point_at(self, y: int | None, jump: bool = False) -> None:
        self._pointer = y
        value = self.value_at(y) if y is not None else 0
        if jump:
            self.setValue(value)
        month = self.month_at(value) if y is not None else None
        self.bubble.setVisible(month is not None)
        if y is not None and month is not None:
            self.bubble.setText(month_in_words(month))
            self.bubble.adjustSize()
            self._place_bubble(max(_PAD, min(y, self.height() - _PAD)))
        self.update()

    def _place_bubble(self, y: int) -> None:
        size, room = self.bubble.size(), self._grid.height()
        top = max(4, min(self.y() + y - size.height() // 2, room - size.height() - 4))
        left = self.x() - size.width() - 6
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.geometry().right() + 6
        self.bubble.move(left, top)
        self.bubble.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go by months, page up and page down by years."""
        marks = self._marks()
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Up: lambda: self._beside(marks, -1),
            Qt.Key.Key_Down: lambda: self._beside(marks, 1),
            Qt.Key.Key_PageUp: lambda: self._beside(_years(marks), -1),
            Qt.Key.Key_PageDown: lambda: self._beside(_years(marks), 1),
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: self.maximum,
        }
        step = steps.get(event.key())
        if step is None or not marks:
            super().keyPressEvent(event)
        else:
            self.setValue(step())

    def _beside(self, marks: Sequence[Mark], step: int) -> int:
        """The height of the next mark below or above the current position."""
        tops = [min(mark.top, self.maximum()) for mark in marks]
        if step > 0:
            return next((top for top in tops if top > self.value()), self.maximum())
        return next((top for top in reversed(tops) if top < self.value()), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        self._paint_marks(painter)
        place = self.place_of(self.value())
        handle = self._at_edge(QRectF(0, place - _HANDLE / 2, 5, _HANDLE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(handle, 2.5, 2.5)
        if self._pointer is not None and not self.isSliderDown():
            pointer = max(_PAD, min(self._pointer, self.height() - _PAD))
            painter.setBrush(self._theme.colour("scroll_hover"))
            painter.drawRoundedRect(self._at_edge(QRectF(0, pointer - 1, 12, 2)), 1, 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _at_edge(self, shape: QRectF) -> QRectF:
        """The shape at the outer edge, so that it covers no year."""
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return shape.translated(2 if right_to_left else self.width() - shape.width() - 2, 0)

    def _paint_marks(self, painter: QPainter) -> None:
        """Paint the years where their photos begin, as far as there is room, and dots for the months between them."""
        marks = self._marks()
        line = painter.fontMetrics().height()
        taken = -line
        years: list[QRect] = []
        painter.setPen(self._theme.colour("secondary"))
        for mark in _years(marks):
            place = self.place_of(min(mark.top, self.maximum()))
            room = QRect(0, place - line // 2, self.width(), line)
            if place - taken >= line * 1.3 and room.bottom() < self.height():
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(mark.month.year))
                years.append(room)
                taken = place
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("scroll"))
        taken = -_APART
        for mark in marks:
            place = self.place_of(min(mark.top, self.maximum()))
            if place - taken >= _APART and not any(
                year.top() - 2 <= place <= year.bottom() + 2 for year in years
            ):
                painter.drawEllipse(QPoint(self.width() // 2, place), 1, 1)
                taken = place


def _years(marks: Sequence[Mark]) -> list[Mark]:
    """The first (newest) month of each year."""
    return [next(months) for _, months in groupby(marks, key=lambda mark: mark.month.year)]
