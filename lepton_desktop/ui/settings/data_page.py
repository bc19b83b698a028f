"""The settings page of the program's own data: where it is, how large it is, and how to remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from lepton_desktop.edition import packaged
from lepton_desktop.storage import Storage, clear_thumbnails, measure
from lepton_desktop.ui.settings.page import Page, words
from lepton_desktop.ui.toolkit.dialogs import confirm
from lepton_desktop.ui.toolkit.formatting import size_in_words
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.plain_text import Label

if TYPE_CHECKING:
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.system.desktop import Desktop


class DataPage(Page):
    """Emits `removal_wanted` when the user has confirmed that everything is removed and the program ends.

    `move_wanted` and `import_wanted` when the library should go elsewhere, or another one come.
    """

    removal_wanted = Signal()
    move_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, choices: Choices, desktop: Desktop) -> None:
        super().__init__(tr("Data"))
        self._choices = choices
        self.note(tr("Everything that Lepton Desktop knows is in one folder. Your photos are not in it."))
        folder = words(str(choices.places.data), "plain")
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(tr("Data folder"))
        self.column.addWidget(folder)
        self.open = QPushButton(tr("Open folder"))
        self.open.clicked.connect(lambda: desktop.open(choices.places.data))
        self.clear = QPushButton(tr("Clear thumbnails"))
        self.clear.setToolTip(tr("They are made again when you look at the photos"))
        self.clear.clicked.connect(self._clear)
        self.sizes: dict[str, QLabel] = {}
        table = QGridLayout()
        table.setHorizontalSpacing(28)
        table.setVerticalSpacing(6)
        table.setColumnStretch(2, 1)
        for row, (part, name) in enumerate(
            (
                ("catalog", tr("Catalog: folders, photos, what the model saw")),
                ("index", tr("Search index, made from the catalog")),
                ("thumbnails", tr("Thumbnails, made from the photos")),
                ("models", tr("Models: downloaded, or compiled for this processor")),
                *([("torch", "PyTorch")] if packaged() else []),
                ("rest", tr("Settings and other files")),
                ("total", tr("Total")),
                ("free", tr("Free on the disk")),
            )
        ):
            label, size = words(name, "plain"), Label()
            label.setWordWrap(False)
            size.setAlignment(Qt.AlignmentFlag.AlignRight)
            size.setAccessibleName(name)
            self.sizes[part] = size
            table.addWidget(label, row, 0)
            table.addWidget(size, row, 1)
        self.column.addSpacing(6)
        self.column.addLayout(table)
        self.column.addSpacing(6)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(self.open)
        row_of_buttons.addWidget(self.clear)
        row_of_buttons.addStretch(1)
        self.column.addLayout(row_of_buttons)
        self.heading(tr("Move the library"))
        self.note(
            tr(
                "To another folder or disk, or to another computer: with everything that was found out and that you "
                "decided, so that no photo is indexed again."
            )
        )
        self.move_library = QPushButton(tr("Move…"))
        self.move_library.setAccessibleName(tr("Move the library…"))
        self.move_library.clicked.connect(self.move_wanted)
        self.import_library = QPushButton(tr("Import…"))
        self.import_library.setAccessibleName(tr("Import a library from another computer…"))
        self.import_library.clicked.connect(self.import_wanted)
        moving = QHBoxLayout()
        moving.addWidget(self.move_library)
        moving.addWidget(self.import_library)
        moving.addStretch(1)
        self.column.addLayout(moving)
        self.heading(tr("Remove everything"))
        self.note(
            tr(
                "Removes everything that Lepton Desktop has made, and quits. Your photos stay where they are, "
                "unchanged."
            )
        )
        self.remove = QPushButton(tr("Remove everything…"))
        self.remove.clicked.connect(self._ask_to_remove)
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.problem = words("", "problem")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self._storage: Storage | None = None

    def opened(self) -> None:
        """Measure the data."""
        self.problem.hide()
        self._choices.ask(measure, self._show, self._fail)

    def _show(self, storage: Storage) -> None:
        self._storage = storage
        for part, label in self.sizes.items():
            label.setText(size_in_words(getattr(storage, part)))

    def _clear(self) -> None:
        self._choices.ask(clear_thumbnails, lambda _: self.opened(), self._fail)

    def _fail(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.show()

    def _ask_to_remove(self) -> None:
        size = size_in_words(self._storage.total) if self._storage is not None else ""
        text = tr(
            "This removes {size} from {folder}: the list of your folders, what the model saw in each photo, "
            "the search index, the thumbnails, the downloaded models and the settings. Lepton Desktop no "
            "longer starts with the system. This can't be undone.\n\nYour photos stay where they are, "
            "unchanged. Lepton Desktop quits."
        ).format(size=size, folder=self._choices.places.data)
        confirm(
            self,
            tr("Remove everything that Lepton Desktop has made?"),
            text,
            tr("Remove and quit"),
            self.removal_wanted.emit,
        )
