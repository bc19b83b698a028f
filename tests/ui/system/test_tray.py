"""The icon in the notification area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from lepton_desktop.ui.system.tray import Tray

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tray(window: QWidget) -> Tray:
    return Tray(window)


def test_it_says_what_is_done_and_how_far(tray: Tray) -> None:
    tray.show_state("340 photos · Indexing 340 of 904", paused=False, running=True)
    assert tray.icon.toolTip() == "Lepton Desktop\n340 photos · Indexing 340 of 904"
    assert tray.state.text() == "340 photos · Indexing 340 of 904"
    assert not tray.state.isEnabled()


def test_its_menu_pauses_and_goes_on(tray: Tray, qtbot: QtBot) -> None:
    for paused, text in ((False, "Pause indexing"), (True, "Resume indexing")):
        tray.show_state("", paused=paused, running=True)
        assert tray.pause.text() == text
        with qtbot.waitSignal(tray.pause_wanted) as wanted:
            tray.pause.trigger()
        assert wanted.args == [not paused]
    tray.show_state("", paused=False, running=False)
    assert not tray.pause.isEnabled()


def test_its_menu_opens_the_window_the_settings_and_quits(tray: Tray, qtbot: QtBot) -> None:
    for action, signal in (
        (tray.open, tray.open_wanted),
        (tray.settings, tray.settings_wanted),
        (tray.quit, tray.quit_wanted),
    ):
        assert action in tray.menu.actions()
        with qtbot.waitSignal(signal):
            action.trigger()


def test_a_click_opens_the_window_and_a_right_click_only_the_menu(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.open_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.open_wanted):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
