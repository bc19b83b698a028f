"""The window and the program around it: settings, closing, staying, ending, looks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from lepton_desktop.indexing.messages import Progress
from lepton_desktop.settings import read_settings
from lepton_desktop.ui.system.tray import Tray
from lepton_desktop.ui.toolkit.theme import DARK, LIGHT
from lepton_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.settings.dialog import SettingsDialog
    from lepton_desktop.ui.toolkit.theme import Theme
    from ui.drawn_library import Library

WAIT_MS = 30_000
PAGES = ("models", "indexing", "appearance", "start", "data", "privacy", "about")


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with a notification area; the one on which the tests run has none."""
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))


def choose(qtbot: QtBot, window: Window, **values: object) -> None:
    with qtbot.waitSignal(window.lifecycle.choices.changed, timeout=WAIT_MS):
        window.lifecycle.choices.set(**values)


def settings(window: Window) -> SettingsDialog:
    dialog = window.lifecycle.settings
    assert dialog is not None
    return dialog


def test_ctrl_comma_opens_the_settings_and_escape_closes_them(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = settings(window)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_the_settings_open_at_a_page(window: Window, page: str) -> None:
    window.lifecycle.show_settings(page)
    assert settings(window).pages[page][0].isVisible()


def test_the_pages_are_gone_through_with_the_keyboard(qtbot: QtBot, window: Window) -> None:
    window.lifecycle.show_settings("models")
    dialog = settings(window)
    titles = []
    for _ in dialog.pages:
        titles.append(next(page for page, _ in dialog.pages.values() if page.isVisible()).accessibleName())
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert titles == ["Models", "Indexing", "Appearance", "Start", "Data", "Privacy", "About"]


def test_everything_in_the_settings_that_takes_the_keyboard_has_a_name(qtbot: QtBot, window: Window) -> None:
    for name in PAGES:
        window.lifecycle.show_settings(name)
        page = settings(window).pages[name][0]
        if name == "models":
            qtbot.waitUntil(lambda: bool(settings(window).models.cards), timeout=WAIT_MS)
        for widget in page.findChildren(QWidget):
            named = widget.accessibleName() or (getattr(widget, "text", str)() or "")
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert named, (name, widget)


def test_a_choice_of_colours_shows_at_once(qtbot: QtBot, window: Window, theme: Theme) -> None:
    choose(qtbot, window, appearance="dark")
    assert theme.colours is DARK
    choose(qtbot, window, appearance="light")
    assert theme.colours is LIGHT


def test_another_language_takes_a_new_window(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.language_changed, timeout=WAIT_MS):
        window.lifecycle.choices.set(language="zh_CN")


def test_closing_the_window_ends_the_program(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.ended):
        window.close()


@pytest.mark.usefixtures("with_tray")
def test_closing_the_window_ends_the_program_with_a_notification_area_too(
    qtbot: QtBot, window: Window
) -> None:
    with qtbot.waitSignal(window.ended):
        window.close()


@pytest.mark.usefixtures("with_tray")
def test_where_the_user_wants_it_closing_only_hides_the_window(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, keep_watching=True)
    with qtbot.assertNotEmitted(window.ended):
        window.close()
    assert not window.isVisible()
    window.lifecycle.tray.open.trigger()
    assert window.isVisible()
    window.close()
    with qtbot.waitSignal(window.ended):
        window.lifecycle.tray.quit.trigger()


def test_without_a_notification_area_closing_ends_the_program_whatever_was_chosen(
    qtbot: QtBot, window: Window
) -> None:
    choose(qtbot, window, keep_watching=True)
    with qtbot.waitSignal(window.ended):
        window.close()


def test_quitting_from_the_menu_ends_the_program(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.ended):
        window.commands.quit.trigger()


def test_the_notification_area_says_what_the_status_line_says(window: Window) -> None:
    window.indexing_client.message.emit(Progress("indexing", 3, 9))
    assert "Indexing 3 of 9" in window.lifecycle.tray.icon.toolTip()


def test_a_full_disk_is_told_of_once_and_indexing_goes_on_at_a_click(qtbot: QtBot, window: Window) -> None:
    notices: list[str] = []
    window.indexing.disk_full.connect(notices.append)
    for _ in range(2):
        window.indexing_client.message.emit(Progress("paused", 3, 9, held_by="disk"))
    assert notices == ["The disk is full: indexing resumes when there is space again"]
    assert "The disk is full" in window.library_page.status.text.text()
    with qtbot.waitSignal(window.library_page.status.pause_wanted) as wanted:
        window.library_page.status.retry.click()
    assert wanted.args == [False]


def test_removing_everything_quits_with_that_agreed(qtbot: QtBot, window: Window) -> None:
    window.lifecycle.show_settings("data")
    settings(window).data.remove.click()
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    assert not window.lifecycle.removal_agreed
    with qtbot.waitSignal(window.ended):
        next(button for button in box.buttons() if button.text() == "Remove and quit").click()
    assert window.lifecycle.removal_agreed


def test_choosing_a_model_is_all_that_a_switch_takes(qtbot: QtBot, window: Window, library: Library) -> None:
    choose(qtbot, window, model="hf-hub:tests/other")
    assert read_settings(library.places.settings).model == "hf-hub:tests/other"


def cut_off(page: QWidget) -> list[str]:
    """The texts of a page for which there is too little room."""
    cut = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            wraps = label.wordWrap()
            needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            if label.height() < needed or (not wraps and label.width() < label.sizeHint().width()):
                cut.append(label.text())
    buttons = (button for button in page.findChildren(QPushButton) if button.isVisible())
    return cut + [button.text() for button in buttons if button.width() < button.sizeHint().width()]


@pytest.fixture
def larger_font(qapp: QApplication) -> Iterator[QFont]:
    """The system's font, half as large again, until the test's end."""
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    yield larger
    qapp.setFont(before)


def test_no_text_of_the_settings_is_cut_off(qtbot: QtBot, window: Window) -> None:
    for name in PAGES:
        window.lifecycle.show_settings(name)
        page = settings(window).pages[name][0]
        if name == "models":
            qtbot.waitUntil(lambda: bool(settings(window).models.cards), timeout=WAIT_MS)
        qtbot.waitUntil(lambda page=page: cut_off(page) == [], timeout=WAIT_MS)


@pytest.mark.usefixtures("larger_font")
def test_no_text_of_the_settings_is_cut_off_with_large_letters(qtbot: QtBot, window: Window) -> None:
    test_no_text_of_the_settings_is_cut_off(qtbot, window)


def test_the_texts_grow_with_the_systems_font(window: Window, qtbot: QtBot, qapp: QApplication) -> None:
    window.lifecycle.show_settings("privacy")
    title = settings(window).pages["privacy"][0].findChild(QLabel)
    assert title is not None
    height, before = title.fontMetrics().height(), qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    try:
        qapp.setFont(larger)
        qtbot.waitUntil(lambda: title.fontMetrics().height() >= height * 1.4, timeout=WAIT_MS)
    finally:
        qapp.setFont(before)


def test_the_search_history_is_cleared_if_the_user_agrees(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        catalog.history.add("a rocket")
        catalog.saved_searches.add("Cats", "a cat")
    window.search_controller.refresh()
    qtbot.waitUntil(lambda: list(window.search_controller.values.recent) == ["a rocket"], timeout=WAIT_MS)
    window.lifecycle.show_settings("privacy")
    page = settings(window).privacy
    qtbot.waitUntil(page.clear.isEnabled, timeout=WAIT_MS)
    for answer, left in (("Cancel", ["a rocket"]), ("Clear", [])):
        page.clear.setFocus()
        qtbot.keyClick(page.clear, Qt.Key.Key_Space)
        (box,) = (one for one in page.findChildren(QMessageBox) if one.isVisible())
        next(button for button in box.buttons() if button.text() == answer).click()
        if not left:
            qtbot.waitUntil(lambda: not page.clear.isEnabled(), timeout=WAIT_MS)
        with library.catalog() as catalog:
            assert catalog.history.latest() == left
            assert [search.name for search in catalog.saved_searches.all()] == ["Cats"]
    qtbot.waitUntil(lambda: not window.search_controller.values.recent, timeout=WAIT_MS)


def test_a_search_history_that_can_not_be_cleared_says_why(
    window: Window, qtbot: QtBot, library: Library
) -> None:
    with library.catalog() as catalog:
        catalog.history.add("a rocket")
    window.lifecycle.show_settings("privacy")
    page = settings(window).privacy
    qtbot.waitUntil(page.clear.isEnabled, timeout=WAIT_MS)
    with closing(sqlite3.connect(library.places.catalog)) as connection:
        connection.execute("DROP TABLE history")
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    (box,) = (one for one in page.findChildren(QMessageBox) if one.isVisible())
    next(button for button in box.buttons() if button.text() == "Clear").click()
    qtbot.waitUntil(page.problem.isVisible, timeout=WAIT_MS)
    assert "history" in page.problem.text()
