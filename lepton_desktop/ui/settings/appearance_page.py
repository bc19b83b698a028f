"""The settings page of the appearance: light or dark, and the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from lepton_desktop.ui.settings.page import Choice, Page
from lepton_desktop.ui.toolkit.i18n import SYSTEM, Language, languages, tr

if TYPE_CHECKING:
    from lepton_desktop.settings import Settings
    from lepton_desktop.ui.settings.choices import Choices


class AppearancePage(Page):
    """Lets the user choose the appearance and the language. A change takes effect at once."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(tr("Appearance"))
        self._choices = choices
        self.heading(tr("Colours"))
        self.appearance = Choice(
            self,
            [("system", tr("Same as system")), ("light", tr("Light")), ("dark", tr("Dark"))],
            lambda value: choices.set(appearance=value),
            tr("Colours"),
        )
        self.heading(tr("Language"))
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language"))
        self.language.activated.connect(self._choose)
        self.column.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeft)
        self.note(
            tr("To add a translation, put its file, lepton_CODE.qm, in {folder}").format(
                folder=choices.places.translations
            )
        )
        self.heading(tr("Text size"))
        self.note(tr("The text size follows the system. You can change it in the system's settings."))
        choices.changed.connect(self._show)
        self._fill([])

    def opened(self) -> None:
        """Look up which languages are available."""
        self._choices.reread()
        self._choices.ask(lambda places: languages(places.translations), self._fill)

    def _fill(self, found: list[Language]) -> None:
        self.language.clear()
        self.language.addItem(tr("Same as system"), SYSTEM)
        for language in found:
            self.language.addItem(language.name, language.code)
        self._show(self._choices.now)

    def _show(self, settings: Settings) -> None:
        self.appearance.show(settings.appearance)
        position = self.language.findData(settings.language)
        self.language.setCurrentIndex(max(0, position))

    def _choose(self) -> None:
        self._choices.set(language=self.language.currentData())
