"""Menus of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


def make_menu(parent: QWidget, title: str, actions: Iterable[QAction | None]) -> QMenu:
    """A menu of these actions; None is a line between them."""
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu


def pop_up(menu: QMenu, position: QPoint) -> None:
    """Show a menu at a place on the screen; it goes when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
