"""The search field: when it asks, and what Esc does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from lepton_desktop.ui.search_field import PAUSE_MS, SearchField

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.theme import Theme


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> SearchField:
    made = SearchField(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_asks_once_when_the_typing_pauses(field: SearchField, qtbot: QtBot) -> None:
    asked: list[str] = []
    field.asked.connect(asked.append)
    qtbot.keyClicks(field.line, "a dog ")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=20 * PAUSE_MS)
    assert asked == ["a dog"]


def test_return_asks_at_once_and_not_again_later(field: SearchField, qtbot: QtBot) -> None:
    asked: list[str] = []
    field.asked.connect(asked.append)
    qtbot.keyClicks(field.line, "a dog")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert asked == ["a dog"]
    qtbot.wait(2 * PAUSE_MS)  # nothing more may come in this time
    assert asked == ["a dog"]


def test_escape_clears_and_says_so(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("a dog")
    with qtbot.waitSignal(field.asked) as asked:
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert asked.args == [""]
    assert field.text() == ""


def test_a_photo_as_question_shows_as_a_chip(field: SearchField, qtbot: QtBot, real_photos: Path) -> None:
    field.set_text("a dog")
    asked: list[str] = []
    field.asked.connect(asked.append)
    field.show_chip("rocket.jpg", QImage(str(real_photos / "rocket.jpg")))
    assert field.chip_shown()
    assert field.text() == ""
    assert asked == []
    with qtbot.waitSignal(field.chip_removed):
        qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert not field.chip_shown()


def test_words_take_the_place_of_the_chip(field: SearchField, qtbot: QtBot) -> None:
    field.show_chip("rocket.jpg", None)
    with qtbot.waitSignal(field.asked) as asked:
        qtbot.keyClicks(field.line, "moon")
    assert asked.args == ["moon"]
    assert not field.chip_shown()


def test_escape_removes_the_chip(field: SearchField, qtbot: QtBot) -> None:
    field.show_chip("rocket.jpg", None)
    with qtbot.waitSignal(field.chip_removed):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)


def test_down_goes_on_to_the_photos(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)


def test_the_place_that_is_searched_can_be_read(field: SearchField) -> None:
    field.set_place("Holiday")
    assert field.line.placeholderText().endswith("in Holiday")
