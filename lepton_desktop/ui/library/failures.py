"""The list of files that could not be read, with the reasons and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.legible import legible
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.ui.toolkit.plain_text import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.records import Failure

_PATH = Qt.ItemDataRole.UserRole


class FailuresDialog(QDialog):
    """Emits `retry_wanted` with the paths to try again, `show_wanted` with the path to show in its folder.

    It stays open while files are tried again: those that can be read now disappear from the list.
    """

    retry_wanted = Signal(list)
    show_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Files that could not be read"))
        metrics = self.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * 120, metrics.lineSpacing() * 32)
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self.heading = Label()
        self.heading.setProperty("role", "title")
        explanation = Label(
            tr("A file is tried again automatically when it changes. The files themselves are not modified.")
        )
        explanation.setProperty("role", "small")
        explanation.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Files that could not be read, with the reasons"))
        self.list.setHeaderLabels([tr("File"), tr("Reason")])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(True)
        self.list.header().resizeSection(0, metrics.averageCharWidth() * 36)
        self.list.itemSelectionChanged.connect(self._update_buttons)
        self.list.itemDoubleClicked.connect(lambda item: self.show_wanted.emit(item.data(0, _PATH)))

        self.details = Label()
        self.details.setProperty("role", "small")
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setAccessibleName(tr("The selected file, and the full reason"))
        self.retry = QPushButton(tr("Try all again"))
        self.retry.clicked.connect(self._retry)
        self.show_file = QPushButton(tr("Show in folder"))
        self.show_file.clicked.connect(lambda: self.show_wanted.emit(self._chosen()[0]))
        close = QPushButton(tr("Close"))
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.retry)
        buttons.addWidget(self.show_file)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addWidget(explanation)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.details)
        layout.addLayout(buttons)
        self.show_failures([])

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Show these failures in the list."""
        count = len(failures)
        self.heading.setText(
            tr("%Ln file(s) could not be read", count) if count else tr("Every file could be read")
        )
        chosen, scroll = set(self._chosen()), self.list.verticalScrollBar().value()
        self.list.clear()
        items = []
        for failure in failures:
            reason = translated(failure.reason)
            item = QTreeWidgetItem([legible(failure.path.name), reason])
            item.setData(0, _PATH, failure.path)
            item.setToolTip(0, plain_tip(legible(failure.path)))
            item.setToolTip(1, plain_tip(reason))
            items.append(item)
        self.list.addTopLevelItems(items)
        for item in items:
            item.setSelected(item.data(0, _PATH) in chosen)
        self.list.verticalScrollBar().setValue(scroll)
        self._update_buttons()

    def _chosen(self) -> list[Path]:
        return [item.data(0, _PATH) for item in self.list.selectedItems()]

    def _retry(self) -> None:
        everything = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        self.retry_wanted.emit(
            self._chosen() or [item.data(0, _PATH) for item in everything if item is not None]
        )

    def _update_buttons(self) -> None:
        chosen = self._chosen()
        self.retry.setText(tr("Try again") if chosen else tr("Try all again"))
        self.retry.setEnabled(self.list.topLevelItemCount() > 0)
        self.show_file.setEnabled(len(chosen) == 1)
        said = [
            f"{legible(path)}: {item.text(1)}"
            for path, item in zip(chosen, self.list.selectedItems(), strict=True)
        ]
        self.details.setText(said[0] if len(said) == 1 else "")
        self.details.setVisible(len(said) == 1)
