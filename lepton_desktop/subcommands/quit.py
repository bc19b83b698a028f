"""`quit`: ends the window and the indexing of this library, as installers need it before they replace the program."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

import psutil

from lepton_desktop.data_folder import LibraryAwayError
from lepton_desktop.indexing.lock import holder, is_locked
from lepton_desktop.settings import Places, places
from lepton_desktop.subcommands.errors import CommandError, told_to_the_user
from lepton_desktop.subcommands.window import missing_library
from lepton_desktop.user_messages import UserMessage
from lepton_desktop.window_request import WindowRequest

if TYPE_CHECKING:
    from pathlib import Path

_LOOK_AGAIN_S = 0.1
_ANSWER_S = 3.0


def quit_program(arguments: argparse.Namespace) -> int:
    """Ask the window and the indexing to end, and wait for their processes; fails if one still runs then."""
    deadline = time.monotonic() + arguments.wait
    with told_to_the_user():
        try:
            where = places()
        except LibraryAwayError:  # nobody can use a library that isn't connected
            return 0
        try:
            processes = _ask_window(where, arguments.wait)
            processes |= _ask_indexing(where, processes)
            while runs := _in_use(where) or any(map(_is_alive, processes)):
                if time.monotonic() > deadline:
                    break
                time.sleep(_LOOK_AGAIN_S)  # the system tells nobody that a lock is free
        except OSError as error:
            raise CommandError(
                UserMessage(
                    "{path}: {reason}; check its permissions", path=error.filename or where.data, reason=error
                )
            ) from error
        if runs:
            raise CommandError("Lepton Desktop is still running; close its window, or end its process")
    return 0


def _ask_window(where: Places, wait: float) -> set[psutil.Process]:
    """Ask the window to end; returns its processes, which end with it."""
    try:
        from lepton_desktop.ui.system.instance import send_to_first
    except ImportError as error:
        raise CommandError(missing_library(error)) from error
    window = _process(where.window_lock)
    processes = set(window.children(recursive=True)) | {window} if window is not None else set()
    answer_ms = round(min(wait, _ANSWER_S) * 1000) if _held(where.window_lock) else 0
    taken = send_to_first(where, WindowRequest("quit"), answer_ms)
    if window is not None and not taken and sys.platform != "win32":
        window.terminate()  # its socket is elsewhere where XDG_RUNTIME_DIR isn't that of the user's session
    return processes


def _ask_indexing(where: Places, known: set[psutil.Process]) -> set[psutil.Process]:
    """Stop the command that indexes the library, unless it is one of the `known` processes; returns its processes.

    What it has committed is kept, and it does the rest the next time.
    """
    command = _process(where.indexing_lock)
    if command is None or command in known:
        return set()
    processes = {command, *command.children(recursive=True)}
    command.terminate()
    return processes


def _process(lock: Path) -> psutil.Process | None:
    """The process that holds a lock, if there is one."""
    number = holder(lock)
    try:
        return psutil.Process(number) if number is not None else None
    except psutil.NoSuchProcess:
        return None


def _is_alive(process: psutil.Process) -> bool:
    """Whether the process runs; one that has ended and that its parent hasn't asked about yet doesn't."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _in_use(where: Places) -> bool:
    return any(map(_held, (where.window_lock, where.indexing_lock)))


def _held(lock: Path) -> bool:
    return lock.exists() and is_locked(lock)
