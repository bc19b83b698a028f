"""`status` and `folders`: what is in the library."""

from __future__ import annotations

import argparse
from pathlib import Path

from lepton_desktop.app import Application, absolute
from lepton_desktop.catalog.records import RootCounts
from lepton_desktop.commands.failure import CommandError, told_to_the_user
from lepton_desktop.commands.telling import data, line
from lepton_desktop.photos.thumbnails import Thumbnails


def status(arguments: argparse.Namespace) -> int:
    """Print the library's numbers and the state of its folders."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            counts = catalog.counts(application.model_identity())
    offline = sum(one.photos for one in counts.roots if state(one) == "offline")
    if arguments.json:
        data(
            {
                "photos": counts.photos,
                "indexed": counts.indexed,
                "failed": counts.failed,
                "offline": offline,
                "folders": [
                    {
                        "path": str(one.root.path),
                        "state": state(one),
                        "photos": one.photos,
                        "indexed": one.indexed,
                        "failed": one.failed,
                    }
                    for one in counts.roots
                ],
            }
        )
        return 0
    line(f"{counts.photos} photos, {counts.indexed} indexed, {counts.failed} failed, {offline} offline")
    for one in counts.roots:
        line(f"  {one.root.path}: {state(one)}, {one.indexed} of {one.photos} indexed, {one.failed} failed")
    if not counts.roots:
        line("No folders yet: add one with `lepton-desktop index FOLDER`.")
    return 0


def state(counts: RootCounts) -> str:
    """A folder's state in a word: ``offline``, ``indexed``, or ``waiting`` for photos still to be indexed."""
    if not counts.root.online or not counts.root.path.is_dir():
        return "offline"
    return "indexed" if counts.indexed == counts.photos else "waiting"


def add_folders(arguments: argparse.Namespace) -> int:
    """Add folders to the library."""
    with told_to_the_user(), Application().open_catalog() as catalog:
        for folder in arguments.folders:
            line(f"{catalog.add_root(absolute(folder)).path}: added")
    return 0


def remove_folders(arguments: argparse.Namespace) -> int:
    """Forget folders, and their photos' thumbnails; the photos in them stay where they are."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            known = {root.path: root.id for root in catalog.roots()}
            wanted: list[Path] = []
            for folder in arguments.folders:
                given = absolute(folder)
                # a folder that is gone can't be resolved, and one that was added by a link was
                match = next((path for path in (given, given.resolve()) if path in known), None)
                if match is None:
                    raise CommandError(
                        f"{given}: is not a folder of the library; see `lepton-desktop folders list`"
                    )
                wanted.append(match)
            for path in wanted:
                catalog.remove_root(known[path])
                line(f"{path}: removed from the library; its photos stay where they are")
            Thumbnails(application.places.thumbnails).keep_only(catalog.states())
    return 0


def list_folders(arguments: argparse.Namespace) -> int:
    """Print the library's folders, one a line."""
    with told_to_the_user(), Application().open_catalog() as catalog:
        for root in catalog.roots():
            line(f"{root.path}{'' if root.online and root.path.is_dir() else '  (offline)'}")
    return 0
