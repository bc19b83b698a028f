"""A move, an export and an import are killed at their steps: nothing is lost, and the next try succeeds.

LEPTON_EVERY_STEP=1 takes each step, which takes a minute.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.settings import Places
from lepton_desktop.transfer.exporting import export
from lepton_desktop.transfer.task import Task
from transfer.conftest import library_of

_EVERY = 1 if os.environ.get("LEPTON_EVERY_STEP") else 9

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


@pytest.mark.parametrize("kind", ["move", "export", "import"])
def test_killed_at_any_step_it_loses_nothing(kind: str, tmp_path: Path) -> None:
    library = library_of(tmp_path / "there")
    export(Places(library.data), tmp_path / "file.lepton", Task())
    with library.catalog() as catalog:
        catalog.saved_searches.delete(catalog.saved_searches.all()[0].id)
        catalog.saved_searches.add("Mine", "dog")
    (library.data / "index").mkdir()
    (library.data / "index" / "of-mine").write_text("a cache")
    shutil.copytree(library.data, tmp_path / "template")
    Catalog(tmp_path / "template" / "catalog.sqlite").close()

    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), kind, str(tmp_path), str(_EVERY)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) * _EVERY > 10
