"""`failures`: the files that could not be read, and why."""

from __future__ import annotations

import argparse

from lepton_desktop.app import Application, say
from lepton_desktop.indexing.lock import is_locked
from lepton_desktop.subcommands.errors import told_to_the_user
from lepton_desktop.subcommands.output import data, line


def failures(arguments: argparse.Namespace) -> int:
    """Print the files that could not be read, the latest first; with `--retry`, have them tried again."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            failed = catalog.failures.all()
            wanted = catalog.failures.retry_all() if arguments.retry and failed else 0
    if arguments.json:
        data(
            [
                {"path": str(one.path), "reason": str(one.reason), "failed_at": one.failed_at.isoformat()}
                for one in failed
            ]
        )
    else:
        for one in failed:
            line(f"{one.path}: {one.reason}")
        if not failed:
            say("Every file could be read.")
    if wanted:
        now = is_locked(application.places.indexing_lock)
        say(f"{wanted} files are tried again {'now' if now else 'at the next indexing'}.")
    return 0
