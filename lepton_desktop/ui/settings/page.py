"""The elements of all settings pages: titles, headings, notes and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from lepton_desktop.ui.toolkit.plain_text import paragraph, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractButton


class Page(QWidget):
    """A page that is filled from the top. `opened` is called whenever it becomes visible."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 22)
        self.column.setSpacing(10)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(words(title, "title"))

    def opened(self) -> None:
        """Update what may have changed while the page was hidden."""

    def heading(self, text: str) -> None:
        """Start a new section of the page."""
        self.column.addSpacing(10)
        self.column.addWidget(words(text, "heading"))

    def note(self, text: str = "") -> QLabel:
        """Add a paragraph in a quiet style."""
        label = words(text, "small")
        self.column.addWidget(label)
        return label


class Choice:
    """Radio buttons of which one is checked; `chosen` is called with the value that the user chooses."""

    def __init__(
        self, page: Page, options: Sequence[tuple[str, str]], chosen: Callable[[str], None], name: str
    ) -> None:
        """`options` are values with their labels; `name` tells screen readers what is chosen here."""
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(page)
        column = QVBoxLayout()
        column.setSpacing(0)
        for value, text in options:
            button = QRadioButton(text)
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(lambda checked, value=value: chosen(value))
            self._group.addButton(button)
            self.buttons[value] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addLayout(column)

    def show(self, value: str) -> None:
        """Check the button of this value."""
        self.buttons[value].setChecked(True)


def words(text: str, role: str) -> QLabel:
    """A text in one of the roles of the style. It wraps, and can be selected and copied."""
    label = paragraph(text, role)
    if role == "small":
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def describe(button: QAbstractButton, name: str, description: str = "") -> None:
    """Tell screen readers what a button does, where its label isn't enough."""
    button.setAccessibleName(name)
    button.setAccessibleDescription(description)
    button.setToolTip(plain_tip(description))
