"""The headings between groups of photos. Those that open and close their group are buttons, the others text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle, QWidget

from lepton_desktop.ui.toolkit.formatting import number, photos_in_words
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.icons import icon_image

if TYPE_CHECKING:
    from lepton_desktop.ui.grid.sections import Section
    from lepton_desktop.ui.toolkit.theme import Theme

_CHEVRON = 16


def heading_height(metrics: QFontMetrics) -> int:
    """The height of a heading in a font, in logical pixels."""
    return round(metrics.height() * 2.3)


class PlainHeading(QLabel):
    """The heading of a group that is always open."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section: Section | None = None

    def show_section(self, section: Section) -> None:
        """Show the heading of this section."""
        if section != self._section:
            self._section = section
            self.setAccessibleName(joined((section.title, photos_in_words(section.rows))))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._section is not None:
            painter = QPainter(self)
            _paint(painter, self, self._theme, self._section, self.rect())
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what lies beneath a heading that stays in sight isn't meant


class FoldingHeading(QAbstractButton):
    """The heading that opens and closes a group, by click or keyboard.

    `left` is emitted when the focus moves on to the photos below (1) or above (-1).
    """

    left = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section: Section | None = None
        self._open = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_section(self, section: Section, is_open: bool) -> None:
        """Show the heading of this section, which is open or closed."""
        if (section, is_open) != (self._section, self._open):
            self._section, self._open = section, is_open
            self.setText(section.title)
            state = tr("expanded") if is_open else tr("collapsed")
            self.setAccessibleName(joined((section.title, photos_in_words(section.rows), state)))
            self.setToolTip(tr("Hide these photos") if is_open else tr("Show these photos"))
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            forth, back = back, forth
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or key == (back if self._open else forth):
            self.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.left.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (forth, back):
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._section is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        if self.hasFocus() or self.underMouse():
            ring = QPen(self._theme.colour("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(ring)
            painter.setBrush(self._theme.colour("hover" if self.underMouse() else "canvas"))
            painter.drawRoundedRect(self.rect().adjusted(4, 2, -4, -2), 8, 8)
        room = self.rect().adjusted(_CHEVRON + 6, 0, 0, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            room = self.rect().adjusted(0, 0, -_CHEVRON - 6, 0)
        self._paint_chevron(painter)
        _paint(painter, self, self._theme, self._section, room, fill=False)
        painter.end()

    def _paint_chevron(self, painter: QPainter) -> None:
        place = QRect(8, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        turn = 90 if self._open else 180 if mirrored else 0
        picture = icon_image("chevron", _CHEVRON, self.devicePixelRatioF(), self._theme.colour("text"))
        centre = place.center()
        painter.save()
        painter.setTransform(QTransform.fromTranslate(centre.x() + 0.5, centre.y() + 0.5).rotate(turn), True)
        painter.drawImage(-_CHEVRON // 2, -_CHEVRON // 2, picture)
        painter.restore()


def _paint(
    painter: QPainter, widget: QWidget, theme: Theme, section: Section, room: QRect, fill: bool = True
) -> None:
    """Paint the title and, less prominently, the number of photos."""
    if fill:
        painter.fillRect(widget.rect(), theme.colour("canvas"))
    line = room.adjusted(8, 0, -8, 0)
    leading = QStyle.visualAlignment(widget.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    place = leading | Qt.AlignmentFlag.AlignVCenter
    count = number(section.rows)
    bold = QFont(widget.font())
    bold.setBold(True)
    taken = widget.fontMetrics().horizontalAdvance(count) + 10
    metrics = QFontMetrics(bold)
    title = metrics.elidedText(section.title, Qt.TextElideMode.ElideRight, max(0, line.width() - taken))
    width = metrics.horizontalAdvance(title)
    painter.setFont(bold)
    painter.setPen(theme.colour("text"))
    painter.drawText(line, place, title)
    painter.setFont(widget.font())
    painter.setPen(theme.colour("secondary"))
    rest = QStyle.visualRect(widget.layoutDirection(), line, line.adjusted(width + 10, 0, 0, 0))
    painter.drawText(rest, place, count)
