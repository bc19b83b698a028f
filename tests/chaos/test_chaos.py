"""The small form of every kind of chaos. The full one: `python -m tests.chaos`, see docs/reliability.md."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from chaos import disks, files, kills, soak

if TYPE_CHECKING:
    from pathlib import Path

_OBSTACLE = disks.obstacle()
SEED = int(os.environ.get("LEPTON_CHAOS_SEED", "1"))

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no killing of groups of processes"
)


def test_after_random_events_the_catalog_is_true_to_the_disk(tmp_path: Path) -> None:
    assert soak.run(tmp_path, SEED, 6, 40).faults == []


def test_killed_at_random_moments_it_loses_nothing(tmp_path: Path) -> None:
    assert kills.run(tmp_path, SEED, 10, 5).faults == []


def test_hostile_files_are_all_accounted_for(tmp_path: Path) -> None:
    assert files.run(tmp_path, SEED, 60, 60).faults == []


@pytest.mark.skipif(_OBSTACLE is not None, reason=_OBSTACLE or "")
def test_disks_that_fail_lose_nothing(tmp_path: Path) -> None:
    assert disks.run(tmp_path, SEED, 30, 1).faults == []
