"""A pool of decoders, the processes that open files. One that takes too much or dies costs only the file it works on.

A decoder starts when it is needed, stays for the next files, and ends when it has had nothing to do for a while.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from lepton_desktop.photos.decoder import NEEDS_TOO_MUCH_MEMORY, READY
from lepton_desktop.photos.decoder_bounds import bound_by_job
from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.limits import MAX_PIXELS, Budget, budget_of_machine
from lepton_desktop.settings import own_command
from lepton_desktop.stored_json import parse_object
from lepton_desktop.user_messages import UserMessage, from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.photos.decoder import Answer

_log = logging.getLogger(__name__)

_LOOK_S, _IDLE_LOOK_S = 0.1, 1.0
_IDLE_S = 120.0
_BASE_MEMORY = 512 << 20
"""The maximum number of bytes that a decoder takes by itself; those for files come on top."""
_LONGEST_LINE = 1 << 20
_MOST_BYTES = 4 * MAX_PIXELS
_KEPT_BYTES = 8 << 20
"""The size up to which the file for bytes keeps its memory between two answers."""
_BY_US = ("interrupted", "ended")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

CRASHES = UserMessage("makes the decoder crash; it is skipped until it changes")
"""The reason that is given for a file that makes a decoder die, or answer nonsense."""

DECODERS = max(2, min(4, os.cpu_count() or 2))
"""The maximum number of decoders of a process."""


class InterruptedDecodingError(Exception):
    """The decoding was broken off because whoever asked for it is ending."""


class _DiedError(Exception):
    """The decoder is gone, and not because it spent too much; `killed`: somebody else has taken it down."""

    def __init__(self, killed: bool = False) -> None:
        super().__init__()
        self.killed = killed


class _NoStartError(Exception):
    """The decoder has ended before it came to a file."""


class DecoderPool:
    """Up to `limit` decoders. `call` may be used from several threads at once."""

    def __init__(self, limit: int, budget: Budget | None = None, idle_s: float = _IDLE_S) -> None:
        """`budget` is what one file may cost, by default what is right for this machine."""
        self._limit = limit
        self._budget = budget or budget_of_machine(psutil.virtual_memory().total)
        self._idle_s = idle_s
        self._changed = threading.Condition()
        self._idle: list[_Decoder] = []
        self._busy: set[_Decoder] = set()
        self._watching = False
        self._one_large = threading.Lock()

    def call(self, function: Callable[..., Answer], path: Path, *arguments: Any) -> tuple[Any, list[bytes]]:
        """What `function(path, *arguments)`, a module's own function, returns in a decoder: its value, its buffers.

        The arguments and the value are what JSON can say. Raises NotAPictureError or PhotoError as the function does,
        and PhotoError for a file over its budget or one that a decoder has died of twice, the second time with no
        other suspect beside it. Raises InterruptedDecodingError after `interrupt`.
        """
        request = {
            "function": f"{function.__module__}:{function.__qualname__}",
            "path": str(path),
            "arguments": arguments,
            "budget": asdict(self._budget),
        }
        try:
            answer, buffers = self._ask(request, large_allowed=False)
            if "large" not in answer:
                return _value(path, answer), buffers
        except _DiedError:
            _log.warning("%s: the decoder died; trying it once more, by itself", path)
        with self._one_large:
            try:
                answer, buffers = self._ask(request, large_allowed=True)
            except _DiedError as error:
                if error.killed:
                    raise PhotoError(
                        path,
                        "can't be opened now (the system stops its decoder); close other programs",
                        retry=True,
                    ) from error
                raise PhotoError(path, CRASHES) from error
        return _value(path, answer), buffers

    def interrupt(self) -> None:
        """Break off whatever is being decoded now."""
        with self._changed:
            for decoder in self._busy:
                decoder.kill("interrupted")

    def close(self) -> None:
        """End all decoders. A later call starts new ones."""
        self.interrupt()
        with self._changed:
            idle, self._idle = self._idle, []
        for decoder in idle:
            decoder.end()

    def _ask(self, request: dict[str, Any], large_allowed: bool) -> tuple[dict[str, Any], list[bytes]]:
        try:
            decoder = self._take()
        except OSError as error:
            raise PhotoError(
                Path(request["path"]),
                "can't be opened now ({reason}); close other programs",
                reason=error,
                retry=True,
            ) from error
        good = False
        try:
            answer = decoder.ask({**request, "large_allowed": large_allowed}, self._budget)
            good = not large_allowed  # one that has had a large picture may keep much of its memory
            return answer
        except _NoStartError as error:
            raise PhotoError(
                Path(request["path"]),
                "can't be opened now (no decoder starts); restart Lepton Desktop, or reinstall it",
                retry=True,
            ) from error
        finally:
            self._give_back(decoder, good)

    def _take(self) -> _Decoder:
        with self._changed:
            self._changed.wait_for(lambda: self._idle or len(self._busy) < self._limit)
            decoder = self._idle.pop() if self._idle else _Decoder(self._budget.memory)
            self._busy.add(decoder)
            if not self._watching:
                self._watching = True
                threading.Thread(target=self._watch, name="decoders", daemon=True).start()
        return decoder

    def _give_back(self, decoder: _Decoder, good: bool) -> None:
        good = good and decoder.running
        with self._changed:
            self._busy.discard(decoder)
            if good:
                decoder.idle_since = time.monotonic()
                self._idle.append(decoder)
            self._changed.notify()
        if not good:
            decoder.end()

    def _watch(self) -> None:
        """Kill decoders over their budget, and let those go that have nothing to do; to the last one's end."""
        while True:
            with self._changed:
                for decoder in self._busy:
                    decoder.look()
                old = [one for one in self._idle if time.monotonic() - one.idle_since >= self._idle_s]
                self._idle = [one for one in self._idle if one not in old]
                if not self._busy and not self._idle:
                    self._watching = False
                busy, over = bool(self._busy), not self._watching
            for decoder in old:
                decoder.end()
            if over:
                return
            time.sleep(_LOOK_S if busy else _IDLE_LOOK_S)


