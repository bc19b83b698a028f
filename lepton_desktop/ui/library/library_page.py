"""The page of the library: the sidebar, the search bar, and the photos or what stands in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.ui.library.sidebar import DUPLICATES, Sidebar
from lepton_desktop.ui.library.status_bar import StatusBar
from lepton_desktop.ui.library.view_options import ViewOptions
from lepton_desktop.ui.search.language_bar import LanguageBar
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.pages import FirstRunPage, MessagePage

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QMainWindow, QMenu

    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.actions.photo_actions import PhotoActions
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.library.library_controller import LibraryController
    from lepton_desktop.ui.search.search_field import SearchField
    from lepton_desktop.ui.toolkit.theme import Theme

_FIELD_WIDTH = 720
_ZOOM_STEP = 24


class LibraryPage(QStackedWidget):
    """Lays the library out, and shows what its controller and the indexing say; without a folder, the first steps.

    `photos_offered` with whether it is a place of photos: neither the duplicates nor the first steps.
    """

    photos_offered = Signal(bool)

    def __init__(
        self,
        library_controller: LibraryController,
        indexing: IndexingState,
        search: SearchField,
        grid: PhotoGrid,
        duplicates: QWidget,
        commands: Commands,
        photo_actions: PhotoActions,
        memory: QSettings,
        theme: Theme,
        window: QMainWindow,
    ) -> None:
        super().__init__()
        self._library_controller = library_controller
        self._indexing = indexing
        self._search = search
        self._grid = grid
        self._duplicates = duplicates
        self._photo_actions = photo_actions
        self.sidebar = Sidebar(theme)
        self.view_options = ViewOptions(theme, memory, window)
        self.language_bar = LanguageBar(theme)
        self.message = MessagePage(theme)
        self.first_run = FirstRunPage()
        self.status = StatusBar(theme)
        self._caption = ElidedLabel()
        self._caption.setObjectName("caption")
        self._places = QStackedWidget()
        for place in (grid, self.message, duplicates):
            self._places.addWidget(place)
        self._header = QHBoxLayout()
        self._library = QWidget()
        self._lay_out()
        self.addWidget(self._library)
        self.addWidget(self.first_run)
        self._connect(commands)
        self._arrange()

    def add_buttons(self, info: QToolButton, menu: QMenu, theme: Theme) -> None:
        """Put the button of the info panel, and one for the menu, beside the search bar."""
        button = QToolButton()
        button.setAccessibleName(tr("Menu"))
        button.setToolTip(tr("Menu"))
        button.setIconSize(QSize(20, 20))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        theme.dress(button, "menu")
        for one in (info, button):
            self._header.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def refresh(self) -> None:
        """Show what is so now."""
        shown, indexing = self._library_controller, self._indexing
        if shown.counts is not None:
            self.sidebar.show_library(shown.counts, indexing.words_of)
        self.status.show_state(shown.counts, indexing.progress, indexing.working, indexing.trouble)
        message = shown.message()
        if message is not None:
            self.message.show_message(message)
        self.language_bar.show_for(shown.understood)
        at_duplicates = self.sidebar.place == DUPLICATES
        self._caption.set_text(shown.caption() if message is None and not at_duplicates else "")
        self._caption.setHidden(at_duplicates)
        self.view_options.show_for(shown.by_relevance)
        self.view_options.button.setVisible(message is None and not at_duplicates)
        place = self._grid if message is None else self.message
        self._places.setCurrentWidget(self._duplicates if at_duplicates else place)
        self.setCurrentWidget(self.first_run if shown.first_run() else self._library)
        self._photo_actions.set_enabled(not at_duplicates)
        self.photos_offered.emit(not at_duplicates and not shown.first_run())

    def _lay_out(self) -> None:
        self._header.setContentsMargins(24, 16, 18, 0)
        self._header.setSpacing(12)
        self._search.setMaximumWidth(_FIELD_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._header.addWidget(self._search, 100)
        self._header.addStretch(1)

        language = QVBoxLayout()
        language.setContentsMargins(24, 10, 24, 0)
        language.addWidget(self.language_bar)

        heading = QWidget()
        in_heading = QHBoxLayout(heading)
        in_heading.setContentsMargins(26, 8, 20, 2)
        in_heading.addWidget(self._caption, 1)
        in_heading.addWidget(self.view_options.button)

        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header)
        column.addLayout(language)
        column.addWidget(heading)
        column.addWidget(self._places, 1)
        column.addWidget(self.status)

        row = QHBoxLayout(self._library)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(content, 1)

    def _connect(self, commands: Commands) -> None:
        self._library_controller.changed.connect(self.refresh)
        self._library_controller.notice.connect(self.status.show_notice)
        self._indexing.changed.connect(self.refresh)
        self.sidebar.duplicates_chosen.connect(self.refresh)
        self._search.left_down.connect(self._go_to_grid)
        self.view_options.changed.connect(self._arrange)
        self._grid.zoomed.connect(self.status.zoom.setValue)
        self.status.zoom_wanted.connect(self._grid.set_tile_width)
        commands.larger.triggered.connect(lambda: self._zoom(_ZOOM_STEP))
        commands.smaller.triggered.connect(lambda: self._zoom(-_ZOOM_STEP))

    def _zoom(self, step: int) -> None:
        self._grid.set_tile_width(self._grid.tile_width() + step)

    def _arrange(self) -> None:
        self._library_controller.arrange_by(self.view_options.order, self.view_options.months)

    def _go_to_grid(self) -> None:
        if self._grid.photos.rowCount() and self._places.currentWidget() is self._grid:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._grid.currentIndex().isValid():
                self._grid.focus_first()
