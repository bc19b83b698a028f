"""One action on photos: its text, its keys, what it does, when it is enabled, and the menus that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lepton_desktop.ui.actions.photo_operations import PhotoOperations

_MOST_ASKED = 20
"""The maximum number of photos that can join a question at once."""


@dataclass(frozen=True, slots=True)
class Selection:
    """How many photos are selected, and whether all of them are excluded from search."""

    count: int
    excluded: bool = False


def always(selection: Selection) -> bool:
    """Whatever is selected."""
    return True


def some(selection: Selection) -> bool:
    """At least one photo is selected."""
    return selection.count > 0


def one(selection: Selection) -> bool:
    """Exactly one photo is selected."""
    return selection.count == 1


def few(selection: Selection) -> bool:
    """As many photos are selected as can join a question."""
    return 0 < selection.count <= _MOST_ASKED


class Menu(Flag):
    """The menus that an action on photos can stand in.

    `PHOTO` is the context menu of a photo, which stands in the menu bar as well; `EDIT` a menu of the menu bar;
    `WINDOW` the menu of the window's own button.
    """

    PHOTO = auto()
    EDIT = auto()
    WINDOW = auto()


class Group(Enum):
    """The groups of the photo menu, from the top."""

    LOOK = auto()
    SEARCH = auto()
    OPEN = auto()
    COPY = auto()
    CHANGE = auto()
    TRASH = auto()
    SELECT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoAction:
    """An entry of the list of actions.

    `text` is marked for translation, or a function that gives the translated text for a selection. `act` is called
    when the action is triggered; where it is `checkable`, whenever it is checked or unchecked. `in_viewer` tells
    whether the action is offered while the viewer is open.
    """

    name: str
    text: str | Callable[[Selection], str]
    act: Callable[[PhotoOperations], object]
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[Selection], bool] = some
    menus: Menu = Menu.PHOTO
    in_viewer: bool = True
    checkable: bool = False
