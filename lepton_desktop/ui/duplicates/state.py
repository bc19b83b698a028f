"""The progress of finding and moving duplicates, with a button to stop; and the last action, with one to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from lepton_desktop.search.duplicates import Stage
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from lepton_desktop.ui.duplicates.finding import DuplicatesFinding


class ProgressRow(QWidget):
    """Visible while something is running."""

    def __init__(self, finding: DuplicatesFinding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self.stage = ElidedLabel()
        self.stage.setObjectName("caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton(tr("Stop"))
        self.stop.clicked.connect(finding.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.stage)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)

    def update_state(self) -> None:
        """Show the progress."""
        finding, progress = self._finding, self._finding.progress
        self.setVisible(finding.finding or finding.clearing is not None)
        words = {
            Stage.LOOKING: tr("Looking at new photos"),
            Stage.COMPARING: tr("Comparing photos"),
            Stage.MEASURING: tr("Measuring sharpness"),
        }
        if finding.clearing is not None:
            text, (done, total) = tr("Moving photos to the trash"), finding.clearing
        elif progress is not None:
            text, done, total = words[progress.stage], progress.done, progress.total
        else:
            text, done, total = tr("Looking for duplicates"), 0, 0
        self.stage.set_text(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class DoneRow(QWidget):
    """Visible while there is something to undo."""

    def __init__(self, finding: DuplicatesFinding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self.done = ElidedLabel()
        self.done.setAccessibleName(tr("Last action"))
        self.undo = QPushButton(tr("Undo"))
        self.undo.setToolTip(tr("Undo (Ctrl+Z)"))
        self.undo.clicked.connect(finding.undo)
        self.dismiss = QPushButton(tr("Dismiss"))
        self.dismiss.clicked.connect(finding.forget_undo)
        self.ask_again = QPushButton(tr("Show photos marked as different"))
        self.ask_again.setProperty("link", True)
        self.ask_again.setToolTip(tr("Clear these marks and show the photos as duplicates again"))
        self.ask_again.clicked.connect(finding.forget_apart)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.done, self.undo, self.dismiss):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.ask_again)

    def update_state(self) -> None:
        """Show the last action."""
        outcome, group = self._finding.undoable, self._finding.told_apart
        text = ""
        if outcome is not None:
            text = tr("%Ln file(s) moved to the trash", len(outcome.moved))
        elif group is not None:
            text = tr("Marked as different photos")
        self.done.set_text(text)
        self.undo.setVisible(group is not None or (outcome is not None and outcome.can_undo))
        self.done.setVisible(bool(text))
        self.dismiss.setVisible(bool(text))
        self.ask_again.setVisible(self._finding.apart > 0)
        self.setVisible(bool(text) or self._finding.apart > 0)
