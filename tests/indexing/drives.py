"""Real drives for tests: file systems in files, mounted and unmounted. Only where mounting is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexing.library import wait_until


def _run(*command: str | Path) -> bool:
    try:
        return (
            subprocess.run(list(map(str, command)), capture_output=True, timeout=30, check=False).returncode
            == 0
        )
    except FileNotFoundError:
        return False


@cache
def _may_mount() -> bool:
    """Whether a file system in a file can be made and mounted here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    with TemporaryDirectory() as folder:
        image, point = Path(folder) / "image", Path(folder) / "point"
        image.write_bytes(bytes(1 << 20))
        point.mkdir()
        if not (_run("mkfs.ext4", "-q", image) and _run("mount", "-o", "loop", image, point)):
            return False
        return _run("umount", point)


needs_drives = pytest.mark.skipif(not _may_mount(), reason="mounting isn't allowed here")


class Drives:
    """Makes drives, and unmounts in the end whatever is mounted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir()
        self._points: list[Path] = []

    def make(self, name: str) -> Path:
        """A drive of its own identity, not mounted."""
        image = self._folder / name
        with image.open("wb") as file:
            file.truncate(4 << 20)
        assert _run("mkfs.ext4", "-q", "-E", "root_owner", image)
        return image

    def clone(self, image: Path, name: str, new_identity: bool = True) -> Path:
        """A drive with the same content; with a new identity unless told otherwise."""
        copy = self._folder / name
        shutil.copy(image, copy)
        if new_identity:
            assert _run("tune2fs", "-f", "-U", "random", copy)
        return copy

    def mount(self, image: Path, point: Path) -> Path:
        point.mkdir(parents=True, exist_ok=True)
        assert _run("mount", "-o", "loop", image, point)
        self._points.append(point)
        return point

    def unmount(self, point: Path) -> None:
        wait_until(
            lambda: _run("umount", point)
        )  # a decoder that ends may have a file of it open for a moment
        self._points.remove(point)

    def close(self) -> None:
        for point in reversed(self._points[:]):
            _run("umount", "-l", point)
        self._points.clear()
