"""The base of a vector index: a generation of vectors on disk, immutable, mapped, checked when opened.

A generation is a folder ``<model>/<number>`` with the ids, the vectors as float16, a usearch graph where
there are many of them, and a description with checksums. It is written under another name and renamed when it
is whole; the highest number counts. A reader that has an older one open keeps it; what can't be deleted yet
(Windows keeps mapped files) is deleted by a later writer.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import shutil
import time
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.usearch_runtime import Index, MetricKind, exact_search

EXACT_UP_TO = 150_000
"""So many vectors are searched exactly (30 ms at 512 numbers each); more of them by usearch's HNSW graph."""

_DESCRIPTION = "base.json"
_IDS, _VECTORS, _GRAPH = "ids.npy", "vectors.npy", "graph.usearch"
_FORMAT = 1
_ROWS_AT_ONCE = 65_536

Hits = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Ids (n,) and their cosine similarities (n,), best first."""


@dataclass(frozen=True, slots=True)
class Base:
    """An open generation: ids (n,) ascending, vectors (n, d) float16. `last` is the highest id it covers."""

    number: int
    last: int
    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]
    graph: Index | None
    mapped: mmap.mmap | None
    """What the graph lives in; it doesn't hold it by itself."""

    def search(
        self, query: NDArray[np.float32], count: int, allowed: NDArray[np.int64] | None = None
    ) -> Hits:
        """The nearest to a unit vector (d,), of all or, exactly, of those whose ids are in `allowed`."""
        if allowed is None:
            if self.graph is not None:
                return self._by_graph(query, count)
            return self._exactly(query, count, None)
        return self._exactly(query, count, np.flatnonzero(np.isin(self.ids, allowed)))

    def _by_graph(self, query: NDArray[np.float32], count: int) -> Hits:
        matches = self.graph.search(query, count, threads=1)  # type: ignore[union-attr]
        return matches.keys.astype(np.int64), (1 - matches.distances).astype(np.float32)

    def _exactly(self, query: NDArray[np.float32], count: int, rows: NDArray[np.int64] | None) -> Hits:
        found: list[Hits] = []
        total = len(self.ids) if rows is None else len(rows)
        for start in range(0, total, _ROWS_AT_ONCE):
            part = (
                slice(start, start + _ROWS_AT_ONCE) if rows is None else rows[start : start + _ROWS_AT_ONCE]
            )
            ids, vectors = self.ids[part], self.vectors[part]
            half = query.astype(np.float16)[None]
            matches = exact_search(vectors, half, min(count, len(ids)), MetricKind.Cos, exact=True)
            found.append((ids[matches.keys.astype(np.int64)], (1 - matches.distances).astype(np.float32)))
        return best(found, count)


def best(found: list[Hits], count: int) -> Hits:
    """The best of several answers, as one."""
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    ids = np.concatenate([part for part, _ in found])
    scores = np.concatenate([part for _, part in found])
    order = np.argsort(-scores, kind="stable")[:count]
    return ids[order], scores[order]


def folder_of(folder: Path, model: str) -> Path:
    """Where the model's generations lie."""
    return folder / hashlib.sha256(model.encode()).hexdigest()[:16]


def newest_number(place: Path) -> int:
    """The number of the newest generation, 0 when there is none. Cheap: asked before every search."""
    return max(_numbers(place), default=0)


def open_newest(place: Path) -> Base | None:
    """The newest generation that is whole, or None: everything is in the catalog still."""
    for number in sorted(_numbers(place), reverse=True):
        try:
            return _open(place / str(number), number)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            continue  # damaged, or just replaced by a newer one: the catalog has all of it
    return None


def write(place: Path, ids: NDArray[np.int64], vectors: NDArray[np.float16], last: int) -> None:
    """Write the next generation, and delete the older ones; `last` is the highest id ever covered.

    Raises OSError; then nothing has changed.
    """
    place.mkdir(parents=True, exist_ok=True)
    number = max(newest_number(place) + 1, time.time_ns())  # never one that a reader has open
    temporary = place / f"{number}.part"
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir()
        _write_into(temporary, ids, vectors, last)
        os.replace(temporary, place / str(number))
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    if os.name == "posix":
        _sync(place)
    for old in place.iterdir():
        if old.name != str(number):
            shutil.rmtree(old, ignore_errors=True)  # a reader on Windows may still hold it: the next time


def keep_only(folder: Path, models: Collection[str]) -> None:
    """Delete the generations of all other models, as far as no reader holds them."""
    kept = {folder_of(folder, model).name for model in models}
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.name not in kept:
            shutil.rmtree(place, ignore_errors=True)


def _write_into(folder: Path, ids: NDArray[np.int64], vectors: NDArray[np.float16], last: int) -> None:
    np.save(folder / _IDS, ids)
    np.save(folder / _VECTORS, vectors)
    if len(ids) > EXACT_UP_TO:
        graph = Index(ndim=vectors.shape[1], metric=MetricKind.Cos, dtype="f16")
        graph.add(ids, vectors)
        saved = graph.save()  # to memory: usearch can't open every name of a file that Windows has
        (folder / _GRAPH).write_bytes(saved or b"")
    files = {path.name: _checksum(path) for path in sorted(folder.iterdir())}
    description = {"format": _FORMAT, "last": last, "files": files}
    (folder / _DESCRIPTION).write_text(json.dumps(description), encoding="utf-8")
    for path in folder.iterdir():
        _sync(path)


def _numbers(place: Path) -> list[int]:
    try:
        return [int(name) for name in os.listdir(place) if name.isdecimal()]
    except FileNotFoundError:
        return []


def _open(generation: Path, number: int) -> Base:
    description: dict[str, Any] = json.loads((generation / _DESCRIPTION).read_text(encoding="utf-8"))
    if description["format"] != _FORMAT:
        raise ValueError(f"{generation}: is of another version")
    for name, checksum in description["files"].items():
        if (
            _checksum(generation / name) != checksum
        ):  # reading it all also warms the pages for the first search
            raise ValueError(f"{generation / name}: is damaged")
    ids = np.load(generation / _IDS)
    vectors = np.load(generation / _VECTORS, mmap_mode="r")
    graph = mapped = None
    if _GRAPH in description["files"]:
        with (generation / _GRAPH).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        graph = Index.restore(memoryview(mapped), view=True)
    return Base(number, int(description["last"]), ids, vectors, graph, mapped)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _sync(path: Path) -> None:
    """Have the system put the file (or, on POSIX, the folder's entries) on the disk now."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
