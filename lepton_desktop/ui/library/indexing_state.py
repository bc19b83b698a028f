"""The state of the indexing, as the rest of the window needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lepton_desktop.indexing.messages import Committed, FailureHappened, Notice, Progress, RootState
from lepton_desktop.ui.toolkit.i18n import mark, tr, translated

if TYPE_CHECKING:
    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.indexing.messages import Message
    from lepton_desktop.ui.library.indexing_client import IndexingClient
    from lepton_desktop.ui.toolkit.worker import Worker

_POLL_MS = 2000
_WORDS = {
    "scanning": mark("Looking for new photos"),
    "indexing": mark("Indexing"),
    "watching": mark("Watching for changes"),
}

_REASONS = {
    "denied": mark("No permission"),
    "silent": mark("Not responding"),
    "replaced": mark("Another drive is here"),
}


class IndexingState(QObject):
    """Listens to the indexing process and, while there is none, to what other processes do to the catalog.

    `changed` is emitted when progress, trouble or a folder's state changes; `committed` when the catalog has changed;
    `reconnected` when a folder appeared or disappeared; `notice` with a text for the user; `disk_full` also with a
    text, when indexing starts to wait for disk space, which `progress` then says as well.
    """

    changed = Signal()
    committed = Signal()
    reconnected = Signal()
    notice = Signal(str)
    disk_full = Signal(str)

    def __init__(
        self, process: IndexingClient, library: Worker[Catalog], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._process = process
        self._library = library
        self._states: dict[int, RootState] = {}
        self._version: int | None = None
        self._started = False
        self.progress: Progress | None = None
        self.trouble = ""
        process.message.connect(self._on_message)
        process.trouble.connect(self._on_trouble)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look_for_commits)

    @property
    def running(self) -> bool:
        """Whether the window's own indexing process is running and has the library."""
        return self._process.running and not self.elsewhere

    @property
    def paused(self) -> bool:
        """Whether it was told to pause."""
        return self.progress is not None and self.progress.state == "paused"

    @property
    def elsewhere(self) -> bool:
        """Whether another process is indexing this library."""
        return self._process.elsewhere

    @property
    def working(self) -> bool:
        """Whether new photos may still be found or indexed, as far as is known."""
        if not self._started or self.trouble:
            return False
        return self.progress is None or self.progress.state in ("scanning", "indexing")

    def start(self) -> None:
        """Start the process, and start to listen."""
        self._process.start()
        self._started = self._process.running
        self._poll.start()

    def stop(self) -> None:
        """End the process."""
        self._poll.stop()
        self._process.stop()

    def pause(self, pause: bool) -> None:
        """Pause or resume."""
        self._process.send("pause" if pause else "resume")

    def rescan(self) -> None:
        """Scan all folders again."""
        self._process.send("rescan")

    def take_folders(self) -> None:
        """Tell it that folders were added or removed."""
        self._process.send("roots")

    def words_of(self, root_id: int) -> str:
        """The current state of a folder, in words; empty if it is unknown."""
        state = self._states.get(root_id)
        if state is None or not self.running:
            return ""
        if state.state in _REASONS:
            return tr(_REASONS[state.state])
        return tr("Paused") if self.paused else tr(_WORDS.get(state.state, ""))

    def is_replaced(self, root_id: int) -> bool:
        """Whether another drive is in the place of a folder's drive."""
        state = self._states.get(root_id)
        return state is not None and state.state == "replaced"

    def _on_message(self, message: Message) -> None:
        match message:
            case Progress():
                was_full = self.progress is not None and self.progress.held_by == "disk"
                if message.held_by == "disk" and not was_full:
                    self.disk_full.emit(tr("The disk is full: indexing resumes when there is space again"))
                self.progress = message
                self.changed.emit()
            case Committed() | FailureHappened():
                self.committed.emit()
            case RootState():
                before = self._states.get(message.root_id)
                self._states[message.root_id] = message
                if before is not None and before.online != message.online:
                    self.reconnected.emit()
                self.changed.emit()
            case Notice(text):
                self.notice.emit(translated(text))

    def _on_trouble(self, why: str) -> None:
        self.trouble = why
        if why:
            self.progress = None
            self._states.clear()
        self.changed.emit()

    def _look_for_commits(self) -> None:
        """While no process of the window's own is running, commits of others show only in the catalog itself."""
        if not self.running:
            self._library.ask(lambda catalog: catalog.changes(), self._compare, lambda reason: None)

    def _compare(self, version: int) -> None:
        if self._version is not None and version != self._version:
            self.committed.emit()
        self._version = version
