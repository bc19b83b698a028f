"""`index` while something else indexes the library: it waits for the end of it, and takes over when that one goes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from end_to_end.conftest import Run
from lepton_desktop.indexing.lock import LibraryLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def started(data: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """`lepton-desktop` with these arguments, running; interrupted at the end if it still does."""
    with subprocess.Popen(
        [sys.executable, "-m", "lepton_desktop", *map(str, arguments)],
        env=os.environ | {"LEPTON_DATA_DIR": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)


def read_until(stream: IO[str] | None, wanted: Callable[[str], bool]) -> str:
    """The lines of a stream up to the first that is wanted."""
    assert stream is not None
    lines = ""
    for line in stream:
        lines += line
        if wanted(line):
            return lines
    raise AssertionError(f"it ended with: {lines}")


def folder_of(place: Path, photographs: Path, *names: str) -> Path:
    place.mkdir()
    for name in names:
        shutil.copy(photographs / name, place)
    return place


def indexed_photos(run: Run, data: Path) -> int:
    return int(json.loads(run(data, "status", "--json").stdout)["indexed"])


def test_index_ends_when_the_one_that_watches_has_taken_the_folder_in(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    first = folder_of(tmp_path / "first", photographs, "rocket.jpg")
    second = folder_of(tmp_path / "second", photographs, "coffee.png", "chelsea.png")
    assert run(data, "index", first).returncode == 0

    with started(data, "watch") as watching:
        read_until(watching.stderr, lambda line: "atching" in line)
        done = run(data, "index", second)
        assert watching.poll() is None

    assert done.returncode == 0, done.stderr
    assert "already indexing this library" in done.stderr
    assert "3 of 3 photos indexed" in done.stderr
    assert indexed_photos(run, data) == 3


def test_index_goes_on_by_itself_when_the_other_ends(
    photographs: Path, run: Run, data: Path, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "photos", photographs, "coffee.png")

    with LibraryLock(data / "indexing.lock"):
        waiting = started(data, "index", folder)
        process = waiting.__enter__()
        read_until(process.stderr, lambda line: "Waiting" in line)
    try:
        assert process.wait(60) == 0
    finally:
        waiting.__exit__(None, None, None)

    assert indexed_photos(run, data) == 1
