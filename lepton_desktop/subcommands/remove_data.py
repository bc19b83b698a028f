"""`remove-data`: removes the library and all else that the program has made, as installers offer it at the end."""

from __future__ import annotations

import argparse
import sys

from lepton_desktop.edition import packaged
from lepton_desktop.indexing.lock import LockedError
from lepton_desktop.removal import remove_library
from lepton_desktop.settings import Places, places
from lepton_desktop.storage import everything, measure
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import line
from lepton_desktop.user_messages import UserMessage


def remove_data(arguments: argparse.Namespace) -> int:
    """Say what is removed, ask unless `--yes` is given, and remove it; exit with 1 if the user declines."""
    with told_to_the_user():
        where = places()
        found = bool(everything(where))
        if found:
            _say_what(where)
            if not arguments.yes and not _agreed():
                line("Nothing was removed.")
                return 1
        try:
            remove_library(where)  # also the entry that starts the program with the system
        except LockedError as error:
            raise CommandError(
                "Lepton Desktop is running; end it with `lepton-desktop quit` and try again"
            ) from error
        except OSError as error:
            raise CommandError(
                UserMessage(
                    "{path}: {reason}; check its permissions", path=error.filename or where.data, reason=error
                )
            ) from error
    line("Removed." if found else f"{where.data}: there is nothing to remove")
    return 0


def _say_what(where: Places) -> None:
    sizes = measure(where)
    line(f"This removes {_megabytes(sizes.total)} from {where.data}:")
    for size, what in (
        (sizes.catalog, "the catalog: folders, what is known about each photo, saved searches"),
        (sizes.index, "the search index"),
        (sizes.thumbnails, "thumbnails"),
        (sizes.models, "downloaded and compiled models"),
        *([(sizes.torch, "PyTorch")] if packaged() else []),
        (sizes.rest, "settings, backups and other files"),
    ):
        line(f"  {_megabytes(size):>10}  {what}")
    line("Lepton Desktop no longer starts with the system. Your photos stay where they are, unchanged.")


def _agreed() -> bool:
    """Whether the person at the terminal says yes. Raises CommandError where there is nobody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("there is no terminal to ask on; --yes removes without asking", 2)
    return input("This can't be undone. Remove it? [y/N] ").strip().lower() in ("y", "yes")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
