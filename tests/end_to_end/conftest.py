"""The whole program, as it is installed: the real model, the real window, the demo's real photographs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from pytestqt.qtbot import QtBot

from lepton_desktop.app import Application
from lepton_desktop.settings import Places
from lepton_desktop.subcommands.demo_photos import gather_photos
from lepton_desktop.ui.application import make_application
from lepton_desktop.ui.toolkit.theme import Theme
from lepton_desktop.ui.window import Window

LONG_MS = 60_000

Open = Callable[..., Window]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the demo's photographs; no test may change it."""
    return gather_photos(tmp_path_factory.mktemp("library") / "photographs")


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs `lepton-desktop` with a data folder, as a person would in a terminal."""

    def run_command(
        data: Path, *arguments: str | Path, **options: object
    ) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(
            [sys.executable, "-m", "lepton_desktop", *map(str, arguments)],
            env=environment | {"LEPTON_DATA_DIR": str(data)},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
            **options,  # type: ignore[call-overload]
        )

    return run_command


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A data folder without photos, as it is some minutes after the first start: what the program makes once is there.

    That is the built-in model compiled for this machine, so that no command takes seconds to import torch, and its
    vectors of the background queries. The tests of the demo begin without it.
    """
    data = tmp_path_factory.mktemp("ready")
    prepared = run(data, "models", "prepare")
    assert prepared.returncode == 0, prepared.stderr
    engine = Application(Places(data)).make_engine()
    engine.prepare()
    engine.close()
    return data


@pytest.fixture
def data(ready: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, without photos, in which the program starts quickly."""
    return copy_of(ready, tmp_path / "data")


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, photographs: Path, ready: Path, run: Run) -> Path:
    """A data folder whose library holds the photographs, indexed by the command line."""
    data = copy_of(ready, tmp_path_factory.mktemp("indexed") / "data")
    done = run(data, "index", photographs)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture
def theme() -> Theme:
    return Theme(make_application(), dark=False)


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, data: Path) -> Iterator[Open]:
    """Opens the real window on a library of these folders, with its real indexing process."""
    monkeypatch.setenv("LEPTON_DATA_DIR", str(data))
    windows: list[Window] = []

    def open_on(*folders: Path) -> Window:
        application = Application()
        if folders:
            with application.open_catalog() as catalog:
                for folder in folders:
                    catalog.roots.add(folder)
        windows.append(shown(Window(application.dependencies(), theme)))
        return windows[-1]

    yield open_on
    for window in windows:
        end(window)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, indexed: Path) -> Iterator[Window]:
    """The real window on the library of the photographs; nothing is indexed."""
    dependencies = replace(Application(Places(indexed)).dependencies(), indexer_command=())
    window = shown(Window(dependencies, theme))
    qtbot.waitUntil(window.settled, timeout=LONG_MS)
    yield window
    end(window)


def copy_of(data: Path, place: Path) -> Path:
    """A copy of a data folder at another place; what was compiled is hundreds of megabytes and is never written to."""
    shutil.copytree(data, place, ignore=shutil.ignore_patterns("compiled"))
    if (data / "compiled").exists():
        shutil.copytree(data / "compiled", place / "compiled", copy_function=os.link)
    return place


def shown(window: Window) -> Window:
    """The window, at work."""
    window.show()
    window.activateWindow()
    window.start()
    return window


def end(window: Window) -> None:
    """End the window, and let it go before the next test: each change of the style would dress it again."""
    window.quit()
    window.deleteLater()
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
