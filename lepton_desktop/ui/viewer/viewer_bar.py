"""The bar above the photo in the viewer: its name, position and zoom, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip
from lepton_desktop.ui.viewer.info_button import info_button

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from lepton_desktop.ui.toolkit.theme import Theme

_ICON = 20
_MARGIN = 10


class ViewerBar(QFrame):
    """Buttons and labels; the viewer connects them. Tab reaches all of them; a click gives none the focus."""

    def __init__(self, theme: Theme, info: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewerBar")
        self._theme = theme
        self.back = self._button("back", tr("Back to the photos"), "Esc")
        self.name = ElidedLabel()
        self.name.setObjectName("brand")
        self.name.setAccessibleName(tr("Photo"))
        self.place = ElidedLabel()
        self.place.setObjectName("caption")
        self.place.setAccessibleName(tr("Position"))
        self.smaller = self._button("zoom-out", tr("Zoom out"), "-")
        self.zoom = self._button("", tr("Zoom"))
        self.zoom.setToolTip(tr("Fit to window, or actual size"))
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("8888 %") + 2 * _MARGIN)
        self.larger = self._button("zoom-in", tr("Zoom in"), "+")
        self.info = info_button(info, theme)
        self.full = self._button("full-screen", tr("Full screen"), "F11")
        self.more = self._button("more", tr("More"))

        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        layout.setSpacing(6)
        layout.addWidget(self.back)
        layout.addSpacing(4)
        layout.addWidget(self.name, 0)
        layout.addSpacing(8)
        layout.addWidget(self.place, 0)
        layout.addStretch(1)
        for button in (self.smaller, self.zoom, self.larger):
            layout.addWidget(button)
        layout.addSpacing(10)
        for button in (self.info, self.full, self.more):
            layout.addWidget(button)

    def show_place(self, name: str, row: int, count: int) -> None:
        """Show which photo this is: its name and its position among the others."""
        self.name.set_text(name)
        words = tr("{number} of {count}").format(number=number(row + 1), count=number(count))
        self.place.set_text(words if count > 1 else "")

    def show_zoom(self, zoom: float, smallest: float, largest: float, fits: bool) -> None:
        """Show the zoom, in device pixels per pixel of the photo."""
        words = tr("{percent} %").format(percent=number(max(1, round(zoom * 100))))
        self.zoom.setText(words)
        self.zoom.setAccessibleName(tr("Zoom: {percent}").format(percent=words))
        self.zoom.setAccessibleDescription(tr("The whole photo is shown") if fits else "")
        self.smaller.setEnabled(zoom > smallest * 1.001)
        self.larger.setEnabled(zoom < largest * 0.999)

    def show_full(self, full: bool) -> None:
        """Switch between the layouts for full screen and for a window."""
        words = tr("Exit full screen") if full else tr("Full screen")
        self.full.setAccessibleName(words)
        self.full.setToolTip(plain_tip(f"{words} (F11)"))
        self._theme.dress(self.full, "leave-full-screen" if full else "full-screen")

    def holds_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        return any(button.hasFocus() for button in self.findChildren(QToolButton))

    def _button(self, icon: str, words: str, keys: str = "") -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(f"{words} ({keys})" if keys else words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(_ICON, _ICON))
        if icon:
            self._theme.dress(button, icon)
        return button
