"""The indexing process, one to a library: it obeys standard input and tells on standard output."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.encoders.encoder import Encoder, EncoderError
from lepton_desktop.indexing.control import Control
from lepton_desktop.indexing.indexer import DEFAULT_TIMES, Indexer, Times
from lepton_desktop.indexing.journal import Journal
from lepton_desktop.indexing.lock import LibraryLock, LockedError
from lepton_desktop.indexing.messages import Fatal, Message, Notice, to_line
from lepton_desktop.settings import Places, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import FrameType

DONE, FAILED, ALREADY_RUNNING = 0, 1, 3
"""What the process ends with."""


def main(
    places: Places,
    make_encoder: Callable[[], Encoder],
    ignore: Callable[[], Sequence[str]],
    compact: Callable[[str], None] | None = None,
    times: Times = DEFAULT_TIMES,
    chosen: Callable[[], str] | None = None,
) -> int:
    """Index the library until told to quit, until standard input ends, or until SIGTERM or Ctrl-C.

    `ignore` gives the user's patterns and is asked again whenever they have changed; `compact` is as in
    Indexer. `chosen` gives the identity of the model that the user wants now: when that is another one,
    `make_encoder` is asked again and the library is indexed anew.
    """
    control = Control()
    report = _Speaker(_take_standard_output(), control)
    _stop_on_signals(control)
    _be_modest()
    threading.Thread(target=_listen, args=(control,), name="commands", daemon=True).start()
    try:
        with LibraryLock(places.indexing_lock):
            while not control.ended:
                control.take_over()
                encoder = make_encoder()
                with _watched_choice(chosen, encoder.identity, times.poll, control, report):
                    _index(places, encoder, ignore, compact, times, control, report)
    except LockedError as error:
        report(Fatal(str(error)))
        return ALREADY_RUNNING
    except (CatalogError, EncoderError, SettingsError) as error:
        report(Fatal(str(error)))
        return FAILED
    except OSError as error:
        report(Fatal(disk_trouble(places, error)))
        return FAILED
    return DONE


def disk_trouble(places: Places, error: OSError) -> str:
    """What to tell the user when the indexing can't write its own files."""
    reason = error.strerror or error
    return f"{error.filename or places.data}: {reason}; check its permissions, and that the disk isn't full"


def journal_path(places: Places) -> Path:
    """Where the files being read are noted."""
    return places.indexing_lock.with_suffix(".journal")


def _index(
    places: Places,
    encoder: Encoder,
    ignore: Callable[[], Sequence[str]],
    compact: Callable[[str], None] | None,
    times: Times,
    control: Control,
    report: Callable[[Message], None],
) -> None:
    journal = Journal(journal_path(places))
    try:
        with Catalog(places.catalog) as catalog:
            Indexer(
                catalog, encoder, journal, control, report, ignore=ignore, compact=compact, times=times
            ).run()
    finally:
        journal.close()


@contextmanager
def _watched_choice(
    chosen: Callable[[], str] | None,
    identity: str,
    seconds: float,
    control: Control,
    report: Callable[[Message], None],
) -> Iterator[None]:
    """Hand the work over as soon as the user has chosen another model, looked up every few seconds."""
    over = threading.Event()

    def watch() -> None:
        while chosen is not None and not over.wait(seconds):
            try:
                changed = chosen() != identity
            except (EncoderError, SettingsError) as error:
                report(Notice(f"{error}. The model before it goes on."))
                return
            if changed:
                control.hand_over()
                return

    watcher = threading.Thread(target=watch, name="choice", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


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


def _stop_on_signals(control: Control) -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        control.stop()

    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):  # SIGBREAK is Windows's
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
