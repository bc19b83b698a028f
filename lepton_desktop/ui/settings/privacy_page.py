"""The settings page of privacy: what is stored about photos and searches, and what uses the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from lepton_desktop.edition import packaged
from lepton_desktop.ui.settings.page import Page, words
from lepton_desktop.ui.toolkit.dialogs import confirm
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.settings import Places
    from lepton_desktop.ui.toolkit.worker import Worker


class PrivacyPage(Page):
    """Says what is stored where, and what uses the network. Every sentence must be true.

    `history_cleared` is emitted when the search history was cleared.
    """

    history_cleared = Signal()

    def __init__(self, places: Places, library: Worker[Catalog]) -> None:
        super().__init__(tr("Privacy"))
        self._library = library
        self.heading(tr("Your photos"))
        self.note(
            tr(
                "They are only read. Lepton Desktop never changes a photo, and moves one to the trash only "
                "when you ask for it. A model on this computer's disk works out what the photos show, on this "
                "computer."
            )
        )
        self.heading(tr("The network"))
        self.note(
            tr(
                "The “Download” button on the Models page uses it. It downloads the model's files from {hub}, which "
                "then sees your network address and the model's name, but nothing of your photos or searches."
            ).format(hub="huggingface.co")
        )
        if packaged():
            self.note(
                tr(
                    "Models that come ready for this edition are downloaded from its publisher's address instead, "
                    "which then sees the same."
                )
            )
            self.note(
                tr(
                    "The “Install” button of PyTorch on the same page uses it too. It downloads PyTorch from {index} "
                    "or {other_index}, which then see your network address."
                ).format(index="pypi.org", other_index="download.pytorch.org")
            )
        self.note(
            tr(
                "The “Check for updates” button on the About page asks for the number of the latest version, where "
                "this edition offers that. Everything else works without a network."
            )
        )
        self.note(tr("There is no telemetry, no automatic update check, no crash report and no account."))
        self.heading(tr("Search history"))
        self.note(
            tr(
                "The search bar suggests what you searched for before. Clearing the history removes these "
                "suggestions; your saved searches stay. Backups of the library keep the old history until newer "
                "backups replace them."
            )
        )
        self.clear = QPushButton(tr("Clear search history…"))
        self.clear.setEnabled(False)
        self.clear.clicked.connect(self._ask_to_clear)
        self.column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.problem = words("", "problem")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.heading(tr("What is kept on this computer"))
        for place, text in (
            (
                places.catalog,
                tr(
                    "In {path}: the paths of your photos, what their files say about them (date, camera, "
                    "place), what the model saw in them (as numbers), and your recent and saved searches."
                ),
            ),
            (places.index, tr("In {path}: the same numbers again, arranged for searching.")),
            (places.thumbnails, tr("In {path}: small copies of your photos for the window.")),
            (places.questions, tr("In {path}: how the model understood your latest searches, as numbers.")),
            (
                places.calibration,
                tr(
                    "In {path}: how the model understood words and sentences that come with the program, as "
                    "numbers."
                ),
            ),
            (places.pasted, tr("In {path}: pictures that you pasted to search with.")),
            (places.models, tr("In {path}: the models that you downloaded.")),
            *([(places.torch, tr("In {path}: PyTorch, if you installed it."))] if packaged() else []),
            (places.compiled, tr("In {path}: models compiled for this computer's processor.")),
            (places.settings, tr("In {path}: your choices in these settings.")),
        ):
            self.note(text.format(path=place))
        self.note(
            tr(
                "Anyone who can read these files can learn from them what your photos show. They are as safe "
                "as your other files: your account on this computer protects them, and so does disk "
                "encryption if it is on. You can remove them on the Data page."
            )
        )

    def opened(self) -> None:
        """Look whether there is a history to clear."""
        self.problem.hide()
        self._library.ask(
            lambda catalog: bool(catalog.history.latest(limit=1)), self.clear.setEnabled, self._fail
        )

    def _ask_to_clear(self) -> None:
        confirm(
            self,
            tr("Clear the search history?"),
            tr("It can't be undone. Your saved searches stay."),
            tr("Clear"),
            self._clear,
        )

    def _clear(self) -> None:
        def done(_: None) -> None:
            self.history_cleared.emit()
            self.opened()

        self._library.ask(lambda catalog: catalog.history.clear(), done, self._fail)

    def _fail(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.show()
