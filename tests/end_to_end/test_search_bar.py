"""The search bar with the real model, on the demo's photographs: questions of several parts, and what they bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from end_to_end.conftest import LONG_MS
from lepton_desktop.search.query import Filters, Picture, Words
from lepton_desktop.ui.window import Window

Ask = Callable[[str], list[str]]


@pytest.fixture
def names(window: Window) -> Callable[[], list[str]]:
    """The names of the photos in the grid, in order."""

    def names() -> list[str]:
        photos = (window.photos.photo(row) for row in range(window.photos.rowCount()))
        return [photo.path.name for photo in photos if photo is not None]

    return names


@pytest.fixture
def ask(window: Window, names: Callable[[], list[str]], qtbot: QtBot) -> Ask:
    """Type a question, a key at a time, confirm it, and wait for its answer."""

    def ask(question: str) -> list[str]:
        window.search.clear()
        qtbot.keyClicks(window.search.line, question)
        qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
        qtbot.waitUntil(window.settled, timeout=LONG_MS)
        return names()

    return ask


def test_words_and_filters_that_are_typed_bring_the_right_photo(window: Window, ask: Ask) -> None:
    assert ask("a cat type:png")[0] == "chelsea.png"
    assert window.search.pieces() == [Filters(formats=("png",))]
    assert window.search.text() == "a cat"
    found = ask("a rocket launch type:jpg")
    assert found[0] == "rocket.jpg"
    assert all(name.endswith(".jpg") for name in found)


def test_what_shall_not_be_in_it_falls_behind(window: Window, ask: Ask) -> None:
    plain = ask("a vehicle")
    without = ask("a vehicle -motorcycle")
    assert Words("motorcycle", -1.0) in window.search.pieces()
    assert without.index("motorcycle_left.png") > plain.index("motorcycle_left.png")


def test_a_picture_beside_words_is_found_with_both(
    window: Window, ask: Ask, names: Callable[[], list[str]], qtbot: QtBot, photographs: Path
) -> None:
    ask("a red motorcycle")
    QGuiApplication.clipboard().setImage(QImage(str(photographs / "motorcycle_left.png")))
    qtbot.keyClick(window.search.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.search.pieces()) and window.settled(), timeout=LONG_MS)
    assert isinstance(window.search.pieces()[0], Picture)
    assert {"motorcycle_left.png", "motorcycle_right.png"} <= set(names()[:2])


def test_less_like_this_pushes_a_photo_down_and_removing_the_chip_brings_it_back(
    window: Window, ask: Ask, names: Callable[[], list[str]], qtbot: QtBot
) -> None:
    before = ask("a person in a uniform")
    first = before[0]
    window.grid.select(0)
    window.photo_actions["less_like"].trigger()
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert first not in names()[:1]
    (chip,) = window.search.row.chips
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross_rect().center())
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert names() == before


def test_more_like_this_brings_its_like_to_the_front(
    window: Window, ask: Ask, names: Callable[[], list[str]], qtbot: QtBot
) -> None:
    before = ask("a picture")
    window.grid.select(before.index("motorcycle_left.png"))
    window.photo_actions["more_like"].trigger()
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert names().index("motorcycle_right.png") <= before.index("motorcycle_right.png")
    assert {"motorcycle_left.png", "motorcycle_right.png"} & set(names()[:3])


def test_a_mistake_does_not_throw_the_rest_away(window: Window, ask: Ask) -> None:
    assert ask("a cup of coffee after:20222")[0] == "coffee.png"
    assert window.search.mistake.isVisible()
    assert "20222" in window.search.mistake.text()


def test_a_question_that_the_built_in_model_does_not_understand_says_so(
    window: Window, ask: Ask, qtbot: QtBot
) -> None:
    window.search.set_text("咖啡")
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    assert window.library_page.language_bar.isVisible()
    ask("a cup of coffee")
    assert not window.library_page.language_bar.isVisible()
