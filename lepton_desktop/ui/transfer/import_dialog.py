"""Shows a library that arrived from another computer: its folders, where they are here, and which aren't found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.legible import legible
from lepton_desktop.transfer.importing import Arrival, choose
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.formatting import photos_in_words
from lepton_desktop.ui.toolkit.i18n import in_words, tr
from lepton_desktop.ui.toolkit.plain_text import paragraph
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from lepton_desktop.transfer.roots_here import Folder

_WIDTH, _HEIGHT = 96, 26


class ImportDialog(QDialog):
    """Emits `agreed` with the arrival when the user wants the library. `choose_folder` asks for a folder's place."""

    agreed = Signal(object)

    def __init__(self, arrival: Arrival, replaced_folders: int, parent: QWidget | None = None) -> None:
        """`replaced_folders`: how many folders the present library has; it is kept aside. 0 where it is empty."""
        super().__init__(parent)
        self.setObjectName("transfer")
        self.arrival = arrival
        self.setWindowTitle(tr("Import a library"))
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * _WIDTH, metrics.lineSpacing() * _HEIGHT)
        self._calls = BackgroundCalls(self)
        title = paragraph(
            tr("A library with {photos}").format(photos=photos_in_words(arrival.manifest.photos)), "title"
        )
        about = paragraph(
            tr(
                "Folders whose photos are on this computer are found automatically. The others stay in the library: "
                "their photos are still found, but can't be opened until you connect their disk."
            ),
            "small",
        )
        self.rows: dict[int, _Row] = {}
        rows = QWidget()
        self._column = QVBoxLayout(rows)
        self._column.setContentsMargins(0, 0, 8, 0)
        for folder in arrival.folders:
            row = _Row(folder)
            row.button.clicked.connect(lambda checked=False, one=folder: self._ask(one))
            self.rows[folder.id] = row
            self._column.addWidget(row)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.problem = paragraph("", "problem")
        self.problem.hide()
        self.warning = paragraph(
            tr(
                "The present library with %Ln folder(s) is replaced. A copy of it is kept among the backups.",
                replaced_folders,
            ),
            "problem",
        )
        self.warning.setVisible(replaced_folders > 0)
        self.accept_button = QPushButton(tr("Replace and import") if replaced_folders else tr("Import"))
        self.accept_button.setProperty("primary", not replaced_folders)
        self.accept_button.setAutoDefault(not replaced_folders)
        self.accept_button.clicked.connect(self._agree)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(about)
        layout.addWidget(area, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.warning)
        layout.addLayout(buttons)
        self._show()

    def choose_folder(self, number: int, path: Path) -> None:
        """Take this path for the folder with this number, if its photos are there."""

        def work() -> Arrival | UserError:
            try:
                return choose(self.arrival, number, path)
            except UserError as error:
                return error

        self._calls.run(work, self._take)

    def _ask(self, folder: Folder) -> None:
        dialog = QFileDialog(
            self, tr("Where is {folder} on this computer?").format(folder=legible(folder.path))
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.choose_folder(folder.id, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, found: Arrival | UserError) -> None:
        if isinstance(found, UserError):
            self.problem.setText(in_words(found))
            self.problem.show()
            return
        self.arrival = found
        self.problem.hide()
        self._show()

    def _show(self) -> None:
        for number, row in self.rows.items():
            row.show_place(self.arrival.found.get(number))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.arrival)


class _Row(QFrame):
    """One folder: its path there, its place here, and a button to say where it is."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self.setProperty("card", True)
        path = paragraph(legible(folder.path), "plain")
        self.place = paragraph("", "small")
        self._photos = photos_in_words(folder.photos)
        self.button = QPushButton(tr("Choose folder…"))
        self.button.setAccessibleName(tr("Choose where {folder} is").format(folder=legible(folder.path)))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(path)
        texts.addWidget(self.place)
        row = QHBoxLayout(self)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_place(self, place: Path | None) -> None:
        """Say where the folder is here; None: it wasn't found."""
        said = (
            tr("{photos}, not found on this computer") if place is None else tr("{photos}, found in {folder}")
        )
        self.place.setText(
            said.format(photos=self._photos, folder=legible(place) if place is not None else "")
        )
