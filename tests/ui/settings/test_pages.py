"""The pages of the looks, the start, the data, the indexing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from lepton_desktop.autostart import DesktopEntry
from lepton_desktop.settings import own_command, read_settings
from lepton_desktop.ui.settings.appearance_page import AppearancePage
from lepton_desktop.ui.settings.data_page import DataPage
from lepton_desktop.ui.settings.indexing_page import IndexingPage
from lepton_desktop.ui.settings.patterns import first_problem, meaning
from lepton_desktop.ui.settings.privacy_page import PrivacyPage
from lepton_desktop.ui.settings.start_page import StartPage
from lepton_desktop.ui.system.desktop import Desktop
from lepton_desktop.ui.toolkit.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from lepton_desktop.settings import Places
    from lepton_desktop.ui.settings.choices import Choices
    from lepton_desktop.ui.settings.page import Page
    from ui.drawn_library import Library

WAIT_MS = 30_000


def shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(700, 700)
    page.show()
    page.opened()


def click(qtbot: QtBot, button: object) -> None:
    """As a person does, with the keyboard."""
    button.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(button, Qt.Key.Key_Space)


# Appearance


def test_light_or_dark_is_chosen(qtbot: QtBot, choices: Choices, places: Places) -> None:
    page = AppearancePage(choices)
    shown(qtbot, page)
    assert page.appearance.buttons["system"].isChecked()
    with qtbot.waitSignal(choices.changed):
        click(qtbot, page.appearance.buttons["dark"])
    assert read_settings(places.settings).appearance == "dark"


def test_a_language_is_chosen_of_those_that_there_are(qtbot: QtBot, choices: Choices, places: Places) -> None:
    places.translations.mkdir()
    (places.translations / "lepton_eo.qm").touch()
    page = AppearancePage(choices)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.language.count() > 2, timeout=WAIT_MS)
    names = [page.language.itemText(row) for row in range(page.language.count())]
    assert names[0] == "Same as system"
    assert {"English", "Esperanto"} <= set(names)
    page.language.setCurrentIndex(names.index("Esperanto"))
    with qtbot.waitSignal(choices.changed):
        page.language.activated.emit(page.language.currentIndex())
    assert read_settings(places.settings).language == "eo"


# Start


def test_starting_with_the_system_is_turned_on_and_off_and_asked_of_the_system(
    qtbot: QtBot, choices: Choices, tmp_path: Path
) -> None:
    entry = DesktopEntry(tmp_path / "autostart")
    page = StartPage(choices, True, entry)
    shown(qtbot, page)
    qtbot.waitUntil(page.with_system.isEnabled, timeout=WAIT_MS)
    assert not page.with_system.isChecked()
    click(qtbot, page.with_system)
    qtbot.waitUntil(entry.is_on, timeout=WAIT_MS)
    again = StartPage(choices, True, entry)
    shown(qtbot, again)
    qtbot.waitUntil(again.with_system.isChecked, timeout=WAIT_MS)
    click(qtbot, again.with_system)
    qtbot.waitUntil(lambda: not entry.is_on(), timeout=WAIT_MS)


def test_a_start_that_can_not_be_written_is_told_of_and_stays_off(
    qtbot: QtBot, choices: Choices, tmp_path: Path
) -> None:
    (tmp_path / "autostart").touch()
    page = StartPage(choices, True, DesktopEntry(tmp_path / "autostart" / "deeper"))
    shown(qtbot, page)
    page.with_system.setEnabled(True)
    click(qtbot, page.with_system)
    qtbot.waitUntil(page.problem.isVisible, timeout=WAIT_MS)
    assert "lepton-desktop.desktop" in page.problem.text()
    assert not page.with_system.isChecked()


def test_staying_when_the_window_is_closed_is_chosen_and_at_first_is_not(
    qtbot: QtBot, choices: Choices, tmp_path: Path, places: Places
) -> None:
    page = StartPage(choices, True, DesktopEntry(tmp_path))
    shown(qtbot, page)
    assert not page.keep_watching.isChecked()
    with qtbot.waitSignal(choices.changed):
        click(qtbot, page.keep_watching)
    assert read_settings(places.settings).keep_watching


def test_without_a_notification_area_staying_can_not_be_chosen(
    qtbot: QtBot, choices: Choices, tmp_path: Path
) -> None:
    page = StartPage(choices, False, DesktopEntry(tmp_path))
    shown(qtbot, page)
    assert not page.keep_watching.isEnabled()


# Data


@pytest.fixture
def data_page(qtbot: QtBot, choices: Choices, places: Places) -> DataPage:
    (places.thumbnails / "ab").mkdir(parents=True)
    (places.thumbnails / "ab" / "x.jpg").write_bytes(b"x" * 2000)
    page = DataPage(choices, Desktop(choices))
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.sizes["thumbnails"].text() == "2.0 kB", timeout=WAIT_MS)
    return page


def test_it_says_how_big_each_part_is(data_page: DataPage) -> None:
    assert data_page.sizes["models"].text() == "0 bytes"
    assert data_page.sizes["total"].text() == "2.0 kB"
    assert data_page.sizes["free"].text()


def test_the_thumbnails_are_cleared(qtbot: QtBot, data_page: DataPage, places: Places) -> None:
    click(qtbot, data_page.clear)
    qtbot.waitUntil(lambda: data_page.sizes["thumbnails"].text() == "0 bytes", timeout=WAIT_MS)
    assert not places.thumbnails.exists()


def test_removing_all_asks_and_says_what_goes_and_that_photos_stay(
    qtbot: QtBot, data_page: DataPage, places: Places
) -> None:
    wanted: list[bool] = []
    data_page.removal_wanted.connect(lambda: wanted.append(True))
    for answer, agreed in (("Cancel", []), ("Remove and quit", [True])):
        click(qtbot, data_page.remove)
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
        assert str(places.data) in box.informativeText()
        assert "Your photos stay" in box.informativeText()
        next(button for button in box.buttons() if button.text() == answer).click()
        assert wanted == agreed


# Privacy


def test_the_privacy_page_names_every_place(qtbot: QtBot, places: Places, library: Library) -> None:
    worker = Worker("library", library.catalog)
    page = PrivacyPage(places, worker)
    worker.close()
    qtbot.addWidget(page)
    said = " ".join(label.text() for label in page.findChildren(type(page.note())))
    for place in (places.catalog, places.index, places.thumbnails, places.models, places.settings):
        assert str(place) in said


# Indexing


@pytest.fixture
def indexing_page(qtbot: QtBot, choices: Choices, library: Library) -> Iterator[IndexingPage]:
    worker = Worker("library", library.catalog)
    page = IndexingPage(choices, worker, own_command)
    shown(qtbot, page)
    yield page
    page.close_process()
    worker.close()


def test_how_hard_to_work_is_chosen(
    qtbot: QtBot, indexing_page: IndexingPage, choices: Choices, places: Places
) -> None:
    with qtbot.waitSignal(choices.changed):
        click(qtbot, indexing_page.effort.buttons["gentle"])
    with qtbot.waitSignal(choices.changed):
        click(qtbot, indexing_page.battery)
    chosen = read_settings(places.settings)
    assert (chosen.effort, chosen.pause_on_battery) == ("gentle", True)


def test_a_device_that_is_not_there_can_not_be_chosen_and_says_why(
    qtbot: QtBot, indexing_page: IndexingPage, choices: Choices
) -> None:
    import torch

    qtbot.waitUntil(lambda: "Checking" not in indexing_page.device_note.text(), timeout=WAIT_MS)
    if sys.platform != "darwin" and not torch.cuda.is_available():
        assert not indexing_page.device.buttons["cuda"].isEnabled()
        assert "cuda: " in indexing_page.device_note.text()
    with qtbot.waitSignal(choices.changed):
        click(qtbot, indexing_page.device.buttons["cpu"])
    assert choices.now.device == "cpu"


def test_patterns_say_what_they_do_before_they_are_applied(
    qtbot: QtBot, indexing_page: IndexingPage, choices: Choices
) -> None:
    page = indexing_page
    assert not page.apply.isEnabled()
    qtbot.keyClicks(page.patterns, "*.jpg")
    assert page.meaning.text() == "Leaves out every file and folder named *.jpg, wherever it is."
    qtbot.waitUntil(lambda: page.effect.text().startswith("1 photo"), timeout=WAIT_MS)
    assert choices.now.ignore == []
    with qtbot.waitSignal(choices.changed):
        click(qtbot, page.apply)
    assert choices.now.ignore == ["*.jpg"]
    assert not page.apply.isEnabled()


def test_a_pattern_without_a_meaning_can_not_be_applied(qtbot: QtBot, indexing_page: IndexingPage) -> None:
    page = indexing_page
    qtbot.keyClicks(page.patterns, "*.jpg")
    qtbot.keyClick(page.patterns, Qt.Key.Key_Return)
    qtbot.keyClicks(page.patterns, "[ab")
    assert page.problem.text() == "Line 2: [ab has a bracket that isn't closed"
    assert not page.apply.isEnabled()
    click(qtbot, page.revert)
    assert page.patterns.toPlainText() == ""
    assert not page.problem.isVisible()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Screenshots/", "Leaves out every folder named Screenshots, with everything in it."),
        ("/private", "Leaves out the file or folder private at the top of a watched folder."),
        (
            "trips/raw/",
            "Leaves out the folder trips/raw at the top of a watched folder, with everything in it.",
        ),
        ("!keep.tif", "Includes again: every file and folder named keep.tif, wherever it is."),
        ("# mine", "A comment; it has no effect."),
        ("", ""),
        ("[ab", ""),
    ],
)
def test_a_pattern_is_said_in_words(line: str, said: str) -> None:
    assert meaning(line) == said


def test_the_first_line_without_a_meaning_is_named() -> None:
    assert first_problem(["*.jpg", "", "[z-a]", "/"]) == (
        "Line 3: [z-a] has a range in its brackets that goes backwards"
    )
