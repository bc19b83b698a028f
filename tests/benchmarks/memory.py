"""What indexing takes at its peak, whether it grows with the library, and how soon a photo saved meanwhile is in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from benchmarks.figures import PEAK_MB, Figure, Scale, python
from benchmarks.indexing import prepare
from benchmarks.pictures import make_photos, make_small_photos
from lepton_desktop.app import Application
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.indexing.messages import Committed, Message, Progress, from_line
from lepton_desktop.search.query import Query, Refinement
from lepton_desktop.settings import Places

_PROGRAM = f"""
import sys
from pathlib import Path
from lepton_desktop.cli import main
{PEAK_MB}
main(["index", sys.argv[1]])
print(peak_mb())
"""
_SAVED_AT = 0.3
_ADDED = 3


def run(scale: Scale) -> list[Figure]:
    """The indexing process with the built-in model: photos of twelve megapixels, then very many small ones."""
    if sys.platform == "win32":
        return []
    count = 24 if scale.quick else 96
    photos = make_photos(scale.work / f"jpeg-{count}", count, scale.photos)
    data = _empty(scale.work / "memory")
    peak = float(python(_PROGRAM, data, str(photos)).split()[-1])
    return [Figure("index_peak_mb", peak, "MB", "<= 1536"), *_many(scale, 2_000 if scale.quick else 100_000)]


def _empty(data: Path) -> Path:
    """A data folder with the built-in model made ready, and no photo."""
    prepare(data, "starter")
    for file in data.glob("catalog.sqlite*"):
        file.unlink()
    for folder in ("index", "thumbnails"):
        shutil.rmtree(data / folder, ignore_errors=True)
    return data


@dataclass(slots=True)
class _Indexer:
    """The indexing process, as the window has it; `resident` notes (photos done, anonymous MB, MB of files)."""

    process: subprocess.Popen[str]
    done: int = 0
    total: int = 0
    resident: list[tuple[int, float, float]] = field(default_factory=list)

    def messages(self) -> Iterator[Message]:
        """What it says, until it ends; its memory is looked at every time, which is four times a second."""
        for line in self.process.stdout or ():
            message = from_line(line)
            if isinstance(message, Progress) and message.total:
                self.done, self.total = message.done, message.total
                self._look()
            yield message

    def peak_mb(self) -> float:
        """The most that it had resident."""
        return self._status().get("VmHWM", float("nan"))

    def _look(self) -> None:
        if status := self._status():
            self.resident.append((self.done, status["RssAnon"], status["RssFile"]))

    def _status(self) -> dict[str, float]:
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        except OSError:  # another system than Linux
            return {}
        return {
            name: int(value.split()[0]) / 1024
            for name, value in (line.split(":") for line in lines)
            if name in ("VmHWM", "RssAnon", "RssFile")
        }


@contextmanager
def _indexer(data: Path) -> Iterator[_Indexer]:
    environment = os.environ | {
        "LEPTON_DATA_DIR": str(data),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "lepton_desktop", "indexer"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _Indexer(process)
    finally:
        try:
            process.communicate("quit\n", timeout=60)
        finally:
            process.kill()


def _many(scale: Scale, count: int) -> list[Figure]:
    label = f"{count:.0e}".replace("e+0", "e")
    photos = make_small_photos(scale.work / f"small-{count}", count, scale.photos)
    for saved in photos.glob("*.jpg"):
        saved.unlink()
    data = _empty(scale.work / f"memory-{count}")
    application = Application(Places(data))
    with application.open_catalog() as catalog:
        catalog.roots.add(photos)
    began = time.perf_counter()
    with application.open_catalog() as catalog, _indexer(data) as indexer:
        saved_meanwhile = _take_in(indexer, catalog, photos)
        took = time.perf_counter() - began
        added = [_add(indexer, application, photos, number) for number in range(_ADDED)]
        peak = indexer.peak_mb()
    figures = [
        Figure(f"index_small_per_s_{label}", count / took, "photos/s"),
        Figure("saved_meanwhile_s", saved_meanwhile, "s"),
        Figure(f"add_one_file_s_{label}", float(np.median(added)), "s", "<= 2"),
    ]
    if indexer.resident:
        done, anonymous, of_files = np.array(indexer.resident).T
        begin, end = (done > 0.1 * count) & (done <= 0.2 * count), done > 0.9 * count
        for name, part in (("", anonymous), ("_files", of_files)):
            grown = float(np.median(part[end]) - np.median(part[begin]))
            target = "<= 32" if count >= 100_000 else ""
            figures.append(Figure(f"index_growth{name}_mb_{label}", grown, "MB", target))
        figures.append(Figure(f"index_peak_mb_{label}", peak, "MB", "<= 1536"))
    return figures


def _take_in(indexer: _Indexer, catalog: Catalog, photos: Path) -> float:
    """Have all photos indexed; the seconds until one is committed that is saved on the way."""
    path, saved_at, took = photos / "meanwhile.jpg", 0.0, 0.0
    for message in indexer.messages():
        if not saved_at and indexer.done > _SAVED_AT * indexer.total > 0:
            _save(photos, _ADDED, path)
            saved_at = time.perf_counter()
        if saved_at and not took and isinstance(message, Committed) and _is_indexed(catalog, path):
            took = time.perf_counter() - saved_at
        if took and message == Progress("watching"):
            return took
    raise RuntimeError("the indexing process ended before all was indexed")


def _save(photos: Path, number: int, path: Path) -> None:
    """A photo that isn't there yet: the mirror of one that is."""
    with Image.open(photos / "00000" / f"{number:07}.jpg") as picture:
        ImageOps.mirror(picture).save(path)


def _is_indexed(catalog: Catalog, path: Path) -> bool:
    photo = catalog.photos.at(path)
    return photo is not None and any(
        catalog.vectors.of_photo(photo.id, model) is not None for model in catalog.vectors.counts()
    )


def _add(indexer: _Indexer, application: Application, photos: Path, number: int) -> float:
    """The seconds from the saving of a file to the answer that has it, of an engine at the window's side."""
    path = photos / f"added {number}.jpg"
    engine = application.make_engine()
    try:
        engine.prepare()
        _save(photos, number, path)
        began = time.perf_counter()
        for message in indexer.messages():
            if isinstance(message, Committed):
                answer = engine.answer(Query((Refinement(path, 1.0),)), 10)
                if any(
                    path in (result.photo.path, *(c.path for c in result.copies)) for result in answer.results
                ):
                    return time.perf_counter() - began
    finally:
        engine.close()
    raise RuntimeError("the indexing process ended before the photo was indexed")
