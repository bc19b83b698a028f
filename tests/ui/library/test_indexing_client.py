"""The indexing process as the window keeps it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lepton_desktop
from lepton_desktop.indexing.messages import Fatal, Notice, Progress
from lepton_desktop.ui.library.indexing_client import IndexingClient
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

WAIT_MS = 20_000


class Listener:
    """A process, and all that it and its keeper said."""

    def __init__(self, command: list[str]) -> None:
        self.process = IndexingClient(command)
        self.messages: list[object] = []
        self.troubles: list[str] = []
        self.process.message.connect(self.messages.append)
        self.process.trouble.connect(self.troubles.append)


@pytest.fixture
def listen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Listener]]:
    monkeypatch.setenv("PYTHONPATH", str(Path(lepton_desktop.__file__).parents[1]))
    made: list[Listener] = []

    def make(kind: str) -> Listener:
        script = Path(__file__).with_name("speaking_process.py")
        made.append(Listener([sys.executable, str(script), kind, str(tmp_path / "memory")]))
        made[-1].process.start()
        return made[-1]

    yield make
    for listener in made:
        listener.process.stop()


def test_what_it_says_arrives_and_what_is_no_message_is_passed_over(
    qtbot: QtBot, listen: Callable[[str], Listener]
) -> None:
    listener = listen("obey")
    listener.process.send("rescan")
    qtbot.waitUntil(lambda: len(listener.messages) == 2, timeout=WAIT_MS)
    assert listener.messages == [Progress("watching"), Notice(UserMessage("rescan"))]


def test_it_is_asked_to_quit_at_the_end(
    qtbot: QtBot, listen: Callable[[str], Listener], tmp_path: Path
) -> None:
    listener = listen("obey")
    qtbot.waitUntil(lambda: bool(listener.messages), timeout=WAIT_MS)
    listener.process.stop()
    assert not listener.process.running
    assert (tmp_path / "memory.quit").exists()


def test_after_a_crash_it_is_started_again_as_it_was(qtbot: QtBot, listen: Callable[[str], Listener]) -> None:
    listener = listen("crash")
    listener.process.send("pause")
    qtbot.waitUntil(lambda: Progress("paused") in listener.messages, timeout=WAIT_MS)
    assert any("stopped unexpectedly" in trouble for trouble in listener.troubles)
    assert listener.troubles[-1] == ""


def test_why_it_can_not_work_is_told(qtbot: QtBot, listen: Callable[[str], Listener]) -> None:
    listener = listen("fatal")
    qtbot.waitUntil(lambda: any(listener.troubles), timeout=WAIT_MS)
    assert listener.messages == [Fatal(UserMessage("the disk is full"))]
    assert listener.troubles[-1].startswith("the disk is full; trying again in")


def test_another_process_at_work_is_no_trouble_and_is_said_once(
    qtbot: QtBot, listen: Callable[[str], Listener]
) -> None:
    listener = listen("elsewhere")
    qtbot.waitUntil(lambda: bool(listener.troubles), timeout=WAIT_MS)
    assert listener.process.elsewhere
    listener.messages.clear()
    listener.process.start()
    qtbot.waitUntil(lambda: bool(listener.messages) and not listener.process.running, timeout=WAIT_MS)
    assert listener.troubles == ["Another Lepton Desktop is indexing this library"]


def test_a_program_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    listener = Listener([str(tmp_path / "no-such-program")])
    listener.process.start()
    qtbot.waitUntil(lambda: any(listener.troubles), timeout=WAIT_MS)
    listener.process.stop()
    assert "can't be started" in listener.troubles[-1]


def test_without_a_command_there_is_no_process(qtbot: QtBot) -> None:
    process = IndexingClient([])
    process.start()
    assert not process.running
    process.stop()
