"""The list of files that could not be read, with the reasons, and what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.ui.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.records import Failure

_PATH = Qt.ItemDataRole.UserRole


class FailuresDialog(QDialog):
    """Emits `retry_wanted` with the paths to try again, `show_wanted` with the path to show in its folder."""

    retry_wanted = Signal(list)
    show_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Files that could not be read")
        self.resize(760, 460)
        self.heading = QLabel()
        self.heading.setProperty("role", "title")
        explanation = QLabel(
            "They are tried again by themselves when they change. The files are left as they are."
        )
        explanation.setProperty("role", "small")
        explanation.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Files that could not be read, with the reasons")
        self.list.setHeaderLabels(["File", "Reason"])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(True)
        self.list.header().resizeSection(0, 240)
        self.list.itemSelectionChanged.connect(self._update_buttons)
        self.list.itemDoubleClicked.connect(lambda item: self.show_wanted.emit(item.data(0, _PATH)))

        self.retry = QPushButton("Try all again")
        self.retry.clicked.connect(self._retry)
        self.show_file = QPushButton("Show in folder")
        self.show_file.clicked.connect(lambda: self.show_wanted.emit(self._chosen()[0]))
        close = QPushButton("Close")
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
        layout.addLayout(buttons)
        self.show_failures([])

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Put these in the list."""
        count = len(failures)
        self.heading.setText(
            "Every file could be read"
            if not count
            else "1 file could not be read"
            if count == 1
            else f"{number(count)} files could not be read"
        )
        self.list.clear()
        items = []
        for failure in failures:
            item = QTreeWidgetItem([failure.path.name, failure.reason])
            item.setData(0, _PATH, failure.path)
            item.setToolTip(0, str(failure.path))
            item.setToolTip(1, failure.reason)
            items.append(item)
        self.list.addTopLevelItems(items)
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
        self.retry.setText("Try again" if chosen else "Try all again")
        self.retry.setEnabled(self.list.topLevelItemCount() > 0)
        self.show_file.setEnabled(len(chosen) == 1)
