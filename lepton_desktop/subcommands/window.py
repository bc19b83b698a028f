"""Without a subcommand: the window. With paths, it opens these."""

from __future__ import annotations

import argparse
import os

from lepton_desktop.app import Application
from lepton_desktop.data_folder import LibraryAwayError
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.user_messages import UserMessage
from lepton_desktop.window_request import WindowRequest, path_of

SYSTEM_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
"""The packages that Qt needs on a minimal installation of Debian or Ubuntu."""


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed. If one is open already, it comes to the front."""
    if arguments.similar is None:
        return _open(WindowRequest(), arguments.background)
    with told_to_the_user():
        request = WindowRequest("similar", (str(path_of(arguments.similar)),))
    return _open(request)


def open_paths(arguments: argparse.Namespace) -> int:
    """Open the window, or the one that is open already, on folders and pictures."""
    with told_to_the_user():
        paths = [path_of(argument) for argument in arguments.paths]
        first = arguments.paths[0]
        # What has a separator is a path for sure: the window says of it that it isn't there.
        if os.path.basename(first) == first and not paths[0].exists():
            raise CommandError(
                UserMessage(
                    "{name}: there is no such command, file or folder; see `lepton-desktop --help`",
                    name=first,
                ),
                2,
            )
        return _open(WindowRequest("open", tuple(map(str, paths))))


def _open(request: WindowRequest, background: bool = False) -> int:
    away: LibraryAwayError | None = None
    application: Application | None = None
    with told_to_the_user():
        try:
            application = Application()
        except LibraryAwayError as error:
            away = error
    try:
        from lepton_desktop.ui.application import ask_for_disk, has_screen, run
    except ImportError as error:
        raise CommandError(missing_library(error)) from error
    if not has_screen():
        reason = "there is no screen for the window; see `lepton-desktop --help` for the commands"
        raise CommandError(away.message if away is not None else reason)
    while application is None:
        if away is not None and not ask_for_disk(away):
            raise CommandError(away.message)
        with told_to_the_user():
            try:
                application = Application()
            except LibraryAwayError as error:
                away = error
    return run(application.dependencies(), request, background=background)


def missing_library(error: ImportError) -> str:
    """What to tell a user whose system lacks a library that Qt needs."""
    return f"Qt can't be loaded ({error}); on Debian and Ubuntu: sudo apt-get install {SYSTEM_LIBRARIES}"
