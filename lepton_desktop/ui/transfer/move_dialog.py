"""Asks where the library should go: to another folder or disk of this computer, or into a file for another computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout

from lepton_desktop.data_folder import DATA_VARIABLE
from lepton_desktop.ui.toolkit.formatting import size_in_words
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import paragraph

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from lepton_desktop.storage import Storage

_WIDTH = 92
_INDENT = 28


class MoveDialog(QDialog):
    """Emits `folder_wanted`, or `export_wanted` with whether thumbnails and models should be in the file."""

    folder_wanted = Signal()
    export_wanted = Signal(bool, bool)

    def __init__(self, storage: Storage, models: int, can_move: bool, parent: QWidget | None = None) -> None:
        """`models` is the size of the downloaded models in bytes. `can_move`: nothing else says where the data is."""
        super().__init__(parent)
        self.setObjectName("transfer")
        self.setWindowTitle(tr("Move the library"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        title = paragraph(tr("Where should the library go?"), "title")
        self.here = QRadioButton(tr("To another folder or disk on this computer"))
        self.there = QRadioButton(tr("To another computer"))
        about_here = tr(
            "Moves everything that Lepton Desktop knows ({size}). The window closes meanwhile and opens again. Your "
            "photos stay where they are."
        ).format(size=size_in_words(storage.total))
        if not can_move:
            self.here.setEnabled(False)
            about_here = tr(
                "Not possible here: the data folder of this library is set by {variable} or belongs to the demo."
            ).format(variable=DATA_VARIABLE)
        about_there = tr(
            "Writes the library into one file: what the model saw in your photos, and what you decided. You import the "
            "file on the other computer. Your photos are not in it: copy them yourself, or connect their disk there."
        )
        self.thumbnails = QCheckBox(
            tr("With thumbnails ({size}), to see photos whose disk isn't connected").format(
                size=size_in_words(storage.thumbnails)
            )
        )
        self.thumbnails.setChecked(True)
        self.models = QCheckBox(tr("With the downloaded models ({size})").format(size=size_in_words(models)))
        self.models.setVisible(models > 0)
        self.next = QPushButton(tr("Choose folder…"))
        self.next.setProperty("primary", True)
        self.next.setDefault(True)
        self.next.clicked.connect(self._go_on)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(title)
        for choice, about, options in (
            (self.here, about_here, ()),
            (self.there, about_there, (self.thumbnails, self.models)),
        ):
            layout.addWidget(choice)
            below = QVBoxLayout()
            below.setContentsMargins(_INDENT, 0, 0, 8)
            below.addWidget(paragraph(about, "small"))
            for option in options:
                below.addWidget(option)
            layout.addLayout(below)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.there.toggled.connect(self._show_choice)
        (self.here if can_move else self.there).setChecked(True)
        self._show_choice()

    def _show_choice(self) -> None:
        exports = self.there.isChecked()
        self.thumbnails.setEnabled(exports)
        self.models.setEnabled(exports)
        self.next.setText(tr("Save as…") if exports else tr("Choose folder…"))

    def _go_on(self) -> None:
        self.accept()
        if self.there.isChecked():
            self.export_wanted.emit(
                self.thumbnails.isChecked(), self.models.isChecked() and not self.models.isHidden()
            )
        else:
            self.folder_wanted.emit()
