"""The window as a program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import lepton_desktop
from lepton_desktop.ui.application import ScreenshotError, screenshot
from lepton_desktop.ui.toolkit.theme import DARK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.drawn_library import Library


def test_a_screenshot_needs_no_screen_and_has_the_size_the_colours_and_the_photos(
    library: Library, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    script = Path(__file__).with_name("take_screenshot.py")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY"))
    }
    environment["PYTHONPATH"] = str(Path(lepton_desktop.__file__).parents[1])
    subprocess.run(
        [sys.executable, str(script), str(library.places.data), str(picture)],
        env=environment,
        check=True,
        timeout=110,
    )
    with Image.open(picture) as image:
        shown = image.convert("RGB")
    assert shown.size == (1800, 1200)
    assert "#{:02x}{:02x}{:02x}".format(*shown.getpixel((1400, 30))) == DARK.canvas  # type: ignore[misc]
    photos = shown.crop((470, 200, 1800, 1100))
    colours = photos.getcolors(maxcolors=10**7)
    assert colours is not None
    assert len(colours) > 5000


def test_a_picture_that_can_not_be_written_says_so(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    with pytest.raises(ScreenshotError, match=r"missing.*can't be written"):
        screenshot(library.dependencies(), "", tmp_path / "missing" / "window.png")


OPENING = """
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from lepton_desktop.ui.application import make_application
application = make_application()
application.requested.connect(lambda request: (print(request.kind, *request.paths), application.exit()))
for name in ("/a.jpg", "/b.jpg"):
    QCoreApplication.postEvent(application, QFileOpenEvent(QUrl.fromLocalFile(name)))
application.exec()
"""


def test_the_files_that_macos_wants_opened_are_one_request() -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(lepton_desktop.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", OPENING],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["open", "/a.jpg", "/b.jpg"]
