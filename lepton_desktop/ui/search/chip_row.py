"""The chips of a query and the line to type in, in as many rows as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lepton_desktop.ui.search.chip import Chip

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent
    from PySide6.QtWidgets import QLineEdit

    from lepton_desktop.ui.search.query_pieces import Piece
    from lepton_desktop.ui.toolkit.theme import Theme

_GAP = 6
_LINE_LETTERS = 16
"""The line goes on in a row of its own where fewer average letters than this would fit beside the chips."""


class ChipRow(QWidget):
    """Lays out the chips as text runs, the line last, which takes what is left of its row.

    `removed` and `opened` with the piece of the chip; `left` when the keyboard goes past the last chip.
    """

    removed = Signal(object)
    opened = Signal(object)
    left = Signal()
    grown = Signal()

    def __init__(self, line: QLineEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = line
        self.chips: list[Chip] = []
        line.setParent(self)
        line.textChanged.connect(self._fit_line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def pieces(self) -> list[Piece]:
        """What the chips hold, in their order."""
        return [chip.piece for chip in self.chips]

    def show_pieces(self, pieces: list[Piece]) -> list[Chip]:
        """Show these chips; those that stay are the same widgets. Gives those that are new."""
        old = {chip.piece: chip for chip in self.chips}
        new: list[Chip] = []
        chips: list[Chip] = []
        for piece in pieces:
            chip = old.pop(piece, None)
            if chip is None:
                chip = self._make(piece)
                new.append(chip)
            chips.append(chip)
        focused = any(chip.hasFocus() for chip in old.values())
        for chip in old.values():
            chip.hide()
            chip.deleteLater()
        self.chips = chips
        before: QWidget | None = None
        for widget in (*chips, self._line):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        if focused:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()
        return new

    def show_picture(self, piece: Piece, picture: QImage) -> None:
        """Show the thumbnail on the chip of this piece, if it is still here."""
        for chip in self.chips:
            if chip.piece == piece:
                chip.show_picture(picture)
                self._arrange()

    def show_missing(self, piece: Piece, reason: str) -> None:
        """Say on the chip of this piece that its picture can't be used."""
        for chip in self.chips:
            if chip.piece == piece:
                chip.show_missing(reason)

    def focus_last(self) -> None:
        """Give the keyboard to the last chip."""
        if self.chips:
            self.chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _make(self, piece: Piece) -> Chip:
        chip = Chip(piece, self._theme, self)
        chip.clicked.connect(lambda: self.opened.emit(piece))
        chip.removed.connect(lambda: self._remove(chip))
        chip.moved.connect(lambda step: self._move(chip, step))
        chip.show()
        return chip

    def _remove(self, chip: Chip) -> None:
        number = self.chips.index(chip)
        focused = chip.hasFocus()
        self.removed.emit(chip.piece)
        if focused and self.chips:
            self.chips[min(number, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, chip: Chip, step: int) -> None:
        number = self.chips.index(chip) + step
        if number >= len(self.chips):
            self.left.emit()
        elif number >= 0:
            self.chips[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        """Put everything in its place, and be as high as that needs."""
        row_height = self.row_height()
        room = self.width()
        x = y = 0
        for chip in self.chips:
            size = chip.sizeHint()
            if x > 0 and x + size.width() > room:
                x, y = 0, y + row_height + _GAP
            self._place(
                chip, QRect(x, y + (row_height - size.height()) // 2, min(size.width(), room), size.height())
            )
            x += size.width() + _GAP
        metrics = self._line.fontMetrics()
        least = max(
            _LINE_LETTERS * metrics.averageCharWidth(), metrics.horizontalAdvance(self._line.text() + "  ")
        )
        if x > 0 and room - x < least:
            x, y = 0, y + row_height + _GAP
        self._place(self._line, QRect(x, y, max(0, room - x), row_height))
        height = y + row_height
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()

    def _fit_line(self) -> None:
        """What is typed beside chips goes to a row of its own where it would be cut off."""
        if self.chips:
            self._arrange()

    def _place(self, widget: QWidget, place: QRect) -> None:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - 1 - place.left())
        widget.setGeometry(place)

    def row_height(self) -> int:
        """How high each row is, in this font."""
        return max(self._line.sizeHint().height(), self.fontMetrics().height() + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutDirectionChange,
        ):
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())
