"""The surface that shows one photo: fitted, or zoomed and moved by wheel, touch and drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QNativeGestureEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from lepton_desktop.ui.pictures.picture_loader import Picture, PictureLoader, WantedPicture
from lepton_desktop.ui.viewer.framing import Framing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

STEP = 1.25
"""How much one turn of the wheel zooms."""

_NOTCH = 120.0
_SQUARES = 4.0  # from this zoom on a pixel is drawn as the square that it is
_ASK_AFTER_MS = 120
_A_PIXEL_AND_A_HALF = 1.5


class Canvas(QWidget):
    """Shows a photo with the best picture that is available: thumbnail, decoded for the screen, or in full.

    `framed` is emitted when zoom or position change, `wants_changed` when other pictures are wanted than before,
    `moved` when the mouse moves. With `still`, it neither zooms nor moves.
    """

    framed = Signal()
    wants_changed = Signal()
    moved = Signal()

    def __init__(
        self,
        pictures: PictureLoader,
        thumbnails: ThumbnailLoader,
        theme: Theme,
        still: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._theme = theme
        self._still = still
        self.photo: Photo | None = None
        self.framing = Framing()
        self.room: QSize | None = None
        """The largest that it will become, when its size follows the photo's; logical pixels."""
        self._ground = "canvas"
        self._dragged: QPointF | None = None
        self._pinched = 1.0
        if not still:
            self.setMouseTracking(True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.grabGesture(Qt.GestureType.PinchGesture)
        # While a window is being resized each size would ask for a decoding of its own.
        self._resized = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._resized.timeout.connect(self.wants_changed)
        pictures.changed.connect(self._on_pictures)
        thumbnails.changed.connect(self.update)
        theme.changed.connect(self.update)

    def set_ground(self, colour: str) -> None:
        """Set the background around the photo, as a colour name of the theme."""
        self._ground = colour
        self.update()

    def show_photo(self, photo: Photo | None) -> None:
        """Show this photo; another photo is fitted again, the same one keeps its place."""
        if photo == self.photo:
            return
        same = photo is not None and self.photo is not None and photo.id == self.photo.id
        turned = not same or (photo and photo.rotation) != (self.photo and self.photo.rotation)
        self.photo = photo
        if turned:
            self.framing.set_fit()
        self._measure()
        self.framed.emit()
        self.wants_changed.emit()
        self.update()

    def wanted(self, photo: Photo | None = None) -> list[WantedPicture]:
        """What to decode so that a photo (by default, the one shown) is sharp: best first."""
        photo = photo or self.photo
        if photo is None or not photo.online or self.width() < 2 or self.height() < 2:
            return []
        ratio, room = self.devicePixelRatioF(), self.room or self.size()
        box = (round(room.width() * ratio), round(room.height() * ratio))
        pictures = [WantedPicture(photo, box[::-1] if photo.rotation % 2 else box)]
        if photo is self.photo and self._wants_all():
            pictures.append(WantedPicture(photo, None))
        return pictures

    def settled(self) -> bool:
        """Whether what is shown is as sharp as possible."""
        return not self._resized.isActive() and all(self._pictures.settled(each) for each in self.wanted())

    def image(self) -> QImage | None:
        """The picture that is drawn now, in the orientation of the file; None while there is none."""
        if self.photo is None:
            return None
        screen = self._pictures.for_screen(self.photo)
        if self._wants_all() and (full := self._pictures.in_full(self.photo)) is not None:
            return full.image
        if screen is not None:
            return screen.image
        return self._thumbnails.picture(self.photo)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point in logical pixels, by default the centre."""
        self._reframe(self.framing.scale() * factor, at)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show this many device pixels per pixel of the photo, on each side."""
        self._reframe(zoom, at)

    def fit(self) -> None:
        """Show the whole photo."""
        self.framing.set_fit()
        self._framed()

    def toggle_fit(self, at: QPointF | None = None) -> None:
        """Show the whole photo; if it is shown already, show it pixel for pixel."""
        if self.framing.zoom is None and abs(self.framing.fit() - 1.0) > 1e-3:
            self._reframe(1.0, at)
        else:
            self.fit()

    def pan(self, dx: float, dy: float) -> None:
        """Move the photo by this many logical pixels."""
        ratio = self.devicePixelRatioF()
        self.framing.pan(dx * ratio, dy * ratio)
        self._framed()

    def _reframe(self, zoom: float, at: QPointF | None) -> None:
        if self.photo is not None and not self._still:
            self.framing.set_zoom(zoom, at * self.devicePixelRatioF() if at is not None else None)
            self._framed()

    def _framed(self) -> None:
        self.update_cursor()
        self.framed.emit()
        self.wants_changed.emit()
        self.update()

    def _measure(self) -> None:
        """Take the photo's size from its file, which is right; until then from the catalog, which may be outdated."""
        if self.photo is None:
            self.framing.set_picture(0, 0)
            return
        known = self._pictures.for_screen(self.photo) or self._pictures.in_full(self.photo)
        source = known or self.photo.details
        width, height = source.width, source.height
        if self.photo.rotation % 2:
            width, height = height, width
        self.framing.set_picture(width, height)
        self.update_cursor()

    def _wants_all(self) -> bool:
        """Whether the picture for the screen has too few pixels for the zoom."""
        if self.photo is None or self.framing.zoom is None or self._still:
            return False
        screen: Picture | None = self._pictures.for_screen(self.photo)
        if screen is not None and screen.complete:
            return False
        return self.framing.scale() > self.framing.fit() * 1.02

    def _on_pictures(self) -> None:
        self._measure()
        self.wants_changed.emit()
        self.update()

    def update_cursor(self) -> None:
        """Show with the pointer whether the photo can be moved."""
        if self._still:
            return
        if self._dragged is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.framing.can_pan():
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._ground))
        image = self.image()
        if image is not None and self.photo is not None:
            ratio = self.devicePixelRatioF()
            painter.scale(1 / ratio, 1 / ratio)
            self._paint_image(painter, image, self.photo)
        painter.end()

    def _paint_image(self, painter: QPainter, image: QImage, photo: Photo) -> None:
        target = self._target(image, photo)
        smooth = self.framing.scale() < _SQUARES
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        if image.hasAlphaChannel():
            painter.fillRect(target, QColor(Qt.GlobalColor.white))
        quarter = photo.rotation % 4
        if quarter == 0:
            painter.drawImage(target, image)
            return
        width, height = target.width(), target.height()
        if quarter % 2:
            width, height = height, width
        painter.translate(target.center())
        painter.rotate(90 * quarter)
        painter.drawImage(QRectF(-width / 2, -height / 2, width, height), image)

    def _target(self, image: QImage, photo: Photo) -> QRectF:
        """Where the image is drawn; one made for this size keeps its own pixels, so that it is sharp."""
        target = self.framing.rect()
        size = image.size().transposed() if photo.rotation % 2 else image.size()
        off = max(abs(target.width() - size.width()), abs(target.height() - size.height()))
        if off < _A_PIXEL_AND_A_HALF:
            target.setSize(size.toSizeF())
        return target

    # Mouse, touch

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._still and self.framing.can_pan():
            self._dragged = event.position()
            self.update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moved.emit()
        if self._dragged is not None:
            way = event.position() - self._dragged
            self._dragged = event.position()
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None
            self.update_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None
            self.toggle_fit(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms. Two fingers on a touchpad move a photo that is larger than the canvas, and zoom with Ctrl."""
        event.accept()
        by_hand = event.phase() != Qt.ScrollPhase.NoScrollPhase
        if by_hand and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            way = event.pixelDelta()
            if not way.isNull() and self.framing.can_pan():
                self.pan(way.x(), way.y())
        elif turned := event.angleDelta().y():
            self.zoom_by(STEP ** (turned / _NOTCH), event.position())

    def event(self, event: QEvent) -> bool:
        if not self._still:
            if isinstance(event, QNativeGestureEvent):
                return self._native_gesture(event)
            if isinstance(event, QGestureEvent):
                return self._gesture(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_size()
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        """A pinch, or a double tap with two fingers, on a touchpad."""
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
        elif event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            self.toggle_fit(event.position())
        else:
            return False
        return True

    def _gesture(self, event: QGestureEvent) -> bool:
        """A pinch on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.state() == Qt.GestureState.GestureStarted:
            self._pinched = 1.0
        factor = pinch.totalScaleFactor() / self._pinched
        self._pinched = pinch.totalScaleFactor()
        self.zoom_by(factor, self.mapFromGlobal(pinch.hotSpot()))
        event.accept(pinch)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_size()

    def _take_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self.framing.set_canvas(self.width() * ratio, self.height() * ratio)
        self.framed.emit()
        self._resized.start()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)
