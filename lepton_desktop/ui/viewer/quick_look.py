"""Quick look: the grid's current photo, large, over the window. The focus stays in the grid, whose keys all work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.pages import MessagePage
from lepton_desktop.ui.toolkit.plain_text import Label
from lepton_desktop.ui.viewer.framing import Framing
from lepton_desktop.ui.viewer.viewer import trouble
from lepton_desktop.ui.viewer.viewer_canvas import Canvas

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.pictures.picture_loader import PictureLoader
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

_PART = 0.88  # of the window
_MARGIN = 14
_SMALLEST = QSize(320, 160)
_ROOM_FOR_WORDS = QSize(500, 280)


class QuickLook(QWidget):
    """Covers its parent, `over`, while it is open. A click, Esc, or a focus change away from `grid` closes it.

    `closed` is emitted when it closes; `menu_wanted` with a point on the screen, `retry_wanted` after a failure.
    """

    closed = Signal()
    menu_wanted = Signal(QPoint)
    retry_wanted = Signal()

    def __init__(
        self,
        pictures: PictureLoader,
        thumbnails: ThumbnailLoader,
        theme: Theme,
        grid: QWidget,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._pictures = pictures
        self._theme = theme
        self._grid = grid
        self._over = over
        self._troubled = False
        self.setAccessibleName(tr("Quick look"))
        self.card = QFrame(self)
        self.card.setObjectName("quickLook")
        self.canvas = Canvas(pictures, thumbnails, theme, still=True, parent=self.card)
        self.canvas.set_ground("raised")
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.message = MessagePage(theme, self.card)
        self.message.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.message.hide()
        self.name = ElidedLabel()
        self.name.setObjectName("brand")
        self.facts = Label()
        self.facts.setProperty("role", "small")
        self.facts.setWordWrap(True)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        column.setSpacing(4)
        column.addWidget(self.canvas, 1)
        column.addSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        over.installEventFilter(self)
        grid.installEventFilter(self)
        pictures.changed.connect(self._show_trouble)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.hide()

    def show_photo(self, photo: Photo | None) -> None:
        """Show this photo; None while it is being fetched."""
        self.canvas.show_photo(photo)
        self.name.set_text(photo.path.name if photo is not None else "")
        details = photo.details if photo is not None else None
        self.facts.setText(f"{details.width} \u00d7 {details.height}" if details is not None else "")
        self._show_trouble()

    def open(self) -> None:
        """Open over the window."""
        self._lay_out()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Close, if it is open."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def settled(self) -> bool:
        """Whether the photo is shown as sharp as possible, or can't be shown."""
        return self.canvas.settled()

    def _show_trouble(self) -> None:
        photo = self.canvas.photo
        message = trouble(photo, self._pictures.failure(photo), self.retry_wanted.emit) if photo else None
        self._troubled = message is not None
        if message is not None:
            self.message.show_message(message)
        self.message.setVisible(message is not None and self.canvas.image() is None)
        if message is not None:
            self.facts.setText(message.text)
        self._lay_out()

    def _lay_out(self) -> None:
        """Fill the window with the scrim; the card is as large as the photo needs, in the centre."""
        room = self._over.rect()
        self.setGeometry(room)
        most = room.size() * _PART
        margins = QSize(2 * _MARGIN, self.card.sizeHint().height() - self.canvas.sizeHint().height())
        self.canvas.room = (most - margins).expandedTo(QSize(1, 1))
        least = _ROOM_FOR_WORDS if self._troubled else _SMALLEST
        size = self._photo_size().expandedTo(least).boundedTo(self.canvas.room)
        size += margins
        self.card.setGeometry(QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size))
        self.card.layout().activate()  # type: ignore[union-attr]  # it was given one above
        self.message.setGeometry(self.canvas.geometry())

    def _photo_size(self) -> QSize:
        """The size at which the photo is shown in the given space, in logical pixels."""
        room, framing = self.canvas.room, self.canvas.framing
        if room is None or not framing.width:
            return QSize(0, 0)
        ratio = self.devicePixelRatioF()
        framing = Framing(room.width() * ratio, room.height() * ratio, framing.width, framing.height)
        return framing.rect().size().toSize() / ratio

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._grid and new.window() is self.window():
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._lay_out()
        elif self.isVisible() and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.leave()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scrim = self._theme.colour("scrim")
        scrim.setAlphaF(0.55)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
