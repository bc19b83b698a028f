"""The whole program, as it is installed: the real model, the real window, the demo's real photographs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lepton_desktop.subcommands.demo_photos import gather_photos

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
def indexed(tmp_path_factory: pytest.TempPathFactory, photographs: Path, run: Run) -> Path:
    """A data folder whose library holds the photographs, indexed by the command line."""
    data = tmp_path_factory.mktemp("data")
    done = run(data, "index", photographs)
    assert done.returncode == 0, done.stderr
    return data
