"""How well a photo matches the query: a small bar with a mark at the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from lepton_desktop.ui.toolkit.theme import Theme

_HEIGHT = 18
_THICK = 6.0
_LINE_AT = 0.4  # of the bar's length: where the line lies
_STRONG = 0.5  # of the way from the line to the best photo


@dataclass(frozen=True, slots=True)
class Match:
    """A photo's score in an answer, the answer's `best` score, and its `threshold`, if it has one."""

    score: float
    threshold: float | None
    best: float

    def part(self) -> float:
        """How much of the bar is filled, 0 to 1: the threshold is at a fixed place, the best photo at the end."""
        if self.threshold is None:
            return max(0.0, min(1.0, self.score / max(self.best, 1e-6)))
        if self.score >= self.threshold:
            span = max(self.best - self.threshold, 1e-6)
            return _LINE_AT + (1 - _LINE_AT) * min(1.0, (self.score - self.threshold) / span)
        span = max(self.best - self.threshold, abs(self.threshold), 0.05)
        return _LINE_AT * max(0.0, 1 - (self.threshold - self.score) / span)

    def words(self) -> str:
        """The meaning of the score."""
        if self.threshold is None:
            return tr("Similar to the query")
        if self.score < self.threshold:
            return tr("Less certain: below the mark")
        if self.part() >= _LINE_AT + (1 - _LINE_AT) * _STRONG:
            return tr("Strong match")
        return tr("Match")


class MatchBar(QWidget):
    """Draws a match."""

    def __init__(self, theme: Theme, match: Match, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.match = match
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(match.words())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        filled = QRectF(track)
        filled.setWidth(max(_THICK, track.width() * self.match.part()))
        above = self.match.threshold is None or self.match.score >= self.match.threshold
        painter.setBrush(self._theme.colour("accent" if above else "scroll_hover"))
        painter.drawRoundedRect(filled, _THICK / 2, _THICK / 2)
        if self.match.threshold is not None:
            painter.setBrush(self._theme.colour("text"))
            painter.drawRect(QRectF(round(track.width() * _LINE_AT) - 1, 1, 2, self.height() - 2))
        painter.end()
