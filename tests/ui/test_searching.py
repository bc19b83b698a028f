"""Searching in the window: what the bar, the photos' menu and the answer's line do together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QInputDialog

from lepton_desktop.search.engine import SearchEngine
from lepton_desktop.search.query import LESS, MORE, Filters, Picture, Query, Refinement, Words
from lepton_desktop.search.results import Answer
from lepton_desktop.ui.window import Window
from ui.drawn_library import TINY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 20_000
CERTAIN = {"two certain": 2, "nothing certain": 0}
"""How many photos answer each of these questions; all answer any other."""


class Judging(SearchEngine):
    """The engine, which draws the line where a test wants it, and says that its model is English."""

    def answer(
        self, query: Query, top: int | None = None, wanted: Callable[[], bool] = lambda: True
    ) -> Answer:
        found = super().answer(query, top, wanted)
        words = next((part.text for part in query.parts if isinstance(part, Words)), "")
        certain = CERTAIN.get(words, len(found.results))
        judged = (replace(result, above_threshold=row < certain) for row, result in enumerate(found.results))
        return Answer(tuple(judged), found.threshold)

    def languages(self) -> frozenset[str]:
        return frozenset({"en"})


@pytest.fixture
def window(open_window: Callable[..., Window], library: Library) -> Window:
    """The window, with an engine that says which photos are less certain."""
    return open_window(
        library, make_engine=lambda: Judging(library.places, lambda: TINY, lambda name: library.encoder)
    )


def shown(window: Window) -> list[str]:
    return [window.photos.index(row).data() for row in range(window.photos.rowCount())]


def ask(window: Window, qtbot: QtBot, question: str) -> None:
    window.search.set_text(question)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)


def path_of(library: Library, name: str) -> Path:
    return next(photo.path for photo in library.photos() if photo.path.name == name)


def choose(window: Window, qtbot: QtBot, name: str, action: QAction) -> None:
    window.grid.select(shown(window).index(name))
    action.trigger()
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)


def test_use_as_query_adds_the_picture_beside_the_words(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    ask(window, qtbot, "a rocket")
    choose(window, qtbot, "moon.png", window.photo_actions["use_as_query"])
    assert window.library_controller.question == Query(
        (Words("a rocket"), Picture(path_of(library, "moon.png")))
    )
    assert "moon.png" not in shown(window)


def test_find_similar_takes_the_place_of_the_question(window: Window, qtbot: QtBot, library: Library) -> None:
    ask(window, qtbot, "a rocket type:png")
    choose(window, qtbot, "moon.png", window.photo_actions["similar"])
    assert window.library_controller.question == Query((Picture(path_of(library, "moon.png")),))
    assert window.search.text() == ""


def test_more_and_less_like_this_refine_the_question_and_are_undone(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    ask(window, qtbot, "a rocket")
    before = shown(window)
    more = Refinement(path_of(library, "moon.png"), MORE)
    less = Refinement(path_of(library, "coins.png"), LESS)
    choose(window, qtbot, "moon.png", window.photo_actions["more_like"])
    assert shown(window).index("moon.png") <= before.index("moon.png")
    choose(window, qtbot, "coins.png", window.photo_actions["less_like"])
    assert window.library_controller.question == Query((Words("a rocket"), more, less))
    for chip in window.search.row.chips:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross_rect().center())
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert window.library_controller.question == Query((Words("a rocket"),))
    assert shown(window) == before


def test_refining_has_keys_that_work_on_the_photos(window: Window, qtbot: QtBot, library: Library) -> None:
    window.grid.setFocus()
    window.grid.select(shown(window).index("moon.png"))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.grid, Qt.Key.Key_M, control)
    moon = path_of(library, "moon.png")
    assert window.search.pieces() == [Refinement(moon, MORE)]
    qtbot.waitUntil(lambda: window.settled() and window.grid.isVisible(), timeout=WAIT_MS)
    window.grid.setFocus()
    window.grid.select(shown(window).index("moon.png"))
    qtbot.keyClick(window.grid, Qt.Key.Key_M, control | shift)
    assert window.search.pieces() == [Refinement(moon, LESS)]


def test_a_picture_dropped_on_the_bar_joins_the_question(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    ask(window, qtbot, "a rocket")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path_of(library, "moon.png")))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.search.line.dropEvent(QDropEvent(QPointF(50, 10), Qt.DropAction.CopyAction, mime, left, none))
    moon = path_of(library, "moon.png")
    qtbot.waitUntil(
        lambda: window.library_controller.question == Query((Words("a rocket"), Picture(moon))),
        timeout=WAIT_MS,
    )


def test_an_image_that_is_pasted_finds_its_photo(window: Window, qtbot: QtBot, library: Library) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(path_of(library, "moon.png"))))
    window.search.line.setFocus()
    qtbot.keyClick(window.search.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.search.pieces()) and window.settled(), timeout=WAIT_MS)
    assert shown(window)[0] == "moon.png"
    (piece,) = window.search.pieces()
    assert isinstance(piece, Picture)
    assert piece.path.parent == library.places.pasted


def test_filters_alone_show_what_passes(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "type:jpeg")
    assert shown(window) == ["rocket.jpg"]
    ask(window, qtbot, "type:gif")
    assert window.library_page.message.isVisible()
    assert window.library_page.message.title.text() == "No photos found"


def test_a_folder_in_the_question_and_the_folder_at_the_side_are_one_choice(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    (root,) = window.library_controller.counts.roots if window.library_controller.counts else ()
    window.library_page.sidebar.choose(root.root.id)
    ask(window, qtbot, "a rocket folder:Nowhere")
    assert window.library_controller.folder is None
    assert window.library_page.sidebar.chosen_root() is None
    assert shown(window) == []
    window.library_page.sidebar.choose(root.root.id)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert window.search.pieces() == []
    assert len(shown(window)) == 7


# The line


def test_the_less_certain_photos_lie_folded_below_the_line(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "two certain")
    assert [row for span in window.grid.visible_spans() for row in span] == [0, 1]
    heading = next(
        button
        for button in window.grid.viewport().findChildren(QAbstractButton)
        if button.text() == "Less certain"
    )
    assert "5" in heading.accessibleName()
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert not window.grid.is_hidden(2)
    qtbot.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert window.grid.is_hidden(2)


def test_the_line_is_opened_with_the_keyboard(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "two certain")
    window.grid.setFocus()
    window.grid.select(0)
    qtbot.keyClick(window.grid, Qt.Key.Key_Down)
    heading = window.focusWidget()
    assert isinstance(heading, QAbstractButton)
    qtbot.keyClick(heading, Qt.Key.Key_Return)
    assert not window.grid.is_hidden(2)


def test_no_photo_shows_that_and_the_nearest_are_one_click_away(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "nothing certain")
    assert window.library_page.message.isVisible()
    assert window.library_page.message.title.text() == "No photo shows that"
    qtbot.mouseClick(window.library_page.message.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert window.grid.isVisible()
    assert not window.grid.is_hidden(0)
    ask(window, qtbot, "two certain")
    assert window.grid.isVisible()
    ask(window, qtbot, "nothing certain")
    assert window.library_page.message.isVisible()


# The language


def test_a_question_in_another_language_offers_a_model_that_understands_it(
    window: Window, qtbot: QtBot
) -> None:
    ask(window, qtbot, "一只狗")
    assert window.library_page.language_bar.isVisible()
    window.library_page.language_bar.offer.click()
    settings = window.lifecycle.settings
    assert settings is not None
    assert settings.pages["models"][0].isVisible()
    settings.close()
    ask(window, qtbot, "a dog")
    assert not window.library_page.language_bar.isVisible()


def test_the_offer_goes_with_the_question_and_stays_away_once_closed(window: Window, qtbot: QtBot) -> None:
    ask(window, qtbot, "ein Hund am Strand")
    assert window.library_page.language_bar.isVisible()
    window.search.clear()
    assert not window.library_page.language_bar.isVisible()
    ask(window, qtbot, "собака")
    window.library_page.language_bar.cross.click()
    ask(window, qtbot, "кошка")
    assert not window.library_page.language_bar.isVisible()


def test_a_relative_date_that_is_saved_stays_relative(window: Window, qtbot: QtBot, library: Library) -> None:
    ask(window, qtbot, 'a rocket date:"last summer"')
    window.saved.save()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: len(window.saved.searches) == 1, timeout=WAIT_MS)
    assert window.saved.searches[0].question == 'a rocket date:"last summer"'


def test_a_question_is_suggested_again_in_the_next_window(
    window: Window, qtbot: QtBot, library: Library, theme: Theme
) -> None:
    window.search.line.setFocus()
    qtbot.keyClicks(window.search.line, "a rocket type:jpeg")
    qtbot.keyClick(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.search_controller.values.recent), timeout=WAIT_MS)
    second = Window(library.dependencies(), theme)
    second.start()
    qtbot.waitUntil(lambda: bool(second.search_controller.values.recent), timeout=WAIT_MS)
    recent = second.search_controller.values.recent
    second.close()
    assert recent == ("a rocket type:jpeg",)
    window.search.set_text(recent[0])
    assert window.search.pieces() == [Filters(formats=("jpeg",))]
