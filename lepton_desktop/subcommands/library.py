"""`status` and `folders`: what is in the library."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from lepton_desktop.app import Application, absolute
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.records import Root, RootCounts
from lepton_desktop.indexing.timeouts import NoAnswerError, in_time
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.output import data, line


def status(arguments: argparse.Namespace) -> int:
    """Print the library's numbers and the state of its folders."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            counts = catalog.statistics.counts(application.model_identity())
    states = {one.root.id: state(one) for one in counts.roots}
    offline = sum(one.photos if states[one.root.id] == "offline" else one.away for one in counts.roots)
    missing = sum(one.missing for one in counts.roots if states[one.root.id] != "offline")
    if arguments.json:
        data(
            {
                "photos": counts.photos,
                "indexed": counts.indexed,
                "failed": counts.failed,
                "offline": offline,
                "missing": missing,
                "folders": [
                    {
                        "path": str(one.root.path),
                        "state": states[one.root.id],
                        "photos": one.photos,
                        "indexed": one.indexed,
                        "failed": one.failed,
                        "offline": one.photos if states[one.root.id] == "offline" else one.away,
                        "missing": one.missing,
                    }
                    for one in counts.roots
                ],
            }
        )
        return 0
    line(f"{counts.photos} photos, {counts.indexed} indexed, {counts.failed} failed, {offline} offline")
    for one in counts.roots:
        said = f"  {one.root.path}: {states[one.root.id]}, {one.indexed} of {one.photos} indexed, {one.failed} failed"
        said += f", {one.away} on a drive that isn't connected" if one.away else ""
        line(said + (f", {one.missing} missing" if one.missing else ""))
    if missing:
        line(
            "Missing photos disappeared all at once and are kept. "
            "To forget them: `lepton-desktop folders forget-missing FOLDER`."
        )
    if not counts.roots:
        line("No folders yet: add one with `lepton-desktop index FOLDER`.")
    return 0


def state(counts: RootCounts) -> str:
    """A folder's state in one word: ``offline``, ``indexed``, or ``waiting`` while some photos are not indexed yet."""
    if not _is_there(counts.root):
        return "offline"
    return "indexed" if counts.indexed == counts.photos else "waiting"


def add_folders(arguments: argparse.Namespace) -> int:
    """Add folders to the library."""
    with told_to_the_user(), Application().open_catalog() as catalog:
        for folder in arguments.folders:
            line(f"{catalog.roots.add(absolute(folder)).path}: added")
    return 0


def remove_folders(arguments: argparse.Namespace) -> int:
    """Remove folders from the library, with their photos' thumbnails; the photos stay where they are."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            for root in _chosen(catalog, arguments.folders):
                catalog.roots.remove(root.id)
                line(f"{root.path}: removed from the library; its photos stay where they are")
            Thumbnails(application.places.thumbnails).keep_only(catalog.files.versions())
    return 0


def list_folders(arguments: argparse.Namespace) -> int:
    """Print the library's folders, one per line."""
    with told_to_the_user(), Application().open_catalog() as catalog:
        for root in catalog.roots.all():
            line(f"{root.path}{'' if _is_there(root) else '  (offline)'}")
    return 0


def forget_missing(arguments: argparse.Namespace) -> int:
    """Forget the photos of these folders that disappeared all at once."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            for root in _chosen(catalog, arguments.folders):
                count = catalog.files.forget_missing(root.id)
                line(
                    f"{root.path}: {count} missing photos forgotten"
                    if count
                    else f"{root.path}: no photos are missing"
                )
            Thumbnails(application.places.thumbnails).keep_only(catalog.files.versions())
    return 0


def use_drive(arguments: argparse.Namespace) -> int:
    """Accept the drives that are now in the folders' places as the folders' own."""
    with told_to_the_user(), Application().open_catalog() as catalog:
        for root in _chosen(catalog, arguments.folders):
            catalog.roots.set_volume(root.id, None)
            line(f"{root.path}: the next indexing adds the photos of this drive")
    return 0


def _chosen(catalog: Catalog, folders: Sequence[Path]) -> list[Root]:
    """The library's folders at these paths. Raises CommandError when there is none at one of them."""
    roots = {root.path: root for root in catalog.roots.all()}
    chosen: list[Root] = []
    for folder in folders:
        given = absolute(folder)
        # a folder that is gone can't be resolved, and one that was added by a link was
        match = next((path for path in (given, given.resolve()) if path in roots), None)
        if match is None:
            raise CommandError(f"{given}: is not a folder of the library; see `lepton-desktop folders list`")
        chosen.append(roots[match])
    return chosen


def _is_there(root: Root) -> bool:
    """Whether a folder was there at the last check, and still is."""
    try:
        return root.online and in_time(lambda: os.path.isdir(root.path))
    except NoAnswerError:
        return False
