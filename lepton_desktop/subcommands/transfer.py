"""`library`: moves the library to another folder or disk, and to another computer."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lepton_desktop.app import Application, absolute
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.locks import unused
from lepton_desktop.subcommands.output import line
from lepton_desktop.subcommands.terminal import ProgressLine
from lepton_desktop.transfer import exporting, importing, moving
from lepton_desktop.transfer.importing import Arrival
from lepton_desktop.transfer.roots_here import as_there
from lepton_desktop.transfer.task import Task

_MEGABYTE = 1_000_000


def show_library(arguments: argparse.Namespace) -> int:
    """Print where the library is."""
    with told_to_the_user():
        line(str(Application().places.data))
    return 0


def export_library(arguments: argparse.Namespace) -> int:
    """Write the library into a file."""
    with told_to_the_user(), _task("Exporting") as task:
        made = exporting.export(
            Application().places,
            absolute(arguments.file),
            task,
            thumbnails=arguments.with_thumbnails,
            models=arguments.with_models,
            replace_file=arguments.force,
        )
    line(f"{made.path}: {made.photos} photos of {made.folders} folders, {made.size / _MEGABYTE:.1f} MB")
    line("On the other computer: `lepton-desktop library import FILE`, or Settings > Data > Import.")
    return 0


def import_library(arguments: argparse.Namespace) -> int:
    """Use a library that another computer exported."""
    with told_to_the_user():
        places = Application().places
        with unused(places):
            importing.refuse_if_in_use(places, arguments.replace)
            with _task("Importing") as task:
                arrival = importing.unpack(places, absolute(arguments.file), task)
            try:
                for one in arguments.map:
                    arrival = _mapped(arrival, one)
                done = importing.adopt(places, arrival, replace_library=arguments.replace)
            finally:
                importing.discard(places)
    line(f"Imported: {done.photos} photos.")
    for folder in arrival.folders:
        here = arrival.found.get(folder.id)
        line(
            f"  {folder.path}: {'not found here; it stays in the library, offline' if here is None else here}"
        )
    if done.offline:
        line("To say where a folder is, import again with --replace --map OLD=NEW.")
    if done.aside is not None:
        line(f"The previous library is kept: {done.aside}")
    if done.missing_model is not None:
        line(
            f"Its model isn't on this computer: `lepton-desktop models download {done.missing_model}`. "
            "Until then nothing can be searched by words."
        )
    return 0


def move_library(arguments: argparse.Namespace) -> int:
    """Move the data folder."""
    with told_to_the_user():
        places = Application().places
        target = moving.target_of(places, arguments.folder)
        moving.check(places, target)
        with unused(places), _task("Moving") as task:
            done = moving.move(places, target, task)
    line(f"The library is now in {done.folder}")
    if done.left is not None:
        line(f"Its former folder could not be removed completely: {done.left}")
    return 0


def _mapped(arrival: Arrival, one: str) -> Arrival:
    """The arrival with a folder where `--map` says it is. Raises CommandError, TransferError."""
    old, _, new = one.partition("=")
    wanted = as_there(old, arrival.manifest.system)
    folder = next((folder for folder in arrival.folders if folder.path == wanted), None)
    if not new or folder is None:
        known = ", ".join(str(folder.path) for folder in arrival.folders)
        raise CommandError(
            f"--map {one}: OLD must be one of the library's folders ({known}), NEW a folder here", 2
        )
    return importing.choose(arrival, folder.id, absolute(Path(new)))


@contextmanager
def _task(what: str) -> Iterator[Task]:
    """Shows how far a task is, in megabytes."""
    with ProgressLine(what) as progress:
        yield Task(
            lambda done, total: progress.update(done // _MEGABYTE, total // _MEGABYTE, what=f"{what} (MB)")
        )
