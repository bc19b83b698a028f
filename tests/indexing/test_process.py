"""The indexing process: what it says and obeys, and what happens when it dies in the middle."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexing.library import CountingEncoder, Library, draw, wait_until
from indexing.projection import ProjectionEncoder
from lepton_desktop.indexing.messages import Committed, Fatal, Message, Progress, from_line
from lepton_desktop.indexing.process import ALREADY_RUNNING


class Running:
    """The process, started, with what it says."""

    def __init__(self, library: Library, *options: str) -> None:
        script = Path(__file__).with_name("indexing_process.py")
        package = Path(__file__).parents[2]
        self.popen = subprocess.Popen(
            [sys.executable, str(script), str(library.data), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(package)},
        )
        self.said: list[Message] = []
        self._ended = False
        self._lines: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.popen.stdout is not None
        for line in self.popen.stdout:
            self._lines.put(from_line(line))
        self._lines.put(None)

    def until(self, condition: Callable[[Message], bool]) -> None:
        """Listen until it says such a thing."""
        while True:
            message = self._hear()
            assert message is not None, f"the process has ended; it said {self.said[-3:]}"
            if condition(message):
                return

    def until_end(self) -> int:
        while not self._ended:
            self._hear()
        return self.popen.wait(60)

    def _hear(self) -> Message | None:
        message = self._lines.get(timeout=60)
        if not isinstance(message, Message):
            self._ended = True
            return None
        self.said.append(message)
        return message

    def tell(self, word: str) -> None:
        assert self.popen.stdin is not None
        self.popen.stdin.write(word + "\n")
        self.popen.stdin.flush()


Start = Callable[..., Running]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path, CountingEncoder(ProjectionEncoder()))


@pytest.fixture
def start(library: Library) -> Iterator[Start]:
    running: list[Running] = []

    def start_one(*options: str) -> Running:
        running.append(Running(library, *options))
        return running[-1]

    yield start_one
    for process in running:
        process.popen.kill()
        process.until_end()


def is_watching(message: Message) -> bool:
    return isinstance(message, Progress) and message.state == "watching"


def is_committed(message: Message) -> bool:
    return isinstance(message, Committed)


def test_it_indexes_watches_and_obeys(library: Library, start: Start) -> None:
    library.draw("a.jpg")
    process = start()
    process.until(is_watching)
    assert library.known() == {"a.jpg"}
    process.tell("pause")
    process.until(lambda message: isinstance(message, Progress) and message.state == "paused")
    library.draw("b.jpg")
    process.tell("resume")
    process.until(is_committed)
    assert library.known() == {"a.jpg", "b.jpg"}
    process.tell("rescan")
    process.until(lambda message: isinstance(message, Progress) and message.state == "scanning")
    process.tell("quit")
    assert process.until_end() == 0


def test_it_ends_within_two_seconds_whatever_it_does(library: Library, start: Start) -> None:
    library.draw("a.jpg")
    process = start("--encodes-forever")
    wait_until(lambda: (library.data / "encoding").exists())
    process.tell("quit")
    began = time.monotonic()
    assert process.until_end() == 0
    assert time.monotonic() - began < 2


def test_it_ends_when_its_window_is_gone(library: Library, start: Start) -> None:
    process = start()
    process.until(is_watching)
    assert process.popen.stdin is not None
    process.popen.stdin.close()
    assert process.until_end() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_ends_it_with_what_is_done_committed(library: Library, start: Start, name: str) -> None:
    for number in range(700):
        draw(library.photos / f"{number}.png", number, (16, 16))
    process = start()
    process.until(is_committed)
    process.popen.send_signal(getattr(signal, name))
    assert process.until_end() == 0
    done = len(library.known())
    library.index()
    assert len(library.known()) == 700
    assert library.encoder.encoded == 700 - done


def test_killed_in_the_middle_it_carries_on_where_it_was(library: Library, start: Start) -> None:
    for number in range(700):
        draw(library.photos / f"{number}.png", number, (16, 16))
    process = start()
    process.until(is_committed)
    process.popen.kill()
    process.until_end()
    done = len(library.known())
    assert 0 < done < 700
    process = start()
    process.until(is_watching)
    assert len(library.known()) == 700
    assert library.failures() == {}
    assert sum(message.count for message in process.said if isinstance(message, Committed)) == 700 - done


def test_two_processes_do_not_index_one_library(library: Library, start: Start) -> None:
    first = start()
    first.until(is_watching)
    second = start()
    assert second.until_end() == ALREADY_RUNNING
    assert any(isinstance(message, Fatal) and "already" in str(message.text) for message in second.said)
    first.popen.kill()
    first.until_end()
    library.draw("a.jpg")
    third = start()
    third.until(is_committed)
    wait_until(lambda: library.known() == {"a.jpg"})


def test_a_catalog_that_cannot_be_opened_is_told_of(library: Library, start: Start) -> None:
    (library.data / "catalog.sqlite").write_bytes(b"no database" * 1000)
    process = start()
    assert process.until_end() == 1
    (message,) = process.said
    assert isinstance(message, Fatal)
    assert "catalog.sqlite: is damaged" in str(message.text)
