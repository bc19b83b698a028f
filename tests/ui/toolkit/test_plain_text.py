"""In the window a name is only a name: no tip, label or menu interprets it, and nothing that it names is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QMenu, QMessageBox, QTreeWidget

from lepton_desktop.search.query import Picture, Query
from lepton_desktop.ui.toolkit.dialogs import tell
from lepton_desktop.ui.toolkit.plain_text import Label, Paragraph, caption, plain_tip
from lepton_desktop.ui.window import Window
from lepton_desktop.user_messages import UserMessage
from ui.drawn_library import another_photograph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.drawn_library import Library

HOSTILE = 'a <img src="bait.png"> &amp; <b>b\n\x1b[2J.png'
SHOWN = 'a <img src="bait.png"> &amp; <b>b\\n\\x1b[2J.png'
WAIT_MS = 20_000


@pytest.fixture
def window(open_window: Callable[..., Window], library: Library, tmp_path: Path) -> Window:
    """One of a library whose folder and whose photos have such names."""
    folder = tmp_path / "<b>Holiday & more<"
    folder.mkdir()
    another_photograph(folder / HOSTILE)
    library.add(folder)
    with library.catalog() as catalog:
        catalog.failures.add(
            catalog.roots.all()[-1].id,
            f"broken {HOSTILE}",
            1,
            1,
            UserMessage("{name}: is broken", name=HOSTILE),
        )
        catalog.saved_searches.add(HOSTILE, "folder:<i>x</i>")
    return open_window(library)


def literal(tip: str) -> str:
    """What a tip shows, be it plain or HTML; an image of it would be asked for here."""
    if not tip.startswith("<qt>"):
        assert "<" not in tip  # whatever Qt guesses, it shows this text
        return tip
    document = _Document()
    document.setHtml(tip)
    assert document.asked == []
    return document.toPlainText()


class _Document(QTextDocument):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, kind: int, url: QUrl | str) -> object:  # noqa: N802  # Qt's own name
        self.asked.append(str(url))
        return None


def test_a_tip_shows_html_literally() -> None:
    assert literal(plain_tip(HOSTILE.replace("\n", ""))) == SHOWN.replace("\\n", "")
    assert plain_tip("C:\\photos\nsecond line") == "C:\\photos\nsecond line"


def test_labels_show_html_literally() -> None:
    assert Label(HOSTILE).textFormat() is Qt.TextFormat.PlainText
    paragraph = Paragraph()
    paragraph.setText("<img src='x'>")
    assert "<img" not in paragraph.text()


def test_a_caption_makes_no_shortcut(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu.addAction(caption("Tom & Jerry\n")).text() == "Tom && Jerry\\n"


def test_the_photos_show_their_names_and_paths_literally(window: Window) -> None:
    found = [window.photos.index(row) for row in range(window.photos.rowCount())]
    index = next(one for one in found if "img" in str(one.data()))

    assert index.data() == SHOWN
    tip = literal(index.data(Qt.ItemDataRole.ToolTipRole))
    assert tip.splitlines()[0].endswith(f"<b>Holiday & more</{SHOWN}")


def test_the_sidebar_shows_folders_and_searches_literally(window: Window) -> None:
    rows = window.library_page.sidebar.findChild(QListWidget)
    assert rows is not None
    items = [rows.item(row) for row in range(rows.count())]

    texts = [item.text() for item in items]
    assert "<b>Holiday & more<" in texts
    assert any("<img" in text and "\n" not in text for text in texts)
    tips = [literal(item.toolTip()) for item in items]
    assert any(tip.endswith("<b>Holiday & more<") for tip in tips)
    assert "folder:<i>x</i>" in tips


def test_the_failures_show_names_and_reasons_literally(window: Window, qtbot: QtBot) -> None:
    window.folders.show_failures()
    qtbot.waitUntil(window.folders.failures.isVisible, timeout=WAIT_MS)
    rows = window.folders.failures.findChild(QTreeWidget)
    assert rows is not None
    item = rows.topLevelItem(0)
    assert item is not None

    assert item.text(0) == f"broken {SHOWN}"
    assert literal(item.toolTip(0)).endswith(f"broken {SHOWN}")
    assert literal(item.toolTip(1)) == f"{SHOWN}: is broken"


def test_a_chip_shows_its_picture_literally(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.search.set_query(Query((Picture(tmp_path / HOSTILE),)))

    chip = next(one for one in window.search.findChildren(QAbstractButton) if "img" in one.text())
    assert chip.text() == caption(f"like {HOSTILE}")
    literal(chip.toolTip())


def test_a_message_shows_its_text_literally(window: Window) -> None:
    tell(window, "<b>title</b>", HOSTILE.replace("\n", ""))

    box = window.findChild(QMessageBox)
    assert box is not None
    told = [one for one in box.findChildren(QLabel) if "<b>" in one.text()]
    assert len(told) == 2
    assert {one.textFormat() for one in told} == {Qt.TextFormat.PlainText}
    box.close()


def test_every_label_of_the_window_is_plain_or_escaped(window: Window) -> None:
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<img" not in label.text()
