"""The time line beside the library: pointed at, clicked, dragged, and by the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from lepton_desktop.ui.grid.grid import PhotoGrid
from lepton_desktop.ui.grid.photo_model import PhotoModel
from lepton_desktop.ui.grid.scrubber import Scrubber
from lepton_desktop.ui.library.grouping import month_section
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(1000)]
MONTHS = [
    (date(2024, 6, 1), 0),
    (date(2024, 1, 1), 400),
    (date(2023, 12, 1), 500),
    (date(2020, 3, 1), 900),
]
SECTIONS = [
    month_section(month, count) for (month, _), count in zip(MONTHS, (400, 100, 400, 100), strict=True)
]


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, real_photos: Path) -> Iterator[PhotoGrid]:
    content = (real_photos / "rocket.jpg").read_bytes()
    loader = ThumbnailLoader(lambda photo, edge: content, threads=1)
    made = PhotoGrid(PhotoModel(), loader, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.photos.show_library([photo.id for photo in PHOTOS], PHOTOS, SECTIONS, MONTHS)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    loader.close()


def place(scrubber: Scrubber, y: int) -> QPoint:
    return QPoint(scrubber.width() // 2, y)


def test_it_takes_the_place_of_the_scroll_bar_where_there_are_months(grid: PhotoGrid) -> None:
    assert grid.scrubber.isVisible()
    assert not grid.verticalScrollBar().isVisible()
    assert grid.viewport().geometry().right() < grid.scrubber.x()
    grid.photos.show_library([1, 2], PHOTOS[1:3], SECTIONS[:0], MONTHS[:1])
    assert not grid.scrubber.isVisible()
    assert grid.verticalScrollBar().isVisible()


def test_a_click_jumps_to_the_photos_of_that_time(grid: PhotoGrid, qtbot: QtBot) -> None:
    scrubber = grid.scrubber
    winter = grid.top_of_heading(500)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=place(scrubber, scrubber.place_of(winter) + 3))
    assert 500 <= grid.visible_rows().start < 560


def test_dragging_goes_along_and_a_bubble_tells_the_month(grid: PhotoGrid, qtbot: QtBot) -> None:
    scrubber = grid.scrubber
    QTest.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=place(scrubber, 20))
    assert scrubber.bubble.isVisible()
    assert scrubber.bubble.text() == "June 2024"
    QTest.mouseMove(scrubber, place(scrubber, scrubber.height() - 3))
    qtbot.waitUntil(lambda: scrubber.bubble.text() == "March 2020")
    assert grid.visible_rows().stop == 1000
    assert grid.rect().contains(scrubber.bubble.geometry())
    QTest.mouseRelease(scrubber, Qt.MouseButton.LeftButton, pos=place(scrubber, scrubber.height() - 20))


def test_pointing_tells_the_month_and_moves_nothing(grid: PhotoGrid, qtbot: QtBot) -> None:
    scrubber = grid.scrubber
    y = scrubber.place_of(grid.top_of_heading(450))
    QTest.mouseMove(scrubber, place(scrubber, y + 2))
    qtbot.waitUntil(lambda: scrubber.bubble.text() == "January 2024")
    assert grid.verticalScrollBar().value() == 0


def test_the_keyboard_goes_by_months_and_years(grid: PhotoGrid, qtbot: QtBot) -> None:
    grid.scrubber.setFocus()
    rows = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(grid.scrubber, key)
        rows.append(grid.visible_rows().start)
    assert rows[:2] == [400, 500]
    assert grid.columns() * 2 > 900 - rows[2] >= 0 or rows[2] >= 900
    assert rows[3:] == [500, 0]


def test_it_speaks_of_the_month_in_sight(grid: PhotoGrid) -> None:
    assert grid.scrubber.accessibleName()
    grid.verticalScrollBar().setValue(grid.top_of_heading(500) + 10)
    assert grid.scrubber.accessibleDescription() == "December 2023"


def test_it_follows_when_the_tiles_grow(grid: PhotoGrid) -> None:
    grid.set_tile_width(300)
    assert grid.scrubber.maximum() == grid.verticalScrollBar().maximum()
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.scrubber.value() == grid.scrubber.maximum()
