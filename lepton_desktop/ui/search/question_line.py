"""The line in which a query is typed: it underlines mistakes, and pictures can be pasted or dropped on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QKeySequence, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPaintEvent

    from lepton_desktop.ui.toolkit.theme import Theme

_WAVE = 4.0
"""The length of one wave under a mistake, in logical pixels."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A part of the line that was not understood, from `start` to before `end`, and why."""

    start: int
    end: int
    reason: str


class QuestionLine(QLineEdit):
    """`files_given` with the files that were pasted or dropped on it, `image_given` with a pasted image."""

    files_given = Signal(list)
    image_given = Signal(QImage)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flaws: tuple[Flaw, ...] = ()
        self.setFrame(False)
        theme.changed.connect(self.update)

    def flaws(self) -> tuple[Flaw, ...]:
        """The parts that are underlined."""
        return self._flaws

    def show_flaws(self, flaws: Sequence[Flaw]) -> None:
        """Underline these parts, and no others."""
        if tuple(flaws) != self._flaws:
            self._flaws = tuple(flaws)
            self.update()

    def cut(self, start: int, end: int) -> None:  # type: ignore[override]
        """Take a part out as a person would, so that Ctrl+Z brings it back; the cursor stays where it was."""
        cursor = self.cursorPosition()
        self.setSelection(start, end - start)
        self.del_()
        self.setCursorPosition(cursor - max(0, min(cursor, end) - start))

    def x_of(self, position: int) -> float:
        """Where the letter at this position begins, in logical pixels."""
        cursor = self.cursorRect().center().x()
        text, at = self.text(), self.cursorPosition()
        metrics = self.fontMetrics()
        forth = 1 if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else -1
        between = metrics.horizontalAdvance(text[:position]) - metrics.horizontalAdvance(text[:at])
        return cursor + 0.5 + forth * between

    def insert_from(self, mime: QMimeData) -> bool:
        """Take a picture or files out of what was pasted or dropped; False when it holds neither."""
        paths = local_files(mime)
        if paths:
            self.files_given.emit(paths)
            return True
        if mime.hasImage() and not mime.hasText():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.image_given.emit(image)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.insert_from(
            QGuiApplication.clipboard().mimeData()
        ):
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.offer(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self.offer(event):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.insert_from(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            super().dropEvent(event)

    def offer(self, event: QDropEvent) -> bool:
        """Accept what is dragged if it is a picture or files; False when it is neither."""
        mime = event.mimeData()
        if not local_files(mime) and (mime.hasText() or not mime.hasImage()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.pos().x()
            for flaw in self._flaws:
                if self.x_of(flaw.start) <= x <= self.x_of(flaw.end):
                    QToolTip.showText(event.globalPos(), flaw.reason, self)
                    return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._flaws:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("mistake"), 1.3))
        metrics = self.fontMetrics()
        foot = self.rect().center().y() + (metrics.ascent() - metrics.descent()) / 2 + 3
        for flaw in self._flaws:
            ends = sorted((self.x_of(flaw.start), self.x_of(max(flaw.end, flaw.start + 1))))
            painter.drawPolyline(_wave(ends[0], max(ends[1], ends[0] + 2 * _WAVE), foot))
        painter.end()


def local_files(mime: QMimeData) -> list[Path]:
    """The files on this machine that are dragged or were copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _wave(left: float, right: float, y: float) -> QPolygonF:
    steps = max(1, math.ceil((right - left) / (_WAVE / 2)))
    return QPolygonF([QPointF(left + n * _WAVE / 2, y + (1.2 if n % 2 else -1.2)) for n in range(steps + 1)])
