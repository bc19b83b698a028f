"""What all kinds of chaos share: the process under test, and what its catalog must say of what is on the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil
from indexing.projection import ProjectionEncoder

from lepton_desktop.catalog.backlogs import older_than
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.catalog.records import MISSING
from lepton_desktop.indexing.kinds.table import KINDS
from lepton_desktop.indexing.messages import Message, Progress, from_line
from lepton_desktop.photos.formats import RAW_SUFFIXES
from lepton_desktop.photos.photo import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

ENCODER = ProjectionEncoder()
BROKEN = b"\xff\xd8\xffbroken"
"""What a file begins with that must be a failure; all else with a picture's name is a picture."""
_PACKAGE = Path(__file__).parents[2]


@dataclass
class Report:
    """What was done, in counts, and what was found wrong."""

    done: dict[str, int | float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """That many more of these were done."""
        self.done[what] = self.done.get(what, 0) + number


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Look again and again; whether it came about in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.02)
    return True


class Child:
    """The indexing process, started in a group of its own; `ready` once Python and its modules are loaded."""

    def __init__(self, data: Path, *options: str, errors: Path | None = None) -> None:
        script = Path(__file__).with_name("child.py")
        with (errors or Path(os.devnull)).open("ab") as said:
            self.popen = subprocess.Popen(
                [sys.executable, str(script), str(data), *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                start_new_session=True,
                env=os.environ | {"PYTHONPATH": str(_PACKAGE)},
            )
        self.ready = threading.Event()
        self.said: list[Message] = []
        self.heard_at = time.monotonic()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.popen.stdout is not None
        for line in self.popen.stdout:
            self.heard_at = time.monotonic()
            if self.ready.is_set():
                self.said.append(from_line(line))
            self.ready.set()
        self.ready.set()

    @property
    def ended(self) -> bool:
        """Whether the process is no more."""
        return self.popen.poll() is not None

    @property
    def state(self) -> Progress | None:
        """What it last said of its work."""
        return next((m for m in reversed(self.said) if isinstance(m, Progress)), None)

    @property
    def is_watching(self) -> bool:
        """Whether it has nothing to do."""
        state = self.state
        return state is not None and state.state == "watching"

    def tell(self, word: str) -> None:
        """Say a command."""
        assert self.popen.stdin is not None
        self.popen.stdin.write(word + "\n")
        self.popen.stdin.flush()

    def kill(self) -> None:
        """End it and all that it started, at once."""
        if sys.platform == "win32":
            self.popen.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()
        self._close()

    def quit(self, seconds: float = 30.0) -> int | None:
        """End it as the window does; what it ended with, None where it had to be killed."""
        with contextlib.suppress(OSError):  # it has ended
            self.tell("quit")
        if not wait_until(lambda: self.ended, seconds):
            self.kill()
            return None
        self._close()
        return self.popen.returncode

    def _close(self) -> None:
        self._reader.join(10)
        for pipe in (self.popen.stdin, self.popen.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def tree(self) -> list[psutil.Process]:
        """It and all that it started."""
        try:
            own = psutil.Process(self.popen.pid)
            return [own, *own.children(recursive=True)]
        except psutil.Error:
            return []

    def memory(self) -> int:
        """Bytes that it and its children hold."""
        return sum(_of(process, lambda p: p.memory_info().rss) for process in self.tree())

    def cpu_seconds(self) -> float:
        """What it and its children have used of the processor."""
        return sum(_of(process, lambda p: sum(p.cpu_times()[:2])) for process in self.tree())


def is_alive(process: psutil.Process) -> bool:
    """Whether it still does anything."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _of(process: psutil.Process, measure: Callable[[psutil.Process], float]) -> float:
    try:
        return measure(process)
    except psutil.Error:
        return 0


def on_disk(root: Path) -> tuple[dict[str, str | None], set[str]]:
    """The photos below a root, each with the RAW file beside it, and the files that must be failures.

    Told without the program's own walk. A link to a folder counts; of two to one folder only one would.
    """
    photos: dict[str, str | None] = {}
    failures: set[str] = set()
    for folder, _, names in os.walk(root, followlinks=True):
        paths = [Path(folder) / name for name in sorted(names)]
        pictures = [path for path in paths if path.suffix.lower() in (".jpg", ".png", *RAW_SUFFIXES)]
        pictures = [path for path in pictures if path.is_file()]
        raws = {
            path.stem.casefold(): path for path in reversed(pictures) if path.suffix.lower() in RAW_SUFFIXES
        }
        mains = {path.stem.casefold() for path in pictures if path.suffix.lower() == ".jpg"}
        taken: set[str] = set()
        for path in pictures:
            stem, name = path.stem.casefold(), path.relative_to(root).as_posix()
            is_raw = path.suffix.lower() in RAW_SUFFIXES
            if is_raw and stem in mains:
                continue
            if path.read_bytes().startswith(BROKEN):
                failures.add(name)
                continue
            raw = raws.get(stem) if path.suffix.lower() == ".jpg" and stem not in taken else None
            taken.add(stem)
            photos[name] = raw.relative_to(root).as_posix() if raw else None
    return photos, failures


_vectors: dict[str, NDArray[np.float32]] = {}


def vector_of(path: Path, content: str) -> NDArray[np.float32]:
    """What the encoder makes of the file, whose content has this hash."""
    if content not in _vectors:
        pixels = ENCODER.preprocessing.apply(load(path, ENCODER.preprocessing.size).picture)
        _vectors[content] = ENCODER.encode_images(pixels[None])[0]
    return _vectors[content]


def differences(catalog_file: Path, roots: Sequence[Path]) -> list[str]:
    """In what the catalog differs from the disk, a line each; nothing where it is true to it."""
    wrong: list[str] = []
    with Catalog(catalog_file) as catalog:
        if (problem := catalog.integrity_problem()) is not None:
            return [f"the catalog is damaged: {problem}"]
        known = {photo.path: photo for photo in catalog.photos.newest(10**9)}
        failed = {failure.path: str(failure.reason) for failure in catalog.failures.all()}
        count = catalog.statistics.counts("").photos
        if count != len(known):
            wrong.append(f"{count} photos have {len(known)} paths")
        for kind in KINDS:
            unfinished = older_than(f"{kind.name}_version", kind.version) if kind.version else None
            if unfinished is not None and (behind := catalog.backlogs.count_there([unfinished])):
                wrong.append(f"{kind.name}: is still to be done for {behind} photos")
        expected: dict[Path, Path | None] = {}
        broken: set[Path] = set()
        for root in roots:
            photos, failures = on_disk(root)
            expected |= {root / name: root / raw if raw else None for name, raw in photos.items()}
            broken |= {root / name for name in failures}
        wrong += [f"{path}: is a photo that the catalog lacks" for path in expected.keys() - known.keys()]
        gone = known.keys() - expected.keys()
        kept = missing_photos(catalog)  # most of their folder vanished with them: the user is asked first
        wrong += [f"{path}: is in the catalog but not on the disk" for path in gone - kept]
        wrong += [f"{path}: counts as missing but is on the disk" for path in kept - gone]
        wrong += [f"{path}: is broken but no failure" for path in broken - failed.keys()]
        wrong += [f"{path}: is a failure ({failed[path]})" for path in failed.keys() - broken]
        for path in expected.keys() & known.keys():
            photo, data, status = known[path], path.read_bytes(), path.stat()
            content = hashlib.blake2b(data, digest_size=20).hexdigest()
            vector = catalog.vectors.of_photo(photo.id, ENCODER.identity)
            if photo.content_hash != content:
                wrong.append(f"{path}: has another content than the catalog says")
            elif vector is None:
                wrong.append(f"{path}: has no vector")
            elif not np.allclose(vector, vector_of(path, content), atol=1e-3):
                wrong.append(f"{path}: has the vector of another picture")
            if (photo.size, photo.mtime_ns) != (status.st_size, status.st_mtime_ns):
                wrong.append(f"{path}: has another size or time than the catalog says")
            if photo.companion != expected[path]:
                wrong.append(f"{path}: has {photo.companion} beside it, and not {expected[path]}")
    return wrong


def missing_photos(catalog: Catalog) -> set[Path]:
    """Those that are kept until the user has them forgotten."""
    return {
        root.path / relative
        for root in catalog.roots.all()
        for relative, state in catalog.files.states(root.id).items()
        if state.away == MISSING
    }


def settle(child: Child, catalog_file: Path, roots: Sequence[Path], seconds: float) -> list[str]:
    """Wait until the catalog is true to the disk; the differences that stay when nothing happens any more.

    Nothing happens any more when the process has said nothing but that it watches for some seconds.
    """
    wrong = ["was never compared"]

    def over() -> bool:
        nonlocal wrong
        try:
            wrong = differences(catalog_file, roots)
        except (CatalogError, OSError) as error:
            wrong = [f"can't be compared: {error}"]
        still = child.is_watching and time.monotonic() - child.heard_at > 4.0
        return not wrong or still or child.ended

    if not wait_until(over, seconds) and wrong:
        wrong.insert(0, f"not at rest after {seconds:.0f} s, the last word being {child.state}")
    if child.ended:
        wrong.append(f"the process ended with {child.popen.returncode}, its last word {child.said[-1:]}")
    return wrong
