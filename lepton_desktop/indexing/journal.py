"""Remembers, across a crash, which files were being read: one that kills the process must not do so for ever.

A line is written before a file is read and another after it, so the files begun and never ended are those
that were being read when the process died. Their deaths are counted; the pipeline reads such a file alone,
and gives it up when it has been there at two deaths.
"""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LINES_AT_MOST = 20_000


class Journal:
    """The files being read now, kept in a small file. `begin` and `end` may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """Read what the last process left. Raises OSError when the file can't be written."""
        self._path = path
        self._lock = threading.Lock()
        self._reading: set[str] = set()
        self._deaths = _deaths(path)
        self._lines = 0
        self._file = -1
        self._rewrite()

    def deaths(self, path: Path) -> int:
        """How many times the process has died while it read this file."""
        with self._lock:
            return self._deaths.get(str(path), 0)

    def begin(self, path: Path) -> None:
        """The file is going to be read."""
        with self._lock:
            self._reading.add(str(path))
            self._write("begin", str(path))

    def end(self, path: Path) -> None:
        """The file has been read, or given up: its deaths are forgotten."""
        with self._lock:
            self._reading.discard(str(path))
            self._deaths.pop(str(path), None)
            self._write("end", str(path))
            if self._lines > _LINES_AT_MOST:
                self._rewrite()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            os.close(self._file)

    def _write(self, word: str, path: str, count: int = 0) -> None:
        # Straight to the system, past any buffer of this process, so that it outlives the process.
        os.write(self._file, (json.dumps([word, path, count]) + "\n").encode())
        self._lines += 1

    def _rewrite(self) -> None:
        if self._file >= 0:
            os.close(self._file)
        temporary = self._path.with_name(self._path.name + ".part")
        lines = [["deaths", path, count] for path, count in self._deaths.items()]
        lines += [["begin", path, 0] for path in self._reading]
        temporary.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="ascii")
        os.replace(temporary, self._path)
        self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        self._lines = len(lines)


def _deaths(path: Path) -> dict[str, int]:
    """The deaths of each file, with those of the last process. A line that is cut off is passed over."""
    deaths: dict[str, int] = {}
    reading: set[str] = set()
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    for line in lines:
        try:
            word, name, count = json.loads(line)
        except ValueError:
            continue
        if word == "deaths":
            deaths[name] = count
        elif word == "begin":
            reading.add(name)
        else:
            reading.discard(name)
            deaths.pop(name, None)
    return deaths | {name: deaths.get(name, 0) + 1 for name in reading}
