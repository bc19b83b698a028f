"""A picture passed to a further start of the program, which tells the window that is open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from end_to_end.conftest import LONG_MS
from lepton_desktop.ui.system.instance import Instance
from lepton_desktop.ui.window import Window


@pytest.fixture
def first(window: Window) -> Iterator[Instance]:
    """The window as the first one of its library."""
    instance = Instance(window.lifecycle.choices.places)
    assert instance.is_first()
    instance.requested.connect(window.obey)
    yield instance
    instance.close()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their windows need a screen")
def test_a_picture_of_the_library_is_viewed_among_all_photos(
    window: Window, first: Instance, photographs: Path, qtbot: QtBot
) -> None:
    window.search.set_text("a cat")
    wanted = sorted(photographs.iterdir())[3]
    environment = os.environ | {
        "LEPTON_DATA_DIR": str(window.lifecycle.choices.places.data),
        "DISPLAY": "none",
        "QT_QPA_PLATFORM": "offscreen",
    }
    url = QUrl.fromLocalFile(str(wanted)).toString()  # as desktops pass it
    process = subprocess.Popen([sys.executable, "-m", "lepton_desktop", url], env=environment)
    viewer = window.viewer_controller
    qtbot.waitUntil(viewer.is_open, timeout=LONG_MS)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONG_MS)
    assert process.returncode == 0
    assert viewer.viewer.canvas.photo is not None
    assert viewer.viewer.canvas.photo.path == wanted
    assert window.library_controller.question is None
    assert window.grid.photos.rowCount() > 10
