"""`restore`: replaces a lost catalog with a backup of what the user decided."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application
from lepton_desktop.catalog.backups import Backup, backups, restore
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.locks import unused
from lepton_desktop.subcommands.output import line


def restore_catalog(arguments: argparse.Namespace) -> int:
    """Replace the catalog with a backup, or, with `--list`, print the backups."""
    with told_to_the_user():
        places = Application().places
        found = backups(places.catalog)
        if arguments.list:
            for one in found:
                line(f"{one.day}: {_content(one)}")
            if not found:
                line(f"{places.backups}: there are no backups yet")
            return 0
        backup: Backup | None = None
        if not arguments.new:
            backup = _chosen(found, arguments.day)
        with unused(places):
            aside = restore(places.catalog, backup)
    if aside is not None:
        line(f"The previous catalog is kept: {aside}")
    if backup is None:
        line("The library is now empty; add your folders with `lepton-desktop index FOLDER`.")
        return 0
    line(f"Restored, as of {backup.day}: {_content(backup)}.")
    line(
        "To index the photos again, open the window, or run `lepton-desktop watch` or `lepton-desktop index FOLDER`."
    )
    return 0


def _chosen(found: list[Backup], day: str | None) -> Backup:
    chosen = next((backup for backup in found if day in (None, backup.day.isoformat())), None)
    if chosen is None:
        wanted = f"no backup of {day}" if day else "no intact backup"
        raise CommandError(
            f"there is {wanted}; `lepton-desktop restore --list` lists the backups, "
            "and `lepton-desktop restore --new` starts an empty library"
        )
    return chosen


def _content(backup: Backup) -> str:
    return (
        f"{backup.folders} folders, {backup.searches} saved searches, "
        f"{backup.decisions} excluded or rotated photos"
    )
