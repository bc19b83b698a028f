"""The colours of the window, light and dark, and its text sizes; they follow the system while it runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFontInfo, QIcon, QPalette
from shiboken6 import isValid

from lepton_desktop.shipped import RESOURCES
from lepton_desktop.ui.toolkit.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QApplication

    from lepton_desktop.settings import Appearance


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #rrggbb. Text has a contrast of at least 4.5 to 1 to its background (WCAG AA)."""

    canvas: str
    sidebar: str
    raised: str
    field: str
    field_line: str
    tile: str
    tile_hover: str
    text: str
    secondary: str
    disabled: str
    line: str
    button_line: str
    hover: str
    pressed: str
    chip: str
    chip_hover: str
    mistake: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    link: str
    track: str
    scroll: str
    scroll_hover: str
    warning: str
    stage: str
    scrim: str


LIGHT = Colours(
    canvas="#ffffff",
    sidebar="#f6f6f8",
    raised="#ffffff",
    field="#f2f2f5",
    field_line="#dcdce2",
    tile="#f4f4f6",
    tile_hover="#eaeaee",
    text="#1c1c1f",
    secondary="#616168",
    disabled="#a0a0a6",
    line="#e4e4e8",
    button_line="#85858c",
    hover="#ececf0",
    pressed="#e0e0e6",
    chip="#dfe8fc",
    chip_hover="#cfddfa",
    mistake="#b3261e",
    accent="#2f67e8",
    accent_fill="#2f67e8",
    accent_hover="#2558cf",
    on_accent="#ffffff",
    link="#2459d4",
    track="#e2e2e8",
    scroll="#c4c4cb",
    scroll_hover="#8a8a92",
    warning="#9a5b00",
    stage="#ececef",
    scrim="#000000",
)

DARK = Colours(
    canvas="#19191b",
    sidebar="#212124",
    raised="#2a2a2e",
    field="#27272b",
    field_line="#3c3c43",
    tile="#232326",
    tile_hover="#2e2e33",
    text="#f3f3f5",
    secondary="#a5a5ad",
    disabled="#6a6a72",
    line="#323237",
    button_line="#77777f",
    hover="#323238",
    pressed="#39393f",
    chip="#2b3a5e",
    chip_hover="#354772",
    mistake="#ff9a90",
    accent="#5b8dff",
    accent_fill="#3b6fe6",
    accent_hover="#3363d4",
    on_accent="#ffffff",
    link="#8fb2ff",
    track="#3a3a40",
    scroll="#4b4b52",
    scroll_hover="#85858d",
    warning="#f2b45c",
    stage="#0e0e10",
    scrim="#000000",
)


_SIZES = {"body_size": 1.1, "heading_size": 1.1, "title_size": 1.5, "hero_size": 2.3}
"""Text sizes, as multiples of the system's."""


class Theme(QObject):
    """Applies the colours that the system asks for to the application; `changed` is emitted when they change.

    If `dark` is given, the system isn't asked. Text sizes are the system's, or multiples of it.
    """

    changed = Signal()

    def __init__(self, application: QApplication, dark: bool | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._forced = dark
        self._style = Template((RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8"))
        self._dressed: list[tuple[QAction | QAbstractButton, str, str]] = []
        self._pixels = 0
        self.colours = LIGHT
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply(application.styleHints().colorScheme())

    def choose(self, appearance: Appearance) -> None:
        """Use light or dark colours from now on, or follow the system."""
        self._forced = None if appearance == "system" else appearance == "dark"
        self.apply(self._application.styleHints().colorScheme())

    def follow_font(self) -> None:
        """Update the text sizes if the system's font size has changed."""
        if self._pixels != QFontInfo(self._application.font()).pixelSize():
            self.apply(self._application.styleHints().colorScheme())

    def apply(self, scheme: Qt.ColorScheme) -> None:
        """Apply the colours that the system asks for."""
        asked = scheme == Qt.ColorScheme.Dark
        self.colours = DARK if (asked if self._forced is None else self._forced) else LIGHT
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(self._style.substitute(asdict(self.colours) | self._fillings()))
        self._dressed = [entry for entry in self._dressed if isValid(entry[0])]
        for target, icon_name, colour in self._dressed:
            target.setIcon(self.icon(icon_name, colour))
        self.changed.emit()

    def _fillings(self) -> dict[str, str]:
        self._pixels = QFontInfo(self._application.font()).pixelSize()
        sizes = {name: f"{round(self._pixels * factor)}px" for name, factor in _SIZES.items()}
        return sizes | {"icons": (RESOURCES / "icons").as_posix()}

    def colour(self, name: str) -> QColor:
        """The current colour of this name."""
        return QColor(getattr(self.colours, name))

    def icon(self, icon_name: str, colour: str = "text") -> QIcon:
        """An icon of the resources in a current colour of the theme."""
        return icon(icon_name, self.colour(colour), self.colour("disabled"))

    def dress(self, target: QAction | QAbstractButton, icon_name: str, colour: str = "text") -> None:
        """Give a button or an action an icon that changes with the theme; it replaces an earlier one."""
        self._dressed = [entry for entry in self._dressed if isValid(entry[0]) and entry[0] is not target]
        self._dressed.append((target, icon_name, colour))
        target.setIcon(self.icon(icon_name, colour))


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for colour_role, colour in {
        role.Window: colours.canvas,
        role.WindowText: colours.text,
        role.Base: colours.canvas,
        role.AlternateBase: colours.sidebar,
        role.Text: colours.text,
        role.Button: colours.field,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.secondary,
        role.Highlight: colours.accent_fill,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.Accent: colours.accent,
        role.Mid: colours.line,
    }.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(colours.disabled))
    return palette
