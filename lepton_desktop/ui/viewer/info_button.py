"""The button that opens and closes the info panel, for the window and for the viewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from lepton_desktop.ui.toolkit.theme import Theme

_ICON = 20


def info_button(info: QAction, theme: Theme) -> QToolButton:
    """A button for the action. It isn't the action's own, since the action's key must work only in the photos."""
    keys = info.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = QToolButton()
    button.setAccessibleName(info.text())
    button.setToolTip(plain_tip(f"{info.text()} ({keys})"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setCheckable(True)
    button.setChecked(info.isChecked())
    button.clicked.connect(info.trigger)
    info.toggled.connect(button.setChecked)
    theme.dress(button, "info")
    return button
