"""The settings page of when the program runs: from login, and after its window is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from lepton_desktop.autostart import Autostart, autostart, start_command, start_environment
from lepton_desktop.ui.settings.page import Page, words
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from lepton_desktop.settings import Places, Settings
    from lepton_desktop.ui.settings.choices import Choices


class StartPage(Page):
    """Whether the program starts with the system is asked of the system each time, not stored."""

    def __init__(self, choices: Choices, has_tray: bool, entry: Autostart | None = None) -> None:
        super().__init__(tr("Start"))
        self._choices = choices
        self._entry = entry or autostart()
        self._on = False
        self.with_system = QCheckBox(tr("Start with the system"))
        self.with_system.setEnabled(False)
        self.with_system.clicked.connect(self._set_start)
        self.column.addWidget(self.with_system, 0, Qt.AlignmentFlag.AlignLeft)
        self.note(
            tr(
                "New photos are then indexed from the moment you log in. The window stays closed until you open it."
            )
            if has_tray
            else tr("New photos are then indexed from the moment you log in. The window opens minimized.")
        )
        self.keep_watching = QCheckBox(tr("Keep watching when the window is closed"))
        self.keep_watching.clicked.connect(lambda on: choices.set(keep_watching=on))
        self.keep_watching.setEnabled(has_tray)
        self.column.addSpacing(8)
        self.column.addWidget(self.keep_watching, 0, Qt.AlignmentFlag.AlignLeft)
        self.note(
            tr(
                "An icon stays in the notification area. Its menu opens the window again, pauses indexing and "
                "quits."
            )
            if has_tray
            else tr(
                "This desktop has no notification area, so there would be no way to open the window again."
            )
        )
        self.problem = words("", "problem")
        self.problem.hide()
        self.column.addWidget(self.problem)
        choices.changed.connect(self._show)
        self._show(choices.now)

    def opened(self) -> None:
        """Ask the system whether it starts the program."""
        self._choices.reread()
        self._choices.ask(lambda places: self._entry.is_on(), self._take, self._fail)

    def _show(self, settings: Settings) -> None:
        self.keep_watching.setChecked(settings.keep_watching)

    def _set_start(self, on: bool) -> None:
        def change(places: Places) -> bool:
            if on:
                self._entry.turn_on(start_command(), start_environment())
            else:
                self._entry.turn_off()
            return self._entry.is_on()

        self._choices.ask(change, self._take, self._fail)

    def _take(self, on: bool) -> None:
        self._on = on
        self.problem.hide()
        self.with_system.setEnabled(True)
        self.with_system.setChecked(on)

    def _fail(self, reason: str) -> None:
        self.problem.setText(reason)
        self.problem.show()
        self.with_system.setChecked(self._on)
