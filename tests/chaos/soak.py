"""Random events in watched folders, in bursts; when it is quiet, the catalog must be true to the disk."""

from __future__ import annotations

import io
import os
import random
import shutil
import threading
import time
from typing import TYPE_CHECKING

import numpy as np
from indexing.library import draw
from photos.camera_files import dng
from PIL import Image

from chaos.shared import BROKEN, Child, Report, missing_photos, settle, wait_until
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.messages import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.indexing.messages import Message

_GROWTH = 150 << 20
_IDLE_CPU = 0.25
"""Of one core, with a look around every fifth of a second."""
_AT_MOST = 250
"""Photos: beyond, more is deleted than made, so that the last comparing doesn't grow with the events."""


class Tree:
    """The folders that change: two roots, and a folder beside them for links to lead to."""

    def __init__(self, work: Path, seed: int, report: Report) -> None:
        self.roots = [work / "first", work / "second"]
        self.outside = work / "outside"
        self._random = random.Random(seed)
        self._report = report
        self._drawn = 0
        for root in self.roots:
            (root / "inner").mkdir(parents=True)
        for number in range(3):
            draw(self.outside / f"far{number}.png", 10**6 + number)
        raw = Image.fromarray(np.random.default_rng(seed).integers(0, 256, (48, 64, 3), np.uint8))
        self._raw = dng(raw, raw)
        self._events: list[tuple[int, Callable[[], None]]] = [
            (20, self._create),
            (6, self._copy),
            (6, self._overwrite),
            (4, self._write_slowly),
            (4, self._comment),
            (4, self._touch),
            (9, self._rename),
            (6, self._rename_twice),
            (3, self._exchange),
            (6, self._move),
            (3, self._change_capitals),
            (4, self._rename_folder),
            (2, self._move_folder),
            (8, self._delete),
            (1, self._delete_folder),
            (3, self._pair),
            (2, self._part_pair),
            (2, self._link_to_file),
            (1, self._link_to_folder),
            (2, self._hard_link),
            (2, self._break),
            (2, self._save_safely),
        ]

    def event(self) -> None:
        """One thing happens, drawn by weight."""
        weights = [weight for weight, _ in self._events]
        event = self._random.choices([event for _, event in self._events], weights)[0]
        if len(self._files()) > _AT_MOST:
            event = self._random.choice([self._delete, self._delete, event])
        try:
            event()
        except (FileNotFoundError, NotADirectoryError, FileExistsError):
            self._report.count("events that had nothing to do")
        self._report.count(event.__name__.strip("_").replace("_", " "))

    def pause(self) -> float:
        """Seconds until the next burst."""
        return self._random.choice([0.0, 0.05, 0.2, 0.4, 0.9])

    def burst(self) -> int:
        """How many events follow each other at once."""
        return self._random.choice([1, 2, 5, 20, 40])

    # What there is.

    def _folders(self) -> list[Path]:
        found = []
        for root in self.roots:
            for folder, _, _ in os.walk(root):
                found.append(root / os.path.relpath(folder, root))
        return found

    def _files(self) -> list[Path]:
        return [path for folder in self._folders() for path in sorted(folder.iterdir()) if not path.is_dir()]

    def _file(self) -> Path:
        files = self._files()
        if not files:
            raise FileNotFoundError
        return self._random.choice(files)

    def _folder(self) -> Path:
        folders = self._folders()
        if len(folders) < 25 and self._random.random() < 0.15:
            folder = self._random.choice(folders) / f"folder{self._random.randrange(100)}"
            folder.mkdir(exist_ok=True)
            return folder
        return self._random.choice(folders)

    def _inner_folder(self) -> Path:
        folders = [folder for folder in self._folders() if folder not in self.roots]
        if not folders:
            raise FileNotFoundError
        return self._random.choice(folders)

    def _name(self, suffix: str = "") -> str:
        """Few enough that names come again."""
        suffix = suffix or self._random.choice([".png", ".jpg"])
        return f"{self._random.choice('abcdefgh')}{self._random.randrange(30)}{suffix}"

    # What may happen.

    def _create(self) -> None:
        self._drawn += 1
        path = self._folder() / self._name()
        path.unlink(missing_ok=True)  # never through a link
        draw(path, self._drawn, (24, 18))

    def _copy(self) -> None:
        source = self._file()
        target = self._folder() / self._name(source.suffix)
        if target.is_symlink():
            target.unlink()
        shutil.copy(source, target) if self._random.random() < 0.5 else shutil.copy2(source, target)

    def _overwrite(self) -> None:
        path = self._file()
        if path.suffix.lower() in (".png", ".jpg") and not path.is_symlink():
            self._drawn += 1
            draw(path, self._drawn, (24, 18))

    def _write_slowly(self) -> None:
        self._drawn += 1
        path, file = self._folder() / self._name(".png"), io.BytesIO()
        pixels = np.random.default_rng(self._drawn).integers(0, 256, (40, 40, 3), np.uint8)
        Image.fromarray(pixels).save(file, "PNG")
        path.unlink(missing_ok=True)
        with path.open("wb", buffering=0) as out:
            data = file.getvalue()
            for start in range(0, len(data), 1500):
                out.write(data[start : start + 1500])
                threading.Event().wait(0.01)

    def _comment(self) -> None:
        """As a program that keeps keywords in the file: the same picture, other bytes."""
        path = self._file()
        data = path.read_bytes()
        if path.suffix.lower() == ".jpg" and not data.startswith(BROKEN):
            said = b"keyword %d" % self._random.randrange(10**6)
            path.write_bytes(data[:2] + b"\xff\xfe" + (len(said) + 2).to_bytes(2, "big") + said + data[2:])

    def _save_safely(self) -> None:
        """As most programs do: beside it, then put in its place."""
        path = self._file()
        temporary = path.with_name("saving" + path.suffix)
        self._drawn += 1
        if path.suffix.lower() in (".png", ".jpg") and not temporary.is_symlink():
            draw(temporary, self._drawn, (24, 18))
            os.replace(temporary, path)

    def _touch(self) -> None:
        os.utime(self._file())

    def _rename(self) -> None:
        path = self._file()
        os.replace(path, path.with_name(self._name(path.suffix)))

    def _rename_twice(self) -> None:
        path = self._file()
        between = path.with_name(self._name(path.suffix))
        os.replace(path, between)
        os.replace(between, self._folder() / self._name(path.suffix))

    def _exchange(self) -> None:
        first, second = self._file(), self._file()
        if first != second and first.suffix == second.suffix:
            between = first.with_name("between" + first.suffix)
            os.replace(first, between)
            os.replace(second, first)
            os.replace(between, second)

    def _move(self) -> None:
        path = self._file()
        os.replace(path, self._folder() / path.name)

    def _change_capitals(self) -> None:
        path = self._file()
        os.replace(path, path.with_name(path.name.swapcase()))

    def _rename_folder(self) -> None:
        folder = self._inner_folder()
        target = folder.with_name(f"folder{self._random.randrange(100)}")
        if not target.exists():
            folder.rename(target)

    def _move_folder(self) -> None:
        folder = self._inner_folder()
        target = self._folder() / folder.name
        if not target.exists() and not target.is_relative_to(folder):
            folder.rename(target)

    def _delete(self) -> None:
        self._file().unlink()

    def _delete_folder(self) -> None:
        shutil.rmtree(self._inner_folder())

    def _pair(self) -> None:
        self._drawn += 1
        path = self._folder() / self._name(".jpg")
        raw = path.with_suffix(".dng")
        for each in (path, raw):
            each.unlink(missing_ok=True)
        draw(path, self._drawn, (24, 18))
        raw.write_bytes(self._raw)

    def _part_pair(self) -> None:
        raws = [path for path in self._files() if path.suffix.lower() == ".dng"]
        if raws:
            path = self._random.choice(raws)
            os.replace(path, self._folder() / path.name)

    def _link_to_file(self) -> None:
        (self._folder() / self._name(".png")).symlink_to(self._random.choice(sorted(self.outside.iterdir())))

    def _link_to_folder(self) -> None:
        """Never two: only one of them would be followed."""
        links = [p for f in self._folders() for p in f.iterdir() if p.is_symlink() and p.is_dir()]
        if links:
            self._random.choice(sorted(links)).unlink()
        else:
            (self._folder() / "link").symlink_to(self.outside, target_is_directory=True)

    def _hard_link(self) -> None:
        source = self._file()
        if not source.is_symlink():
            os.link(source, self._folder() / self._name(source.suffix))

    def _break(self) -> None:
        path = self._folder() / self._name(".jpg")
        path.unlink(missing_ok=True)
        path.write_bytes(BROKEN + os.urandom(self._random.randrange(2000)))


