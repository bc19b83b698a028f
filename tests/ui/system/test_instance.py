"""One window to a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lepton_desktop
from lepton_desktop.settings import Places
from lepton_desktop.ui.system.instance import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WAIT_MS = 30_000
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from lepton_desktop.settings import Places
from lepton_desktop.ui.system.instance import Instance
application = QCoreApplication([])
instance = Instance(Places(Path(sys.argv[1])))
print("first" if instance.is_first() else "shown" if instance.show_first() else "no answer")
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


def start_another(places: Places) -> subprocess.Popen[str]:
    package = str(Path(lepton_desktop.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(places.data)], cwd=package, stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=60)[0].strip()


def test_a_second_start_brings_the_first_to_the_front_and_ends(
    qtbot: QtBot, first: Instance, places: Places
) -> None:
    with qtbot.waitSignal(first.wanted, timeout=WAIT_MS):
        process = start_another(places)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=WAIT_MS)
    assert said(process) == "shown"


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
