"""The page of the program itself: version, updates, licences."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from lepton_desktop import __version__
from lepton_desktop.ui.settings.about_page import AboutPage
from lepton_desktop.ui.settings.notices_dialog import NoticesDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WAIT_MS = 30_000
LATEST = {"version": "99.1", "notes": "<b>Faster</b>", "page": "https://example.org/download"}


def answering(answer: object) -> Callable[..., list[str]]:
    """A program in place of this one, which answers the question for the latest version."""
    return lambda *arguments: [sys.executable, "-c", f"print({json.dumps(answer)!r})"]


def shown(qtbot: QtBot, resources: Path, answer: object = None) -> AboutPage:
    page = AboutPage(answering(answer), resources)
    qtbot.addWidget(page)
    page.resize(700, 700)
    page.show()
    page.opened()
    return page


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The resources of an edition that knows where to ask."""
    (tmp_path / "release.json").write_text('{"updates": "https://example.org/latest.json"}')
    return tmp_path


def test_a_newer_version_is_told_with_its_notes_as_plain_text_and_its_page(
    qtbot: QtBot, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page = shown(qtbot, resources, LATEST)
    assert __version__ in page.version.text()
    page.check.click()
    assert not page.check.isEnabled()
    qtbot.waitUntil(page.download.isVisible, timeout=WAIT_MS)
    assert "99.1" in page.found.text()
    assert page.notes.text() == "<b>Faster</b>"
    assert page.notes.textFormat() == Qt.TextFormat.PlainText
    page.download.click()
    assert opened == ["https://example.org/download"]
    assert page.check.isEnabled()


def test_the_latest_version_and_a_failure_are_told(qtbot: QtBot, resources: Path) -> None:
    page = shown(qtbot, resources, LATEST | {"version": __version__})
    page.check.click()
    qtbot.waitUntil(lambda: page.found.text() == "This is the latest version.", timeout=WAIT_MS)
    assert not page.download.isVisible()
    for answer, reason in (({"reason": "example.org: no"}, "example.org: no"), ([], "stopped unexpectedly")):
        page = shown(qtbot, resources, answer)
        page.check.click()
        qtbot.waitUntil(lambda page=page, reason=reason: reason in page.found.text(), timeout=WAIT_MS)
        assert page.check.isEnabled()


def test_an_edition_that_does_not_know_where_to_ask_offers_no_check(qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(qtbot, tmp_path)
    assert not page.check.isVisible()
    assert not page.show_notices.isVisible()


def test_the_notices_are_shown_and_searched(qtbot: QtBot, resources: Path) -> None:
    (resources / "notices.txt").write_text("Qt\n<b>LGPL</b>\n照片\nlibheif\nQt again\n", encoding="utf-8")
    page = shown(qtbot, resources)
    page.show_notices.click()
    (dialog,) = page.window().findChildren(NoticesDialog)
    qtbot.waitUntil(lambda: "<b>LGPL</b>" in dialog.text.toPlainText(), timeout=WAIT_MS)
    assert dialog.text.isReadOnly()
    qtbot.keyClicks(dialog.sought, "qt")
    assert dialog.text.textCursor().selectionStart() == 0
    lines = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.sought, key)
        lines.append(dialog.text.textCursor().blockNumber())
    assert lines == [4, 0]  # the last place, then the first again
    assert dialog.isVisible()
    dialog.close()