def run(work: Path, seed: int, seconds: float, count: int) -> Report:
    """That many events, or as many as there is time for; then compare, and compare again after a full look."""
    report = Report()
    tree = Tree(work, seed, report)
    data = work / "data"
    with Catalog(data / "catalog.sqlite") as catalog:
        for root in tree.roots:
            catalog.roots.add(root)
    child = Child(data, "--small-index", errors=work / "errors.txt")
    try:
        if not wait_until(lambda: child.is_watching, 60):
            report.faults.append(f"it did not start: {child.said[-3:]}")
            return report
        for _ in range(20):
            tree.event()
        report.faults += settle(child, data / "catalog.sqlite", tree.roots, 60)
        memory, end, done = child.memory(), time.monotonic() + seconds, 20
        while done < count and time.monotonic() < end:
            for _ in range(min(tree.burst(), count - done)):
                tree.event()
                done += 1
            threading.Event().wait(tree.pause())
        report.count("events", done)
        for look in ("after the events", "after a full look"):
            if look == "after a full look":
                said = len(child.said)
                child.tell("rescan")
                wait_until(lambda said=said: any(map(_is_at_work, child.said[said:])), 10)
            report.faults += [f"{look}: {w}" for w in settle(child, data / "catalog.sqlite", tree.roots, 120)]
        with Catalog(data / "catalog.sqlite") as catalog:
            report.count("missing, kept until the user forgets them", len(missing_photos(catalog)))
        wait_until(lambda: child.is_watching and time.monotonic() - child.heard_at > 1.0, 30)
        _bounds(child, memory, report)
    finally:
        if child.quit() != 0:
            report.faults.append(f"it ended with {child.popen.returncode}")
    errors = (work / "errors.txt").read_text(errors="replace")
    if "Traceback" in errors:
        report.faults.append("it said: " + errors[-3000:])
    return report


def _is_at_work(message: Message) -> bool:
    return isinstance(message, Progress) and message.state != "watching"


def _bounds(child: Child, memory: int, report: Report) -> None:
    """What it holds after all that, and what it does when there is nothing to do."""
    grown = child.memory() - memory
    report.done["memory grown, MB"] = round(grown / 2**20, 1)
    if grown > _GROWTH:
        report.faults.append(f"its memory grew by {grown >> 20} MB")
    began, used = time.monotonic(), child.cpu_seconds()
    threading.Event().wait(2.0)  # to be measured, not waited for
    idle = (child.cpu_seconds() - used) / (time.monotonic() - began)
    report.done["idle CPU, % of a core"] = round(100 * idle, 1)
    if idle > _IDLE_CPU:
        report.faults.append(f"it takes {idle:.0%} of a core though there is nothing to do")
