"""The grid: rows that fill the width, the keyboard, and a place that is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lepton_desktop.ui.grid.grid import USUAL, PhotoGrid
from lepton_desktop.ui.grid.photo_model import PAGE, PhotoModel
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from ui.drawn_library import drawn_photo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.toolkit.theme import Theme

PHOTOS = [drawn_photo(Path("/photos"), number) for number in range(1000)]


class Asked:
    """Remembers for which photos a thumbnail was asked; each is the same picture."""

    def __init__(self, photograph: Path) -> None:
        self._content = photograph.read_bytes()
        self.ids: set[int] = set()

    def fetch(self, photo: Photo, edge: int) -> bytes:
        self.ids.add(photo.id)
        return self._content


def show(model: PhotoModel, photos: list[Photo]) -> None:
    """Show a library whose photos are all known."""
    model.show_library([photo.id for photo in photos], photos)


@pytest.fixture
def asked(real_photos: Path) -> Asked:
    return Asked(real_photos / "rocket.jpg")


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, asked: Asked) -> Iterator[PhotoGrid]:
    loader = ThumbnailLoader(asked.fetch, threads=1)
    model = PhotoModel()
    made = PhotoGrid(model, loader, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    show(model, PHOTOS)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    loader.close()


@pytest.mark.parametrize("width", [500, 777, 1000, 1280, 2560])
def test_rows_fill_the_width(grid: PhotoGrid, width: int) -> None:
    grid.resize(width, 600)
    room = grid.viewport().width() - 2 * grid.visualRect(grid.photos.index(0)).left()
    assert room - grid.columns() < grid.columns() * grid.cell().width() < room + 20
    assert grid.visualRect(grid.photos.index(grid.columns() - 1)).right() < grid.viewport().width()
    lefts = {grid.visualRect(grid.photos.index(row)).left() for row in grid.visible_rows()}
    assert len(lefts) == grid.columns()


def test_only_pictures_in_sight_or_just_below_are_asked_for(
    grid: PhotoGrid, asked: Asked, qtbot: QtBot
) -> None:
    qtbot.waitUntil(grid.settled)
    seen = len(grid.visible_rows())
    assert asked.ids <= set(range(2 * seen))
    grid.scrollTo(grid.photos.index(700), PhotoGrid.ScrollHint.PositionAtTop)
    qtbot.waitUntil(lambda: 700 in asked.ids)
    qtbot.waitUntil(grid.settled)
    assert not asked.ids & set(range(2 * seen, 690))


def test_the_keyboard_walks_through_rows_as_reading_does(grid: PhotoGrid, qtbot: QtBot) -> None:
    columns = grid.columns()
    walked = []
    grid.select(columns - 1)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(grid, key)
        walked.append(grid.currentIndex().row())
    assert walked == [columns, columns - 1, 2 * columns - 1, columns - 1, len(PHOTOS) - 1]
    assert [photo.id for photo in grid.selected_photos()] == [len(PHOTOS) - 1]


def test_down_in_the_last_but_one_row_reaches_the_last_photo(grid: PhotoGrid, qtbot: QtBot) -> None:
    columns = grid.columns()
    show(grid.photos, PHOTOS[: columns + 1])
    grid.select(columns - 1)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == columns


def test_new_photos_at_the_front_leave_selection_and_place(grid: PhotoGrid) -> None:
    grid.select(420)
    grid.scrollTo(grid.photos.index(420), PhotoGrid.ScrollHint.PositionAtTop)
    before = grid.visualRect(grid.photos.index(420)).top()
    new = [drawn_photo(Path("/photos"), 5000 + number) for number in range(grid.columns())]
    photos = new + PHOTOS
    show(grid.photos, photos)
    row = grid.photos.row_of(420)
    assert row == 420 + grid.columns()
    assert [photo.id for photo in grid.selected_photos()] == [420]
    assert grid.currentIndex().row() == row
    assert grid.visualRect(grid.photos.index(row)).top() == before


def test_at_the_top_new_photos_come_into_sight(grid: PhotoGrid) -> None:
    photos = [drawn_photo(Path("/photos"), 5000), *PHOTOS]
    show(grid.photos, photos)
    assert grid.verticalScrollBar().value() == 0
    assert grid.photos.photo(0) == photos[0]


def test_a_selected_photo_that_is_gone_is_selected_no_more(grid: PhotoGrid) -> None:
    grid.select(3)
    show(grid.photos, PHOTOS[:3])
    assert grid.selected_photos() == []


def test_the_menu_opens_at_the_photo_by_the_keyboard(grid: PhotoGrid, qtbot: QtBot) -> None:
    grid.select(2)
    places: list[QPoint] = []
    grid.menu_wanted.connect(places.append)
    qtbot.keyClick(grid, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    grid.contextMenuEvent(event)
    tile = grid.visualRect(grid.photos.index(2))
    assert [tile.contains(grid.viewport().mapFromGlobal(place)) for place in places] == [True, True]


def test_there_is_no_menu_beside_the_photos(grid: PhotoGrid) -> None:
    show(grid.photos, PHOTOS[:1])
    places: list[QPoint] = []
    grid.menu_wanted.connect(places.append)
    place = QPoint(700, 500)
    grid.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place))
    assert places == []


def test_typing_over_the_photos_is_a_question(grid: PhotoGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.typed) as typed:
        qtbot.keyClick(grid, Qt.Key.Key_D)
    assert typed.args == ["d"]


def test_a_double_click_opens(grid: PhotoGrid, qtbot: QtBot) -> None:
    place = grid.visualRect(grid.photos.index(1)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(grid.opened):
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [photo.id for photo in grid.selected_photos()] == [1]


def test_larger_tiles_make_fewer_columns_and_stay_within_bounds(grid: PhotoGrid) -> None:
    usual = grid.columns()
    grid.set_tile_width(10_000)
    assert grid.tile_width() < 1000
    assert grid.columns() < usual
    grid.set_tile_width(1)
    assert grid.columns() > usual


def test_shift_click_selects_as_reading_goes(grid: PhotoGrid, qtbot: QtBot) -> None:
    columns = grid.columns()
    for row, modifier in (
        (columns - 1, Qt.KeyboardModifier.NoModifier),
        (columns + 1, Qt.KeyboardModifier.ShiftModifier),
    ):
        place = grid.visualRect(grid.photos.index(row)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert [photo.id for photo in grid.selected_photos()] == [columns - 1, columns, columns + 1]


def test_a_click_beside_the_photos_selects_none(grid: PhotoGrid, qtbot: QtBot) -> None:
    show(grid.photos, PHOTOS[:1])
    grid.select(0)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(700, 500))
    assert grid.selected_photos() == []


def test_a_library_of_a_million_photos_is_laid_out_at_once(grid: PhotoGrid, qtbot: QtBot) -> None:
    count = 1_000_000
    grid.photos.show_library(range(count), PHOTOS[:PAGE])
    clock = QElapsedTimer()
    clock.start()
    for width in (950, 1000, 1050):
        grid.resize(width, 600)
    assert clock.elapsed() < 500
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.currentIndex().row() == count - 1
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height()
    grid.selectAll()
    assert grid.selected_count() == count


def turn_wheel(grid: PhotoGrid, place: QPoint, turn: int) -> None:
    """Turn the wheel with Ctrl held; 120 is one click of it."""
    held = Qt.KeyboardModifier.ControlModifier
    event = QWheelEvent(
        QPointF(place),
        grid.viewport().mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.viewport(), event)


@pytest.mark.parametrize("turn", [120, -120])
def test_the_photo_under_the_mouse_stays_there_when_the_wheel_zooms(grid: PhotoGrid, turn: int) -> None:
    grid.scrollTo(grid.photos.index(500), PhotoGrid.ScrollHint.PositionAtCenter)
    index = grid.photos.index(502)
    place = grid.visualRect(index).center()
    for _ in range(6):
        turn_wheel(grid, place, turn)
    assert grid.tile_width() != USUAL
    assert abs(grid.visualRect(index).center().y() - place.y()) <= 2


def test_a_touchpad_zooms_as_far_as_a_wheel_in_many_small_steps(grid: PhotoGrid) -> None:
    place = grid.viewport().rect().center()
    for _ in range(12):
        turn_wheel(grid, place, 10)
    by_touchpad = grid.tile_width()
    grid.set_tile_width(USUAL)
    turn_wheel(grid, place, 120)
    assert by_touchpad == grid.tile_width() > USUAL


def test_the_selected_photo_stays_where_it_is_when_the_slider_zooms(grid: PhotoGrid) -> None:
    grid.scrollTo(grid.photos.index(500), PhotoGrid.ScrollHint.PositionAtCenter)
    grid.select(503)
    before = grid.visualRect(grid.currentIndex()).center().y()
    grid.set_tile_width(250)
    assert abs(grid.visualRect(grid.currentIndex()).center().y() - before) <= 2


def test_pictures_in_the_middle_are_asked_for_first(grid: PhotoGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[int] = []
    monkeypatch.setattr(grid._loader, "want", lambda some: wanted.extend(one.photo.id for one in some))
    grid._ask_for_visible()
    middle = grid.viewport().rect().center()
    seen = list(grid.visible_rows())
    away = [
        (grid.visualRect(grid.photos.index(row)).center() - middle).manhattanLength() for row in wanted[:2]
    ]
    assert set(wanted[: len(seen)]) == set(seen)
    assert max(away) < grid.cell().width() * 1.5


def test_selected_photos_are_dragged_out_as_files(grid: PhotoGrid, qtbot: QtBot) -> None:
    qtbot.waitUntil(grid.settled)
    grid.select(2)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    one, two = grid.visualRect(grid.photos.index(2)), grid.visualRect(grid.photos.index(3))
    drag = grid.drag()
    assert [url.toLocalFile() for url in drag.mimeData().urls()] == [str(PHOTOS[row].path) for row in (2, 3)]
    assert not drag.pixmap().isNull()
    assert drag.pixmap().deviceIndependentSize().width() < one.united(two).width()


def test_a_drag_from_a_photo_drags_files_that_may_only_be_copied(
    grid: PhotoGrid, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[tuple[list[str], Qt.DropAction]] = []

    def take(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        dragged.append(([url.fileName() for url in drag.mimeData().urls()], actions))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", take)
    place = grid.visualRect(grid.photos.index(4)).center()
    held = Qt.MouseButton.LeftButton
    QTest.mousePress(grid.viewport(), held, pos=place)
    for step in (10, 30, 60):
        far = place + QPoint(step, 0)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(far),
            grid.viewport().mapToGlobal(QPointF(far)),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(grid.viewport(), event)
    assert dragged[:1] == [(["00004.jpg"], Qt.DropAction.CopyAction)]
    QTest.mouseRelease(grid.viewport(), held, pos=place)


def test_where_the_current_photo_went_away_the_keyboard_goes_on_at_its_place(
    grid: PhotoGrid, qtbot: QtBot
) -> None:
    grid.select(20)
    show(grid.photos, PHOTOS[:20] + PHOTOS[21:])
    assert grid.selected_photos() == []
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert [photo.id for photo in grid.selected_photos()] == [21]
