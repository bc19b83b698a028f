"""Without a subcommand: the window. With paths, it opens these."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from lepton_desktop.app import Application
from lepton_desktop.data_folder import LibraryAwayError
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.user_messages import UserError, UserMessage
from lepton_desktop.window_request import RequestError, WindowRequest, path_of

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
"""The packages that Qt needs on a minimal installation of Debian or Ubuntu."""


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed. If one is open already, it comes to the front."""
    if not arguments.similar:
        return _open(WindowRequest(), arguments.background)
    try:
        request = WindowRequest("similar", (str(path_of(arguments.similar)),))
    except RequestError as error:
        raise CommandError(error.message, 2) from error
    return _open(request)


def open_paths(arguments: argparse.Namespace) -> int:
    """Open the window, or the one that is open already, on folders and pictures."""
    try:
        paths = [path_of(argument) for argument in arguments.paths]
        request = WindowRequest("open", tuple(map(str, paths)))
    except RequestError as error:
        raise CommandError(error.message, 2) from error
    first = arguments.paths[0]
    # What has a separator is a path for sure: the window says of it that it isn't there.
    if os.path.basename(first) == first and not paths[0].exists():
        raise CommandError(
            UserMessage(
                "{name}: there is no such command, file or folder; see `lepton-desktop --help`", name=first
            ),
            2,
        )
    return _open(request)


def _open(request: WindowRequest, background: bool = False) -> int:
    try:
        from lepton_desktop.ui.application import ask_for_disk, has_screen, run, tell_failure
    except ImportError as error:
        raise CommandError(missing_library(error)) from error
    with told_to_the_user():
        if not has_screen():
            Application()  # a library that is away is the better reason
            raise CommandError(
                "there is no screen for the window; see `lepton-desktop --help` for the commands"
            )
        try:
            return run(_application(ask_for_disk).dependencies(), request, background=background)
        except LibraryAwayError:  # which has been shown
            raise
        except UserError as error:
            if sys.stderr is None or not sys.stderr.isatty():  # it was started from a menu or a file manager
                tell_failure(error)
            raise


def _application(ask_for_disk: Callable[[LibraryAwayError], bool]) -> Application:
    """The library, as soon as its disk is there. Raises LibraryAwayError when the user gives up, and SettingsError."""
    while True:
        try:
            return Application()
        except LibraryAwayError as error:
            if not ask_for_disk(error):
                raise


def missing_library(error: ImportError) -> str:
    """What to tell a user whose system lacks a library that Qt needs."""
    return f"Qt can't be loaded ({error}); on Debian and Ubuntu: sudo apt-get install {SYSTEM_LIBRARIES}"
