"""In Chinese no word of English is left in the window, in whatever it shows, tells or offers."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTreeView,
    QWidget,
)

from lepton_desktop.catalog.records import Failure
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.search.query import Filters, Picture, Query, Words
from lepton_desktop.ui.toolkit.dialogs import confirm, tell
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.i18n import in_words, speak
from lepton_desktop.ui.window import Window
from lepton_desktop.user_messages import UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.drawn_library import Library

WAIT_MS = 20_000

_NAMES = re.compile(
    r"(?<![A-Za-z])("
    r"Lepton Desktop|lepton_CODE\.qm|lepton|CLIP|RAW|JPEG|PNG|WebP|ISO|MP|EV|bytes|kB|MB|GB|MIT|Apache|CC BY|"
    r"Windows|English|Apple|AMLR|NVIDIA|AMD|CUDA|ROCm|MPS|GeoNames|geonames\.org|HF_ENDPOINT|https?:[\w/.]+|huggingface\.co|"
    r"open_clip|safetensors|torch|ImageNet|starter|MobileCLIP2-S2|ViT-[\w-]+(/\w+)?|hf-hub:\w+/\w+|NAME/TAG|"
    r"gitignore|Python|PyTorch|PySide6|Qt|LGPL|models download|Screenshots|tif|keep|a dog running on the beach|"
    r"Ctrl|Shift|Alt|Esc|Enter|Delete|Holiday|dog|tiny"
    r")(?![A-Za-z])"
)
"""Names, units and keys, which are the same in every language, and what the tests' own folders and files are called."""

_PATH = re.compile(r"[/~][\w./-]+|[\w-]+\.(png|jpg)")


def english_in(text: str) -> str:
    """What is English in a text, apart from names and paths."""
    text = re.sub(r"<[^>]+>|\u200b", "", text)
    left = _PATH.sub(" ", _NAMES.sub(" ", text))
    return " ".join(re.findall(r"[A-Za-z]{2,}", left))


def texts_of(top: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that a widget and those within it say, each with where it stands."""
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        said = [
            widget.toolTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.windowTitle(),
        ]
        match widget:
            case QMessageBox():
                said += [widget.text(), widget.informativeText()]
            case ElidedLabel() | QLabel() | QAbstractButton():
                said.append(widget.text())
            case QLineEdit():
                said.append(widget.placeholderText())
            case QComboBox():
                said += [widget.itemText(row) for row in range(widget.count()) if row < 1]
        for text in said:
            yield where, text
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for text in _texts_of_model(widget):
                yield where, text
    for action in top.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            yield "QAction", text


def _texts_of_model(view: QAbstractItemView) -> Iterator[str]:
    model, columns = view.model(), view.header().count() if isinstance(view, QTreeView) else 1
    for row in range(min(50, model.rowCount())):
        for column in range(columns):
            index = model.index(row, column)
            for role in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.ToolTipRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.AccessibleDescriptionRole,
            ):
                if isinstance(text := index.data(role), str):
                    yield text


def assert_chinese(top: QWidget) -> None:
    left = {(where, english_in(text), text) for where, text in texts_of(top) if english_in(text)}
    assert not left, "\n".join(map(str, sorted(left)))
    assert any(re.search(r"[\u4e00-\u9fff]", text) for _, text in texts_of(top))


@pytest.fixture
def window(
    open_window: Callable[..., Window], qapp: QApplication, library: Library, tmp_path: Path
) -> Iterator[Window]:
    """The window, which speaks Chinese."""
    speak(qapp, "zh_CN", tmp_path)
    yield open_window(library)
    speak(qapp, "en", tmp_path)


def test_the_library_says_everything_in_chinese(window: Window) -> None:
    assert "7 张照片" in window.library_page.status.text.text()
    assert_chinese(window)


@pytest.mark.parametrize(
    "question",
    [
        Query((Words("dog"), Words("dog", -1.0))),
        Query((Words("dog"),), Filters(since=date(2023, 1, 1), until=date(2023, 6, 30), formats=("png",))),
        Query((), Filters(since=date(2030, 1, 1))),
    ],
)
def test_an_answer_says_everything_in_chinese(window: Window, qtbot: QtBot, question: Query) -> None:
    window.search.set_query(question)
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    assert_chinese(window)


def test_a_mistake_in_the_question_is_told_in_chinese(window: Window, qtbot: QtBot) -> None:
    window.search.set_text("dog after:dog")
    qtbot.waitUntil(lambda: bool(window.search.mistake.text()), timeout=WAIT_MS)
    assert "无法识别日期" in window.search.mistake.text()


def test_similar_photos_and_what_is_known_of_one(window: Window, qtbot: QtBot, library: Library) -> None:
    window.search.set_query(Query((Picture(library.photos()[0].path),)))
    qtbot.waitUntil(window.settled, timeout=WAIT_MS)
    window.photo_actions["info"].trigger()
    window.grid.setCurrentIndex(window.photos.index(0))
    qtbot.waitUntil(
        lambda: "文件" in {text for _, text in texts_of(window.viewer_controller.info.panel)}, timeout=WAIT_MS
    )
    assert_chinese(window)


def test_duplicates_and_the_viewer(window: Window, qtbot: QtBot) -> None:
    window.commands.duplicates.trigger()
    qtbot.waitUntil(lambda: not window.duplicates.finding.finding, timeout=WAIT_MS)
    assert_chinese(window)
    window.commands.show_all.trigger()
    window.grid.setCurrentIndex(window.photos.index(0))
    window.photo_actions["view"].trigger()
    qtbot.waitUntil(window.viewer_controller.is_open, timeout=WAIT_MS)
    assert_chinese(window)


@pytest.mark.parametrize("page", ["models", "indexing", "appearance", "start", "data", "privacy", "about"])
def test_the_settings_say_everything_in_chinese(window: Window, page: str) -> None:
    window.lifecycle.show_settings(page)
    assert window.lifecycle.settings is not None
    assert_chinese(window.lifecycle.settings)


def test_menus_and_dialogs_say_everything_in_chinese(window: Window, library: Library) -> None:
    assert_chinese(window.photo_actions.photo_menu(window))
    assert_chinese(window.commands.folder_menu(window))
    assert_chinese(window.commands.window_menu(window, window.photo_actions, []))
    empty = PhotoError(Path("/a/b.jpg"), "is empty; copy it again from the original")
    for open_it in (
        lambda: confirm(window, "删除", "删除。", "删除", lambda: None),
        lambda: tell(window, "不行", in_words(empty)),
    ):
        open_it()
        box = window.findChildren(QMessageBox)[-1]
        assert_chinese(box)
        box.close()


def test_failures_are_told_in_chinese(window: Window, tmp_path: Path) -> None:
    reasons = (
        UserMessage("is incomplete; copy it again from the original"),
        UserMessage("can't be read ({reason})", reason=UserMessage("Permission denied")),
    )
    window.folders.failures.show_failures(
        [Failure(tmp_path / "b.jpg", reason, datetime(2024, 1, 1)) for reason in reasons]
    )
    assert_chinese(window.folders.failures)
