"""What all tests share: a catalog; a window needs no screen, and finds its translations compiled."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.shipped import RESOURCES

if sys.platform not in ("win32", "darwin") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure() -> None:
    """In a source tree nothing has compiled the translations, or not since they were edited."""
    program = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    for source in (RESOURCES / "translations").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            subprocess.run([program, "-silent", source, "-qm", compiled], check=True)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """A catalog without anything in it, where `Places(tmp_path / "data")` has it."""
    with Catalog(tmp_path / "data" / "catalog.sqlite") as opened:
        yield opened


def pytest_unconfigure() -> None:
    """Wait for threads that outlived their window: libraries in C++ abort a process that ends while they work."""
    worker = sys.modules.get("lepton_desktop.ui.toolkit.worker")
    for thread in worker._left if worker is not None else ():
        thread.join(60)
