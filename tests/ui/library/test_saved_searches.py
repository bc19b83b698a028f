"""Saved searches in the window: saved, chosen, live, renamed, deleted; on real photographs, with the built-in model."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QListWidget, QMenu, QMessageBox

from lepton_desktop.indexing.messages import Committed
from lepton_desktop.search.query_language import parse
from lepton_desktop.settings import Places
from lepton_desktop.ui.library.saved_searches import proposed_name
from lepton_desktop.ui.library.sidebar import ALL, Place
from lepton_desktop.ui.window import Window
from ui.drawn_library import Library, another_photograph

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from lepton_desktop.encoders.encoder import Encoder

WAIT_MS = 30_000


@pytest.fixture
def library(tmp_path: Path, real_photos: Path, starter: Encoder, calibration: Path) -> Library:
    photos = tmp_path / "Holiday"
    shutil.copytree(real_photos, photos)
    library = Library(Places(tmp_path / "data"), starter, "starter")
    shutil.copytree(calibration, library.places.calibration)
    library.add(photos)
    return library


@pytest.fixture
def window(open_window: Callable[..., Window], library: Library, qtbot: QtBot) -> Window:
    """The window, with the saved searches counted."""
    window = open_window(library)
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.settled() and window.saved.settled(), timeout=WAIT_MS)


def ask(qtbot: QtBot, window: Window, question: str) -> None:
    window.search.set_text(question)
    settle(qtbot, window)


def dialog_of(qtbot: QtBot, window: Window) -> QInputDialog:
    def dialogs() -> list[QInputDialog]:
        return [dialog for dialog in window.findChildren(QInputDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=WAIT_MS)
    return dialogs()[0]


def save(qtbot: QtBot, window: Window, question: str, name: str = "") -> None:
    """Ask, press the star, and agree to the name."""
    ask(qtbot, window, question)
    count = len(window.saved.searches)
    window.saved.star.click()
    dialog = dialog_of(qtbot, window)
    if name:
        dialog.setTextValue(name)
    dialog.accept()
    qtbot.waitUntil(lambda: len(window.saved.searches) == count + 1, timeout=WAIT_MS)
    settle(qtbot, window)


def shown(window: Window) -> list[str]:
    return [window.photos.index(row).data() for row in range(window.photos.rowCount())]


def rows(window: Window) -> QListWidget:
    found = window.library_page.sidebar.findChild(QListWidget)
    assert found is not None
    return found


def spoken(window: Window) -> list[str]:
    texts = [
        rows(window).item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows(window).count())
    ]
    return [text for text in texts if text]


def test_a_question_is_saved_under_the_name_that_is_proposed(window: Window, qtbot: QtBot) -> None:
    ask(qtbot, window, "a cup of coffee -people")
    window.commands.save_search.trigger()
    dialog = dialog_of(qtbot, window)
    assert dialog.textValue() == "A cup of coffee"
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.saved.searches) == 1, timeout=WAIT_MS)
    (search,) = window.saved.searches
    assert parse(search.question, date.today()) == parse("a cup of coffee -people", date.today())
    assert window.library_page.sidebar.place == Place("search", search.id)
    settle(qtbot, window)
    assert any(text.startswith("A cup of coffee, ") for text in spoken(window))


def test_without_a_question_there_is_nothing_to_save(window: Window) -> None:
    assert not window.saved.star.isVisible()
    window.commands.save_search.trigger()
    assert window.findChildren(QInputDialog) == []
    assert window.library_page.status.notice.text()


def test_choosing_it_asks_its_question_again_and_stays_chosen_until_that_changes(
    window: Window, qtbot: QtBot
) -> None:
    save(qtbot, window, "a cat", "Cats")
    ask(qtbot, window, "a rocket")
    assert window.library_page.sidebar.place == ALL
    assert shown(window)[0] == "rocket.jpg"
    window.library_page.sidebar.choose_search(window.saved.searches[0].id)
    settle(qtbot, window)
    assert shown(window)[0] == "chelsea.png"
    assert window.library_page.sidebar.place.kind == "search"
    ask(qtbot, window, "a rocket")
    assert window.library_page.sidebar.place == ALL
    window.library_page.sidebar.choose_search(window.saved.searches[0].id)
    settle(qtbot, window)
    window.search.clear()
    settle(qtbot, window)
    assert window.library_page.sidebar.place == ALL


def test_a_search_in_a_folder_is_asked_in_that_folder_again(
    window: Window, qtbot: QtBot, library: Library, tmp_path: Path
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    another_photograph(other / "bricks.png")
    root = library.add(other)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: len(shown(window)) == 8, timeout=WAIT_MS)
    window.library_page.sidebar.choose(root.id)
    settle(qtbot, window)
    save(qtbot, window, "a cat", "Cats elsewhere")
    window.commands.show_all.trigger()
    settle(qtbot, window)
    assert len(shown(window)) == 8
    window.library_page.sidebar.choose_search(window.saved.searches[0].id)
    settle(qtbot, window)
    assert shown(window) == ["bricks.png"]


def test_its_count_grows_as_photos_arrive(
    window: Window, qtbot: QtBot, library: Library, real_photos: Path
) -> None:
    save(qtbot, window, "a cat", "Cats")
    (search,) = window.saved.searches
    before = window.saved.found[search.id]
    with library.catalog() as catalog:
        (root,) = catalog.roots.all()
    new = root.path / "another.png"
    shutil.copy(real_photos / "astronaut.png", new)
    from PIL import Image

    Image.open(root.path / "chelsea.png").rotate(90, expand=True).save(new)
    library.index(root, new)
    window.indexing_client.message.emit(Committed(1))
    qtbot.waitUntil(lambda: window.saved.found[search.id] == before + 1, timeout=WAIT_MS)


def test_it_is_there_in_the_next_window_with_its_count(
    open_window: Callable[..., Window], qtbot: QtBot, library: Library
) -> None:
    first = open_window(library)
    save(qtbot, first, "a cat", "Cats")
    count = first.saved.found[first.saved.searches[0].id]
    first.close()
    second = open_window(library)
    qtbot.waitUntil(lambda: list(second.saved.found.values()) == [count], timeout=WAIT_MS)
    assert any(text.startswith("Cats, ") for text in spoken(second))


def test_the_star_is_full_while_a_saved_question_is_shown(window: Window, qtbot: QtBot) -> None:
    save(qtbot, window, "a cat", "Cats")
    assert "Cats" in window.saved.star.accessibleName()
    ask(qtbot, window, "a dog")
    assert "Cats" not in window.saved.star.accessibleName()
    ask(qtbot, window, "a cat")
    window.saved.star.click()
    assert window.library_page.sidebar.place.kind == "search"
    assert "Cats" in window.library_page.status.notice.text()
    assert len(window.saved.searches) == 1


def test_it_is_renamed_by_f2(window: Window, qtbot: QtBot) -> None:
    save(qtbot, window, "a cat", "Cats")
    qtbot.keyClick(rows(window), Qt.Key.Key_F2)
    dialog = dialog_of(qtbot, window)
    assert dialog.textValue() == "Cats"
    dialog.setTextValue("My cats")
    dialog.accept()
    qtbot.waitUntil(lambda: [one.name for one in window.saved.searches] == ["My cats"], timeout=WAIT_MS)
    assert window.library_page.sidebar.place.kind == "search"


def test_a_name_that_is_taken_says_so_and_loses_nothing(window: Window, qtbot: QtBot) -> None:
    save(qtbot, window, "a cat", "Animals")
    ask(qtbot, window, "a dog")
    window.saved.star.click()
    dialog = dialog_of(qtbot, window)
    dialog.setTextValue("Animals")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = window.findChildren(QMessageBox)[0]
    assert "Animals" in box.informativeText()
    box.close()
    assert len(window.saved.searches) == 1


def test_it_is_deleted_from_its_menu_after_a_question(window: Window, qtbot: QtBot, library: Library) -> None:
    save(qtbot, window, "a cat", "Cats")
    qtbot.keyClick(rows(window), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Delete…").trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = window.findChildren(QMessageBox)[0]
    next(button for button in box.buttons() if button.text() == "Delete").click()
    qtbot.waitUntil(lambda: window.saved.searches == [], timeout=WAIT_MS)
    assert window.library_page.sidebar.place == ALL
    with library.catalog() as catalog:
        assert catalog.saved_searches.all() == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("dog beach -people", "Dog beach"),
        ("image:/photos/rocket.jpg", "Photos like rocket.jpg"),
        ("date:2023", "Date:2023"),
    ],
)
def test_a_name_is_proposed(question: str, name: str) -> None:
    assert proposed_name(parse(question, date.today(), lambda path: True).query) == name