@dataclass(slots=True)
class _Task:
    """What a decoder works on: since when (monotonic), how much it had computed then, what it may spend."""

    began: float
    cpu_s: float
    budget: Budget


class _Decoder:
    """One process, for one caller at a time."""

    def __init__(self, memory: int) -> None:
        self.idle_since = 0.0
        self._shared = _SharedFile()
        self._why = ""
        self._ready = False
        self._task: _Task | None = None
        try:
            self._process = subprocess.Popen(
                own_command("decoder", self._shared.name, str(memory)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=self._shared.descriptors,
                env=os.environ | _ONE_THREAD,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._shared.close()
            raise
        self._job = bound_by_job(self._process, _BASE_MEMORY + memory)
        self._seen = psutil.Process(self._process.pid)

    @property
    def running(self) -> bool:
        """Whether the process is there, as far as is known."""
        return not self._why and self._process.poll() is None

    def ask(self, request: dict[str, Any], budget: Budget) -> tuple[dict[str, Any], list[bytes]]:
        """Have it work. Raises PhotoError over the budget, _DiedError or InterruptedDecodingError."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._task = _Task(time.monotonic(), self._computed(), budget)
        try:
            self._ready = self._ready or self._process.stdout.readline(_LONGEST_LINE) == READY
            if not self._ready:
                raise InterruptedDecodingError if self._why in _BY_US else _NoStartError
            self._process.stdin.write((json.dumps(request) + "\n").encode())
            self._process.stdin.flush()
            line = self._process.stdout.readline(_LONGEST_LINE)
        except OSError:
            line = b""
        finally:
            self._task = None
        if not line.endswith(b"\n"):
            raise self._error(Path(request["path"]), budget)
        try:
            answer = parse_object(line)
            lengths = answer.get("buffers", ())
            if sum(lengths) > _MOST_BYTES:
                raise _DiedError
            return answer, self._shared.take(lengths)
        except (
            ValueError,
            TypeError,
            OSError,
        ) as error:  # a file that has taken it over may make it say anything
            raise _DiedError from error

    def look(self) -> None:
        """Kill it when it has spent its budget. Never raises."""
        task = self._task
        if task is None:
            return
        with suppress(psutil.Error):
            if self._computed() - task.cpu_s > task.budget.cpu_s:
                self.kill("cpu")
            elif time.monotonic() - task.began > task.budget.wall_s:
                self.kill("wall")
            elif self._seen.memory_info().rss > _BASE_MEMORY + task.budget.memory:
                self.kill("memory")

    def kill(self, why: str) -> None:
        """Take it down, for a reason that `ask` then tells."""
        self._why = self._why or why
        self._process.kill()

    def end(self) -> None:
        """Take it down and let go of what it held. One that hangs in the system is left to it."""
        self.kill("ended")
        with suppress(OSError):  # what was not yet written to a process that is gone
            assert self._process.stdin is not None
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._shared.close()

    def _computed(self) -> float:
        with suppress(psutil.Error):
            times = self._seen.cpu_times()
            return float(times.user + times.system)
        return 0.0

    def _error(self, path: Path, budget: Budget) -> Exception:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)
        why = self._why
        if sys.platform != "win32" and self._process.returncode == -signal.SIGXCPU:
            why = "cpu"
        match why:
            case _ if why in _BY_US:
                return InterruptedDecodingError()
            case "cpu":
                return PhotoError(
                    path,
                    "takes more than {seconds} seconds of processor time, too long to open safely",
                    seconds=f"{budget.cpu_s:.0f}",
                )
            case "memory":
                return PhotoError(path, NEEDS_TOO_MUCH_MEMORY)
            case "wall":
                return PhotoError(
                    path,
                    "could not be read within {seconds} seconds; its drive may be slow or failing",
                    seconds=f"{budget.wall_s:.0f}",
                    retry=True,
                )
        killed = sys.platform != "win32" and self._process.returncode in (-signal.SIGKILL, -signal.SIGTERM)
        return _DiedError(killed)


class _SharedFile:
    """A file in memory that this process and a decoder have open: `name` and `descriptors` are for the latter."""

    def __init__(self) -> None:
        self._path = ""
        if sys.platform == "win32":
            self._file, self._path = tempfile.mkstemp(prefix="lepton-decoder-")
        elif hasattr(os, "memfd_create"):
            self._file = os.memfd_create("decoded")
        else:
            with tempfile.TemporaryFile() as file:
                self._file = os.dup(file.fileno())
        self.name = self._path or str(self._file)
        self.descriptors = () if self._path else (self._file,)

    def take(self, lengths: Sequence[int]) -> list[bytes]:
        """The buffers that the decoder has left."""
        os.lseek(self._file, 0, os.SEEK_SET)
        buffers = [self._read(length) for length in lengths]
        if sum(lengths) > _KEPT_BYTES:
            os.ftruncate(self._file, 0)
        return buffers

    def close(self) -> None:
        os.close(self._file)
        if self._path:
            with suppress(OSError):
                os.unlink(self._path)

    def _read(self, length: int) -> bytes:
        found = os.read(self._file, length)
        while len(found) < length:  # the system gives no more than 2 GB at once
            more = os.read(self._file, length - len(found))
            if not more:
                raise OSError("the decoder returned less data than it reported")
            found += more
        return found


def _value(path: Path, answer: dict[str, Any]) -> Any:
    """What the answer says, or what it says that went wrong, raised."""
    if "reason" in answer:
        kind = NotAPictureError if answer.get("no_picture") else PhotoError
        raise kind(path, from_text(str(answer["reason"])), retry=answer.get("retry", False))
    return answer["value"]


@cache
def shared_decoders() -> DecoderPool:
    """The pool of this process: as many decoders as are worth running side by side."""
    pool = DecoderPool(DECODERS)
    atexit.register(pool.close)
    return pool
