"""Less motion, where the user has asked the system for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.indexing.messages import Progress
from lepton_desktop.ui.library import status_bar
from lepton_desktop.ui.library.status_bar import StatusBar
from lepton_desktop.ui.toolkit import motion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from lepton_desktop.ui.toolkit.theme import Theme


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    motion._asked.cache_clear()
    yield
    motion._asked.cache_clear()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux's desktops are asked by a program")
@pytest.mark.parametrize(("said", "reduced"), [("false", True), ("true", False)])
def test_the_desktop_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, reduced: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\necho {said}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert motion._asked().result(10) is reduced
    assert motion.reduced() is reduced


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux's desktops are asked by a program")
def test_a_desktop_without_the_choice_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert not motion._asked().result(10)


def test_with_less_motion_no_bar_runs_to_and_fro(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_bar, "reduced", lambda: True)
    line = StatusBar(theme)
    qtbot.addWidget(line)
    line.show()
    line.show_state(None, Progress("scanning"))
    assert not line.bar.isVisible()
    line.show_state(None, Progress("indexing", 1, 9))
    assert line.bar.isVisible()
