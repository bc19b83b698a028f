"""Starting the program itself: the first window, a further start, and the end with nothing left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from indexing.library import wait_until

from lepton_desktop.indexing.lock import is_locked
from lepton_desktop.settings import Places

Start = Callable[..., subprocess.Popen[str]]

REMOVING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lepton_desktop.app import Application
from lepton_desktop.ui import application as module
from lepton_desktop.ui.lifecycle import Lifecycle

made = Lifecycle.__init__
def agreeing(self, *arguments):
    made(self, *arguments)
    QTimer.singleShot(3000, self._remove_and_quit)
Lifecycle.__init__ = agreeing
sys.exit(module.run(Application().dependencies()))
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program with the library in a folder, where a window needs no screen."""
    started: list[subprocess.Popen[str]] = []

    def start_one(data: Path, *arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {
            "LEPTON_DATA_DIR": str(data),
            "DISPLAY": "none",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        command = [sys.executable, *(arguments or ("-m", "lepton_desktop"))]
        started.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def wait_for_window(places: Places, process: subprocess.Popen[str]) -> None:
    """Until the process is the one that has the library's window."""
    wait_until(lambda: process.poll() is not None or is_locked(places.window_lock), 60)
    assert process.poll() is None


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their windows need a screen")
def test_a_second_start_ends_at_once_and_the_first_goes_on(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    places = Places(tmp_path / "data")
    first = start(places.data)
    wait_for_window(places, first)
    second = start(places.data)
    assert second.wait(60) == 0
    assert first.poll() is None


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their windows need a screen")
def test_removing_everything_leaves_nothing_of_the_program_and_every_photo(
    start: Start, indexed: Path, photographs: Path, tmp_path: Path
) -> None:
    photos = sorted(photographs.iterdir())
    data = tmp_path / "data"
    shutil.copytree(indexed, data)
    assert start(data, "-c", REMOVING).wait(90) == 0
    assert not data.exists()
    assert sorted(photographs.iterdir()) == photos
