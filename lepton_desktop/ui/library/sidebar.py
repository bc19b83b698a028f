"""The sidebar: the whole library, its duplicates, the saved searches, and the folders with their state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.legible import legible
from lepton_desktop.ui.library.sidebar_rows import Role, RowDelegate
from lepton_desktop.ui.toolkit.formatting import folder_name, number, photos_in_words
from lepton_desktop.ui.toolkit.i18n import joined, tr
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lepton_desktop.catalog.records import Counts, Root, SavedSearch
    from lepton_desktop.ui.toolkit.theme import Theme

WIDTH = 232


@dataclass(frozen=True, slots=True)
class Place:
    """What a row leads to: ``all``, ``duplicates``, ``excluded``, a ``search`` or a ``folder`` by its id.

    A heading leads nowhere.
    """

    kind: str
    id: int = 0


ALL = Place("all")
DUPLICATES = Place("duplicates")
EXCLUDED = Place("excluded")


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    name: str
    icon: str = ""
    count: str = ""
    state: str = ""
    spoken: str = ""
    tip: str = ""

    @property
    def heading(self) -> bool:
        return self.place.kind == "heading"


class Sidebar(QFrame):
    """Emits `chosen` with the Root that the library is narrowed to, or None for the whole library.

    `duplicates_chosen`, `excluded_chosen` and `search_chosen` are emitted when these rows are chosen; `menu_wanted`
    and `removal_wanted` with a Root, `excluded_menu_wanted` with a point, `search_menu_wanted`,
    `search_removal_wanted` and `search_rename_wanted` with a SavedSearch.
    """

    chosen = Signal(object)
    duplicates_chosen = Signal()
    excluded_chosen = Signal()
    excluded_menu_wanted = Signal(QPoint)
    search_chosen = Signal(object)
    add_wanted = Signal()
    menu_wanted = Signal(object, QPoint)
    removal_wanted = Signal(object)
    search_menu_wanted = Signal(object, QPoint)
    search_removal_wanted = Signal(object)
    search_rename_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._roots: list[Root] = []
        self._folders: list[_Row] = []
        self._searches: list[SavedSearch] = []
        self._found: Mapping[int, int] = {}
        self._photos = self._excluded = 0
        self._place = ALL

        self._list = _List()
        self._list.setAccessibleName(tr("Library, saved searches and folders"))
        self._list.setItemDelegate(RowDelegate(theme, self._list))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._ask_for_menu)
        self._list.currentItemChanged.connect(self._on_current)
        self._list.delete_pressed.connect(self._ask_for_removal)
        self._list.rename_pressed.connect(self._ask_for_name)
        theme.changed.connect(self._list.viewport().update)

        add = QToolButton()
        add.setObjectName("add")
        add.setText(" " + tr("Add folder…"))
        add.setIconSize(QSize(18, 18))
        add.setToolTip(tr("Add a folder of photos (Ctrl+O), or drop one on the window"))
        add.setAccessibleName(tr("Add a folder"))
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        add.clicked.connect(self.add_wanted)
        theme.dress(add, "plus")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 14, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self._list, 1)
        layout.addWidget(add)
        self._fill()

    def show_library(self, counts: Counts, words_of: Callable[[int], str]) -> None:
        """Show the folders with their photos; `words_of` returns the state of a folder by its id."""
        self._photos, self._excluded = counts.photos, counts.excluded
        self._roots = [row.root for row in counts.roots]
        self._folders = []
        for row in counts.roots:
            words = words_of(row.root.id) or ("" if row.root.online else tr("Not connected"))
            missing = tr("%Ln missing", row.missing) if row.missing else ""
            away = tr("%Ln not connected", row.away) if row.away and row.root.online else ""
            state = " · ".join(part for part in (missing, away, words) if part)
            name = folder_name(row.root.path)
            tip = str(row.root.path)
            if row.missing:
                tip += "\n" + tr(
                    "Photos disappeared all at once. They are kept until you forget them in this folder's "
                    "menu."
                )
            spoken = joined((name, photos_in_words(row.photos), state))
            icon = "folder" if row.root.online else "offline"
            place = Place("folder", row.root.id)
            self._folders.append(_Row(place, name, icon, number(row.photos), state, spoken, tip))
        self._fill()

    def show_searches(self, searches: Sequence[SavedSearch], found: Mapping[int, int]) -> None:
        """Show the saved searches; `found` has, by id, the number of matches of those that were counted."""
        self._searches = list(searches)
        self._found = dict(found)
        self._fill()

    def choose(self, root_id: int | None) -> None:
        """Choose a folder by its id, or all photos."""
        self._choose(ALL if root_id is None else Place("folder", root_id))

    def choose_duplicates(self) -> None:
        """Choose the duplicates."""
        self._choose(DUPLICATES)

    def choose_search(self, search_id: int) -> None:
        """Choose a saved search."""
        self._choose(Place("search", search_id))

    def offers(self, place: Place) -> bool:
        """Whether there is a row for this place."""
        return any(item.data(Role.PLACE) == place for item in self._items())

    def mark(self, place: Place) -> None:
        """Show a place as the chosen one, without emitting a signal."""
        self._place = place
        self._list.blockSignals(True)
        self._choose(place)
        self._list.blockSignals(False)

    @property
    def place(self) -> Place:
        """The chosen place."""
        return self._place

    def chosen_root(self) -> Root | None:
        """The chosen folder, or None."""
        return self._root_of(self._place)

    def _choose(self, place: Place) -> None:
        for item in self._items():
            if item.data(Role.PLACE) == place:
                self._list.setCurrentItem(item)

    def _rows(self) -> list[_Row]:
        spoken = joined((tr("All photos"), photos_in_words(self._photos)))
        rows = [
            _Row(Place("heading", 1), tr("Library")),
            _Row(ALL, tr("All photos"), "photos", number(self._photos), spoken=spoken),
            _Row(DUPLICATES, tr("Duplicates"), "duplicates", spoken=tr("Duplicates")),
        ]
        if self._excluded:
            spoken = joined((tr("Excluded from search"), photos_in_words(self._excluded)))
            tip = tr("Photos that no search returns")
            rows.append(_Row(EXCLUDED, tr("Excluded"), "hidden", number(self._excluded), "", spoken, tip))
        if self._searches:
            rows.append(_Row(Place("heading", 2), tr("Saved searches")))
        for search in self._searches:
            found = self._found.get(search.id)
            count = "" if found is None else number(found)
            said = search.name if found is None else joined((search.name, photos_in_words(found)))
            place = Place("search", search.id)
            rows.append(_Row(place, search.name, "saved-search", count, "", said, search.question))
        if self._folders:
            rows.append(_Row(Place("heading", 3), tr("Folders")))
        return rows + self._folders

    def _fill(self) -> None:
        """Set the rows. If they are the same as before, only their texts change, and the focus stays."""
        rows = self._rows()
        places = [self._list.item(row).data(Role.PLACE) for row in range(self._list.count())]
        self._list.blockSignals(True)
        if places != [row.place for row in rows]:
            scroll = self._list.verticalScrollBar().value()
            self._list.clear()
            for row in rows:
                item = QListWidgetItem()
                item.setData(Role.PLACE, row.place)
                if row.heading:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self._list.addItem(item)
            self._choose(self._place)
            self._list.verticalScrollBar().setValue(scroll)
        for position, row in enumerate(rows):
            item = self._list.item(position)
            item.setText(legible(row.name))
            item.setToolTip(plain_tip(legible(row.tip)))
            values = ((Role.COUNT, row.count), (Role.STATE, row.state), (Role.ICON, row.icon))
            for role, value in values:
                item.setData(role, value)
            if not row.heading:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        self._list.blockSignals(False)
        if all(row.place != self._place for row in rows):
            self.choose(None)

    def _items(self) -> list[QListWidgetItem]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]

    def _on_current(self, item: QListWidgetItem | None) -> None:
        place = item.data(Role.PLACE) if item is not None else ALL
        if place != self._place:
            self._place = place
            self._tell()

    def _tell(self) -> None:
        match self._place.kind:
            case "duplicates":
                self.duplicates_chosen.emit()
            case "excluded":
                self.excluded_chosen.emit()
            case "search":
                search = self._search_of(self._place)
                if search is not None:
                    self.search_chosen.emit(search)
            case _:
                self.chosen.emit(self.chosen_root())

    def _ask_for_menu(self, position: QPoint) -> None:
        item = self._list.itemAt(position)
        place = item.data(Role.PLACE) if item is not None else ALL
        where = self._list.viewport().mapToGlobal(position)
        if (root := self._root_of(place)) is not None:
            self.menu_wanted.emit(root, where)
        elif (search := self._search_of(place)) is not None:
            self.search_menu_wanted.emit(search, where)
        elif place == EXCLUDED:
            self.excluded_menu_wanted.emit(where)

    def _ask_for_removal(self) -> None:
        if (root := self._root_of(self._place)) is not None:
            self.removal_wanted.emit(root)
        elif (search := self._search_of(self._place)) is not None:
            self.search_removal_wanted.emit(search)

    def _ask_for_name(self) -> None:
        if (search := self._search_of(self._place)) is not None:
            self.search_rename_wanted.emit(search)

    def _root_of(self, place: Place) -> Root | None:
        roots = self._roots if place.kind == "folder" else []
        return next((root for root in roots if root.id == place.id), None)

    def _search_of(self, place: Place) -> SavedSearch | None:
        searches = self._searches if place.kind == "search" else []
        return next((search for search in searches if search.id == place.id), None)


class _List(QListWidget):
    delete_pressed = Signal()
    rename_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_pressed.emit()
            case Qt.Key.Key_F2:
                self.rename_pressed.emit()
            case Qt.Key.Key_F10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.customContextMenuRequested.emit(self.visualItemRect(self.currentItem()).center())
            case _:
                super().keyPressEvent(event)
