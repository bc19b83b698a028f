"""Starting the program itself: the first window, a further start, and the end with nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from indexing.library import wait_until

from end_to_end.conftest import Run, copy_of
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.lock import LibraryLock, is_locked
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

HOLDING = """
import signal, time
from pathlib import Path
signal.signal(signal.SIGTERM, signal.SIG_IGN)
from lepton_desktop.indexing.lock import LibraryLock
with LibraryLock(Path(sys.argv[1])):
    time.sleep(100)
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
def test_a_second_start_ends_at_once_and_the_first_goes_on(start: Start, data: Path) -> None:
    places = Places(data)
    first = start(places.data)
    wait_for_window(places, first)
    second = start(places.data)
    assert second.wait(60) == 0
    assert first.poll() is None
    first.terminate()  # as at the end of a session: it ends as if the user had quit
    assert first.wait(60) == 0
    assert places.window.exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their windows need a screen")
def test_removing_everything_leaves_nothing_of_the_program_and_every_photo(
    start: Start, indexed: Path, photographs: Path, tmp_path: Path
) -> None:
    photos = sorted(photographs.iterdir())
    data = copy_of(indexed, tmp_path / "data")
    assert start(data, "-c", REMOVING).wait(90) == 0
    assert not data.exists()
    assert sorted(photographs.iterdir()) == photos


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their windows need a screen")
def test_quit_ends_the_window_with_its_processes_and_a_command_that_indexes(
    start: Start, run: Run, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    places = Places(data)
    assert run(places.data, "quit").returncode == 0  # none runs
    with Catalog(places.catalog) as catalog:
        catalog.roots.add(tmp_path / "photos")
    watching = start(places.data, "-m", "lepton_desktop", "watch")
    wait_until(lambda: watching.poll() is not None or is_locked(places.indexing_lock), 60)
    window = start(places.data)
    wait_for_window(places, window)
    children = psutil.Process(window.pid).children(recursive=True)
    done = run(places.data, "quit")
    assert done.returncode == 0, done.stderr
    assert (window.wait(1), watching.wait(1)) == (0, 0)
    assert not any(child.is_running() for child in children)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
def test_quit_says_when_something_still_runs(start: Start, run: Run, tmp_path: Path) -> None:
    places = Places(tmp_path)
    holding = f"import sys; sys.path[:] = {sys.path}\n" + HOLDING
    window = start(tmp_path, "-c", holding, str(places.window_lock))
    wait_for_window(places, window)
    done = run(tmp_path, "quit", "--wait", "0.5")
    assert done.returncode == 1
    assert "still running" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="its console can't be closed from here")
def test_remove_data_says_what_it_removes_and_refuses_while_the_program_runs(
    run: Run, tmp_path: Path, indexed: Path, photographs: Path
) -> None:
    photos = sorted(photographs.iterdir())
    places = Places(copy_of(indexed, tmp_path / "data"))
    (places.data / "mine.txt").write_text("the user's own")
    with LibraryLock(places.window_lock):
        refused = run(places.data, "remove-data", "--yes")
    assert refused.returncode == 1
    assert "quit" in refused.stderr
    unasked = run(places.data, "remove-data", stdin=subprocess.DEVNULL)
    assert unasked.returncode == 2
    assert places.catalog.exists()
    done = run(places.data, "remove-data", "--yes")
    assert done.returncode == 0, done.stderr
    assert " MB from " in done.stdout
    assert [path.name for path in places.data.iterdir()] == ["mine.txt"]
    assert sorted(photographs.iterdir()) == photos
    assert "nothing to remove" in run(tmp_path / "empty", "remove-data").stdout
    assert not (tmp_path / "empty").exists()
