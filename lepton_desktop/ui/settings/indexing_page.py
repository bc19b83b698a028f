"""The settings page of the indexing: its device, its workload, and what it leaves out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QPushButton

from lepton_desktop.indexing.ignore_rules import IgnoreRules
from lepton_desktop.stored_json import parse_object
from lepton_desktop.ui.settings.page import Choice, Page, words
from lepton_desktop.ui.settings.patterns import first_problem, in_lines, meaning
from lepton_desktop.ui.toolkit.i18n import tr, translated
from lepton_desktop.ui.toolkit.plain_text import Label
from lepton_desktop.user_messages import from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.settings import Settings
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.toolkit.worker import Worker

_PAUSE_MS = 400
_LINES = 6


class IndexingPage(Page):
    """Lets the user choose how indexing works. Changes take effect within seconds in whichever process indexes."""

    def __init__(
        self, choices: Choices, library: Worker[Catalog], own_command: Callable[..., list[str]]
    ) -> None:
        super().__init__(tr("Indexing"))
        self._choices = choices
        self._library = library
        self._own_command = own_command
        self._asked: QProcess | None = None
        self._shown: list[str] | None = None

        self.heading(tr("Workload"))
        self.effort = Choice(
            self,
            [
                ("full", tr("At full speed; other programs come first")),
                ("gentle", tr("Gently: quieter and cooler, a third as fast")),
            ],
            lambda value: choices.set(effort=value),
            tr("Workload"),
        )
        self.battery = QCheckBox(tr("Pause while the computer runs on battery"))
        self.battery.clicked.connect(lambda on: choices.set(pause_on_battery=on))
        self.column.addWidget(self.battery, 0, Qt.AlignmentFlag.AlignLeft)

        self.heading(tr("Run the model on"))
        options = [("auto", tr("The best available")), ("cpu", tr("The processor"))]
        if sys.platform == "darwin":
            options.insert(1, ("mps", tr("Apple's graphics (MPS)")))
        else:
            options.insert(1, ("cuda", tr("An NVIDIA or AMD graphics card (CUDA, ROCm)")))
        self.device = Choice(self, options, lambda value: choices.set(device=value), tr("Run the model on"))
        self.device_note = self.note()

        self.heading(tr("Leave out"))
        self.note(
            tr(
                "Files and folders to leave out, one pattern per line, as in a .gitignore file: * stands for "
                "any characters, ** for any folders. A / at the end matches only folders, and a / at the "
                "start only the top of a watched folder. ! includes something again."
            )
        )
        self.patterns = QPlainTextEdit()
        self.patterns.setAccessibleName(tr("Patterns to leave out, one per line"))
        self.patterns.setPlaceholderText("Screenshots/\n*.tif\n!keep.tif")
        self.patterns.setTabChangesFocus(True)
        self.patterns.setFixedHeight(self.patterns.fontMetrics().lineSpacing() * _LINES + 28)
        self.column.addWidget(self.patterns)
        self.meaning = words("", "small")
        self.problem = words("", "problem")
        self.effect = Label()
        self.effect.setProperty("role", "small")
        self.effect.setWordWrap(True)
        self.apply = QPushButton(tr("Apply"))
        self.apply.setAccessibleName(tr("Apply the patterns"))
        self.apply.clicked.connect(self._apply)
        self.revert = QPushButton(tr("Undo changes"))
        self.revert.clicked.connect(self._revert)
        for label in (self.meaning, self.problem, self.effect):
            self.column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.apply)
        row.addWidget(self.revert)
        row.addStretch(1)
        self.column.addLayout(row)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.patterns.textChanged.connect(self._on_text)
        self.patterns.cursorPositionChanged.connect(self._explain)
        choices.changed.connect(self._show)
        self._show(choices.now)

    def opened(self) -> None:
        """Read the current settings, and look up which devices are available."""
        self._choices.reread()
        self._ask_for_devices()

    def close_process(self) -> None:
        """End the process that looks up the devices, if it is running."""
        if self._asked is not None:
            self._asked.finished.disconnect(self._take_devices)
            self._asked.kill()
            self._asked.waitForFinished(1000)
            self._asked = None

    def _show(self, settings: Settings) -> None:
        self.effort.show(settings.effort)
        self.battery.setChecked(settings.pause_on_battery)
        if settings.device in self.device.buttons:
            self.device.show(settings.device)
        if settings.ignore != self._shown:
            self._shown = list(settings.ignore)
            self._revert()
        self._on_text()

    # Devices

    def _ask_for_devices(self) -> None:
        """Only torch knows them; a process of its own asks it, since to load it would stop the window."""
        if self._asked is not None:
            return
        self.device_note.setText(tr("Checking what this computer has…"))
        program, *arguments = self._own_command("devices")
        self._asked = QProcess(self)
        self._asked.finished.connect(self._take_devices)
        self._asked.start(program, arguments)

    def _take_devices(self) -> None:
        if self._asked is None:
            return
        said = bytes(self._asked.readAllStandardOutput().data())
        self._asked.deleteLater()
        self._asked = None
        try:
            reasons = parse_object(said)
        except ValueError:
            self.device_note.setText("")
            return
        notes = []
        for device, button in self.device.buttons.items():
            reason = reasons.get(device)
            button.setEnabled(reason is None or button.isChecked())
            why = "" if reason is None else translated(from_text(str(reason)))
            button.setAccessibleDescription(why)
            if reason is not None:
                notes.append(tr("{subject}: {reason}").format(subject=device, reason=why))
        self.device_note.setText("\n".join(notes))
        self.device_note.setVisible(bool(notes))

    # Patterns

    def _lines(self) -> list[str]:
        return in_lines(self.patterns.toPlainText())

    def _on_text(self) -> None:
        changed = self._lines() != self._shown
        wrong = first_problem(self.patterns.toPlainText().splitlines())
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self.apply.setEnabled(changed and not wrong)
        self.revert.setEnabled(changed)
        self.effect.hide()
        self._explain()
        if changed and not wrong:
            self._pause.start()
        else:
            self._pause.stop()

    def _explain(self) -> None:
        said = meaning(self.patterns.textCursor().block().text())
        self.meaning.setText(said)
        self.meaning.setVisible(bool(said))

    def _count(self) -> None:
        lines = self._lines()

        def done(left_out: int) -> None:
            if lines == self._lines():
                self.effect.setText(
                    tr("%Ln photo(s) in the library would be left out.", left_out)
                    if left_out
                    else tr("None of the photos in the library would be left out.")
                )
                self.effect.show()

        self._library.ask(
            lambda catalog: _left_out(catalog, lines),
            done,
            lambda reason: None,
            lambda: lines == self._lines(),
        )

    def _apply(self) -> None:
        self._choices.set(ignore=self._lines())

    def _revert(self) -> None:
        self.patterns.setPlainText("\n".join(self._shown or ()))


def _left_out(catalog: Catalog, patterns: Sequence[str]) -> int:
    """The number of photos in the library that the patterns leave out."""
    names = IgnoreRules(patterns)
    return sum(
        state.photo_id is not None and not names.passes(root.path, relative, folder=False)
        for root in catalog.roots.all()
        for relative, state in catalog.files.states(root.id).items()
    )
