"""`index`, `watch` and the window's own indexing process."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.app import Application, absolute, say
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.database import DiskFullError
from lepton_desktop.indexing.configuration import Configuration
from lepton_desktop.indexing.context import Context
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.ignore_rules import IgnoreRules
from lepton_desktop.indexing.indexer import Callbacks, Indexer
from lepton_desktop.indexing.lock import LibraryLock, LockedError, is_locked
from lepton_desktop.indexing.messages import Committed, FailureHappened, Message, Notice, Progress, RootState
from lepton_desktop.indexing.process import backing_up, disk_trouble, keep_indexing
from lepton_desktop.indexing.scan import compare, presence, walk
from lepton_desktop.indexing.shutdown import ended_in_time
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.storage import clear_leftovers
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.terminal import ProgressLine

if TYPE_CHECKING:
    from lepton_desktop.encoders.background_compile import BackgroundCompile

STOPPED_BY_THE_USER = 130
_LOOK_EVERY_S = 1.0
_UNSEEN_COUNTED = 1000


def index(arguments: argparse.Namespace) -> int:
    """Add folders and bring the whole library up to date."""
    with told_to_the_user():
        application = Application()
        with application.open_catalog() as catalog:
            for folder in arguments.folders:
                add_folder(catalog, absolute(folder))
            try:
                stopped = run_indexer(application, catalog)
            except LockedError as error:
                say(f"{error}. Waiting for it to finish; Ctrl-C ends the waiting, not the indexing.")
                stopped = wait_for_the_other(application, catalog)
            counts = catalog.statistics.counts(application.model_identity())
    if stopped:
        say(
            f"Stopped: {counts.indexed} of the {counts.photos} photos found so far are indexed, {counts.failed} failed"
        )
        return STOPPED_BY_THE_USER
    say(f"{counts.indexed} of {counts.photos} photos indexed, {counts.failed} failed")
    return 0


def watch(arguments: argparse.Namespace) -> int:
    """Keep the library up to date until stopped; changes of the settings take effect in the meantime."""
    with told_to_the_user():
        application = Application()
        with suppress(DiskFullError), application.open_catalog() as catalog:  # the indexing waits for room
            if not catalog.roots.all():
                raise CommandError("there is no folder to watch; add one with `lepton-desktop index FOLDER`")
        control = Control()
        try:
            with (
                application.preparing() as preparing,
                ProgressLine("Indexing") as line,
                ended_in_time(control, 0),
            ):
                keep_indexing(_configuration(application, preparing), control, teller(line, forever=True))
        except LockedError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(disk_trouble(application.places, error)) from error
    return 0


def indexer(arguments: argparse.Namespace) -> int:
    """The window's indexing process; it speaks JSON over its pipes."""
    from lepton_desktop.indexing.process import main
    from lepton_desktop.torch_pack.install import clear_leftovers as clear_torch_leftovers

    with told_to_the_user():
        application = Application()
        clear_torch_leftovers(application.places)
        with application.preparing() as preparing:
            return main(_configuration(application, preparing))


def _configuration(application: Application, preparing: BackgroundCompile) -> Configuration:
    return Configuration(
        application.places,
        lambda: application.load_encoder(for_photos=True, preparing=preparing),
        application.indexing_options,
        application.compact,
        application.stack,
    )


def add_folder(catalog: Catalog, folder: Path) -> None:
    """Add a folder to the library, unless it is inside a folder of the library."""
    if any(folder.resolve().is_relative_to(root.path) for root in catalog.roots.all()):
        return
    catalog.roots.add(folder)


def wait_for_the_other(application: Application, catalog: Catalog) -> bool:
    """Wait until the other process has indexed the whole library; if it ends before that, index the rest here.

    Returns whether Ctrl-C ended it.
    """
    while True:
        with ProgressLine("Waiting") as line:
            while left := files_left(application, catalog):
                photos = catalog.statistics.counts(application.model_identity()).photos
                line.update(max(0, photos - left), photos, what=f"Waiting for {left} files")
                time.sleep(_LOOK_EVERY_S)
                if not is_locked(application.places.indexing_lock):
                    break
            else:
                return False
        with suppress(LockedError):  # somebody was quicker
            return run_indexer(application, catalog)


