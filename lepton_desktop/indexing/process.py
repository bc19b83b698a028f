"""The indexing process, one for each library: commands come by standard input, messages go to standard output."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import threading
import time
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

from lepton_desktop.catalog.backups import BackupError, back_up
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.database import CatalogError, DiskFullError
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.indexing.context import Context
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.indexer import Callbacks, Indexer
from lepton_desktop.indexing.lock import LibraryLock, LockedError
from lepton_desktop.indexing.messages import Fatal, Message, Notice, Progress, to_line
from lepton_desktop.indexing.power_and_disk import PowerAndDisk
from lepton_desktop.indexing.shutdown import ended_in_time
from lepton_desktop.indexing.supervisor import Supervisor
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.settings import SettingsError
from lepton_desktop.storage import clear_leftovers
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.indexing.configuration import Configuration
    from lepton_desktop.settings import Places

DONE, FAILED, ALREADY_RUNNING = 0, 1, 3
"""What the process ends with."""

_AFTER_FULL_S = 30.0
_LOOK_SECONDS = 3.0


def main(configuration: Configuration) -> int:
    """Index the library until told to quit, until standard input ends, or until SIGTERM or Ctrl-C."""
    control = Control()
    report = _Speaker(_take_standard_output(), control)
    _be_modest()
    threading.Thread(target=_listen, args=(control,), name="commands", daemon=True).start()
    try:
        with ended_in_time(control, DONE):
            keep_indexing(configuration, control, report)
    except LockedError as error:
        report(Fatal(error.message))
        return ALREADY_RUNNING
    except (CatalogError, EncoderError, SettingsError) as error:
        report(Fatal(error.message))
        return FAILED
    except OSError as error:
        report(Fatal(disk_trouble(configuration.places, error)))
        return FAILED
    return DONE


def keep_indexing(configuration: Configuration, control: Control, report: Callable[[Message], None]) -> None:
    """Keep the library up to date until `control` ends it.

    While the disk is full the work rests. Raises LockedError when another process indexes this library, otherwise
    CatalogError, EncoderError, SettingsError or OSError when it can't go on.
    """
    places = configuration.places
    power_and_disk = configuration.power_and_disk or PowerAndDisk(places.data)
    with ExitStack() as held:
        while not control.ended:  # a full disk may have no room even for the lock
            try:
                held.enter_context(LibraryLock(places.indexing_lock))
                break
            except OSError as error:
                if not _is_full(error):
                    raise
                _wait_for_room(power_and_disk, control, report)
        if control.ended:
            return
        clear_leftovers(places)
        while not control.ended:
            control.take_over()
            try:
                supervisor = Supervisor(
                    configuration.options, power_and_disk, control, report, configuration.times.poll
                )
                encoder = configuration.make_encoder()
                with supervisor:
                    _index(configuration, encoder, supervisor.ignore, control, report)
            except (DiskFullError, OSError) as error:
                if not _is_full(error):
                    raise
                _wait_for_room(power_and_disk, control, report)


def backing_up(places: Places, report: Callable[[Message], None]) -> Callable[[], None]:
    """What keeps a backup of what the user decided, as the indexer calls it; that it can't is told once."""
    told: UserMessage | None = None

    def keep() -> None:
        nonlocal told
        try:
            back_up(places.catalog, date.today())
        except BackupError as error:
            if error.message != told:
                told = error.message
                report(Notice(told))

    return keep


def _is_full(error: Exception) -> bool:
    return isinstance(error, DiskFullError) or (
        isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    )


def disk_trouble(places: Places, error: OSError) -> UserMessage:
    """What to tell the user when the indexing can't write its own files."""
    return UserMessage(
        "{path}: {reason}; check its permissions, and make sure that the disk isn't full",
        path=error.filename or places.data,
        reason=error,
    )


def _index(
    configuration: Configuration,
    encoder: Encoder,
    ignore: Callable[[], Sequence[str]],
    control: Control,
    report: Callable[[Message], None],
) -> None:
    places = configuration.places
    with Catalog(places.catalog) as catalog:
        context = Context(
            catalog, encoder, Thumbnails(places.thumbnails), control, report, configuration.times
        )
        back_up = backing_up(places, report)
        Indexer(context, Callbacks(ignore, configuration.compact, configuration.stack, back_up)).run()


def _wait_for_room(power_and_disk: PowerAndDisk, control: Control, report: Callable[[Message], None]) -> None:
    """Rest until there is room on the disk again, or until the user wants another try.

    What the disk says of its room is believed only after a while: it has just refused.
    """
    control.hold("disk", True)
    report(Progress("paused", held_by="disk"))
    refused = time.monotonic()
    while control.held_by == "disk":
        control.wait(_LOOK_SECONDS)
        if time.monotonic() - refused >= _AFTER_FULL_S and not power_and_disk.disk_is_full():
            control.hold("disk", False)


class _Speaker:
    """Writes messages, a line each. When nobody listens any more, the work is ended."""

    def __init__(self, file: int, control: Control) -> None:
        self._file = file
        self._control = control

    def __call__(self, message: Message) -> None:
        line = to_line(message).encode()
        try:
            while line:
                line = line[os.write(self._file, line) :]
        except OSError:
            self._control.stop()


def _take_standard_output() -> int:
    """Standard output for the messages alone: what libraries print goes to standard error from now on."""
    sys.stdout.flush()
    messages = os.dup(1)
    os.dup2(2, 1)
    return messages


def _listen(control: Control) -> None:
    """Do as standard input says, to its end.

    It is read past Python's own buffers: a thread that waits at exit would hold their lock.
    """
    said = b""
    while not control.ended:
        try:
            chunk = os.read(0, 4096)
        except OSError:
            chunk = b""
        if not chunk:
            control.stop()
            return
        *lines, said = (said + chunk).split(b"\n")
        for line in lines:
            _obey(line.decode("ascii", "replace").strip(), control)


def _obey(command: str, control: Control) -> None:
    match command:
        case "pause":
            control.pause()
        case "resume":
            control.resume()
        case "rescan":
            control.rescan()
        case "roots":
            control.reread()
        case "quit":
            control.stop()
        case _:
            print(f"no command of the indexing process: {command!r}", file=sys.stderr)


def _be_modest() -> None:
    """Leave the processor to the window, and to everything else, when they want it."""
    if sys.platform == "win32":
        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), below_normal)
    else:
        os.nice(5)
