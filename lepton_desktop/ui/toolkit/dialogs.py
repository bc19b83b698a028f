"""Small dialogs that report or ask something. None of them blocks the rest of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from lepton_desktop.legible import legible_lines
from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_MOST_LINES = 15
_LAST_LINES = 2  # an empty one and the sentence below a list


def tell(parent: QWidget, title: str, text: str) -> None:
    """Report that something went wrong, and why: one reason per line."""
    box = _box(parent, title, text)
    box.setIcon(QMessageBox.Icon.Warning)
    box.open()


def tell_done(parent: QWidget, title: str, text: str) -> None:
    """Report that something the user waited for is done."""
    box = _box(parent, title, text)
    box.setIcon(QMessageBox.Icon.Information)
    box.open()


def confirm(
    parent: QWidget,
    title: str,
    text: str,
    action: str,
    then: Callable[[], None],
    less: tuple[str, Callable[[], None]] | None = None,
) -> None:
    """Ask before something is done, or `less` of it where that is offered. Return and Esc both cancel."""
    box = _box(parent, title, text)
    box.setIcon(QMessageBox.Icon.Question)
    box.addButton(action, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(then)
    if less is not None:
        box.addButton(less[0], QMessageBox.ButtonRole.DestructiveRole).clicked.connect(less[1])
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.open()


def offer(parent: QWidget, title: str, text: str, action: str, then: Callable[[], None]) -> None:
    """Ask before something harmless is done. Return does it, Esc cancels."""
    box = _box(parent, title, text)
    box.setIcon(QMessageBox.Icon.Question)
    button = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    button.clicked.connect(then)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(button)
    box.open()


def _box(parent: QWidget, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(APPLICATION)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(legible_lines(title))
    box.setInformativeText(legible_lines(_shortened(text)))
    return box


def _shortened(text: str) -> str:
    """The text, shortened where it has too many lines for the buttons to stay on the screen."""
    lines = text.split("\n")
    if len(lines) <= _MOST_LINES:
        return text
    shown, end = lines[: _MOST_LINES - _LAST_LINES], lines[-_LAST_LINES:]
    return "\n".join([*shown, tr("… and %Ln more line(s)", len(lines) - len(shown) - len(end)), *end])
