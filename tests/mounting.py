"""Small disks of a test's own: full ones, and ones that can't be written. Only root may mount them, and on Linux."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """An empty disk of that many bytes (such as ``4m``) at the folder, which is made; the test is skipped elsewhere."""
    if sys.platform != "linux":
        pytest.skip("no disk can be mounted here")
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def make_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on the disk; gives the file that takes it."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        for block in (1 << 20, 4096, 1):
            try:
                while file.write(b"x" * block):
                    pass
            except OSError:
                continue
    return filling
