"""The pages that are shown in place of the photos when there are none: the first steps, or the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.icons import application_icon
from lepton_desktop.ui.toolkit.plain_text import Label, Paragraph, caption, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.ui.toolkit.theme import Theme

_TEXT_WIDTH = 440
_AnyLabel = TypeVar("_AnyLabel", Label, Paragraph)


@dataclass(frozen=True, slots=True)
class Message:
    """Why there are no photos, and what the user can do."""

    icon: str
    title: str
    text: str
    action: str = ""
    act: Callable[[], None] | None = None


class MessagePage(QWidget):
    """Shows one message in the centre."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self._picture = Label()
        self.title = _styled(Label(), "title")
        self.text = _styled(Paragraph(), "body")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(_TEXT_WIDTH)
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(4)
        for widget in (self._picture, self.title, self.text):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)
        theme.changed.connect(self._draw)

    def show_message(self, message: Message) -> None:
        """Show this message instead of the previous one."""
        if message == self._message:
            return
        self._message = message
        self.title.setText(message.title)
        _set_paragraph(self.text, message.text)
        self.text.setVisible(bool(message.text))
        self.button.setText(message.action)
        self.button.setVisible(bool(message.action))
        self.setAccessibleName(tr("{title}. {text}").format(title=message.title, text=message.text))
        self._draw()

    def _draw(self) -> None:
        if self._message is not None:
            icon = self._theme.icon(self._message.icon, "scroll_hover")
            self._picture.setPixmap(icon.pixmap(QSize(48, 48), self.devicePixelRatioF()))

    def _act(self) -> None:
        if self._message is not None and self._message.act is not None:
            self._message.act()


class FirstRunPage(QWidget):
    """Shown while the library has no folder. Emits `choose_wanted`, or `suggested` with the proposed folder.

    `import_wanted` when the user has a library from another computer.
    """

    choose_wanted = Signal()
    import_wanted = Signal()
    suggested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Path | None = None
        mark = Label()
        mark.setPixmap(application_icon().pixmap(QSize(88, 88), self.devicePixelRatioF()))
        title = _styled(Label(), "hero")
        title.setText(tr("Find your photos by describing them"))
        title.setWordWrap(True)
        text = _styled(Paragraph(), "body")
        words = tr(
            "Choose a folder with your photos. They are indexed once, in the background. Then type what you "
            "remember, such as “a dog running on the beach”, and the right photos appear."
        )
        text.setWordWrap(True)
        text.setFixedWidth(_TEXT_WIDTH + 60)
        _set_paragraph(text, words)
        choose = QPushButton(tr("Choose a folder…"))
        choose.setProperty("primary", True)
        choose.setProperty("large", True)
        choose.setDefault(True)
        choose.clicked.connect(self.choose_wanted)
        self.choose = choose
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(choose)
        self.suggestion = QPushButton()
        self.suggestion.setProperty("large", True)
        self.suggestion.clicked.connect(self._use_suggestion)
        self.suggestion.hide()
        buttons.addWidget(self.suggestion)
        buttons.addStretch(1)
        small = _styled(Label(), "small")
        small.setWordWrap(True)
        small.setText(
            tr(
                "Or drop a folder on this window. Your photos stay where they are, unchanged,\nand nothing "
                "leaves this computer."
            )
        )
        self.import_library = QPushButton(tr("I have a library from another computer…"))
        self.import_library.setProperty("link", True)
        self.import_library.clicked.connect(self.import_wanted)
        layout = QVBoxLayout(self)
        layout.setSpacing(18)
        layout.addStretch(4)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addSpacing(6)
        layout.addWidget(small)
        layout.addWidget(self.import_library, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)

    def suggest(self, pictures: Path) -> None:
        """Propose the folder in which the system stores pictures."""
        self._pictures = pictures
        self.suggestion.setText(tr("Use my {name} folder").format(name=caption(pictures.name)))
        self.suggestion.setToolTip(plain_tip(str(pictures)))
        self.suggestion.show()

    def _use_suggestion(self) -> None:
        if self._pictures is not None:
            self.suggested.emit(self._pictures)


def _styled(label: _AnyLabel, role: str) -> _AnyLabel:
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _set_paragraph(label: Paragraph, text: str) -> None:
    """Show a text with extra space between its lines, as high as it needs."""
    label.setText(text)
    label.ensurePolished()
    label.setFixedHeight(label.heightForWidth(label.width()))
