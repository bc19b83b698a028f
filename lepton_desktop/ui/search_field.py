"""The field in which a question is typed, or a photo stands to which others shall be similar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

if TYPE_CHECKING:
    from lepton_desktop.ui.theme import Theme

PAUSE_MS = 120
"""A question is asked when the typing has paused for so long."""

_HEIGHT = 44
_CHIP_PICTURE = 24
_CHIP_NAME_WIDTH = 220


class SearchField(QFrame):
    """Emits `asked` with what was typed, when the typing pauses; empty when it was cleared.

    `chip_removed` when the chip, and with it the question by picture, was removed; `left_down` when the user
    goes on to the photos.
    """

    asked = Signal(str)
    chip_removed = Signal()
    left_down = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setFixedHeight(_HEIGHT)
        self._theme = theme
        self._asked = ""
        self._place = ""

        self._glass = QLabel()
        self._chip = _Chip(theme)
        self._chip.removed.connect(self._remove_chip)
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setAccessibleName("Search photos")
        self.line.setAccessibleDescription("Describe the photo that you look for")
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.line.setFont(font)
        self._clear = QToolButton()
        self._clear.setAccessibleName("Clear the search")
        self._clear.setToolTip("Clear the search (Esc)")
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(self.clear)
        theme.dress(self._clear, "close", "secondary")

        layout = QHBoxLayout(self)
        layout.setContentsMargins(13, 0, 7, 0)
        layout.setSpacing(9)
        for widget in (self._glass, self._chip, self.line, self._clear):
            layout.addWidget(widget)
        self._chip.hide()
        self._clear.hide()

        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._ask)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        theme.changed.connect(self._draw_glass)
        self._draw_glass()
        self.set_place("all your photos")

    def text(self) -> str:
        """What is typed, without spaces around it."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Type this, and ask it at once."""
        self.line.setText(text)
        self._ask()

    def set_place(self, place: str) -> None:
        """Say where is searched."""
        self._place = place
        self._prompt()

    def show_chip(self, name: str, picture: QImage | None) -> None:
        """Show that the question is the photo of this name; what was typed goes."""
        self._pause.stop()
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._asked = ""
        self._chip.show_photo(name, picture)
        self._chip.show()
        self._clear.hide()
        self._prompt()

    def chip_shown(self) -> bool:
        """Whether a photo is the question."""
        return not self._chip.isHidden()

    def clear(self) -> None:
        """Take the question away, whether words or a photo."""
        if self.chip_shown():
            self._remove_chip()
        self.line.clear()
        self._ask()

    def _remove_chip(self) -> None:
        self._hide_chip()
        self.line.setFocus()
        self.chip_removed.emit()

    def _hide_chip(self) -> None:
        self._chip.hide()
        self._prompt()

    def _prompt(self) -> None:
        if self.chip_shown():
            self.line.setPlaceholderText("or describe what you are looking for")
        else:
            self.line.setPlaceholderText(f"Describe what you are looking for in {self._place}")

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        text = self.text()
        if text and self.chip_shown():
            self._hide_chip()
        if text != self._asked:
            self._asked = text
            self.asked.emit(text)

    def _draw_glass(self) -> None:
        self._glass.setPixmap(
            self._theme.icon("search", "secondary").pixmap(QSize(20, 20), self.devicePixelRatioF())
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_down.emit()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self.chip_shown():
                self._remove_chip()
                return True
        return super().eventFilter(watched, event)


class _Chip(QFrame):
    """A small picture and name, with a cross."""

    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setFixedHeight(32)
        self._picture = QLabel()
        self._name = QLabel()
        cross = QToolButton()
        cross.setAccessibleName("Search by words again")
        cross.setToolTip("Search by words again (Esc)")
        cross.setIconSize(QSize(14, 14))
        cross.clicked.connect(self.removed)
        theme.dress(cross, "close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(7)
        for widget in (self._picture, self._name, cross):
            layout.addWidget(widget)

    def show_photo(self, name: str, picture: QImage | None) -> None:
        self._picture.setVisible(picture is not None)
        if picture is not None:
            self._picture.setPixmap(_rounded_square(picture, self.devicePixelRatioF()))
        text = f"Similar to {name}"
        self._name.setText(
            self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _CHIP_NAME_WIDTH)
        )
        self._name.setToolTip(name)
        self.setAccessibleName(text)


def _rounded_square(picture: QImage, scale: float) -> QPixmap:
    """The middle of the picture as a small square with round corners."""
    pixels = round(_CHIP_PICTURE * scale)
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
