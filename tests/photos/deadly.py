"""What files do to decoders, as functions that run in one; and decoders that some files do it to."""

from __future__ import annotations

import os
import signal
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lepton_desktop.indexing.reading import look_at
from lepton_desktop.photos.decoder import Answer
from lepton_desktop.photos.decoders import DecoderPool
from lepton_desktop.photos.errors import PhotoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

TESTS = str(Path(__file__).parents[1])
"""What a decoder must have on its path to find these."""


def die(path: Path, *arguments: Any) -> Answer:
    """As a decoder does that writes beyond its memory."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return Answer(None)


def be_killed(path: Path, *arguments: Any) -> Answer:
    """As a decoder is by a system that runs out of memory."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return Answer(None)


def die_once(path: Path, *arguments: Any) -> Answer:
    """As a decoder does that the system takes down when others have taken all memory; then look at the file."""
    mark = path.with_name(path.name + ".died")
    if not mark.exists():
        mark.touch()
        be_killed(path)
    return look_at(path, *arguments) if arguments else Answer("well")


def compute(path: Path, *arguments: Any) -> Answer:
    """Without an end."""
    while True:
        pass


def wait(path: Path, *arguments: Any) -> Answer:
    """For a drive that doesn't answer."""
    (path.with_name(path.name + ".waits")).touch()
    time.sleep(600)
    return Answer(None)


def deny(path: Path, *arguments: Any) -> Answer:
    """As the system does where the user lacks the right to read."""
    raise PhotoError(path, "can't be read (no permission); check the file's permissions", retry=True)


def babble(path: Path, *arguments: Any) -> Answer:
    """As a decoder may that a file has taken over: a value of the right kind, with nothing right in it."""
    return Answer({"outcome": "readable", "size": "large", "thumbnail": 0, "file_marks": 7}, [b"too short"])


def garble(path: Path, *arguments: Any) -> Answer:
    """The same, without keeping to the form of an answer."""
    for number in range(3, 64):
        with suppress(OSError):
            if stat.S_ISFIFO(os.fstat(number).st_mode):
                os.write(number, b'{"buffers": "none"}\n[[[[\n')
    return Answer(None)


def take(path: Path, count: int) -> Answer:
    """That many bytes of memory, all of them written to."""
    return Answer(len(bytearray(os.urandom(1)) * count))


def tell(path: Path, size: int) -> Answer:
    """That many bytes, and whose process it is."""
    return Answer({"process": os.getpid()}, [os.fsencode(path.name), bytes(size)])


@contextmanager
def deadly_decoders(
    monkeypatch: pytest.MonkeyPatch, doing: dict[str, Callable[..., Answer]]
) -> Iterator[DecoderPool]:
    """Within the block, indexing uses such decoders."""
    pool = DeadlyDecoders(doing)
    with monkeypatch.context() as patch:
        patch.setenv("PYTHONPATH", TESTS, prepend=os.pathsep)
        patch.setattr("lepton_desktop.indexing.pipeline.shared_decoders", lambda: pool)
        yield pool
    pool.close()


class DeadlyDecoders(DecoderPool):
    """Die of files of certain names, or do what else is named there."""

    def __init__(self, doing: dict[str, Callable[..., Answer]]) -> None:
        super().__init__(2)
        self._doing = doing

    def call(self, function: Callable[..., Answer], path: Path, *arguments: Any) -> tuple[Any, list[bytes]]:
        return super().call(self._doing.get(path.name, function), path, *arguments)
