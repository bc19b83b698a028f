"""The viewer: one photo in the whole window or on the whole screen, with buttons for the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolButton, QWidget

from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.notice import Notice
from lepton_desktop.ui.toolkit.pages import Message, MessagePage
from lepton_desktop.ui.toolkit.plain_text import plain_tip
from lepton_desktop.ui.viewer.framing import LARGEST
from lepton_desktop.ui.viewer.viewer_bar import ViewerBar
from lepton_desktop.ui.viewer.viewer_canvas import STEP, Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.pictures.picture_loader import PictureLoader
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

IDLE_MS = 2500
"""How long the pointer rests before what lies over the photo goes."""

_ROUND = 44
_FROM_EDGE = 14
_PANNED = 0.15  # of the canvas


class Viewer(QWidget):
    """Shows what it is given. `step_wanted` emits -1 or 1, `jump_wanted` whether to the last photo.

    `closed` is emitted when the user goes back, `menu_wanted` with a point on the screen, `full_screen_wanted` with
    whether to fill the screen.
    """

    step_wanted = Signal(int)
    jump_wanted = Signal(bool)
    closed = Signal()
    menu_wanted = Signal(QPoint)
    full_screen_wanted = Signal(bool)
    retry_wanted = Signal()

    def __init__(
        self,
        pictures: PictureLoader,
        thumbnails: ThumbnailLoader,
        theme: Theme,
        info: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._full = False
        self.canvas = Canvas(pictures, thumbnails, theme, parent=self)
        self.canvas.set_ground("stage")
        self.message = MessagePage(theme, self)
        self.message.hide()
        self.bar = ViewerBar(theme, info, self)
        self.previous = self._round("previous", tr("Previous photo"), theme)
        self.next = self._round("next", tr("Next photo"), theme)
        self.notice = Notice(self)
        self._row, self._count = -1, 0
        self.idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.idle.timeout.connect(self._rest)

        self.canvas.framed.connect(self._show_zoom)
        self.canvas.moved.connect(self._wake)
        pictures.changed.connect(self._show_trouble)
        thumbnails.changed.connect(self._show_trouble)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.bar.back.clicked.connect(self._leave)
        self.bar.smaller.clicked.connect(lambda: self.canvas.zoom_by(1 / STEP))
        self.bar.larger.clicked.connect(lambda: self.canvas.zoom_by(STEP))
        self.bar.zoom.clicked.connect(lambda: self.canvas.toggle_fit())
        self.bar.full.clicked.connect(lambda: self.full_screen_wanted.emit(not self._full))
        self.bar.more.clicked.connect(self._show_menu_at_button)
        self.bar.show_full(False)
        self._rest()

    def show_photo(self, photo: Photo | None, row: int = -1, count: int = 0) -> None:
        """Show this photo, with its position in the row; None while it is being fetched."""
        self._row, self._count = row, count
        self.canvas.show_photo(photo)
        name = photo.path.name if photo is not None else ""
        self.bar.show_place(name, row, count)
        self.canvas.setAccessibleName(name or tr("Photo"))
        if photo is not None and photo.details.width:
            self.canvas.setAccessibleDescription(f"{photo.details.width} \u00d7 {photo.details.height}")
        self._show_trouble()
        self._show_zoom()
        self._show_ways()

    def show_full(self, full: bool) -> None:
        """Lay out for full screen, where the bar covers the photo while the pointer moves, or for a window."""
        self._full = full
        self.bar.show_full(full)
        self._lay_out()
        self._wake()

    def settled(self) -> bool:
        """Whether the photo is shown as sharp as possible, or can't be shown."""
        return self.canvas.settled()

    def _round(self, icon: str, words: str, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("round", True)
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(24, 24))
        button.setFixedSize(_ROUND, _ROUND)
        theme.dress(button, icon)
        return button

    def _lay_out(self) -> None:
        bar = self.bar.sizeHint().height()
        self.bar.setGeometry(0, 0, self.width(), bar)
        top = 0 if self._full else bar
        room = QRect(0, top, self.width(), self.height() - top)
        below = QRect(room)
        if not self.message.isHidden() and self.canvas.image() is not None:  # both are to be seen
            below.setTop(room.bottom() - max(room.height() // 3, self.message.sizeHint().height()))
        self.message.setGeometry(below)
        self.canvas.setGeometry(room if below == room else room.adjusted(0, 0, 0, -below.height()))
        middle = room.center().y() - _ROUND // 2
        self.previous.move(_FROM_EDGE, middle)
        self.next.move(self.width() - _ROUND - _FROM_EDGE, middle)
        self.notice.place()

    def _show_zoom(self) -> None:
        framing = self.canvas.framing
        self.bar.show_zoom(framing.scale(), framing.smallest(), LARGEST, framing.zoom is None)

    def _show_ways(self) -> None:
        """Show the buttons for other photos while the pointer moves or the focus is on them, if there are others."""
        awake = self.idle.isActive()
        for button, there in (
            (self.previous, self._row > 0),
            (self.next, self._row < self._count - 1),
        ):
            if not there and button.hasFocus():
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(there)
            button.setVisible(there and (awake or button.hasFocus()))

    def _wake(self) -> None:
        self.idle.start()
        self.bar.show()
        self.canvas.update_cursor()
        self._show_ways()

    def _rest(self) -> None:
        over = (self.bar, self.previous, self.next)
        if self.bar.holds_focus() or any(_is_pointed_at(widget) for widget in over):
            self.idle.start()
            return
        self.idle.stop()
        self._show_ways()
        self.bar.setVisible(not self._full)
        if self._full:
            self.canvas.setCursor(Qt.CursorShape.BlankCursor)

    def _show_trouble(self) -> None:
        """Say in place of the photo why it can't be shown, or only small, and what to do."""
        photo = self.canvas.photo
        message = trouble(photo, self._pictures.failure(photo), self.retry_wanted.emit) if photo else None
        if message is not None:
            self.message.show_message(message)
        self.message.setVisible(message is not None)
        self._lay_out()

    def _leave(self) -> None:
        if self._full:
            self.full_screen_wanted.emit(False)
        self.closed.emit()

    def _show_menu_at_button(self) -> None:
        self.menu_wanted.emit(self.bar.more.mapToGlobal(QPoint(0, self.bar.more.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        if not self._move(key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            if key in (keys.Key_Plus, keys.Key_Equal):
                self.canvas.zoom_by(STEP)
            elif key in (keys.Key_Minus, keys.Key_Underscore):
                self.canvas.zoom_by(1 / STEP)
            elif key == keys.Key_0:
                self.canvas.fit()
            elif key == keys.Key_1:
                self.canvas.zoom_to(1.0)
            elif key in (keys.Key_F11, keys.Key_F):
                self.full_screen_wanted.emit(not self._full)
            elif key == keys.Key_I and not self.bar.info.isHidden():
                self.bar.info.click()
            elif key == keys.Key_Escape and self._full:
                self.full_screen_wanted.emit(False)
            elif key in (keys.Key_Escape, keys.Key_Backspace, keys.Key_Back):
                self._leave()
            elif key == keys.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.menu_wanted.emit(self.canvas.mapToGlobal(self.canvas.rect().center()))
            else:
                super().keyPressEvent(event)

    def _move(self, key: int, shift: bool) -> bool:
        """Go to another photo, or pan a zoomed one with the arrow keys; False if the key does neither."""
        keys = Qt.Key
        ways = {keys.Key_Left: (1, 0), keys.Key_Right: (-1, 0), keys.Key_Up: (0, 1), keys.Key_Down: (0, -1)}
        if key in ways and self.canvas.framing.can_pan():
            across, down = ways[Qt.Key(key)]
            self.canvas.pan(across * _PANNED * self.canvas.width(), down * _PANNED * self.canvas.height())
        elif key in (keys.Key_Left, keys.Key_Up, keys.Key_PageUp) or (key == keys.Key_Space and shift):
            self.step_wanted.emit(-1)
        elif key in (keys.Key_Right, keys.Key_Down, keys.Key_PageDown, keys.Key_Space):
            self.step_wanted.emit(1)
        elif key in (keys.Key_Home, keys.Key_End):
            self.jump_wanted.emit(key == keys.Key_End)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            self.menu_wanted.emit(self.canvas.mapToGlobal(self.canvas.rect().center()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab also reaches what is hidden while the pointer rests."""
        self._wake()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wake()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_pointed_at(widget: QWidget) -> bool:
    return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(QCursor.pos()))


def trouble(photo: Photo, failure: str | None, retry: Callable[[], None]) -> Message | None:
    """Why the photo can't be shown properly, and what to do; None if it can."""
    if not photo.online:
        text = tr("The drive or folder of {name} isn't connected. Connect it to see the photo.").format(
            name=photo.path.name
        )
        return Message("offline", tr("This photo is offline"), text)
    if failure is not None:
        text = tr("{name} {reason}.").format(name=photo.path.name, reason=failure)
        return Message("image-off", tr("This photo can't be shown"), text, tr("Try again"), retry)
    return None
