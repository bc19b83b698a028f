"""The headings between groups of photos: seen, spoken, opened and closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from lepton_desktop.search.results import Result
from lepton_desktop.ui.grid.grid import PhotoGrid
from lepton_desktop.ui.grid.photo_model import PhotoModel
from lepton_desktop.ui.grid.section_heading import FoldingHeading, PlainHeading
from lepton_desktop.ui.grid.sections import Section
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(400)]
RESULTS = [Result(photo, 0.3) for photo in PHOTOS]
MONTHS = (Section("June 2024", 150), Section("May 2024", 50), Section("April 2024", 200))


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, real_photos: Path) -> Iterator[PhotoGrid]:
    content = (real_photos / "rocket.jpg").read_bytes()
    loader = ThumbnailLoader(lambda photo, edge: content, threads=1)
    made = PhotoGrid(PhotoModel(), loader, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.photos.show_results(RESULTS, MONTHS)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    yield made
    loader.close()


def headings(grid: PhotoGrid) -> dict[str, QPoint]:
    """The headings in sight, as they are spoken, each with its place."""
    found = [*grid.findChildren(PlainHeading), *grid.findChildren(FoldingHeading)]
    return {heading.accessibleName(): heading.pos() for heading in found if heading.isVisible()}


def certain_and_less(grid: PhotoGrid, certain: int = 10) -> FoldingHeading:
    grid.photos.show_results(
        RESULTS, (Section("", certain), Section("Less certain", len(RESULTS) - certain, folds=True))
    )
    return grid.findChild(FoldingHeading)


def test_a_heading_says_its_month_and_how_many_and_stays_while_it_is_seen(grid: PhotoGrid) -> None:
    assert list(headings(grid)) == ["June 2024, 150 photos"]
    grid.verticalScrollBar().setValue(grid.top_of(30))
    assert headings(grid)["June 2024, 150 photos"].y() == 0
    grid.scrollTo(grid.photos.index(150), PhotoGrid.ScrollHint.PositionAtCenter)
    assert headings(grid)["May 2024, 50 photos"].y() > 0


def test_no_heading_of_before_stays_where_another_kind_has_taken_its_place(grid: PhotoGrid) -> None:
    few = RESULTS[:8]
    months = (Section("June 2024", 4), Section("May 2024", 4))
    grid.photos.show_results(few, months)
    assert list(headings(grid)) == ["June 2024, 4 photos", "May 2024, 4 photos"]
    grid.photos.show_results(few, (Section("", 4), Section("Less certain", 4, folds=True)))
    assert list(headings(grid)) == ["Less certain, 4 photos, collapsed"]
    grid.photos.show_results(few, months)
    assert list(headings(grid)) == ["June 2024, 4 photos", "May 2024, 4 photos"]


def test_the_next_heading_pushes_the_one_that_stays_out(grid: PhotoGrid) -> None:
    may = grid.top_of(150)
    grid.verticalScrollBar().setValue(may - 60)
    places = headings(grid)
    height = grid.findChild(PlainHeading).height()
    assert places["June 2024, 150 photos"].y() + height == places["May 2024, 50 photos"].y()
    assert places["June 2024, 150 photos"].y() < 0


def test_a_photo_that_is_scrolled_to_isn_t_covered_by_the_heading(grid: PhotoGrid) -> None:
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.select(60)
    heading = min(headings(grid).values(), key=lambda place: place.y())
    height = grid.findChild(PlainHeading).height()
    assert grid.visualRect(grid.currentIndex()).top() >= heading.y() + height


def test_a_click_on_a_heading_doesn_t_select_the_photo_beneath(grid: PhotoGrid, qtbot: QtBot) -> None:
    grid.verticalScrollBar().setValue(grid.top_of(30))
    heading = next(heading for heading in grid.findChildren(PlainHeading) if heading.isVisible())
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton, pos=QPoint(100, 5))
    assert grid.selected_count() == 0


def test_down_goes_on_in_the_next_month_in_the_same_column(grid: PhotoGrid, qtbot: QtBot) -> None:
    columns = grid.columns()
    grid.select(149 // columns * columns)  # the first of June's last line
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 150


def test_less_certain_is_closed_and_opens_with_a_click(grid: PhotoGrid, qtbot: QtBot) -> None:
    heading = certain_and_less(grid)
    assert heading.accessibleName() == "Less certain, 390 photos, collapsed"
    assert grid.visible_rows() == range(10)
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert heading.accessibleName() == "Less certain, 390 photos, expanded"
    assert grid.visible_rows().stop > 10
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert grid.visible_rows() == range(10)


def test_the_keyboard_reaches_opens_and_passes_a_heading(grid: PhotoGrid, qtbot: QtBot) -> None:
    heading = certain_and_less(grid, certain=3)
    grid.select(1)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert heading.hasFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    qtbot.keyClick(heading, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 3
    assert [photo.id for photo in grid.selected_photos()] == [3]
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert heading.hasFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Left)
    assert grid.visible_rows() == range(3)
    assert grid.selected_photos() == []
    qtbot.keyClick(heading, Qt.Key.Key_Up)
    assert grid.currentIndex().row() == 2


def test_where_all_is_hidden_the_keyboard_begins_at_the_heading(grid: PhotoGrid) -> None:
    heading = certain_and_less(grid, certain=0)
    grid.focus_first()
    assert heading.hasFocus()


def test_what_is_hidden_is_never_selected_with_all(grid: PhotoGrid, qtbot: QtBot) -> None:
    certain_and_less(grid)
    QTest.keySequence(grid, "Ctrl+A")
    assert grid.selected_count() == 10
    grid.open_section("Less certain")
    QTest.keySequence(grid, "Ctrl+A")
    assert grid.selected_count() == 400


def test_an_opened_section_stays_open_when_photos_come_and_closes_for_another_question(
    grid: PhotoGrid,
) -> None:
    certain_and_less(grid)
    grid.open_section("Less certain")
    certain_and_less(grid, certain=11)
    assert not grid.is_hidden(200)
    grid.to_top()
    assert grid.is_hidden(200)


def test_a_hidden_photo_that_is_chosen_is_brought_into_sight(grid: PhotoGrid) -> None:
    heading = certain_and_less(grid)
    grid.select(200)
    assert 200 in grid.visible_rows()
    grid.scrollTo(grid.photos.index(300), QAbstractItemView.ScrollHint.PositionAtTop)
    assert heading.pos().y() == 0
    assert grid.visualRect(grid.photos.index(300)).top() == heading.height()


def test_a_selected_photo_that_falls_below_the_cut_is_hidden_and_selected_no_more(grid: PhotoGrid) -> None:
    certain_and_less(grid)
    grid.select(9)
    certain_and_less(grid, certain=8)
    assert grid.selected_count() == 0
    assert grid.is_hidden(9)


def on_screen(grid: PhotoGrid) -> QImage:
    """The grid as it stands on the screen, not as it would be painted now."""
    return grid.screen().grabWindow(grid.winId()).toImage()


@pytest.mark.parametrize("steps", [[7] * 30, [150, -40, 300, 5, -170, 12], [5000, -4400]])
def test_scrolling_leaves_on_the_screen_what_painting_all_of_it_does(
    grid: PhotoGrid, qtbot: QtBot, steps: list[int]
) -> None:
    qtbot.waitUntil(grid.settled)
    grid.select(1)
    for step in steps:
        grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + step)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: grid.settled() and not grid._asking.isActive())
    QApplication.processEvents()
    scrolled = on_screen(grid)
    grid.viewport().update()
    for heading in grid.findChildren(PlainHeading):
        heading.update()
    QApplication.processEvents()
    assert bytes(on_screen(grid).constBits()) == bytes(scrolled.constBits())
    assert len(set(bytes(scrolled.constBits()))) > 50
