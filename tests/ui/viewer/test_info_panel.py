"""The panel that tells of the selected photo, in the real window on real photos."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import piexif
import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lepton_desktop.indexing.messages import Committed
from lepton_desktop.ui.viewer.fact_label import FactLabel
from lepton_desktop.ui.viewer.info_panel import InfoPanel
from lepton_desktop.ui.viewer.match_bar import Match, MatchBar
from lepton_desktop.ui.window import Window
from ui.drawn_library import another_photograph

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 20_000
TAKEN = "bern.jpg"
COPY = "bern (copy).jpg"


@pytest.fixture
def bern(window: Window, library: Library, qtbot: QtBot) -> Path:
    """A photograph that says when, where and with what it was taken, and a copy of it."""
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    path = root.path / TAKEN
    exif = {
        "0th": {piexif.ImageIFD.Make: "Google", piexif.ImageIFD.Model: "Pixel 7"},
        "Exif": {
            piexif.ExifIFD.DateTimeOriginal: "2022:08:14 17:32:10",
            piexif.ExifIFD.ExposureTime: (1, 1250),
            piexif.ExifIFD.FNumber: (18, 10),
            piexif.ExifIFD.ISOSpeedRatings: 100,
            piexif.ExifIFD.FocalLength: (681, 100),
            piexif.ExifIFD.LensModel: "Pixel 7 back camera",
        },
        "GPS": {
            piexif.GPSIFD.GPSLatitudeRef: "N",
            piexif.GPSIFD.GPSLatitude: ((46, 1), (56, 1), (528, 10)),
            piexif.GPSIFD.GPSLongitudeRef: "E",
            piexif.GPSIFD.GPSLongitude: ((7, 1), (26, 1), (492, 10)),
        },
    }
    with Image.open(root.path / "rocket.jpg") as picture:
        ImageOps.flip(picture).save(path, exif=piexif.dump(exif))
    shutil.copy(path, root.path / COPY)
    library.index(root, path, root.path / COPY)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: window.photos.rowCount() == 8, timeout=WAIT_MS)
    return path


def select(window: Window, qtbot: QtBot, name: str) -> str:
    """Select a photo with the panel open, and give all that it says once it is complete."""
    rows = [window.photos.index(row).data() for row in range(window.photos.rowCount())]
    window.grid.select(rows.index(name))
    window.grid.setFocus()
    window.photo_actions["info"].setChecked(True)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    return said(window.viewer_controller.info.panel)


def texts(panel: InfoPanel) -> list[str]:
    """What the panel says, from top to bottom."""
    page = panel.findChild(QWidget, "infoPage")
    assert page is not None
    labels = page.findChildren(QLabel)
    return [label.words() if isinstance(label, FactLabel) else label.text() for label in labels]


def said(panel: InfoPanel) -> str:
    return "\n".join(texts(panel))


def test_it_tells_all_that_is_known_of_a_photo(window: Window, bern: Path, qtbot: QtBot) -> None:
    words = select(window, qtbot, TAKEN)
    for fact in (
        TAKEN,
        "14 August 2022" if "14 August" in words else "August 14, 2022",
        "Google Pixel 7",
        "Pixel 7 back camera",
        "1/1,250 s · f/1.8 · ISO 100" if "1/1,250" in words else "1/1250 s · f/1.8 · ISO 100",
        "6.8 mm",
        "Bern, Switzerland",
        "46.9480° N, 7.4470° E",
        "JPEG",
        str(bern.parent),
        str(bern.with_name(COPY)),
    ):
        assert fact in words
    assert "640 \u00d7 427" in words


def test_a_photo_that_says_nothing_is_told_of_by_its_file(window: Window, qtbot: QtBot) -> None:
    words = select(window, qtbot, "coffee.png")
    assert "File modified" in words
    assert "600 \u00d7 400" in words
    assert "Camera" not in words
    assert "Place" not in words
    assert "Copies" not in words


def test_the_letter_opens_and_closes_it_also_in_the_viewer(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    panel = window.viewer_controller.info.panel
    window.grid.select(0)
    window.grid.setFocus()
    qtbot.keyClick(window.grid, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    window.viewer_controller.info.button.click()
    assert not panel.isVisible()
    assert not window.viewer_controller.viewer.bar.info.isChecked()
    window.viewer_controller.info.button.click()
    assert panel.isVisible()
    qtbot.keyClick(window.grid, Qt.Key.Key_Return)
    assert panel.isVisible()
    canvas = window.viewer_controller.viewer.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_I)
    assert not panel.isVisible()
    window.viewer_controller.viewer.bar.info.click()
    assert panel.isVisible()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    photo = canvas.photo
    assert photo is not None
    assert photo.path.name in texts(panel)


def test_it_is_open_again_when_the_window_is(
    window: Window, qtbot: QtBot, library: Library, theme: Theme
) -> None:
    window.photo_actions["info"].setChecked(True)
    window.close()
    again = Window(library.dependencies(), theme)
    shown = again.photo_actions["info"].isChecked() and not again.viewer_controller.info.panel.isHidden()
    again.close()
    assert shown


def test_it_goes_where_there_is_no_photo_to_tell_of_and_comes_back(window: Window, qtbot: QtBot) -> None:
    select(window, qtbot, "coffee.png")
    window.commands.duplicates.trigger()
    qtbot.waitUntil(lambda: not window.viewer_controller.info.panel.isVisible(), timeout=WAIT_MS)
    window.commands.show_all.trigger()
    qtbot.waitUntil(window.viewer_controller.info.panel.isVisible, timeout=WAIT_MS)


def test_several_photos_are_summed_up(window: Window, bern: Path, qtbot: QtBot) -> None:
    select(window, qtbot, TAKEN)
    window.grid.selectAll()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    words = said(window.viewer_controller.info.panel)
    assert "8 photos" in words
    assert "Google Pixel 7" in words
    assert "\u2013" in words
    window.grid.clearSelection()
    qtbot.waitUntil(lambda: "Select a photo" in said(window.viewer_controller.info.panel), timeout=WAIT_MS)


def test_it_says_why_a_photo_matched_and_where_its_copies_are(
    window: Window, bern: Path, qtbot: QtBot
) -> None:
    window.search.set_text("a rocket")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    answer = window.library_controller.answer
    assert answer is not None
    first = answer.results[0]
    words = select(window, qtbot, first.photo.path.name)
    assert "Why it matched" in words
    assert f"{first.score:.3f}" in words
    (bar,) = window.viewer_controller.info.panel.findChildren(MatchBar)
    assert bar.match == Match(first.score, answer.threshold, first.score)
    stack = next(result for result in answer.results if result.copies)
    words = select(window, qtbot, stack.photo.path.name)
    assert all(str(copy.path) in words for copy in stack.copies)
    window.search.clear()
    qtbot.waitUntil(lambda: window.library_controller.answer is None and window.settled(), timeout=WAIT_MS)
    assert "Why it matched" not in select(window, qtbot, "coffee.png")


def test_texts_can_be_selected_and_copied_by_keyboard(window: Window, bern: Path, qtbot: QtBot) -> None:
    select(window, qtbot, TAKEN)
    labels = window.viewer_controller.info.panel.findChildren(FactLabel)
    place = next(label for label in labels if "46.9480" in label.words())
    place.setFocus(Qt.FocusReason.TabFocusReason)
    assert place.hasFocus()
    qtbot.keySequence(place, QKeySequence(QKeySequence.StandardKey.SelectAll))
    qtbot.keySequence(place, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == place.words()
    assert "Coordinates" in place.accessibleName()
    qtbot.keyClick(place, Qt.Key.Key_Escape)
    assert window.grid.hasFocus()


def test_the_button_shows_the_photo_in_its_folder(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(window.desktop, "show_in_folder", shown.append)
    select(window, qtbot, "coffee.png")
    buttons = window.viewer_controller.info.panel.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Show in folder").click()
    assert [path.name for path in shown] == ["coffee.png"]


def test_a_file_that_can_not_be_read_is_said_to_be_so(window: Window, qtbot: QtBot, library: Library) -> None:
    path = library.photos()[0].path
    path.unlink()
    words = select(window, qtbot, path.name)
    assert f"{path.name} is not there." in words
    assert "File modified" in words


def test_a_long_name_does_not_widen_it(window: Window, qtbot: QtBot, library: Library) -> None:
    select(window, qtbot, "coffee.png")
    before = window.viewer_controller.info.panel.width()
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    path = another_photograph(root.path / ("x" * 180 + ".png"))
    library.index(root, path)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: window.photos.rowCount() == 8, timeout=WAIT_MS)
    select(window, qtbot, path.name)
    assert window.viewer_controller.info.panel.width() == before
    labels = window.viewer_controller.info.panel.findChildren(FactLabel)
    name = next(label for label in labels if label.words() == path.name)
    assert name.width() < before
    assert name.height() > 2 * name.fontMetrics().height()


@pytest.mark.parametrize(
    ("score", "words", "least", "most"),
    [
        (0.40, "Strong match", 1.0, 1.0),
        (0.22, "Match", 0.4, 0.7),
        (0.19, "Less certain: below the mark", 0.1, 0.4),
        (-0.9, "Less certain: below the mark", 0.0, 0.0),
    ],
)
def test_a_match_is_said_in_words_and_shown_as_a_bar(
    theme: Theme, qtbot: QtBot, score: float, words: str, least: float, most: float
) -> None:
    match = Match(score, threshold=0.2, best=0.4)
    assert match.words() == words
    assert least <= match.part() <= most
    bar = MatchBar(theme, match)
    qtbot.addWidget(bar)
    bar.resize(200, 20)
    bar.show()
    assert bar.accessibleName() == words
    image = bar.grab().toImage()
    filled = sum(
        image.pixelColor(x, 10) in (theme.colour("accent"), theme.colour("scroll_hover")) for x in range(200)
    )
    assert filled / 200 == pytest.approx(match.part(), abs=0.05)


def test_the_last_word_has_the_keyboard(window: Window, qtbot: QtBot) -> None:
    """Closing the panel while the keyboard is in it gives the keyboard back to the photos."""
    select(window, qtbot, "coffee.png")
    label = window.viewer_controller.info.panel.findChildren(FactLabel)[0]
    label.setFocus(Qt.FocusReason.TabFocusReason)
    place = QApplication.focusWidget()
    assert place is label
    qtbot.keyClick(place, Qt.Key.Key_I)
    assert not window.viewer_controller.info.panel.isVisible()
    assert window.grid.hasFocus()


def test_a_long_word_is_copied_as_it_is(window: Window, qtbot: QtBot) -> None:
    label = FactLabel("/home/someone/a_very_long_name_of_a_folder.with.dots/and so on", "Folder")
    qtbot.addWidget(label)
    qtbot.keySequence(label, QKeySequence(QKeySequence.StandardKey.SelectAll))
    qtbot.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == label.words()
    assert label.accessibleName() == f"Folder: {label.words()}"
    assert label.heightForWidth(120) > 2 * label.fontMetrics().height()
