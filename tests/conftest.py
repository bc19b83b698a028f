"""What all tests share: their order, a catalog, the built-in model, and a window that needs no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.shipped import RESOURCES

if TYPE_CHECKING:
    from search.variants import Prepared

    from lepton_desktop.encoders.torch_encoder import TorchEncoder

_LAST = ("training", "encoders", "ui", "chaos", "end_to_end")
"""The folders whose tests take longest, in the order in which they run: what fails quickly is told first."""

# torch's threads wait for each other in a loop otherwise, which takes ten times as long where other processes run
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
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
            made = compiled.with_suffix(f".{os.getpid()}.part")
            subprocess.run([program, "-silent", source, "-qm", made], check=True)
            made.replace(
                compiled
            )  # as a whole: another run of the tests may have the earlier one in its memory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick tests first."""

    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return _LAST.index(folder) if folder in _LAST else -1

    items.sort(key=turn)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """A catalog without anything in it, where `Places(tmp_path / "data")` has it."""
    with Catalog(tmp_path / "data" / "catalog.sqlite") as opened:
        yield opened


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> TorchEncoder:
    """The built-in model, loaded once for all tests."""
    from lepton_desktop.encoders.load import load_encoder

    return load_encoder("starter", tmp_path_factory.mktemp("models"), "cpu")


@pytest.fixture(scope="session")
def calibration(tmp_path_factory: pytest.TempPathFactory, starter: TorchEncoder) -> Path:
    """A folder with what the built-in model makes of the background queries, to copy to `Places.calibration`.

    Without it every window and every command that answers a question takes a second to make it.
    """
    from lepton_desktop.search.calibration import load_calibration

    folder = tmp_path_factory.mktemp("calibration")
    load_calibration(folder, starter.identity, starter.encode_texts)
    return folder


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, starter: TorchEncoder) -> Prepared:
    """Photographs and what people have of them, seen by the built-in model; for tests of duplicates."""
    from search.variants import prepare

    return prepare(tmp_path_factory.mktemp("photographs"), starter)


def pytest_unconfigure() -> None:
    """Wait for threads that outlived their window: libraries in C++ abort a process that ends while they work."""
    worker = sys.modules.get("lepton_desktop.ui.toolkit.worker")
    for thread in worker._left if worker is not None else ():
        thread.join(60)
