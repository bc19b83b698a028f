"""Which part of a picture is visible, and how large: the arithmetic of zoom and pan, in device pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

LARGEST = 8.0
"""Device pixels to a pixel of the picture, on each side."""

_ENLARGED = 2.0  # what a small picture is at most fitted to
_SAME = 1e-6


@dataclass(slots=True)
class Framing:
    """A picture of `width` by `height` pixels on a canvas, both as they are shown; empty while one has no size.

    `zoom` is the number of device pixels per pixel of the picture, on each side; None fits the picture to the canvas.
    `x` and `y` are the point of the picture, as fractions of its sides, that is in the centre.
    """

    canvas_width: float = 0.0
    canvas_height: float = 0.0
    width: int = 0
    height: int = 0
    zoom: float | None = None
    x: float = 0.5
    y: float = 0.5

    def fit(self) -> float:
        """The zoom at which the whole picture is visible; a small picture is enlarged a little."""
        if min(self.width, self.height, self.canvas_width, self.canvas_height) <= 0:
            return 1.0
        return min(_ENLARGED, self.canvas_width / self.width, self.canvas_height / self.height)

    def scale(self) -> float:
        """The current zoom, including the one that fits."""
        return self.fit() if self.zoom is None else self.zoom

    def smallest(self) -> float:
        """The smallest zoom allowed."""
        return min(1.0, self.fit())

    def can_pan(self) -> bool:
        """Whether a part of the picture is outside the canvas."""
        scale = self.scale() - _SAME
        return scale * self.width > self.canvas_width or scale * self.height > self.canvas_height

    def set_fit(self) -> None:
        """Show the whole picture."""
        self.zoom, self.x, self.y = None, 0.5, 0.5

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom while the point of the picture `at` a point of the canvas (by default, its centre) stays in place."""
        zoom = max(self.smallest(), min(zoom, LARGEST))
        if abs(zoom - self.fit()) < _SAME or not (self.width and self.height):
            self.set_fit()
            return
        seen = self.rect()
        at = QPointF(self.canvas_width / 2, self.canvas_height / 2) if at is None else at
        across = (at.x() - seen.x()) / max(seen.width(), _SAME)
        down = (at.y() - seen.y()) / max(seen.height(), _SAME)
        self.zoom = zoom
        self.x = across + (self.canvas_width / 2 - at.x()) / (self.width * zoom)
        self.y = down + (self.canvas_height / 2 - at.y()) / (self.height * zoom)
        self._bound()

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by this many device pixels, as far as there is more of it."""
        scale = self.scale()
        if self.width and self.height:
            self.x -= dx / (self.width * scale)
            self.y -= dy / (self.height * scale)
            self._bound()

    def set_canvas(self, width: float, height: float) -> None:
        """Change the size of the canvas."""
        self.canvas_width, self.canvas_height = width, height
        self._bound()

    def set_picture(self, width: int, height: int) -> None:
        """Change the size of the picture; the point in the centre stays."""
        self.width, self.height = width, height
        self._bound()

    def rect(self) -> QRectF:
        """The rectangle of the picture on the canvas; its corner is on a whole pixel, so that it is sharp."""
        scale = self.scale()
        width, height = self.width * scale, self.height * scale
        left = round(self.canvas_width / 2 - self.x * width)
        top = round(self.canvas_height / 2 - self.y * height)
        return QRectF(left, top, width, height)

    def _bound(self) -> None:
        self.x = _bounded(self.x, self.canvas_width, self.width * self.scale())
        self.y = _bounded(self.y, self.canvas_height, self.height * self.scale())


def _bounded(middle: float, room: float, length: float) -> float:
    """The centre, limited so that a picture larger than the canvas leaves no empty space."""
    if length <= room or length <= 0:
        return 0.5
    margin = room / 2 / length
    return max(margin, min(middle, 1 - margin))
