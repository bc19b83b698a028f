"""Looking at photos in the real window: the viewer and the quick look, by keyboard, mouse and touch."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMessageBox

from lepton_desktop.indexing.messages import Committed
from lepton_desktop.ui.window import Window
from ui.drawn_library import another_photograph
from ui.own_trash import use_own_trash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.viewer.viewer_canvas import Canvas
    from ui.drawn_library import Library

WAIT_MS = 20_000
LARGE = "large.jpg"


@pytest.fixture
def large(window: Window, library: Library, qtbot: QtBot) -> str:
    """A photograph of twelve megapixels joins the library."""
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    path = root.path / LARGE
    with Image.open(root.path / "rocket.jpg") as picture:
        picture.resize((4000, 3000)).save(path, quality=85)
    library.index(root, path)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: LARGE in names(window), timeout=WAIT_MS)
    return LARGE


@pytest.fixture
def press(window: Window, qtbot: QtBot) -> Callable[..., None]:
    """Presses keys where the keyboard is, and waits until all that follows is shown."""

    def press_keys(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            place = QApplication.focusWidget()
            assert place is not None
            qtbot.keyClick(place, key, modifier)
        qtbot.waitUntil(window.settled, timeout=WAIT_MS)

    return press_keys


def names(window: Window) -> list[str]:
    return [window.photos.index(row).data() for row in range(window.photos.rowCount())]


def go_to(window: Window, name: str) -> None:
    window.grid.select(names(window).index(name))
    window.grid.setFocus()


def seen(canvas: Canvas) -> str | None:
    return canvas.photo.path.name if canvas.photo is not None else None


def view(window: Window, name: str, press: Callable[..., None]) -> Canvas:
    """Open a photo in the viewer."""
    go_to(window, name)
    press(Qt.Key.Key_Return)
    assert window.viewer_controller.is_open()
    return window.viewer_controller.viewer.canvas


def turn_wheel(canvas: Canvas, at: QPointF, turns: int) -> None:
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


# Viewer


def test_return_opens_the_viewer_and_escape_leaves_it_where_one_was(
    window: Window, press: Callable[..., None]
) -> None:
    canvas = view(window, "coffee.png", press)
    assert canvas.isVisible()
    assert canvas.hasFocus()
    assert seen(canvas) == "coffee.png"
    assert not window.grid.isVisible()
    press(Qt.Key.Key_Escape)
    assert window.grid.isVisible()
    assert window.grid.hasFocus()
    assert [photo.path.name for photo in window.grid.selected_photos()] == ["coffee.png"]


def test_a_double_click_opens_the_viewer(window: Window, qtbot: QtBot) -> None:
    place = window.grid.visualRect(window.photos.index(2)).center()
    qtbot.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.viewer_controller.is_open()
    assert seen(window.viewer_controller.viewer.canvas) == names(window)[2]


def test_the_keys_go_to_the_next_and_the_previous_photo(window: Window, press: Callable[..., None]) -> None:
    order = names(window)
    canvas = view(window, order[2], press)
    keys = Qt.Key
    walked = []
    for key in (keys.Key_Right, keys.Key_PageDown, keys.Key_Space, keys.Key_Left, keys.Key_PageUp):
        press(key)
        walked.append(seen(canvas))
    assert walked == [order[3], order[4], order[5], order[4], order[3]]
    press(keys.Key_End)
    assert seen(canvas) == order[-1]
    press(keys.Key_Right)
    assert seen(canvas) == order[-1]
    press(keys.Key_Home)
    assert seen(canvas) == order[0]
    press(keys.Key_Left)
    assert seen(canvas) == order[0]


def test_the_bar_says_which_photo_it_is(window: Window, press: Callable[..., None]) -> None:
    order = names(window)
    view(window, order[2], press)
    bar = window.viewer_controller.viewer.bar
    assert (bar.name.text(), bar.place.text()) == (order[2], "3 of 7")


def test_the_buttons_over_the_photo_go_on_and_go_away_when_nothing_moves(
    window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    order = names(window)
    canvas = view(window, order[0], press)
    viewer = window.viewer_controller.viewer
    qtbot.mouseMove(canvas, QPoint(100, 100))
    assert viewer.next.isVisible()
    assert not viewer.previous.isVisible()
    qtbot.mouseClick(viewer.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen(canvas) == order[1], timeout=WAIT_MS)
    assert canvas.hasFocus()
    assert viewer.previous.isVisible()
    qtbot.mouseClick(viewer.previous, Qt.MouseButton.LeftButton)
    assert seen(canvas) == order[0]
    qtbot.mouseMove(canvas, QPoint(300, 200))
    viewer.idle.timeout.emit()
    assert not viewer.next.isVisible()


def test_tab_reaches_every_button_also_those_that_went_away(
    window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    view(window, names(window)[2], press)
    viewer = window.viewer_controller.viewer
    viewer.idle.timeout.emit()
    reached: set[str] = set()
    for _ in range(20):
        place = QApplication.focusWidget()
        assert place is not None
        if isinstance(place, QAbstractButton):
            reached.add(place.accessibleName())
        qtbot.keyClick(place, Qt.Key.Key_Tab)
    assert {"Back to the photos", "Zoom out", "Zoom in", "Info", "Full screen", "More"} <= reached
    assert {"Previous photo", "Next photo"} <= reached
    buttons = viewer.findChildren(QAbstractButton)
    assert all(button.accessibleName() or button.isHidden() for button in buttons)


def test_a_large_photo_is_first_decoded_for_the_screen_and_in_full_when_zoomed(
    window: Window, press: Callable[..., None], large: str
) -> None:
    canvas = view(window, large, press)
    photo = canvas.photo
    assert photo is not None
    loader = window.viewer_controller.pictures
    image = canvas.image()
    assert image is not None
    assert image.height() <= canvas.height() * canvas.devicePixelRatioF() + 1
    assert loader.in_full(photo) is None
    press(Qt.Key.Key_1)
    assert loader.in_full(photo) is not None
    image = canvas.image()
    assert image is not None
    assert image.width() == 4000
    assert canvas.framing.scale() == 1.0
    press(Qt.Key.Key_0)
    assert canvas.framing.zoom is None
    image = canvas.image()
    assert image is not None
    assert image.width() < 2000


def test_before_anything_is_decoded_the_thumbnail_is_there(window: Window) -> None:
    go_to(window, "coffee.png")
    window.viewer_controller.pictures.close()  # so that nothing can be
    window.viewer_controller.open()
    canvas = window.viewer_controller.viewer.canvas
    thumbnail = window.thumbnail_loader.picture(window.grid.selected_photos()[0])
    assert thumbnail is not None
    rect = canvas.framing.rect().toRect()
    assert difference(canvas.grab().toImage().copy(rect), thumbnail) < 10


def test_the_neighbours_are_decoded_ahead(window: Window, press: Callable[..., None], qtbot: QtBot) -> None:
    view(window, names(window)[2], press)
    loader = window.viewer_controller.pictures
    ahead = [window.photos.photo(row) for row in (1, 3, 4)]
    for photo in ahead:
        assert photo is not None
        qtbot.waitUntil(lambda photo=photo: loader.for_screen(photo) is not None, timeout=WAIT_MS)


def test_the_keys_zoom_and_move(window: Window, press: Callable[..., None], large: str) -> None:
    canvas = view(window, large, press)
    fit = canvas.framing.scale()
    press(Qt.Key.Key_Plus)
    assert canvas.framing.scale() > fit
    press(Qt.Key.Key_Minus)
    assert canvas.framing.scale() == pytest.approx(fit)
    press(Qt.Key.Key_1)
    before = canvas.framing.rect().topLeft()
    press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    after = canvas.framing.rect().topLeft()
    assert after.x() < before.x()
    assert after.y() < before.y()
    assert seen(canvas) == large
    press(Qt.Key.Key_PageDown)
    assert seen(canvas) != large
    assert canvas.framing.zoom is None


def test_the_wheel_zooms_at_the_pointer(window: Window, press: Callable[..., None], large: str) -> None:
    canvas = view(window, large, press)
    at = QPointF(700, 400)
    before = canvas.framing.rect()
    across = (at.x() * canvas.devicePixelRatioF() - before.x()) / before.width()
    turn_wheel(canvas, at, 3)
    after = canvas.framing.rect()
    assert after.width() > before.width() * 1.5
    assert (at.x() * canvas.devicePixelRatioF() - after.x()) / after.width() == pytest.approx(
        across, abs=0.01
    )
    turn_wheel(canvas, at, -20)
    assert canvas.framing.zoom is None


def test_two_fingers_on_a_pad_move_a_zoomed_photo_and_do_not_zoom(
    window: Window, press: Callable[..., None], large: str
) -> None:
    canvas = view(window, large, press)
    press(Qt.Key.Key_1)
    before = canvas.framing.rect().topLeft()
    at = QPointF(500, 300)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(-30, -20),
        QPoint(-30, -20),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(canvas, event)
    moved = canvas.framing.rect().topLeft() - before
    ratio = canvas.devicePixelRatioF()
    assert moved.toTuple() == pytest.approx((-30 * ratio, -20 * ratio), abs=1)
    assert canvas.framing.scale() == 1.0


def test_a_pinch_zooms(window: Window, press: Callable[..., None], large: str) -> None:
    canvas = view(window, large, press)
    fit = canvas.framing.scale()
    at = QPointF(500, 300)
    for kind, value in (
        (Qt.NativeGestureType.ZoomNativeGesture, 0.5),
        (Qt.NativeGestureType.ZoomNativeGesture, 0.2),
    ):
        device = QPointingDevice.primaryPointingDevice()
        event = QNativeGestureEvent(kind, device, 2, at, at, canvas.mapToGlobal(at), value, QPointF())
        QApplication.sendEvent(canvas, event)
    assert canvas.framing.scale() == pytest.approx(fit * 1.5 * 1.2)


def test_a_double_click_shows_each_pixel_and_again_all_of_the_photo(
    window: Window, press: Callable[..., None], large: str, qtbot: QtBot
) -> None:
    canvas = view(window, large, press)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.framing.scale() == 1.0
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    assert canvas.framing.zoom is None


def test_a_zoomed_photo_is_dragged(
    window: Window, press: Callable[..., None], large: str, qtbot: QtBot
) -> None:
    canvas = view(window, large, press)
    press(Qt.Key.Key_1)
    before = canvas.framing.rect().topLeft()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    qtbot.mouseMove(canvas, QPoint(440, 280))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(440, 280))
    moved = canvas.framing.rect().topLeft() - before
    ratio = canvas.devicePixelRatioF()
    assert moved.toTuple() == pytest.approx((-60 * ratio, -20 * ratio), abs=1)


def test_the_bar_s_buttons_zoom_and_say_how_far(
    window: Window, press: Callable[..., None], large: str, qtbot: QtBot
) -> None:
    canvas = view(window, large, press)
    bar = window.viewer_controller.viewer.bar
    assert not bar.smaller.isEnabled()
    qtbot.mouseClick(bar.zoom, Qt.MouseButton.LeftButton)
    assert bar.zoom.text() == "100 %"
    qtbot.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    assert canvas.framing.scale() == 1.25
    qtbot.mouseClick(bar.smaller, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.zoom, Qt.MouseButton.LeftButton)
    assert canvas.framing.zoom is None


def test_full_screen_and_back_with_escape(window: Window, press: Callable[..., None], qtbot: QtBot) -> None:
    canvas = view(window, "coffee.png", press)
    viewer = window.viewer_controller.viewer
    press(Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert canvas.height() == viewer.height()
    qtbot.mouseMove(canvas, QPoint(300, 400))
    viewer.idle.timeout.emit()
    assert not viewer.bar.isVisible()
    for shown in (True, False):
        press(Qt.Key.Key_I)
        assert window.photo_actions["info"].isChecked() is shown
    qtbot.mouseMove(canvas, QPoint(300, 300))
    assert viewer.bar.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.viewer_controller.is_open()
    assert canvas.height() < viewer.height()
    press(Qt.Key.Key_F)
    assert window.isFullScreen()
    press(Qt.Key.Key_Backspace)
    assert not window.isFullScreen()
    assert window.grid.isVisible()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_the_quarter_turns_of_a_photo_are_shown(
    window: Window, press: Callable[..., None], qtbot: QtBot, quarters: int
) -> None:
    canvas = view(window, "rocket.jpg", press)
    photo = canvas.photo
    assert photo is not None
    canvas.show_photo(replace(photo, rotation=quarters))
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    image, rect = canvas.image(), canvas.framing.rect().toRect()
    assert image is not None
    assert (rect.height() > rect.width()) == (quarters % 2 == 1)
    shown = canvas.grab().toImage().copy(rect)
    differences = [difference(shown, image.transformed(QTransform().rotate(90 * turn))) for turn in range(4)]
    assert min(range(4), key=differences.__getitem__) == quarters
    assert differences[quarters] < 10


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of two pictures, in grey levels; one is stretched to the size of the other."""
    smooth = Qt.TransformationMode.SmoothTransformation
    pictures = [
        picture.scaled(64, 64, mode=smooth).convertToFormat(QImage.Format.Format_Grayscale8)
        for picture in (one, other)
    ]
    values = [np.frombuffer(picture.constBits(), np.uint8).astype(float) for picture in pictures]
    return float(np.abs(values[0] - values[1]).mean())


