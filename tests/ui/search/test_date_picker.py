"""The calendar: presets, a span of days, and how it is used without a mouse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem

from lepton_desktop.ui.search.date_picker import DatePicker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

TODAY = date(2026, 11, 24)

Span = tuple[date | None, date | None]


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme) -> DatePicker:
    made = DatePicker(theme)
    qtbot.addWidget(made)
    made.open(TODAY, [2026, 2023, 2021], None, None)
    made.show()
    return made


@pytest.fixture
def chosen(picker: DatePicker) -> list[Span]:
    spans: list[Span] = []
    picker.chosen.connect(lambda since, until: spans.append((since, until)))
    return spans


def names(picker: DatePicker) -> list[str]:
    return [picker.presets.item(row).text() for row in range(picker.presets.count())]


def preset(picker: DatePicker, name: str) -> QListWidgetItem:
    return picker.presets.item(names(picker).index(name))


def test_a_preset_is_chosen_with_one_click(picker: DatePicker, chosen: list[Span], qtbot: QtBot) -> None:
    assert names(picker)[-2:] == ["2023", "2021"]
    place = picker.presets.visualItemRect(preset(picker, "Last summer")).center()
    qtbot.mouseClick(picker.presets.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [(date(2026, 6, 1), date(2026, 8, 31))]
    assert not picker.isVisible()


def test_a_preset_is_chosen_by_the_keyboard(picker: DatePicker, chosen: list[Span], qtbot: QtBot) -> None:
    picker.presets.setCurrentItem(preset(picker, "2021"))
    qtbot.keyClick(picker.presets, Qt.Key.Key_Return)
    assert chosen == [(date(2021, 1, 1), date(2021, 12, 31))]


def test_two_days_in_the_calendar_make_a_span(picker: DatePicker, chosen: list[Span]) -> None:
    picker.calendar.clicked.emit(QDate(2023, 6, 5))
    picker.calendar.clicked.emit(QDate(2023, 6, 9))
    assert chosen[-1] == (date(2023, 6, 5), date(2023, 6, 9))
    assert picker.isVisible()


def test_a_span_can_be_left_open_at_its_end(picker: DatePicker, chosen: list[Span]) -> None:
    picker.until.click()
    picker.calendar.clicked.emit(QDate(2021, 4, 30))
    assert chosen == [(None, date(2021, 4, 30))]


def test_a_last_day_before_the_first_takes_its_place(picker: DatePicker, chosen: list[Span]) -> None:
    picker.calendar.clicked.emit(QDate(2023, 6, 5))
    picker.calendar.clicked.emit(QDate(2022, 1, 1))
    assert chosen[-1] == (None, date(2022, 1, 1))


def test_any_date_takes_the_days_away(picker: DatePicker, chosen: list[Span]) -> None:
    assert not picker.clear.isEnabled()
    picker.open(TODAY, [], date(2023, 6, 5), None)
    picker.clear.click()
    assert chosen == [(None, None)]


def test_the_days_move_with_the_arrow_keys(picker: DatePicker, chosen: list[Span], qtbot: QtBot) -> None:
    picker.open(TODAY, [], date(2023, 6, 5), None)
    view = picker.calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [(date(2023, 6, 6), None)]


def test_what_is_chosen_can_be_heard(picker: DatePicker) -> None:
    picker.open(TODAY, [], date(2023, 6, 5), None)
    assert "2023" in picker.since.accessibleName()
    assert "any day" in picker.until.accessibleName()
