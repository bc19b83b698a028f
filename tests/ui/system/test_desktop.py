"""Files and the system around the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from lepton_desktop.ui.system.desktop import Desktop, copy_paths

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_copied_paths_are_text_for_an_editor_and_files_for_a_file_browser(qtbot: QtBot) -> None:
    paths = [Path("/photos/a b.jpg"), Path("/photos/c.jpg")]
    copy_paths(paths)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == f"{paths[0]}\n{paths[1]}"
    assert mime.urls() == [QUrl.fromLocalFile(str(path)) for path in paths]


def test_a_photo_that_is_gone_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = Desktop()
    with qtbot.waitSignal(desktop.failed) as failed:
        desktop.open(tmp_path / "gone.jpg")
    assert "gone.jpg is no longer there" in failed.args[0]


def test_folders_and_files_are_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    found: list[tuple[list[Path], list[Path]]] = []
    paths = [tmp_path, tmp_path / "photo.jpg", tmp_path / "gone"]
    desktop = Desktop()
    desktop.sort_out(paths, lambda folders, files: found.append((folders, files)))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [([tmp_path], [tmp_path / "photo.jpg"])]
