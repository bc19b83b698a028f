"""The actions on photos. A new one is an entry here, and the function that it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lepton_desktop.search.query import LESS, MORE
from lepton_desktop.ui.actions.photo_action import Group, Menu, PhotoAction, always, few, one
from lepton_desktop.ui.actions.photo_operations import PhotoOperations
from lepton_desktop.ui.toolkit.i18n import mark, tr

if TYPE_CHECKING:
    from lepton_desktop.ui.actions.photo_action import Selection


def _copy_path_text(selection: Selection) -> str:
    return tr("Copy path") if selection.count < 2 else tr("Copy paths")


def _exclude_text(selection: Selection) -> str:
    return tr("Include in search again") if selection.excluded else tr("Exclude from search")


PHOTO_ACTIONS = (
    PhotoAction(
        name="view",
        text=mark("View"),
        keys=("Return", "Enter"),
        icon="view",
        act=PhotoOperations.view,
        group=Group.LOOK,
        in_viewer=False,
    ),
    PhotoAction(
        name="quick_look",
        text=mark("Quick look"),
        keys=("Space",),
        act=PhotoOperations.quick_look,
        group=Group.LOOK,
        in_viewer=False,
    ),
    PhotoAction(
        name="info",
        text=mark("Info"),
        keys=("Ctrl+I",),
        icon="info",
        act=PhotoOperations.show_info,
        group=Group.LOOK,
        enabled=always,
        checkable=True,
    ),
    PhotoAction(
        name="similar",
        text=mark("Find similar"),
        keys=("Ctrl+Shift+F",),
        icon="similar",
        act=PhotoOperations.find_similar,
        group=Group.SEARCH,
        enabled=one,
    ),
    PhotoAction(
        name="use_as_query",
        text=mark("Use as query"),
        keys=("Ctrl+U",),
        icon="search",
        act=PhotoOperations.use_as_query,
        group=Group.SEARCH,
        enabled=few,
    ),
    PhotoAction(
        name="more_like",
        text=mark("More like this"),
        keys=("Ctrl+M",),
        icon="more-like",
        act=lambda operations: operations.refine(MORE),
        group=Group.SEARCH,
        enabled=few,
    ),
    PhotoAction(
        name="less_like",
        text=mark("Less like this"),
        keys=("Ctrl+Shift+M",),
        icon="less-like",
        act=lambda operations: operations.refine(LESS),
        group=Group.SEARCH,
        enabled=few,
    ),
    PhotoAction(
        name="open",
        text=mark("Open in default program"),
        keys=("Ctrl+Return", "Ctrl+Enter"),
        icon="open",
        act=PhotoOperations.open,
        group=Group.OPEN,
        enabled=one,
    ),
    PhotoAction(
        name="show_in_folder",
        text=mark("Show in folder"),
        keys=("Ctrl+Shift+O",),
        icon="folder",
        act=PhotoOperations.show_in_folder,
        group=Group.OPEN,
        enabled=one,
    ),
    PhotoAction(
        name="copy",
        text=mark("Copy"),
        keys=("Ctrl+C",),
        icon="copy",
        act=PhotoOperations.copy,
        group=Group.COPY,
        menus=Menu.PHOTO | Menu.EDIT,
    ),
    PhotoAction(
        name="copy_path",
        text=_copy_path_text,
        keys=("Ctrl+Shift+C",),
        act=PhotoOperations.copy_path,
        group=Group.COPY,
    ),
    PhotoAction(
        name="copy_to",
        text=mark("Copy to folder…"),
        keys=("Ctrl+Shift+S",),
        act=PhotoOperations.copy_to,
        group=Group.COPY,
    ),
    PhotoAction(
        name="rotate_right",
        text=mark("Rotate right"),
        keys=("Ctrl+R",),
        icon="rotate-right",
        act=lambda operations: operations.rotate(1),
        group=Group.CHANGE,
    ),
    PhotoAction(
        name="rotate_left",
        text=mark("Rotate left"),
        keys=("Ctrl+Shift+R",),
        icon="rotate-left",
        act=lambda operations: operations.rotate(-1),
        group=Group.CHANGE,
    ),
    PhotoAction(
        name="exclude",
        text=_exclude_text,
        keys=("Ctrl+E",),
        icon="hidden",
        act=PhotoOperations.exclude,
        group=Group.CHANGE,
    ),
    PhotoAction(
        name="trash",
        text=mark("Move to trash…"),
        keys=("Del",),
        icon="trash",
        act=PhotoOperations.trash,
        group=Group.TRASH,
    ),
    PhotoAction(
        name="select_all",
        text=mark("Select all"),
        keys=("Ctrl+A",),
        act=PhotoOperations.select_all,
        group=Group.SELECT,
        enabled=always,
        menus=Menu.EDIT | Menu.WINDOW,
        in_viewer=False,
    ),
)
