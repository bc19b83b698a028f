"""The window, driven as a person would: type, click, right-click, copy files in and out, pull the plug."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from encoders import tiny
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from end_to_end.conftest import LONG_MS, Open
from lepton_desktop.app import Application
from lepton_desktop.search.query import Query, Words
from lepton_desktop.settings import write_settings
from lepton_desktop.ui.window import Window

TINY = "hf-hub:tests/tiny"


@pytest.fixture
def holiday(tmp_path: Path, photographs: Path) -> Path:
    """A folder of the test's own with some of the photographs."""
    folder = tmp_path / "Holiday"
    folder.mkdir()
    for name in (
        "astronaut.png",
        "chelsea.png",
        "coffee.png",
        "flower.jpg",
        "motorcycle_left.png",
        "rocket.jpg",
    ):
        shutil.copy(photographs / name, folder)
    return folder


def names(window: Window) -> list[str]:
    """The names of the photos in the grid, in order."""
    rows = [window.photos.photo(row) for row in range(window.photos.rowCount())]
    return [photo.path.name for photo in rows if photo is not None]


def indexed(window: Window) -> int:
    counts = window.library_controller.counts
    return counts.indexed if counts is not None else 0


def ask(qtbot: QtBot, window: Window, question: str) -> None:
    """Type a question, a key at a time, and wait for its answer and its pictures."""
    window.search.line.clear()
    qtbot.keyClicks(window.search.line, question)
    qtbot.waitUntil(lambda: answered(window, question), timeout=LONG_MS)


def answered(window: Window, question: str) -> bool:
    return window.library_controller.question == Query((Words(question),)) and window.settled()


def choose(qtbot: QtBot, window: Window, name: str, text: str) -> None:
    """Right-click the photo of this name and choose from the menu, with the mouse."""
    row = names(window).index(name)
    place = window.grid.visualRect(window.photos.index(row, 0)).center()
    qtbot.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menus: list[QMenu] = []

    def menu_open() -> bool:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            menus.append(popup)
        return bool(menus)

    open_context_menu(window, place)
    qtbot.waitUntil(menu_open, timeout=5000)
    action = action_of(menus[0], text)
    qtbot.mouseClick(menus[0], Qt.MouseButton.LeftButton, pos=menus[0].actionGeometry(action).center())


def open_context_menu(window: Window, place: QPoint) -> None:
    from PySide6.QtGui import QContextMenuEvent

    viewport = window.grid.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)


def action_of(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_a_person_types_a_sentence_and_the_right_photo_comes_first(
    qtbot: QtBot, open_window: Open, holiday: Path
) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)

    for question, name in (("a cup of coffee", "coffee.png"), ("a cat", "chelsea.png")):
        ask(qtbot, window, question)
        assert names(window)[0] == name


def test_find_similar_on_the_right_mouse_button_shows_the_photos_most_like_one(
    qtbot: QtBot, open_window: Open, holiday: Path, photographs: Path
) -> None:
    shutil.copy(photographs / "motorcycle_right.png", holiday)
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 7 and window.settled(), timeout=LONG_MS)

    choose(qtbot, window, "motorcycle_left.png", "Find similar")

    qtbot.waitUntil(
        lambda: window.settled() and names(window)[:1] == ["motorcycle_right.png"], timeout=LONG_MS
    )
    assert window.search.chip_shown()
    assert "motorcycle_left.png" not in names(window)


def test_a_photo_saved_into_a_watched_folder_is_found_and_a_deleted_one_is_gone(
    qtbot: QtBot, open_window: Open, holiday: Path, photographs: Path
) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)
    ask(qtbot, window, "a temple")
    assert "china.jpg" not in names(window)

    shutil.copy(photographs / "china.jpg", holiday)
    qtbot.waitUntil(lambda: window.settled() and names(window)[:1] == ["china.jpg"], timeout=LONG_MS)

    (holiday / "china.jpg").unlink()
    qtbot.waitUntil(lambda: window.settled() and "china.jpg" not in names(window), timeout=LONG_MS)
    assert len(names(window)) == 6


def test_indexing_that_is_paused_rests_until_it_is_resumed(
    qtbot: QtBot, open_window: Open, holiday: Path, photographs: Path
) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)

    window.commands.pause.trigger()
    qtbot.waitUntil(lambda: window.indexing.paused, timeout=LONG_MS)
    shutil.copy(photographs / "china.jpg", holiday)
    ask(qtbot, window, "a temple")
    assert "china.jpg" not in names(window)

    window.commands.pause.trigger()
    qtbot.waitUntil(lambda: names(window)[:1] == ["china.jpg"], timeout=LONG_MS)


def test_an_indexing_process_that_is_killed_is_started_again_and_goes_on(
    qtbot: QtBot, open_window: Open, holiday: Path, photographs: Path
) -> None:
    for number in range(40):  # each with bytes of its own, so that each is encoded
        data = (photographs / "rocket.jpg").read_bytes()
        (holiday / f"rocket-{number:02}.jpg").write_bytes(data + bytes([number]))
    window = open_window(holiday)
    qtbot.waitUntil(
        lambda: window.indexing_client.process_id > 0 and window.indexing.working, timeout=LONG_MS
    )
    killed = window.indexing_client.process_id

    os.kill(killed, getattr(signal, "SIGKILL", signal.SIGTERM))

    qtbot.waitUntil(lambda: window.indexing_client.process_id not in (0, killed), timeout=LONG_MS)
    qtbot.waitUntil(lambda: indexed(window) == 46, timeout=LONG_MS)
    ask(qtbot, window, "a cat")
    assert names(window)[0] == "chelsea.png"


def test_a_model_that_is_chosen_while_the_window_is_open_takes_over(
    qtbot: QtBot, open_window: Open, holiday: Path
) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)
    application = Application()
    tiny.install(application.places.models, TINY)

    write_settings(application.places.settings, replace(application.settings, model=TINY))

    wanted = application.model_identity()
    with application.open_catalog() as catalog:
        qtbot.waitUntil(lambda: catalog.vectors.counts() == {wanted: 6}, timeout=LONG_MS)
    ask(qtbot, window, "a cat")
    assert len(names(window)) == 6


def test_closing_the_window_ends_the_indexing_process(qtbot: QtBot, open_window: Open, holiday: Path) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)
    process = psutil.Process(window.indexing_client.process_id)

    window.close()

    process.wait(timeout=10)
    assert not process.is_running()


def test_a_folder_that_goes_away_keeps_its_photos_and_says_so(
    qtbot: QtBot, open_window: Open, holiday: Path, tmp_path: Path
) -> None:
    window = open_window(holiday)
    qtbot.waitUntil(lambda: indexed(window) == 6, timeout=LONG_MS)

    holiday.rename(tmp_path / "unplugged")
    qtbot.waitUntil(
        lambda: (
            window.library_controller.counts is not None and window.library_controller.counts.offline == 6
        ),
        timeout=LONG_MS,
    )
    ask(qtbot, window, "a cat")
    assert names(window)[0] == "chelsea.png"

    (tmp_path / "unplugged").rename(holiday)
    qtbot.waitUntil(
        lambda: (
            window.library_controller.counts is not None and window.library_controller.counts.offline == 0
        ),
        timeout=LONG_MS,
    )
    assert indexed(window) == 6
