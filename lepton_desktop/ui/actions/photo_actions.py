"""Makes the list of actions on photos into what the user meets: menus, keys, and what is enabled."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from lepton_desktop.ui.actions.photo_action import Group, Menu, PhotoAction, Selection
from lepton_desktop.ui.actions.photo_action_list import PHOTO_ACTIONS
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.menus import make_menu, pop_up
from lepton_desktop.ui.toolkit.plain_text import caption

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from lepton_desktop.ui.actions.photo_operations import PhotoOperations
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.toolkit.theme import Theme

_KNOWN = 2000
"""Of more selected photos than these it isn't looked up whether all are excluded."""


class PhotoActions(QObject):
    """Holds a QAction for each entry of the list, by the entry's name. They work while the grid has the keyboard."""

    def __init__(self, grid: PhotoGrid, operations: PhotoOperations, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._grid = grid
        self._operations = operations
        self._window = window
        self._group = QActionGroup(self)  # the menu bar offers them wherever the window is
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._entries = {entry.name: entry for entry in PHOTO_ACTIONS}
        self._actions = {name: self._make(entry, theme) for name, entry in self._entries.items()}
        grid.menu_wanted.connect(self.show_menu)
        grid.selectionModel().selectionChanged.connect(self._update)
        grid.photos.dataChanged.connect(self._update)
        grid.photos.modelReset.connect(self._update)
        self._update()

    def __getitem__(self, name: str) -> QAction:
        """The action of the entry with this name. Raises KeyError."""
        return self._actions[name]

    def standing_in(self, menu: Menu) -> list[QAction]:
        """The actions of a menu, in the order of the list."""
        return [self._actions[name] for name, entry in self._entries.items() if menu in entry.menus]

    def photo_menu(self, parent: QWidget) -> QMenu:
        """The menu of a photo, with a line between the groups."""
        offered = [entry for entry in self._entries.values() if Menu.PHOTO in entry.menus]
        order = list(Group)
        items: list[QAction | None] = []
        for _, entries in groupby(sorted(offered, key=lambda entry: order.index(entry.group)), _group_of):
            items += [None] * bool(items) + [self._actions[entry.name] for entry in entries]
        return make_menu(parent, tr("Photo"), items)

    def show_menu(self, position: QPoint) -> None:
        """Show the menu of the selected photos at a place on the screen; where none is selected there is no menu."""
        if self._grid.selected_count():
            menu = self.photo_menu(self._window)
            self._offer_copies(menu)
            pop_up(menu, position)

    def set_enabled(self, enabled: bool) -> None:
        """Whether the grid's photos are what the window shows, so that something can be done with them."""
        self._group.setEnabled(enabled)

    def show_for_viewer(self, is_open: bool) -> None:
        """Offer what can be done in the viewer, or all of it."""
        for name, entry in self._entries.items():
            self._actions[name].setVisible(entry.in_viewer or not is_open)

    def _make(self, entry: PhotoAction, theme: Theme) -> QAction:
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(entry.checkable)
        if entry.icon:
            theme.dress(action, entry.icon)
        done = action.toggled if entry.checkable else action.triggered
        done.connect(lambda _: entry.act(self._operations))
        self._group.addAction(action)
        self._grid.addAction(action)
        return action

    def _update(self) -> None:
        count = self._grid.selected_count()
        known = self._grid.selected_photos() if count <= _KNOWN else []
        selection = Selection(count, bool(known) and all(photo.excluded for photo in known))
        for name, entry in self._entries.items():
            text = entry.text
            self._actions[name].setText(tr(text) if isinstance(text, str) else text(selection))
            self._actions[name].setEnabled(entry.enabled(selection))

    def _offer_copies(self, menu: QMenu) -> None:
        """The files of the one stack that is selected, to be opened each."""
        shown = self._grid.selected_photos() if self._grid.selected_count() == 1 else []
        copies = self._grid.photos.copies(self._grid.currentIndex().row())
        if shown and copies:
            files = menu.addMenu(tr("In %Ln file(s)", len(copies) + 1))
            for photo in (*shown, *copies):
                open_it = partial(self._operations.desktop.open, photo.path)
                files.addAction(caption(str(photo.path))).triggered.connect(open_it)


def _group_of(entry: PhotoAction) -> Group:
    return entry.group
