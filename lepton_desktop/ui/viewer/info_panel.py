"""The panel about the selected photo: its file, when, where and how it was taken, why it matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.ui.toolkit.formatting import bytes_in_words, photos_in_words
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label
from lepton_desktop.ui.viewer import facts
from lepton_desktop.ui.viewer.fact_label import FactLabel
from lepton_desktop.ui.viewer.match_bar import Match, MatchBar
from lepton_desktop.ui.viewer.photo_info import moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.viewer.photo_info import PhotoInfo, Summary

_WIDTH = 36  # average letters
_MARGIN = 18


class InfoPanel(QFrame):
    """Shows one photo, a summary of several, or that none is selected. All texts can be selected and copied.

    `left` is emitted when the user returns the keyboard focus to the photos, `closed` when the panel is closed.
    """

    left = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, show_in_folder: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("infoPanel")
        self.setAccessibleName(tr("Info"))
        self._theme = theme
        self._show_in_folder = show_in_folder
        title = Label(tr("Info"))
        title.setObjectName("brand")
        close = QToolButton()
        close.setAccessibleName(tr("Close info"))
        close.setToolTip(tr("Close info"))
        close.setIconSize(QSize(16, 16))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.closed)
        theme.dress(close, "close", "secondary")
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 10, 10, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(close)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.show_none()

    def show_photo(
        self, photo: Photo, info: PhotoInfo | None, match: Match | None, copies: Sequence[Photo] = ()
    ) -> None:
        """Show one photo; `info` is None while it is being read. `copies` are those known from the answer."""
        page = _Page(self._theme)
        page.title(photo.path.name)
        if not photo.online:
            page.note(tr("Offline: its drive or folder isn't connected."))
        elif info is not None and info.trouble:
            page.note(tr("{name} {reason}.").format(name=photo.path.name, reason=info.trouble))
        if match is not None:
            page.heading(tr("Why it matched"))
            page.wide(match.words(), tr("Match"))
            page.widget(MatchBar(self._theme, match))
            page.wide(_score_words(match), tr("Score"), quiet=True)
        self._tell_when_and_where(page, photo, info)
        self._tell_camera(page, photo, info)
        self._tell_file(page, photo)
        self._tell_copies(page, photo, [*(info.copies if info is not None else ()), *copies])
        self._scroll.setWidget(page.finished())

    def show_summary(self, count: int, summary: Summary | None) -> None:
        """Show that several photos are selected; `summary` is None while it is being computed."""
        page = _Page(self._theme)
        page.title(photos_in_words(count))
        if summary is not None:
            first, last = facts.short_day(summary.first), facts.short_day(summary.last)
            page.row(tr("Size"), bytes_in_words(summary.size))
            page.row(tr("Taken"), first if first == last else f"{first} \u2013 {last}")
            if summary.cameras:
                page.row(tr("Cameras"), "\n".join(summary.cameras))
            if summary.offline:
                page.row(tr("Offline"), photos_in_words(summary.offline))
        self._scroll.setWidget(page.finished())

    def show_none(self) -> None:
        """Say how to see something here."""
        page = _Page(self._theme)
        page.note(tr("Select a photo to see what is known about it."))
        self._scroll.setWidget(page.finished())

    def _tell_when_and_where(self, page: _Page, photo: Photo, info: PhotoInfo | None) -> None:
        details = photo.details
        moment = moment_of(photo)
        page.heading(tr("Taken") if details.taken_at is not None else tr("File modified"))
        page.wide(facts.day(moment), tr("Day"))
        page.wide(facts.clock(moment), tr("Time"))
        if details.latitude is None or details.longitude is None:
            return
        page.heading(tr("Place"))
        if info is not None and info.town is not None:
            page.wide(facts.place_words(info.town), tr("Nearest town"))
        page.wide(facts.coordinates(details.latitude, details.longitude), tr("Coordinates"), quiet=True)

    def _tell_camera(self, page: _Page, photo: Photo, info: PhotoInfo | None) -> None:
        exposure = info.exposure if info is not None else None
        lines = [(tr("Camera"), photo.details.camera or "")]
        if exposure is not None:
            lines += [
                (tr("Lens"), exposure.lens or ""),
                (tr("Exposure"), facts.exposure_words(exposure)),
                (tr("Focal length"), facts.focal_words(exposure)),
                (tr("Flash"), tr("Flash fired") if exposure.flash else ""),
            ]
        lines = [(name, words) for name, words in lines if words]
        if lines:
            page.heading(tr("Camera"))
        for name, words in lines:
            page.wide(words, name)

    def _tell_file(self, page: _Page, photo: Photo) -> None:
        page.heading(tr("File"))
        page.row(tr("Size"), bytes_in_words(photo.size))
        page.row(tr("Pixels"), facts.dimensions(photo.details))
        page.row(tr("Format"), facts.format_name(photo.details))
        page.row(tr("Folder"), str(photo.path.parent))
        button = QPushButton(tr("Show in folder"))
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(self._show_in_folder.trigger)
        self._theme.dress(button, "folder")
        page.widget(button)

    def _tell_copies(self, page: _Page, photo: Photo, copies: Sequence[Photo]) -> None:
        """Add the photo's other files: the camera's own next to it, then the same picture elsewhere."""
        own = [photo.companion] if photo.companion is not None else []
        paths = dict.fromkeys([*own, *(copy.path for copy in copies if copy.id != photo.id)])
        if paths:
            page.heading(tr("Copies"))
        for path in paths:
            page.wide(str(path), tr("Another copy"))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _WIDTH + 2 * _MARGIN, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_I:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Page(QWidget):
    """Rows of texts, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("infoPage")
        self._theme = theme
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(5)
        self._rows.setColumnStretch(1, 1)

    def title(self, words: str) -> None:
        label = FactLabel(words, tr("Name"))
        label.setProperty("role", "infoTitle")
        self.widget(label)

    def heading(self, words: str) -> None:
        label = Label(words)
        label.setProperty("role", "infoHeading")
        if self._rows.count():
            self._rows.setRowMinimumHeight(self._rows.rowCount(), round(self.fontMetrics().height() * 0.6))
            self._rows.addItem(QSpacerItem(0, 0), self._rows.rowCount(), 0)
        self.widget(label)

    def note(self, words: str) -> None:
        label = FactLabel(words, words)
        label.setProperty("role", "small")
        self.widget(label)

    def wide(self, words: str, name: str, quiet: bool = False) -> None:
        """Add a text over the whole width; `name` tells screen readers what it is."""
        label = FactLabel(words, name)
        if quiet:
            label.setProperty("role", "small")
        self.widget(label)

    def row(self, name: str, words: str) -> None:
        """Add a text with a label before it."""
        caption = Label(name)
        caption.setProperty("role", "small")
        number = self._rows.rowCount()
        self._rows.addWidget(caption, number, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(FactLabel(words, name), number, 1)

    def widget(self, widget: QWidget) -> None:
        self._rows.addWidget(widget, self._rows.rowCount(), 0, 1, 2)

    def finished(self) -> QWidget:
        self._rows.setRowStretch(self._rows.rowCount(), 1)
        return self


def _score_words(match: Match) -> str:
    score = QLocale().toString(match.score, "f", 3)
    if match.threshold is None:
        return tr("Score {score}").format(score=score)
    threshold = QLocale().toString(match.threshold, "f", 3)
    return tr("Score {score}; photos from {cut} match").format(score=score, cut=threshold)
