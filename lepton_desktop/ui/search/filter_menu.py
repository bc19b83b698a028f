"""The menu of filters for a query, with the values that the library really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lepton_desktop.legible import legible
from lepton_desktop.photos.formats import title_of
from lepton_desktop.search.query import Filters, Orientation
from lepton_desktop.ui.search.query_pieces import folder_said, orientation_said
from lepton_desktop.ui.search.suggestions import Values
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import caption, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.search.query_pieces import Piece
    from lepton_desktop.ui.toolkit.theme import Theme

_MOST = 60
"""With more values than this, typing is easier than looking through a menu."""


class FilterMenu(QMenu):
    """Emits `chosen` with the Piece, or says that the user wants dates, a picture, or something left out."""

    chosen = Signal(object)
    dates_wanted = Signal()
    picture_wanted = Signal()
    without_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = Values()
        self.setAccessibleName(tr("Add to the search"))
        self.dates = self._action(tr("Date…"), "calendar")
        self.dates.triggered.connect(self.dates_wanted)
        self.folders = self._submenu(tr("Folder"), "folder")
        self.cameras = self._submenu(tr("Camera"), "camera")
        self.orientations = self._submenu(tr("Orientation"), "orientation")
        self.formats = self._submenu(tr("File type"), "file")
        self.addSeparator()
        self.picture = self._action(tr("Picture…"), "image")
        self.picture.triggered.connect(self.picture_wanted)
        self.without = self._action(tr("Without…"), "without")
        self.without.triggered.connect(self.without_wanted)
        for orientation in Orientation:
            self._offer(
                self.orientations, orientation_said(orientation), Filters(orientations=(orientation,))
            )
        self.show_values(self._values)

    def show_values(self, values: Values) -> None:
        """Offer what the library has."""
        self._values = values
        self._fill(self.folders, [(folder_said(one), Filters(folders=(one,)), one) for one in values.folders])
        self._fill(self.cameras, [(one, Filters(cameras=(one,)), "") for one in values.cameras])
        self._fill(self.formats, [(title_of(one), Filters(formats=(one,)), "") for one in values.formats])

    def values(self) -> Values:
        """What is offered."""
        return self._values

    def _fill(self, menu: QMenu, offers: Sequence[tuple[str, Piece, str]]) -> None:
        menu.clear()
        menu.setToolTipsVisible(True)
        for words, piece, tip in offers[:_MOST]:
            self._offer(menu, words, piece).setToolTip(plain_tip(legible(tip)))
        menu.menuAction().setEnabled(bool(offers))

    def _offer(self, menu: QMenu, words: str, piece: Piece) -> QAction:
        action = menu.addAction(caption(words))
        action.triggered.connect(lambda: self.chosen.emit(piece))
        return action

    def _action(self, words: str, drawing: str) -> QAction:
        action = self.addAction(words)
        self._theme.dress(action, drawing)
        return action

    def _submenu(self, words: str, drawing: str) -> QMenu:
        menu = self.addMenu(words)
        menu.setAccessibleName(words)
        self._theme.dress(menu.menuAction(), drawing)
        return menu
