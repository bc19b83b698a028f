"""Shows how far a transfer is, with a way to cancel it; the work is done on a thread."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from lepton_desktop.transfer.task import CancelledError, Task
from lepton_desktop.ui.toolkit.formatting import size_in_words
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

_PARTS = 1000
_WIDTH = 46


class ProgressDialog(QDialog):
    """One transfer. It closes itself at the end: `succeeded` emits what it gave, `failed` a reason.

    Esc and closing cancel it: the dialog stays until the work has stopped.
    """

    succeeded = Signal(object)
    failed = Signal(str)
    _progressed = Signal(object, object)

    def __init__(
        self,
        title: str,
        text: str,
        job: Callable[[Task], Any],
        parent: QWidget | None = None,
        *,
        can_cancel: bool = True,
    ) -> None:
        """`job` runs on a thread as soon as the dialog is there."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._ended = False
        self._cancel = Event()
        self._shown = -1
        heading = Label(title)
        heading.setProperty("role", "heading")
        explanation = Label(text)
        explanation.setProperty("role", "small")
        explanation.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.state = Label()
        self.state.setProperty("role", "small")
        self.button = QPushButton(tr("Cancel"))
        self.button.clicked.connect(self.reject)
        self.button.setVisible(can_cancel)
        self._can_cancel = can_cancel
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, explanation, self.bar):
            layout.addWidget(widget)
        layout.addLayout(below)
        self.setMinimumSize(QSize(self.fontMetrics().averageCharWidth() * _WIDTH * 2, 0))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._progressed.connect(self._show_progress)
        self._worker: Worker[Task] = Worker("transfer", self._task, self)
        self._worker.ask(lambda task: _outcome(job, task), self._end, self._fail)

    def reject(self) -> None:
        """Cancel the transfer."""
        if self._ended:
            super().reject()
            return
        if not self._can_cancel:
            return
        self._cancel.set()
        self.button.setEnabled(False)
        self.state.setText(tr("Stopping…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._ended:
            event.ignore()
            self.reject()

    def _task(self) -> Task:
        emit, shown = self._progressed.emit, -1

        def progress(done: int, total: int) -> None:
            nonlocal shown
            part = _PARTS * done // total if total else 0
            if part != shown:
                shown = part
                emit(done, total)

        return Task(progress, lambda: not self._cancel.is_set())

    def _show_progress(self, done: int, total: int) -> None:
        if self._cancel.is_set() or not total:
            return
        self.bar.setRange(0, 0 if done == total else _PARTS)
        self.bar.setValue(_PARTS * done // total)
        told = tr("{done} of {total}") if done < total else tr("Checking…")
        self.state.setText(told.format(done=size_in_words(done), total=size_in_words(total)))

    def _end(self, outcome: tuple[bool, Any]) -> None:
        self._finish()
        done, value = outcome
        if done:
            self.succeeded.emit(value)

    def _fail(self, reason: str) -> None:
        self._finish()
        self.failed.emit(reason)

    def _finish(self) -> None:
        self._ended = True
        self._worker.close()
        self.accept()
        self.deleteLater()  # here: Python's collector might destroy it on another thread


def _outcome(job: Callable[[Task], Any], task: Task) -> tuple[bool, Any]:
    """Whether the job was done, and what it gave."""
    try:
        return True, job(task)
    except CancelledError:
        return False, None
