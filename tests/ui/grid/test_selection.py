"""Selecting among the photos with the mouse and the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lepton_desktop.search.results import Result
from lepton_desktop.ui.grid.grid import PhotoGrid
from lepton_desktop.ui.grid.photo_model import PhotoModel
from lepton_desktop.ui.grid.sections import Section
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(400)]
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, real_photos: Path) -> Iterator[PhotoGrid]:
    content = (real_photos / "rocket.jpg").read_bytes()
    loader = ThumbnailLoader(lambda photo, edge: content, threads=1)
    made = PhotoGrid(PhotoModel(), loader, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.photos.show_results([Result(photo, 0.3) for photo in PHOTOS])
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    loader.close()


def selected(grid: PhotoGrid) -> list[int]:
    return [photo.id for photo in grid.selected_photos()]


def click(grid: PhotoGrid, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    place = grid.visualRect(grid.photos.index(row)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def send(grid: PhotoGrid, kind: QEvent.Type, place: QPoint, modifier: Qt.KeyboardModifier) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    far = grid.viewport().mapToGlobal(QPointF(place))
    QApplication.sendEvent(grid.viewport(), QMouseEvent(kind, QPointF(place), far, button, held, modifier))


def draw_frame(
    grid: PhotoGrid, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = NONE, release: bool = True
) -> None:
    send(grid, QEvent.Type.MouseButtonPress, start, modifier)
    send(grid, QEvent.Type.MouseMove, (start + end) / 2, modifier)
    send(grid, QEvent.Type.MouseMove, end, modifier)
    if release:
        send(grid, QEvent.Type.MouseButtonRelease, end, modifier)


def beside(grid: PhotoGrid, row: int) -> QPoint:
    """A place in the gap left above a row's tile."""
    return grid.visualRect(grid.photos.index(row)).topLeft() + QPoint(3, 3)


def middle(grid: PhotoGrid, row: int) -> QPoint:
    return grid.visualRect(grid.photos.index(row)).center()


def test_control_click_takes_one_in_and_out(grid: PhotoGrid) -> None:
    click(grid, 1)
    click(grid, 3, CTRL)
    assert selected(grid) == [1, 3]
    click(grid, 1, CTRL)
    assert selected(grid) == [3]


def test_shift_with_an_arrow_selects_on(grid: PhotoGrid, qtbot: QtBot) -> None:
    click(grid, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert selected(grid) == list(range(1, 2 + grid.columns()))


def test_all_are_selected_at_once(grid: PhotoGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert grid.selected_count() == 400


def test_a_frame_selects_what_it_touches(grid: PhotoGrid) -> None:
    columns = grid.columns()
    draw_frame(grid, beside(grid, 1), middle(grid, columns + 2))
    assert selected(grid) == [1, 2, columns + 1, columns + 2]
    assert grid.frame().isEmpty()


def test_a_frame_is_seen_while_it_is_drawn_and_can_shrink_again(grid: PhotoGrid) -> None:
    draw_frame(grid, beside(grid, 0), middle(grid, grid.columns() + 1), release=False)
    assert len(selected(grid)) == 4
    assert not grid.frame().isEmpty()
    send(grid, QEvent.Type.MouseMove, middle(grid, 0), NONE)
    assert selected(grid) == [0]


def test_a_frame_adds_with_shift_and_turns_with_control(grid: PhotoGrid) -> None:
    click(grid, 0)
    draw_frame(grid, beside(grid, 2), middle(grid, 3), SHIFT)
    assert selected(grid) == [0, 2, 3]
    draw_frame(grid, beside(grid, 3), middle(grid, 4), CTRL)
    assert selected(grid) == [0, 2, 4]


def test_a_frame_beyond_the_edge_scrolls_on(grid: PhotoGrid, qtbot: QtBot) -> None:
    start = beside(grid, 0)
    below = QPoint(grid.viewport().width() - 5, grid.viewport().height() + 40)
    draw_frame(grid, start, below, release=False)
    before = grid.selected_count()
    qtbot.waitUntil(lambda: grid.selected_count() > before + grid.columns())
    send(grid, QEvent.Type.MouseButtonRelease, below, NONE)
    assert selected(grid) == list(range(grid.selected_count()))


def test_a_frame_leaves_out_what_is_folded(grid: PhotoGrid) -> None:
    results = [Result(photo, 0.3) for photo in PHOTOS]
    grid.photos.show_results(results, (Section("", 4), Section("Less certain", 396, folds=True)))
    draw_frame(grid, beside(grid, 0), QPoint(800, 590))
    assert selected(grid) == [0, 1, 2, 3]


def test_a_press_on_a_photo_begins_no_frame(grid: PhotoGrid) -> None:
    send(grid, QEvent.Type.MouseButtonPress, middle(grid, 2), NONE)
    assert grid.frame().isEmpty()
    send(grid, QEvent.Type.MouseButtonRelease, middle(grid, 2), NONE)
    assert selected(grid) == [2]


def test_many_selected_photos_stay_so_when_others_come(grid: PhotoGrid) -> None:
    grid.selectAll()
    click(grid, 3, CTRL)
    new = [drawn_photo(Path("/photos"), 5000 + number) for number in range(3)]
    grid.photos.show_results([Result(photo, 0.3) for photo in (*new, *PHOTOS)])
    assert grid.selected_spans() == [range(3, 6), range(7, 403)]
