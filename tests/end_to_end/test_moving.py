"""The program moves its library and opens again on it; where its disk is away it says so and begins no other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from indexing.library import draw

MOVING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from lepton_desktop.app import Application
from lepton_desktop.ui import application as module
from lepton_desktop.ui.transfer.transfers import Transfers
from lepton_desktop.ui.transfer.wishes import MoveWish
from lepton_desktop.ui.window import Window

started = Window.start
places = []
def start(self):
    started(self)
    data = self.transfers._places.data
    places.append(data)
    if len(places) == 1:
        QTimer.singleShot(0, lambda: self.transfers._agree(MoveWish(Path(sys.argv[1]))))
    else:
        self.indexing.changed.connect(lambda: self.indexing.running and QTimer.singleShot(0, self.quit))
Window.start = start
code = module.run(Application().dependencies())
print(*places, sep="\\n")
sys.exit(code)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A user's own, without a screen; no variable moves the data."""
    kept = {name: value for name, value in os.environ.items() if name != "LEPTON_DATA_DIR"}
    home = {
        name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")
    }
    return kept | home | {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": "none", "PYTHONUTF8": "1"}


@pytest.mark.skipif(sys.platform == "darwin", reason="the data folder there can't be that of the test")
def test_the_window_opens_again_where_the_library_is(environment: dict[str, str], tmp_path: Path) -> None:
    draw(tmp_path / "photos" / "a.png", 1)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    assert run("-m", "lepton_desktop", "folders", "add", str(tmp_path / "photos")).returncode == 0
    standard, target = tmp_path / "home" / "lepton-desktop", tmp_path / "disk" / "library"

    moved = run("-c", MOVING, str(target))

    assert moved.returncode == 0, moved.stderr
    assert moved.stdout.split() == [str(standard), str(target)]
    assert (target / "catalog.sqlite").exists()
    assert not (standard / "catalog.sqlite").exists()
    assert str(tmp_path / "photos") in run("-m", "lepton_desktop", "folders", "list").stdout

    shutil.move(target, tmp_path / "away")
    lost = run("-m", "lepton_desktop", "folders", "list")
    assert lost.returncode == 1
    assert f"{target}: the library was moved here and can't be found now" in lost.stderr
    assert not target.exists()
