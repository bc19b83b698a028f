"""A catalog that was lost is offered back in the window, and a library that can't be written is searched there."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from mounting import make_read_only, small_disk
from PySide6.QtWidgets import QMessageBox

from lepton_desktop.catalog.backups import back_up
from lepton_desktop.search.query import Query, Words
from lepton_desktop.settings import Places
from lepton_desktop.ui.library.restore_prompt import Wish, fulfil
from lepton_desktop.ui.window import Window
from ui.drawn_library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


WAIT_MS = 20_000


@pytest.fixture
def lost(library: Library) -> Library:
    """A library with a saved search, a backup of it, and a catalog that is none any more."""
    with library.catalog() as catalog:
        catalog.saved_searches.add("Beach", "beach")
    back_up(library.places.catalog, date(2026, 3, 1))
    library.places.catalog.write_bytes(b"no catalog any more")
    return library


@pytest.fixture
def window(open_window: Callable[..., Window], lost: Library) -> Window:
    return open_window(lost)


def question_of(window: Window, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=WAIT_MS)
    box = window.findChild(QMessageBox)
    assert box is not None
    return box


def test_the_newest_backup_is_offered_and_put_back(window: Window, lost: Library, qtbot: QtBot) -> None:
    box = question_of(window, qtbot)
    buttons = {button.text(): button for button in box.buttons()}
    assert buttons.keys() == {"Restore", "Start with an empty library", "Cancel"}
    assert "2026" in box.informativeText()
    with qtbot.waitSignal(window.language_changed):  # what has the window made again
        buttons["Restore"].click()

    assert window.restoring.wish is not None
    window.quit()
    assert fulfil(window.restoring.wish, lost.places) == ""
    with lost.catalog() as catalog:
        assert [root.path.name for root in catalog.roots.all()] == ["Holiday"]
        assert [one.name for one in catalog.saved_searches.all()] == ["Beach"]


def test_who_cancels_finds_the_offer_where_the_photos_would_be(window: Window, qtbot: QtBot) -> None:
    question_of(window, qtbot).button(QMessageBox.StandardButton.Cancel).click()
    assert window.restoring.wish is None
    message = window.library_controller.message()
    assert message is not None
    assert message.action == "Restore…"
    assert message.act is not None
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None, timeout=WAIT_MS)
    message.act()
    question_of(window, qtbot).close()


def test_why_it_could_not_be_put_back_is_told(lost: Library) -> None:
    shutil.rmtree(lost.places.backups)
    lost.places.backups.write_text("in the way")
    assert "can't be restored" in fulfil(Wish(None), lost.places)


def test_a_library_that_cannot_be_written_is_searched(
    library: Library, open_window: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "64m") as disk:
        shutil.copytree(library.places.data, disk / "data")
        make_read_only(disk)
        window = open_window(Library(Places(disk / "data"), library.encoder))
        assert window.photos.rowCount() == 7

        window.search.set_query(Query((Words("a cat"),)))
        qtbot.waitUntil(
            lambda: window.library_controller.answer is not None and window.settled(), timeout=WAIT_MS
        )
        assert window.photos.rowCount()
        assert window.library_page.status.notice.text() == ""
        window.quit()  # it must have let go of the disk
