"""The menu of filters for a query, with the values that the library really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lepton_desktop.catalog.filters import DAYS, Filters
from lepton_desktop.legible import legible
from lepton_desktop.search.filter_kinds import value_filters
from lepton_desktop.ui.search.filter_words import FILTER_WORDS, FilterWords
from lepton_desktop.ui.search.suggestions import Values
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import caption, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.search.query_pieces import Piece
    from lepton_desktop.ui.toolkit.theme import Theme

_MAX_OFFERED = 60
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
        self.dates = self._action(tr("Date…"), FILTER_WORDS[DAYS].icon)
        self.dates.triggered.connect(self.dates_wanted)
        self.submenus = {kind.field: self._submenu(FILTER_WORDS[kind.field]) for kind in value_filters()}
        """By the field of the filter."""
        self.addSeparator()
        self.picture = self._action(tr("Picture…"), "image")
        self.picture.triggered.connect(self.picture_wanted)
        self.without = self._action(tr("Without…"), "without")
        self.without.triggered.connect(self.without_wanted)
        self.show_values(self._values)

    def show_values(self, values: Values) -> None:
        """Offer what the library has."""
        self._values = values
        for kind in value_filters():
            self._fill(self.submenus[kind.field], kind.field, values.offered(kind))

    def values(self) -> Values:
        """What is offered."""
        return self._values

    def _fill(self, menu: QMenu, field: str, offered: Sequence[str]) -> None:
        words = FILTER_WORDS[field]
        menu.clear()
        menu.setToolTipsVisible(True)
        for value in offered[:_MAX_OFFERED]:
            action = self._offer(menu, words.value(value), Filters.of(field, value))
            action.setToolTip(plain_tip(legible(words.detail(value))))
        menu.menuAction().setEnabled(bool(offered))

    def _offer(self, menu: QMenu, words: str, piece: Piece) -> QAction:
        action = menu.addAction(caption(words))
        action.triggered.connect(lambda: self.chosen.emit(piece))
        return action

    def _action(self, words: str, drawing: str) -> QAction:
        action = self.addAction(words)
        self._theme.dress(action, drawing)
        return action

    def _submenu(self, words: FilterWords) -> QMenu:
        name = tr(words.name)
        menu = self.addMenu(name)
        menu.setAccessibleName(name)
        self._theme.dress(menu.menuAction(), words.icon)
        return menu
