"""The page of what is kept of the user's photos and questions, and what uses the network. Every word of it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.ui.settings.page import Page
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from lepton_desktop.settings import Places


class PrivacyPage(Page):
    """Says what is kept where, and what uses the network."""

    def __init__(self, places: Places) -> None:
        super().__init__(tr("Privacy"))
        self.heading(tr("Your photos"))
        self.note(
            tr(
                "They are only read. Lepton Desktop never changes one; it moves one to the trash only when you ask for "
                "that. What is understood of them is worked out on this computer, by a model that lies on its disk."
            )
        )
        self.heading(tr("The network"))
        self.note(
            tr(
                "One thing uses it: the button “Download” on the page Models (and the command “models download”). It "
                "fetches the model's files from {hub}, which then sees your address and the model's name, and nothing "
                "of your photos or questions. Everything else works with the network cut off."
            ).format(hub="huggingface.co")
        )
        self.note(tr("There is no telemetry, no search for updates, no report of crashes, no account."))
        self.heading(tr("What is kept on this computer"))
        for place, text in (
            (
                places.catalog,
                tr(
                    "In {path}: the paths of your photos, what their files say of them (date, camera, place), what the "
                    "model saw in them, as numbers, and the questions that you asked or saved."
                ),
            ),
            (places.index, tr("In {path}: these numbers once more, arranged for the search.")),
            (places.thumbnails, tr("In {path}: small copies of your photos for the window.")),
            (places.questions, tr("In {path}: what the model made of your latest questions, as numbers.")),
            (
                places.background,
                tr(
                    "In {path}: what the model made of words and sentences that come with the program, as numbers."
                ),
            ),
            (places.pasted, tr("In {path}: pictures that you pasted as questions.")),
            (places.models, tr("In {path}: the models that you downloaded.")),
            (places.compiled, tr("In {path}: models made quick for this computer's processor.")),
            (places.settings, tr("In {path}: what you chose here.")),
        ):
            self.note(text.format(path=place))
        self.note(
            tr(
                "Whoever can read these files can learn from them what your photos show. They are as safe as your "
                "other files: your account on this computer protects them, and the encryption of its disk if it is on. "
                "The page Data removes them."
            )
        )
