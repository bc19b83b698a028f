"""The search bar: when it asks, its chips, its mistakes, its suggestions, and what each key does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from lepton_desktop.search.query import LESS, MORE, Filters, Picture, Query, Refinement, Words
from lepton_desktop.ui.search.search_field import FLAW_PAUSE_MS, PAUSE_MS, SearchField
from lepton_desktop.ui.search.suggestions import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

HOLIDAYS = Filters(folders=("Holidays",))
NO_PEOPLE = Words("people", -1.0)
SUGGESTIONS = [
    Suggestion("clock", "red car", "Recent", question="red car -people"),
    Suggestion("folder", "Holidays", "/p/Holidays", 4, 7, HOLIDAYS),
]


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[SearchField]:
    window = QWidget()
    window.resize(760, 500)
    made = SearchField(theme)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    yield made
    window.close()


@pytest.fixture
def asked(field: SearchField) -> list[Query]:
    queries: list[Query] = []
    field.asked.connect(queries.append)
    return queries


def words(text: str) -> Query:
    return Query((Words(text),))


def test_it_asks_once_when_the_typing_pauses(field: SearchField, asked: list[Query], qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "a dog ")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=20 * PAUSE_MS)
    assert asked == [words("a dog")]


def test_return_asks_at_once_and_not_again_later(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "a dog")
    with qtbot.waitSignal(field.confirmed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert asked == [words("a dog")]
    qtbot.wait(2 * PAUSE_MS)  # nothing more may come in this time
    assert asked == [words("a dog")]


def test_escape_clears_words_and_chips_and_says_so(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    field.set_text("a dog folder:Holidays")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert asked[-1] == Query()
    assert (field.text(), field.pieces()) == ("", [])


def test_a_filter_becomes_a_chip_with_the_space_after_it_and_words_stay(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "dog folder:Holidays")
    assert field.pieces() == []
    qtbot.keyClicks(field.line, " beach")
    assert (field.line.text(), field.pieces()) == ("dog beach", [HOLIDAYS])
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert asked[-1] == Query((Words("dog beach"),), HOLIDAYS)


def test_return_makes_a_chip_of_what_is_typed_last(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "dog -people")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.text(), field.pieces()) == ("dog", [NO_PEOPLE])


def test_a_whole_question_is_taken_apart_and_can_be_read_back(field: SearchField) -> None:
    field.set_text('dog -people date:"last summer" 2:"red car"')
    assert field.text() == 'dog 2:"red car"'
    assert field.question_text() == 'dog 2:"red car" -people date:"last summer"'
    assert field.query().parts == (Words("dog"), Words("red car", 2.0), NO_PEOPLE)


def test_backspace_before_the_words_removes_the_last_chip(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    field.set_text("dog -people folder:Holidays")
    field.line.setCursorPosition(0)
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert asked[-1] == Query((Words("dog"), NO_PEOPLE))
    assert field.text() == "dog"


def test_chips_are_reached_and_removed_by_the_keyboard(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    field.set_text("-people folder:Holidays type:raw")
    first, second, third = field.row.chips
    qtbot.keyClick(field.line, Qt.Key.Key_Left)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Left)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    assert field.pieces() == [NO_PEOPLE, Filters(formats=("raw",))]
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert field.line.hasFocus()
    assert first.nextInFocusChain() is third


def test_a_chip_is_opened_for_editing(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("dog folder:Holidays")
    (chip,) = field.row.chips
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert (field.line.text(), field.pieces()) == ("dog folder:Holidays", [])
    assert field.line.hasFocus()


def test_a_chip_s_cross_removes_it(field: SearchField, asked: list[Query], qtbot: QtBot) -> None:
    field.set_text("dog folder:Holidays")
    (chip,) = field.row.chips
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross_rect().center())
    assert asked[-1] == words("dog")
    assert field.line.text() == "dog"


def test_the_chip_of_the_days_opens_the_calendar(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("date:2023")
    (chip,) = field.row.chips
    with qtbot.waitSignal(field.dates_wanted):
        chip.click()
    field.set_dates(date(2022, 1, 1), None)
    assert field.pieces() == [Filters(since=date(2022, 1, 1))]
    field.set_dates(None, None)
    assert field.pieces() == []


def test_what_a_chip_is_can_be_heard(field: SearchField) -> None:
    field.set_text("-people folder:Holidays")
    assert [chip.accessibleName() for chip in field.row.chips] == [
        "Excluded words: without people",
        "Folder: Holidays",
    ]


def test_a_removed_picture_or_refinement_undoes_it(field: SearchField, asked: list[Query]) -> None:
    field.set_text("dog")
    more, less = Refinement(Path("/x/a.jpg"), MORE), Refinement(Path("/x/b.jpg"), LESS)
    field.add(more, less)
    assert asked[-1] == Query((Words("dog"), more, less))
    field.remove(more)
    field.remove(less)
    assert asked[-1] == words("dog")


def test_the_thumbnail_of_a_picture_is_asked_for_and_shown(
    field: SearchField, qtbot: QtBot, real_photos: Path
) -> None:
    piece = Picture(real_photos / "rocket.jpg")
    with qtbot.waitSignal(field.picture_wanted) as wanted:
        field.add(piece)
    assert wanted.args == [piece]
    (chip,) = field.row.chips
    before = chip.grab().toImage()
    field.show_picture(piece, QImage(str(piece.path)))
    assert chip.grab().toImage() != before


def test_a_picture_that_is_not_there_says_so_and_the_rest_is_asked(
    field: SearchField, asked: list[Query]
) -> None:
    piece = Picture(Path("/x/gone.jpg"))
    field.set_text("dog image:/x/gone.jpg")
    field.show_missing(piece, "/x/gone.jpg: there is no such file")
    assert asked[-1] == words("dog")
    assert field.pieces() == [piece]
    assert "no such file" in field.mistake.text()
    assert "no such file" in field.row.chips[0].accessibleName()
    field.remove(piece)
    assert not field.mistake.isVisible()


# Mistakes


def test_a_mistake_is_underlined_with_its_reason_and_the_rest_is_asked(
    field: SearchField, asked: list[Query]
) -> None:
    field.set_text("dog after:20222 beach")
    (flaw,) = field.line.flaws()
    assert field.line.text()[flaw.start : flaw.end] == "after:20222"
    assert "20222" in field.mistake.text()
    assert field.mistake.isVisible()
    assert field.line.accessibleDescription() == field.mistake.text()
    assert asked[-1] == words("dog beach")


def test_a_mistake_is_drawn_and_has_a_tip(field: SearchField, qtbot: QtBot, theme: Theme) -> None:
    field.set_text("dog after:20222 beach")
    line = field.line
    (flaw,) = line.flaws()
    picture = line.grab().toImage()
    colour = theme.colour("mistake").rgb() & 0xFFFFFF
    scale = line.devicePixelRatioF()
    red = {
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if _near(picture.pixel(x, y) & 0xFFFFFF, colour)
    }
    assert line.x_of(flaw.start) - 2 <= min(red) / scale
    assert max(red) / scale <= line.x_of(flaw.end) + 4
    place = QPoint(round(line.x_of(flaw.start)) + 5, line.height() // 2)
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    assert "20222" in QToolTip.text()
    QToolTip.hideText()


def _near(pixel: int, colour: int) -> bool:
    return all(abs((pixel >> shift & 255) - (colour >> shift & 255)) < 48 for shift in (0, 8, 16))


def test_a_word_that_is_being_typed_is_no_mistake_until_the_typing_pauses(
    field: SearchField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "after:2")
    assert field.line.flaws() == ()
    qtbot.waitUntil(lambda: len(field.line.flaws()) == 1, timeout=10 * FLAW_PAUSE_MS)
    qtbot.keyClicks(field.line, "022 ")
    assert field.line.flaws() == ()
    assert field.pieces() == [Filters(since=date(2022, 1, 1))]


# Pictures


def test_files_that_are_dropped_or_pasted_become_chips(
    field: SearchField, qtbot: QtBot, real_photos: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(real_photos / "moon.png"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    field.line.dropEvent(QDropEvent(QPointF(50, 10), Qt.DropAction.CopyAction, mime, left, none))
    field.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))
    assert field.pieces() == [Picture(real_photos / "moon.png")]
    again = QMimeData()
    again.setUrls([QUrl.fromLocalFile(str(real_photos / "rocket.jpg"))])
    QGuiApplication.clipboard().setMimeData(again)
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.pieces()[1:] == [Picture(real_photos / "rocket.jpg")]


def test_an_image_that_is_pasted_is_handed_on_and_text_is_text(
    field: SearchField, qtbot: QtBot, real_photos: Path
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(real_photos / "moon.png")))
    with qtbot.waitSignal(field.image_given) as given:
        qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert given.args[0].size() == QImage(str(real_photos / "moon.png")).size()
    QGuiApplication.clipboard().setText("a dog")
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a dog"


# Suggestions


def test_up_and_down_choose_a_suggestion_and_return_takes_it(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.line, "dog hol")
    field.show_suggestions(SUGGESTIONS)
    assert field.list.isVisible()
    assert field.list.chosen() is None
    for _ in range(2):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.list.chosen() == SUGGESTIONS[1]
    assert field.line.hasFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.list.chosen() == SUGGESTIONS[0]
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert not field.list.isVisible()
    assert asked[-1] == Query((Words("dog"),), HOLIDAYS)


def test_a_recent_question_takes_the_place_of_all(
    field: SearchField, asked: list[Query], qtbot: QtBot
) -> None:
    field.set_text("dog folder:Holidays")
    field.show_suggestions(SUGGESTIONS)
    place = field.list.rows.visualItemRect(field.list.rows.item(0)).center()
    qtbot.mouseClick(field.list.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked[-1] == Query((Words("red car"), NO_PEOPLE))
    assert field.line.hasFocus()


def test_escape_closes_the_suggestions_first_and_then_clears(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("dog")
    field.show_suggestions(SUGGESTIONS)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert (field.list.isVisible(), field.text()) == (False, "dog")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_down_goes_on_to_the_photos_and_past_the_last_suggestion_too(
    field: SearchField, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    field.show_suggestions(SUGGESTIONS[:1])
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert not field.list.isVisible()


def test_suggestions_are_asked_for_while_typing_and_with_up(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.suggestions_wanted):
        qtbot.keyClicks(field.line, "d")
    with qtbot.waitSignal(field.suggestions_wanted):
        qtbot.keyClick(field.line, Qt.Key.Key_Up)


def test_suggestions_go_when_the_line_loses_the_keyboard(field: SearchField, qtbot: QtBot) -> None:
    field.show_suggestions(SUGGESTIONS)
    field.filters.setFocus()
    assert not field.list.isVisible()
    field.show_suggestions(SUGGESTIONS)
    assert not field.list.isVisible()


# Looks


def test_many_chips_take_further_rows_within_its_width(field: SearchField, qtbot: QtBot) -> None:
    low = field.height()
    field.set_text(" ".join(f'folder:"A folder with a long name {n}"' for n in range(5)))
    qtbot.waitUntil(lambda: field.height() > low)
    places = [chip.geometry() for chip in field.row.chips]
    assert all(field.row.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    field.clear()
    qtbot.waitUntil(lambda: field.height() == low)


def test_the_place_that_is_searched_can_be_read(field: SearchField) -> None:
    field.set_place("Holiday")
    assert field.line.placeholderText().endswith("in Holiday")


def test_what_is_typed_beside_chips_is_never_cut_off(field: SearchField) -> None:
    field.set_text("-people folder:Holidays type:png dog")
    chips = field.row.chips
    assert field.line.y() < chips[0].geometry().bottom()
    field.line.setText("a person in a uniform who stands before a wall")
    assert field.line.y() > chips[0].geometry().bottom()
    assert field.line.width() > field.line.fontMetrics().horizontalAdvance(field.line.text())
    field.line.setText("dog")
    assert field.line.y() < chips[0].geometry().bottom()
