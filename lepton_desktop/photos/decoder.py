"""The decoder: a process that opens files, which may be hostile, for another process, which may kill it at any time.

It reads one request a line from standard input and answers with one line on standard output, both in JSON. Pixels and
other bytes go through a file in memory that both processes have open. It ends when its standard input ends, or when the
other process is gone.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.limits import Budget, LargePictureError, RefusedError, within_budget
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

READY = b"ready\n"
"""The first line of standard output: a decoder that ends before it doesn't do so because of a file."""

NEEDS_TOO_MUCH_MEMORY = UserMessage("needs more memory to open than is safe")

_LOOK_S = 1.0
_CPU_SPARE_S = 5
"""The process that asks kills at the budget. The system does it this much later, should that one be gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a function that runs in a decoder returns: a value that JSON can hold, and bytes besides."""

    value: Any
    buffers: Sequence[bytes] = field(default=())


def main(exchange: str, memory: int) -> int:
    """Serve until standard input ends. `exchange` names the file for bytes (a descriptor's number, on Windows a path).

    `memory` is the number of bytes that the process may take beyond what it has at the start.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks
    answers = os.dup(1)
    os.dup2(2, 1)  # what libraries print must not get among the answers
    shared = (
        int(exchange) if exchange.isdecimal() else os.open(exchange, os.O_RDWR | getattr(os, "O_BINARY", 0))
    )
    for module in ("photo", "bitmap"):  # what they take by themselves is not the files' doing
        importlib.import_module(f"lepton_desktop.photos.{module}")
    _bound_memory(memory)
    os.write(answers, READY)
    threading.Thread(target=_outlive_nobody, args=(os.getppid(),), name="parent", daemon=True).start()
    with open(0, "rb", closefd=False) as requests:
        for request in requests:
            line = (json.dumps(_answer(json.loads(request), shared)) + "\n").encode()
            while line:
                line = line[os.write(answers, line) :]
    return 0


def _outlive_nobody(parent: int) -> None:
    """End when the process that asks is gone, in the middle of a file too. On Windows a job object sees to that."""
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(0)


def _answer(request: dict[str, Any], shared: int) -> dict[str, Any]:
    """Run the function that is asked for; all that goes wrong is the file's fault and said in words."""
    path = Path(request["path"])
    budget = Budget(**request["budget"])
    _bound_time(budget.cpu_s)
    try:
        module, _, name = request["function"].partition(":")
        function = getattr(importlib.import_module(module), name)
        with within_budget(budget, request["large_allowed"]):
            answer = function(path, *request["arguments"])
        return {"value": answer.value, "buffers": _put(answer.buffers, shared)}
    except LargePictureError:
        return {"large": True}
    except NotAPictureError as error:
        return {"reason": error.reason.to_text(), "retry": error.retry, "no_picture": True}
    except PhotoError as error:
        return {"reason": error.reason.to_text(), "retry": error.retry}
    except RefusedError as error:
        return {"reason": error.message.to_text()}
    except MemoryError:
        return {"reason": NEEDS_TOO_MUCH_MEMORY.to_text()}
    except Exception as error:
        _log.exception("%s: decoding it failed in a way that was not foreseen", path)
        unforeseen = UserMessage(
            "can't be decoded ({kind}: {reason})", kind=type(error).__name__, reason=str(error)
        )
        return {"reason": unforeseen.to_text()}


def _put(buffers: Sequence[bytes], shared: int) -> list[int]:
    """Write the buffers one after the other; returns how many bytes each has."""
    os.lseek(shared, 0, os.SEEK_SET)
    lengths = []
    for buffer in buffers:
        view = memoryview(buffer)
        lengths.append(view.nbytes)
        while view.nbytes:
            view = view[os.write(shared, view) :]
    return lengths


def _bound_memory(memory: int) -> None:
    """Have the system refuse memory beyond the bound, and take this process first when it runs out of it."""
    if sys.platform != "linux":
        return  # on Windows a job object does it, on macOS the one that asks watches
    import resource

    with suppress(OSError, ValueError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        used = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmData:"))
        resource.setrlimit(resource.RLIMIT_DATA, (used * 1024 + memory, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _bound_time(cpu_s: float) -> None:
    if sys.platform == "win32":
        return
    import resource

    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    with suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + cpu_s) + _CPU_SPARE_S, hard))
