"""Sorting and grouping: chosen beside the caption or by the keyboard, seen in the window, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from lepton_desktop.ui.grid.section_heading import PlainHeading
from lepton_desktop.ui.library.grouping import Order
from lepton_desktop.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier


def headings(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.grid.findChildren(PlainHeading) if one.isVisible()]


def ask(window: Window, qtbot: QtBot, question: str) -> None:
    window.search.set_text(question)
    qtbot.waitUntil(
        lambda: window.library_controller.question is not None and window.settled(), timeout=WAIT_MS
    )


def moments(window: Window) -> list[float]:
    photos = (window.photos.photo(row) for row in range(window.photos.rowCount()))
    return [photo.mtime_ns for photo in photos if photo is not None]


def test_the_library_stands_in_months_until_the_user_wants_none(window: Window, qtbot: QtBot) -> None:
    assert headings(window)
    assert "7 photos" in headings(window)[0]
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    assert headings(window) == []
    window.library_page.view_options.by_month.trigger()
    assert headings(window)


def test_answers_stand_by_relevance_or_newest_first(window: Window, qtbot: QtBot, library: Library) -> None:
    first, second, *_ = (photo.path for photo in library.photos())
    ask(window, qtbot, f'image:"{first}" image:"{second}"')
    assert not window.library_page.view_options.by_month.isEnabled()
    certain = sum(1 for row in range(5) if (one := window.photos.result(row)) and one.above_threshold)
    assert certain == 5
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert moments(window) == sorted(moments(window), reverse=True)
    assert window.photos.rowCount() == 5
    assert "Newest first" in window.library_page.view_options.button.text()
    assert window.library_controller.caption().startswith("Matches for ")
    assert window.library_controller.caption().endswith(", newest first")
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    scores = [one.score for row in range(certain) if (one := window.photos.result(row))]
    assert scores == sorted(scores, reverse=True)


def test_the_library_itself_offers_no_relevance(window: Window) -> None:
    assert not window.library_page.view_options.by_relevance.isEnabled()
    assert window.library_page.view_options.by_month.isEnabled()
    assert "Newest first" in window.library_page.view_options.button.accessibleName()


def test_a_question_of_filters_alone_stands_by_date_as_the_library_does(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    ask(window, qtbot, "type:png")
    assert len(moments(window)) == 6
    assert moments(window) == sorted(moments(window), reverse=True)
    assert headings(window)
    assert not window.library_controller.by_relevance


def test_the_choice_is_remembered(window: Window, qtbot: QtBot, library: Library, theme: Theme) -> None:
    ask(window, qtbot, "the moon")
    window.library_page.view_options.by_date.trigger()
    window.library_page.view_options.by_month.trigger()
    window.close()
    second = Window(library.dependencies(), theme)
    chosen = second.library_page.view_options.order, second.library_page.view_options.months
    second.close()
    assert chosen == (Order.DATE, False)


def test_wheel_slider_and_keys_zoom_as_one(window: Window, qtbot: QtBot) -> None:
    slider = window.library_page.status.zoom
    slider.setValue(200)
    assert window.grid.tile_width() == 200
    viewport = window.grid.viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    assert slider.value() == window.grid.tile_width() == 232
    window.commands.smaller.trigger()
    assert slider.value() == window.grid.tile_width() < 232