def test_a_photo_that_is_broken_says_so_in_its_place_and_can_be_tried_again(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    path = library.photos()[0].path
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    viewer = window.viewer_controller.viewer
    view(window, path.name, press)
    assert viewer.message.isVisible()
    assert path.name in viewer.message.text.accessibleName()
    path.write_bytes(whole)
    viewer.message.button.click()
    qtbot.waitUntil(lambda: not viewer.message.isVisible(), timeout=WAIT_MS)


def test_a_photo_that_is_offline_says_so_and_shows_its_thumbnail(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        catalog.roots.set_online(root.id, False)
    window.indexing_client.message.emit(Committed(0))

    def offline() -> bool:
        photo = window.photos.photo(0)
        return photo is not None and not photo.online

    qtbot.waitUntil(offline, timeout=WAIT_MS)
    viewer = window.viewer_controller.viewer
    canvas = view(window, "coffee.png", press)
    assert viewer.message.isVisible()
    assert "offline" in viewer.message.title.text()
    assert canvas.image() is not None
    assert not viewer.message.geometry().intersects(canvas.geometry())


def test_a_photo_that_goes_away_makes_room_for_the_next_and_the_last_one_for_the_grid(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    order = names(window)
    canvas = view(window, order[2], press)
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
        catalog.files.forget(root.id, [order[2]])
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: seen(canvas) == order[3], timeout=WAIT_MS)
    with library.catalog() as catalog:
        catalog.files.forget(root.id, order)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: not window.viewer_controller.is_open(), timeout=WAIT_MS)


def test_photos_that_come_in_leave_the_one_that_is_looked_at(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    canvas = view(window, "moon.png", press)
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    library.index(root, another_photograph(root.path / "new.png"))
    window.indexing_client.message.emit(Committed(1))
    bar = window.viewer_controller.viewer.bar
    qtbot.waitUntil(lambda: bar.place.text().endswith("of 8"), timeout=WAIT_MS)
    assert seen(canvas) == "moon.png"


def test_the_photo_s_commands_work_in_the_viewer_too(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    view(window, "moon.png", press)
    press(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().endswith("moon.png")
    canvas = window.viewer_controller.viewer.canvas
    middle = canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, canvas.mapToGlobal(middle))
    QApplication.sendEvent(canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.isVisible()]
    assert {"Find similar", "Show in folder", "Copy path", "Open in default program"} <= set(texts)
    next(action for action in menu.actions() if action.text() == "Find similar").trigger()
    menu.close()
    qtbot.waitUntil(lambda: not window.viewer_controller.is_open(), timeout=WAIT_MS)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert "moon.png" not in names(window)


def test_a_photo_is_turned_in_the_viewer_and_stays_so(
    window: Window, press: Callable[..., None], library: Library, qtbot: QtBot
) -> None:
    canvas = view(window, "rocket.jpg", press)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_R, modifier=control)
    assert canvas.photo is not None
    assert canvas.photo.rotation == 1
    assert canvas.framing.height > canvas.framing.width
    press(Qt.Key.Key_R, Qt.Key.Key_R, modifier=control | shift)
    assert canvas.photo.rotation == 3

    def kept() -> bool:
        return {photo.path.name: photo.rotation for photo in library.photos()}["rocket.jpg"] == 3

    qtbot.waitUntil(kept, timeout=WAIT_MS)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert canvas.photo.rotation == 3


def test_a_photo_goes_to_the_trash_from_the_viewer_and_comes_back(
    window: Window,
    press: Callable[..., None],
    library: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("a trash of freedesktop.org's kind")
    use_own_trash(tmp_path / "home", monkeypatch)
    order = names(window)
    canvas = view(window, order[2], press)
    photo = canvas.photo
    assert photo is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=WAIT_MS)
    box = window.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Move to trash").click()
    qtbot.waitUntil(lambda: seen(canvas) == order[3], timeout=WAIT_MS)
    assert not photo.path.exists()
    notice = window.viewer_controller.viewer.notice
    qtbot.waitUntil(lambda: notice.isVisible() and notice.remedy.isVisible(), timeout=WAIT_MS)
    assert not notice.geometry().intersects(window.viewer_controller.viewer.bar.geometry())
    qtbot.mouseClick(notice.remedy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(window)) == 7 and photo.path.exists(), timeout=WAIT_MS)
    assert window.viewer_controller.is_open()
    assert not notice.remedy.isVisible()


def test_control_return_opens_the_photo_with_the_system_s_program(
    window: Window, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window.desktop, "open", opened.append)
    go_to(window, "moon.png")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    view(window, "coffee.png", press)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert [path.name for path in opened] == ["moon.png", "coffee.png"]


def test_a_question_is_asked_from_the_viewer_by_going_back(
    window: Window, press: Callable[..., None]
) -> None:
    view(window, "moon.png", press)
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not window.viewer_controller.is_open()
    assert window.search.line.hasFocus()


def test_only_the_photo_that_is_looked_at_is_selected(window: Window, press: Callable[..., None]) -> None:
    go_to(window, "moon.png")
    window.grid.selectAll()
    press(Qt.Key.Key_Return)
    assert window.viewer_controller.is_open()
    assert len(window.grid.selected_photos()) == 1
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(window.grid.selected_photos()) == 1
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(window.grid.selected_photos()) == 7


# Quick look


def test_space_shows_the_photo_over_the_window_and_takes_it_away(
    window: Window, press: Callable[..., None]
) -> None:
    order = names(window)
    go_to(window, order[1])
    quick_look = window.viewer_controller.quick_look
    press(Qt.Key.Key_Space)
    assert quick_look.isVisible()
    assert window.grid.isVisible()
    assert seen(quick_look.canvas) == order[1]
    press(Qt.Key.Key_Right)
    assert seen(quick_look.canvas) == order[2]
    press(Qt.Key.Key_Down)
    assert seen(quick_look.canvas) == order[2 + window.grid.columns()]
    press(Qt.Key.Key_Space)
    assert not quick_look.isVisible()
    assert [photo.path.name for photo in window.grid.selected_photos()] == [order[2 + window.grid.columns()]]


def test_escape_closes_the_quick_look_and_nothing_else(
    window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    window.search.set_text("a cup of coffee")
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    window.library_controller.show_less_certain()  # a model that is random is certain of nothing
    go_to(window, "coffee.png")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert not window.viewer_controller.quick_look.isVisible()
    assert window.grid.hasFocus()
    assert window.search.text() == "a cup of coffee"


def test_a_click_closes_the_quick_look(window: Window, press: Callable[..., None], qtbot: QtBot) -> None:
    go_to(window, "coffee.png")
    press(Qt.Key.Key_Space)
    qtbot.mouseClick(window.viewer_controller.quick_look, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not window.viewer_controller.quick_look.isVisible()


def test_return_goes_on_from_the_quick_look_to_the_viewer(window: Window, press: Callable[..., None]) -> None:
    go_to(window, "coffee.png")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert not window.viewer_controller.quick_look.isVisible()
    assert seen(window.viewer_controller.viewer.canvas) == "coffee.png"


def test_the_quick_look_goes_with_the_keyboard(window: Window, press: Callable[..., None]) -> None:
    go_to(window, "coffee.png")
    press(Qt.Key.Key_Space)
    window.search.setFocus()
    assert not window.viewer_controller.quick_look.isVisible()


def test_the_quick_look_fills_a_window_that_changes_its_size(
    window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    go_to(window, "coffee.png")
    press(Qt.Key.Key_Space)
    window.resize(1300, 800)
    quick_look = window.viewer_controller.quick_look
    qtbot.waitUntil(lambda: quick_look.size() == window.viewer_controller.pages.size(), timeout=WAIT_MS)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)


def test_the_quick_look_of_a_broken_photo_says_why(
    window: Window, press: Callable[..., None], library: Library
) -> None:
    path = library.photos()[0].path
    path.write_bytes(b"")
    go_to(window, path.name)
    press(Qt.Key.Key_Space)
    assert path.name in window.viewer_controller.quick_look.facts.text()
