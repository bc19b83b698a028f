"""The status line at the bottom of the window: number of photos, state of the indexing, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from lepton_desktop.ui.grid.grid import LARGEST, SMALLEST, USUAL
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.formatting import bytes_in_words, number, photos_in_words, rate, time_left
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.motion import reduced
from lepton_desktop.ui.toolkit.notice import NOTICE_MS
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from lepton_desktop.catalog.records import Counts
    from lepton_desktop.indexing.messages import Progress
    from lepton_desktop.ui.toolkit.theme import Theme


_ROOM_FOR_ZOOM = 640


class StatusBar(QFrame):
    """Emits `pause_wanted` with whether to pause, `failures_wanted`, and `zoom_wanted` with the width of a tile.

    `state_shown` when the state of the library was shown, which `text` says.
    """

    pause_wanted = Signal(bool)
    failures_wanted = Signal()
    zoom_wanted = Signal(int)
    state_shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setMinimumHeight(42)
        self._theme = theme
        self._paused = False

        self.text = ElidedLabel()
        self.text.setAccessibleName(tr("Library status"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(48)
        self.bar.setMaximumWidth(150)
        self.bar.setAccessibleName(tr("Indexing"))
        self.pause = QToolButton()
        self.pause.setFixedSize(30, 30)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.retry = QPushButton(tr("Try again"))
        self.retry.setProperty("link", True)
        self.retry.setToolTip(tr("Resume indexing, now that there is space on the disk"))
        self.retry.clicked.connect(lambda: self.pause_wanted.emit(False))
        self.failures = QPushButton()
        self.failures.setProperty("link", True)
        self.failures.setCursor(Qt.CursorShape.PointingHandCursor)
        self.failures.clicked.connect(self.failures_wanted)
        theme.dress(self.failures, "warning", "warning")
        self.selection = ElidedLabel()
        self.selection.setAccessibleName(tr("Selection"))
        self.notice = ElidedLabel()
        self.notice.setAccessibleName(tr("Notice"))
        self.remedy = QPushButton()
        self.remedy.setProperty("link", True)
        self.remedy.setCursor(Qt.CursorShape.PointingHandCursor)
        self.remedy.clicked.connect(self._act)
        self._remedy: Callable[[], object] | None = None
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(SMALLEST, LARGEST)
        self.zoom.setValue(USUAL)
        self.zoom.setFixedWidth(110)
        self.zoom.setAccessibleName(tr("Thumbnail size"))
        self.zoom.setToolTip(tr("Thumbnail size (Ctrl with + and -)"))
        self.zoom.valueChanged.connect(self.zoom_wanted)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 20, 0)
        layout.setSpacing(12)
        for widget in (self.text, self.bar, self.pause, self.retry, self.failures, self.selection):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.notice)
        layout.addWidget(self.remedy)
        layout.addWidget(self.zoom)
        for widget in (self.bar, self.pause, self.retry, self.failures, self.selection, self.remedy):
            widget.hide()
        self._fading = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._fading.timeout.connect(lambda: self.show_notice(""))

    def show_state(
        self, counts: Counts | None, progress: Progress | None, starting: bool = False, trouble: str = ""
    ) -> None:
        """Show the library's numbers and the state of the indexing; `trouble` if its process isn't running."""
        photos = photos_in_words(counts.photos) if counts is not None else ""
        working = progress is not None and progress.state in ("scanning", "indexing")
        self._paused = progress is not None and progress.state == "paused"
        known = working and progress is not None and progress.state == "indexing" and progress.total > 0
        if trouble:
            doing = trouble
        elif progress is None:
            doing = tr("Getting ready to index") if starting else ""
        else:
            doing = _doing(progress)
        self.text.set_text(" · ".join(part for part in (photos, doing) if part))
        self.bar.setVisible(working and not trouble and (known or not reduced()))
        self.bar.setRange(0, progress.total if known and progress is not None else 0)
        if known and progress is not None:
            self.bar.setValue(progress.done)
        full = progress is not None and progress.held_by == "disk" and not trouble
        self.retry.setVisible(full)
        self.pause.setVisible((working or self._paused) and not trouble and not full)
        word = tr("Resume indexing") if self._paused else tr("Pause indexing")
        if self.pause.accessibleName() != word:
            self.pause.setAccessibleName(word)
            self.pause.setToolTip(plain_tip(word))
            self._theme.dress(self.pause, "play" if self._paused else "pause")
        failed = counts.failed if counts is not None else 0
        self.failures.setVisible(failed > 0)
        self.failures.setText(" " + tr("%Ln could not be read", failed))
        self.failures.setToolTip(tr("Show which files, and why"))
        self.state_shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, the text is worth more than the slider, which also has shortcuts."""
        super().resizeEvent(event)
        self.zoom.setVisible(self.width() >= _ROOM_FOR_ZOOM)

    def show_selection(self, count: int, size: int) -> None:
        """Show the number of selected photos, and the total size of their files in bytes."""
        self.selection.setVisible(count > 0)
        self.selection.set_text(f"{tr('%Ln selected', count)} · {bytes_in_words(size)}" if count else "")

    def show_notice(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a notice that needs no answer, with an action; it disappears after a while."""
        self.notice.set_text(text)
        self._remedy = act
        self.remedy.setText(action)
        self.remedy.setVisible(bool(action))
        if text:
            self._fading.start()

    def _act(self) -> None:
        act = self._remedy
        self.show_notice("")
        if act is not None:
            act()


def _doing(progress: Progress) -> str:
    match progress.state:
        case "scanning":
            return tr("Looking for new photos")
        case "indexing":
            done, total = number(progress.done), number(progress.total)
            parts = [tr("Indexing {done} of {total}").format(done=done, total=total)]
            if progress.rate_per_s > 0:
                parts.append(rate(progress.rate_per_s))
            if progress.seconds_left is not None and progress.done < progress.total:
                parts.append(time_left(progress.seconds_left))
            return " · ".join(parts)
        case "paused":
            left = progress.total - progress.done
            if progress.held_by == "disk":
                return tr("The disk is full: indexing waits for space")
            paused = tr("Paused on battery") if progress.held_by == "battery" else tr("Paused")
            if left <= 0:
                return paused
            return tr("{paused}, {number} still to index").format(paused=paused, number=number(left))
        case _:
            return tr("Up to date")
