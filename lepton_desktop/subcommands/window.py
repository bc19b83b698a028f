"""No subcommand: the window."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user

SYSTEM_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
"""What Qt needs of Debian and Ubuntu beyond their smallest installation."""


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window; returns when it is closed, or at once where one is open already: that comes to the front."""
    with told_to_the_user():
        application = Application()
    try:
        from lepton_desktop.ui.application import has_screen, run
    except ImportError as error:
        raise CommandError(missing_library(error)) from error
    if not has_screen():
        raise CommandError(
            "there is no screen to open the window on; see `lepton-desktop --help` for the commands"
        )
    return run(application.parts(), background=arguments.background)


def missing_library(error: ImportError) -> str:
    """What to tell someone whose system lacks a library of Qt's."""
    return f"Qt can't be loaded ({error}); on Debian and Ubuntu: sudo apt-get install {SYSTEM_LIBRARIES}"
