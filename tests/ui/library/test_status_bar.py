"""The status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.records import Counts
from lepton_desktop.indexing.messages import Progress
from lepton_desktop.ui.library.status_bar import StatusBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme


@pytest.fixture
def status(qtbot: QtBot, theme: Theme) -> StatusBar:
    made = StatusBar(theme)
    qtbot.addWidget(made)
    made.resize(1000, 42)
    made.show()
    return made


NUMBERS = Counts(photos=340, indexed=340, failed=0, offline=0, roots=())


def test_indexing_shows_how_far_how_fast_and_how_long(status: StatusBar) -> None:
    status.show_state(NUMBERS, Progress("indexing", 340, 904, 42.0, 190.0))
    assert status.text.text() == "340 photos · Indexing 340 of 904 · 42 a second · 3 minutes left"
    assert (status.bar.value(), status.bar.maximum()) == (340, 904)
    assert status.bar.isVisible()


def test_a_scan_has_no_end_that_is_known(status: StatusBar) -> None:
    status.show_state(NUMBERS, Progress("scanning"))
    assert status.bar.maximum() == 0
    assert "Looking for new photos" in status.text.text()


def test_the_button_pauses_and_then_resumes(status: StatusBar, qtbot: QtBot) -> None:
    status.show_state(NUMBERS, Progress("indexing", 340, 904))
    with qtbot.waitSignal(status.pause_wanted) as wanted:
        status.pause.click()
    assert wanted.args == [True]
    status.show_state(NUMBERS, Progress("paused", 340, 904))
    assert status.pause.accessibleName() == "Resume indexing"
    assert "564 still to index" in status.text.text()
    with qtbot.waitSignal(status.pause_wanted) as wanted:
        status.pause.click()
    assert wanted.args == [False]


def test_when_all_is_done_it_is_quiet(status: StatusBar) -> None:
    status.show_state(NUMBERS, Progress("watching"))
    assert status.text.text() == "340 photos · Up to date"
    assert not status.bar.isVisible()
    assert not status.pause.isVisible()
    assert not status.failures.isVisible()


def test_failures_can_be_looked_at(status: StatusBar, qtbot: QtBot) -> None:
    status.show_state(Counts(340, 340, 3, 0, ()), None)
    assert status.failures.isVisible()
    assert "3 could not be read" in status.failures.text()
    with qtbot.waitSignal(status.failures_wanted):
        status.failures.click()


def test_trouble_takes_the_place_of_progress(status: StatusBar) -> None:
    status.show_state(NUMBERS, None, trouble="Indexing stopped unexpectedly; trying again in 1 s")
    assert "trying again in 1 s" in status.text.text()
    assert not status.bar.isVisible()


def test_a_long_notice_takes_no_more_room_than_there_is_and_is_whole_in_its_tip(status: StatusBar) -> None:
    notice = "/a/very/long/folder" * 30
    status.show_state(Counts(1, 1, 3, 0, ()), Progress("indexing", 340, 904, 42.0, 190.0))
    status.show_notice(notice)
    assert status.minimumSizeHint().width() < 600
    assert status.notice.toolTip() == notice


def test_a_pause_says_why(status: StatusBar) -> None:
    status.show_state(NUMBERS, Progress("paused", 340, 904, held_by="battery"))
    assert "Paused on battery, 564 still to index" in status.text.text()
    assert status.pause.accessibleName() == "Resume indexing"


def test_a_full_disk_is_said_and_another_try_is_offered(status: StatusBar, qtbot: QtBot) -> None:
    status.show_state(NUMBERS, Progress("paused", 340, 904, held_by="disk"))
    assert "The disk is full: indexing waits for space" in status.text.text()
    assert not status.pause.isVisible()
    with qtbot.waitSignal(status.pause_wanted) as wanted:
        status.retry.click()
    assert wanted.args == [False]
    status.show_state(NUMBERS, Progress("watching"))
    assert not status.retry.isVisible()
