"""Disks that fill up, turn read-only or vanish while the process indexes. Needs the right to mount (root, Linux)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from indexing.library import draw

from chaos.shared import Child, Report, settle, wait_until
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.messages import Fatal, Notice, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

_PHOTOS = 120


def obstacle() -> str | None:
    """Why this can't be run here, or None."""
    if sys.platform != "linux":
        return "only Linux mounts disks of its own as these do"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["mount", "-t", "tmpfs", "none", folder], capture_output=True, text=True)
        if done.returncode:
            return f"may not mount here ({done.stderr.strip()})"
        subprocess.run(["umount", folder], check=True)
    return None


def run(work: Path, seed: int, seconds: float, count: int) -> Report:
    """That many rounds of each kind, or as many as there is time for."""
    report, draws = Report(), random.Random(seed)
    if (why := obstacle()) is not None:
        print(f"skipped: {why}")
        return report
    end = time.monotonic() + seconds
    for number in range(count):
        for kind in (fills_up, turns_read_only, vanishes):
            if time.monotonic() < end:
                with _folder(work / f"{kind.__name__}{number}") as folder:
                    report.faults += [f"{kind.__name__}: {fault}" for fault in kind(folder, draws)]
                report.count(kind.__name__.replace("_", " "))
    return report


def fills_up(work: Path, draws: random.Random) -> list[str]:
    """The data folder's disk has no room left in the middle of the indexing; then there is room again."""
    data, photos = work / "data", work / "photos"
    data.mkdir()
    _mount("-t", "tmpfs", "-o", "size=200m", "none", data)
    _fill(photos, data)
    child, faults = Child(data, "--small-index", errors=work / "errors.txt"), []
    try:
        _in_the_middle(child, draws)
        ballast = data / "ballast"
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(1 << 20))
            except OSError:
                pass
        draw(photos / "later.png", 10**6, (64, 48))
        if not wait_until(lambda: _is_held(child) or child.ended, 30) or child.ended:
            faults.append(f"it did not rest: {child.said[-2:]}")
        ballast.unlink()
        faults += settle(child, data / "catalog.sqlite", [photos], 60)
    finally:
        faults += _end(child, work)
    return faults


def turns_read_only(work: Path, draws: random.Random) -> list[str]:
    """The data folder's disk has an error, and the system lets nobody write to it until it is mounted again."""
    data, photos, image = work / "data", work / "photos", work / "disk"
    data.mkdir()
    with image.open("wb") as file:
        file.truncate(256 << 20)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    _mount("-o", "loop", image, data)
    _fill(photos, data)
    child, faults = Child(data, "--small-index", errors=work / "errors.txt"), []
    try:
        _in_the_middle(child, draws)
        subprocess.run(["mount", "-o", "remount,abort", data], capture_output=True)
        draw(photos / "later.png", 10**6, (64, 48))
        told = wait_until(
            lambda: child.ended or any(isinstance(m, Fatal | Notice) for m in child.said) or _is_held(child),
            30,
        )
        if not told:
            faults.append(f"it said nothing of a disk that can't be written: {child.said[-2:]}")
        if child.ended and not any(isinstance(m, Fatal) for m in child.said):
            faults.append(f"it ended with {child.popen.returncode} without a word: {child.said[-2:]}")
        child.quit()
        _unmount(data)
        subprocess.run(["e2fsck", "-fp", image], capture_output=True)
        _mount("-o", "loop", image, data)
        child = Child(data, "--small-index", errors=work / "errors.txt")
        faults += settle(child, data / "catalog.sqlite", [photos], 60)
    finally:
        faults += _end(child, work)
    return faults


def vanishes(work: Path, draws: random.Random) -> list[str]:
    """The photos' disk is pulled out in the middle of the indexing, and comes back with one photo more."""
    data, photos, image = work / "data", work / "photos", work / "disk"
    photos.mkdir()
    with image.open("wb") as file:
        file.truncate(64 << 20)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    _mount("-o", "loop", image, photos)
    _fill(photos, data)
    child, faults = Child(data, "--small-index", errors=work / "errors.txt"), []

    def known() -> tuple[bool, int]:
        with Catalog(data / "catalog.sqlite") as catalog:
            return catalog.roots.all()[0].online, len(catalog.photos.newest(-1))

    try:
        _in_the_middle(child, draws)
        before = known()[1]
        subprocess.run(["umount", "-l", photos], check=True)
        if not wait_until(lambda: not known()[0], 30):
            faults.append(f"it did not notice that the disk is gone: {child.said[-2:]}")
        after = known()[1]
        if after < before:
            faults.append(f"of {before} photos it forgot {before - after} with the disk")
        _mount("-o", "loop", image, photos)
        draw(photos / "later.png", 10**6, (64, 48))
        wait_until(lambda: known()[0], 30)
        faults += settle(child, data / "catalog.sqlite", [photos], 60)
    finally:
        faults += _end(child, work)
    return faults


def _fill(photos: Path, data: Path) -> None:
    for number in range(_PHOTOS):
        draw(photos / f"folder{number % 5}" / f"{number}.png", number, (64, 48))
    with Catalog(data / "catalog.sqlite") as catalog:
        catalog.roots.add(photos)


def _in_the_middle(child: Child, draws: random.Random) -> None:
    """Wait until it is at work, and then a little."""
    wait_until(lambda: child.state is not None and child.state.state in ("indexing", "watching"), 60)
    threading.Event().wait(draws.uniform(0, 0.5))


def _is_held(child: Child) -> bool:
    return any(isinstance(m, Progress) and m.held_by == "disk" for m in child.said)


def _end(child: Child, work: Path) -> list[str]:
    ended = child.quit()
    faults = [] if ended == 0 else [f"the last process ended with {ended}"]
    errors = (work / "errors.txt").read_text(errors="replace")
    return [*faults, *([f"it said: {errors[-2000:]}"] if "Traceback" in errors else [])]


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", folder], capture_output=True)


@contextmanager
def _folder(folder: Path) -> Iterator[Path]:
    """A folder for one round; at its end nothing is mounted in it any more, and it is gone."""
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        for inner in folder.iterdir():
            while os.path.ismount(inner):
                _unmount(inner)
        shutil.rmtree(folder, ignore_errors=True)
