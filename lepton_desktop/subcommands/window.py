"""Without a subcommand: the window."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user

SYSTEM_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
"""The packages that Qt needs on a minimal installation of Debian or Ubuntu."""


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed. If one is open already, it comes to the front."""
    with told_to_the_user():
        application = Application()
    try:
        from lepton_desktop.ui.application import has_screen, run
    except ImportError as error:
        raise CommandError(missing_library(error)) from error
    if not has_screen():
        raise CommandError("there is no screen for the window; see `lepton-desktop --help` for the commands")
    return run(application.dependencies(), background=arguments.background)


def missing_library(error: ImportError) -> str:
    """What to tell a user whose system lacks a library that Qt needs."""
    return f"Qt can't be loaded ({error}); on Debian and Ubuntu: sudo apt-get install {SYSTEM_LIBRARIES}"
