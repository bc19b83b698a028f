"""The library, the saved searches and the folders at the side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QToolButton

from lepton_desktop.catalog.records import Counts, Root, RootCounts, SavedSearch
from lepton_desktop.ui.library.sidebar import ALL, DUPLICATES, Place, Sidebar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme

HOLIDAY = RootCounts(Root(1, Path("/photos/Holiday"), True), 1204, 1204, 0)
DOGS = SavedSearch(1, "Dogs", "a dog")
SEA = SavedSearch(2, "The sea", "the sea -people")
BACKUP = RootCounts(Root(2, Path("/media/Backup"), False), 6, 6, 0)


def counts(*roots: RootCounts) -> Counts:
    return Counts(sum(row.photos for row in roots), 0, 0, 0, roots)


@pytest.fixture
def sidebar(qtbot: QtBot, theme: Theme) -> Sidebar:
    made = Sidebar(theme)
    qtbot.addWidget(made)
    made.resize(232, 600)
    made.show_library(counts(HOLIDAY, BACKUP), {1: "Watching for changes", 2: ""}.__getitem__)
    made.show()
    return made


def spoken(sidebar: Sidebar) -> list[str]:
    """What a screen reader says of the rows."""
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    texts = (rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.count()))
    return [text for text in texts if text]


def test_each_folder_says_how_many_photos_and_what_is_done_with_it(sidebar: Sidebar) -> None:
    _, _, holiday, backup = spoken(sidebar)
    assert holiday.startswith("Holiday, ")
    assert holiday.endswith("Watching for changes")
    assert backup == "Backup, 6 photos, Not connected"


def test_a_folder_says_what_of_it_is_missing_or_not_connected(sidebar: Sidebar) -> None:
    some = RootCounts(HOLIDAY.root, 1204, 1204, 0, away=30, missing=24)
    whole = RootCounts(BACKUP.root, 6, 6, 0, away=6)
    sidebar.show_library(counts(some, whole), lambda number: "")
    _, _, holiday, backup = spoken(sidebar)
    assert holiday.endswith("24 missing · 30 not connected")
    assert backup == "Backup, 6 photos, Not connected"
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    assert "disappeared" in rows.item(rows.count() - 2).toolTip()


def test_choosing_a_folder_and_all_photos_again(sidebar: Sidebar, qtbot: QtBot) -> None:
    chosen: list[Root | None] = []
    sidebar.chosen.connect(chosen.append)
    sidebar.choose(2)
    sidebar.choose(None)
    assert chosen == [BACKUP.root, None]


def test_the_choice_stays_when_the_numbers_change(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(2)
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.show_library(counts(HOLIDAY, BACKUP), lambda number: "Indexing")
    assert sidebar.chosen_root() == BACKUP.root


def test_a_chosen_folder_that_is_removed_gives_way_to_all_photos(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(2)
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        sidebar.show_library(counts(HOLIDAY), lambda number: "")
    assert chosen.args == [None]
    assert len(spoken(sidebar)) == 3


def test_the_delete_key_asks_to_remove_the_chosen_folder(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(1)
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    with qtbot.waitSignal(sidebar.removal_wanted) as wanted:
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert wanted.args == [HOLIDAY.root]


def test_the_menu_key_opens_the_menu_of_the_folder(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(1)
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    with qtbot.waitSignal(sidebar.menu_wanted) as wanted:
        qtbot.keyClick(rows, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args[0] == HOLIDAY.root


def test_there_is_a_button_to_add_a_folder(sidebar: Sidebar, qtbot: QtBot) -> None:
    button = sidebar.findChild(QToolButton)
    assert button is not None
    with qtbot.waitSignal(sidebar.add_wanted):
        button.click()


def test_the_rows_stand_in_sections(sidebar: Sidebar) -> None:
    sidebar.show_searches([DOGS, SEA], {1: 12})
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    assert [rows.item(row).text() for row in range(rows.count())] == [
        "Library",
        "All photos",
        "Duplicates",
        "Saved searches",
        "Dogs",
        "The sea",
        "Folders",
        "Holiday",
        "Backup",
    ]
    assert "Dogs, 12 photos" in spoken(sidebar)
    assert "The sea" in spoken(sidebar)


def test_choosing_a_saved_search_and_the_duplicates_tells_of_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_searches([DOGS, SEA], {})
    with qtbot.waitSignal(sidebar.search_chosen) as chosen, qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.choose_search(2)
    assert chosen.args == [SEA]
    with qtbot.waitSignal(sidebar.duplicates_chosen):
        sidebar.choose_duplicates()
    assert sidebar.place == DUPLICATES


def test_the_arrow_keys_pass_over_headings(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_searches([DOGS], {})
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    places = []
    for _ in range(4):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
        places.append(sidebar.place)
    assert places == [DUPLICATES, Place("search", 1), Place("folder", 1), Place("folder", 2)]


def test_a_search_that_is_renamed_keeps_the_choice_and_one_that_is_deleted_gives_it_up(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    sidebar.show_searches([DOGS, SEA], {})
    sidebar.choose_search(2)
    with qtbot.assertNotEmitted(sidebar.search_chosen):
        sidebar.show_searches([SavedSearch(2, "A sea", SEA.question), DOGS], {})
    assert sidebar.place == Place("search", 2)
    sidebar.show_searches([DOGS], {})
    assert sidebar.place == ALL


def test_a_place_can_be_marked_without_telling(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(1)
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.mark(ALL)
    assert sidebar.place == ALL
    with qtbot.waitSignal(sidebar.chosen):
        sidebar.choose(1)


def test_the_keys_of_a_saved_search(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_searches([DOGS], {})
    sidebar.choose_search(1)
    rows = sidebar.findChild(QListWidget)
    assert rows is not None
    for key, signal in (
        (Qt.Key.Key_Delete, sidebar.search_removal_wanted),
        (Qt.Key.Key_F2, sidebar.search_rename_wanted),
    ):
        with qtbot.waitSignal(signal) as wanted:
            qtbot.keyClick(rows, key)
        assert wanted.args == [DOGS]
    with qtbot.waitSignal(sidebar.search_menu_wanted) as wanted:
        qtbot.keyClick(rows, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert wanted.args[0] == DOGS