def files_left(application: Application, catalog: Catalog) -> int:
    """The number of files in connected folders that are not in the catalog, or not indexed by the chosen model."""
    ignore_rules = IgnoreRules(application.settings.ignore)
    fresh = 0
    for root in catalog.roots.all():
        if root.online and presence(root.path, root.identity) is not None:
            seen = walk(root.path, ignore_rules, leave=catalog.path.parent.resolve())
            fresh += len(compare(seen, catalog.files.states(root.id)).fresh)
    return fresh + len(catalog.photos.without_vector(application.model_identity(), _UNSEEN_COUNTED))


def run_indexer(application: Application, catalog: Catalog) -> bool:
    """Bring the library up to date in this process; returns whether Ctrl-C ended it.

    Raises LockedError when another process indexes this library, CommandError when the program's own files
    can't be written, and what the indexer raises.
    """
    control = Control()
    try:
        with application.preparing() as preparing:
            with (
                ended_in_time(control, STOPPED_BY_THE_USER, _say_stopped_in_the_middle),
                LibraryLock(application.places.indexing_lock),
                ProgressLine("Indexing") as line,
            ):
                clear_leftovers(application.places)
                tell = teller(line, forever=False)
                encoder = application.load_encoder(for_photos=True, preparing=preparing)
                thumbnails = Thumbnails(application.places.thumbnails)
                work = Indexer(
                    Context(catalog, encoder, thumbnails, control, tell),
                    Callbacks(
                        lambda: application.settings.ignore,
                        application.compact,
                        application.stack,
                        backing_up(application.places, tell),
                    ),
                )
                work.run_once()
                if control.ended:
                    line.say(_not_reached(work))
            if preparing.running and not control.ended:
                say("Preparing the model for this processor, which happens only once; Ctrl-C postpones it")
                preparing.wait()
    except OSError as error:
        raise CommandError(disk_trouble(application.places, error)) from error
    return control.ended


def _say_stopped_in_the_middle() -> None:
    say("Stopped early: what was indexed is kept, but not all files were reached; run it again to continue")


def _not_reached(work: Indexer) -> str:
    """What users should know about an indexing that they stopped."""
    left = work.waiting()
    if not work.looked_through:
        what = "Not all folders were scanned"
    elif left:
        what = f"About {left} files were not reached"
    else:
        return "Stopped when all files had been reached"
    return f"{what}; run it again to continue"


def teller(line: ProgressLine, *, forever: bool) -> Callable[[Message], None]:
    """Prints what the indexer reports; for one that runs `forever`, also, once, that it is watching."""
    silent = not forever

    def tell(message: Message) -> None:
        nonlocal silent
        match message:
            case Progress(state="watching") if not silent:
                silent = True
                line.say("Everything is indexed; watching for changes until Ctrl-C")
            case Progress(state="indexing"):
                line.update(message.done, message.total, message.rate_per_s or None)
            case Progress(state="scanning"):
                line.update(message.done, message.total, what=f"Scanning {message.folder}")
            case FailureHappened():
                line.say(f"{message.path}: {message.reason}")
            case Notice():
                line.say(str(message.text))
            case Progress(state="paused", held_by="disk"):
                line.say("The disk is full; indexing resumes when there is space again")
            case Progress(state="paused", held_by="battery"):
                line.say("Running on battery; indexing resumes when the computer is plugged in again")
            case RootState(online=False, state="silent"):
                line.say(
                    "A folder's drive is not responding; its photos are kept: see `lepton-desktop status`"
                )
            case RootState(online=False, state="offline"):
                line.say(
                    "A folder is missing at the moment; its photos are kept: see `lepton-desktop status`"
                )
            case Committed() | Progress() | RootState():
                pass

    return tell
