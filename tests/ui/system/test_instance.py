"""One window to a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

import lepton_desktop
from lepton_desktop.settings import Places
from lepton_desktop.ui.system.instance import Instance, _socket_name
from lepton_desktop.window_request import MOST_BYTES, WindowRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WAIT_MS = 30_000
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from lepton_desktop.settings import Places
from lepton_desktop.ui.system.instance import Instance, send_to_first
from lepton_desktop.window_request import WindowRequest
application = QCoreApplication([])
places, paths = Places(Path(sys.argv[1])), tuple(sys.argv[2:])
request = WindowRequest("open" if paths else "show", paths)
print("first" if Instance(places).is_first() else "told" if send_to_first(places, request) else "no answer")
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder with a path longer than a socket's may be."""
    data = tmp_path / ("a long name " * 8) / ("another " * 8)
    data.mkdir(parents=True)
    return Places(data)


@pytest.fixture
def first(qtbot: QtBot, places: Places) -> Iterator[Instance]:
    made = Instance(places)
    assert made.is_first()
    yield made
    made.close()


def start_another(places: Places, *paths: str) -> subprocess.Popen[str]:
    package = str(Path(lepton_desktop.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(places.data), *paths],
        cwd=package,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=60)[0].strip()


@pytest.mark.parametrize("paths", [(), ("/photos/照片.jpg", "/photos/" + "long " * 20_000)])
def test_a_second_start_tells_the_first_what_it_was_started_for_and_ends(
    qtbot: QtBot, first: Instance, places: Places, paths: tuple[str, ...]
) -> None:
    with qtbot.waitSignal(first.requested, timeout=WAIT_MS) as told:
        process = start_another(places, *paths)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=WAIT_MS)
    assert said(process) == "told"
    kind = "open" if paths else "show"
    assert told.args == [WindowRequest(kind, paths)]  # type: ignore[arg-type]


def test_what_is_no_request_is_not_answered_and_changes_nothing(
    qtbot: QtBot, first: Instance, places: Places
) -> None:
    told: list[object] = []
    first.requested.connect(told.append)
    for said_to_it in (b"show\n", b'{"kind": "open", "paths": ["relative"]}\n', b"x" * (MOST_BYTES + 1)):
        socket = QLocalSocket()
        socket.connectToServer(_socket_name(places))
        socket.write(said_to_it)
        qtbot.waitUntil(
            lambda socket=socket: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState,
            timeout=WAIT_MS,
        )
        assert socket.readAll().isEmpty()
    assert told == []


def test_another_library_has_a_window_of_its_own(first: Instance, tmp_path: Path) -> None:
    assert said(start_another(Places(tmp_path))) == "first"


def test_after_its_end_the_next_is_the_first(first: Instance, places: Places) -> None:
    first.close()
    assert said(start_another(places)) == "first"


def test_what_a_crash_left_is_in_nobodys_way(qtbot: QtBot, places: Places) -> None:
    crashing = SECOND + "import os; sys.stdout.flush(); os.kill(os.getpid(), 9)"
    package = str(Path(lepton_desktop.__file__).parents[1])
    subprocess.run([sys.executable, "-c", crashing, str(places.data)], cwd=package, check=False, timeout=60)
    assert said(start_another(places)) == "first"
