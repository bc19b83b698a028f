"""The base of a vector index: a generation of vectors on disk, immutable, mapped, checked.

A generation is a folder ``<model>/<number>`` with the ids, the vectors as float16, a usearch graph of them in
eight bits where there are many, and a description with checksums. `generations.py` writes it. A reader that has an
older one open keeps it.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import threading
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.usearch_runtime import Index, MetricKind, exact_search

EXACT_UP_TO = 60_000
"""So many vectors are searched exactly, in about 15 ms at 512 numbers each; more of them by usearch's HNSW graph."""

DESCRIPTION = "base.json"
IDS, VECTORS, GRAPH = "ids.i64", "vectors.f16", "graph.usearch"
FORMAT = 2
_ROWS_AT_ONCE = 65_536
_CANDIDATES = 512
"""As many as the graph gives at least; ranked anew by their exact vectors they hold 99 of 100 of the true nearest."""
_MOST_CANDIDATES = 8_192
_CANDIDATE_COST = 16
"""A candidate of the graph costs about as much as so many vectors that are compared one by one."""
_CHECKED_AT_ONCE = 1 << 26  # bytes: larger files are checked, and brought into memory, in the background

Hits = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Ids (n,) and their cosine similarities (n,), best first."""


@dataclass(frozen=True, slots=True)
class Base:
    """An open generation: ids (n,) ascending, vectors (n, d) float16. `last` is the highest id it covers.

    `damaged` is set when a check in the background finds that a file isn't as it was written.
    """

    number: int
    last: int
    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]
    graph: Index | None
    mapped: mmap.mmap | None
    """What the graph lives in; it doesn't hold it by itself."""
    damaged: threading.Event

    def search(
        self, query: NDArray[np.float32], count: int, allowed: NDArray[np.int64] | None = None
    ) -> Hits:
        """The nearest to a unit vector (d,), of all or of those whose ids, ascending, are in `allowed`.

        Where much is allowed, the graph is asked for more than is wanted, and what isn't allowed is left out; where
        little is, it is compared one by one: whichever costs less.
        """
        if allowed is None:
            return (
                self._by_graph(query, count) if self.graph is not None else self._exactly(query, count, None)
            )
        rows = self._rows_of(allowed)
        if self.graph is not None and len(rows):
            candidates = 2 * count * len(self.ids) // len(rows)
            if candidates <= _MOST_CANDIDATES and candidates * _CANDIDATE_COST < len(rows):
                ids, scores = self._by_graph(query, max(candidates, count))
                passing = np.isin(ids, allowed, kind="sort")
                if passing.sum() >= count:
                    return ids[passing][:count], scores[passing][:count]
        return self._exactly(query, count, rows)

    def _rows_of(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows (n,), ascending, of those of the ids, ascending, that are here."""
        if not len(self.ids):
            return np.empty(0, np.int64)
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        here: NDArray[np.int64] = rows[self.ids[rows] == ids]
        return here

    def _by_graph(self, query: NDArray[np.float32], count: int) -> Hits:
        """The graph names candidates by vectors in eight bits; their own vectors rank them."""
        matches = self.graph.search(query, max(_CANDIDATES, 2 * count), threads=1)  # type: ignore[union-attr]
        rows = self._rows_of(np.sort(matches.keys.astype(np.int64)))  # it still knows some that are gone
        scores = self.vectors[rows].astype(np.float32) @ query
        order = np.argsort(-scores, kind="stable")[:count]
        return self.ids[rows[order]], scores[order]

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


def open_newest(place: Path, check: bool = False) -> Base | None:
    """The newest generation that is whole, or None: everything is in the catalog still.

    Large files are checked in the background, which also brings them into memory for the first search; with
    `check`, before this returns.
    """
    for number in sorted(_numbers(place), reverse=True):
        try:
            return _open(place / str(number), number, check)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            continue  # damaged, or just replaced by a newer one: the catalog has all of it
    return None


def checksum(path: Path) -> int:
    """The CRC-32 of the file. Raises OSError."""
    found = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            found = zlib.crc32(chunk, found)
    return found


def _numbers(place: Path) -> list[int]:
    try:
        return [int(name) for name in os.listdir(place) if name.isdecimal()]
    except FileNotFoundError:
        return []


def _open(generation: Path, number: int, check: bool) -> Base:
    description: dict[str, Any] = json.loads((generation / DESCRIPTION).read_text(encoding="utf-8"))
    if description["format"] != FORMAT:
        raise ValueError(f"{generation}: is of another version")
    later: dict[Path, int] = {}
    for name, (size, expected) in description["files"].items():
        file = generation / name
        if file.stat().st_size != size:
            raise ValueError(f"{file}: is damaged")
        if size > _CHECKED_AT_ONCE and not check:
            later[file] = expected
        elif checksum(file) != expected:
            raise ValueError(f"{file}: is damaged")
    ids = np.fromfile(generation / IDS, np.int64)
    shape = (len(ids), int(description["dimensions"]))
    vectors = np.memmap(generation / VECTORS, np.float16, "r", shape=shape)
    graph = mapped = None
    if GRAPH in description["files"]:
        with (generation / GRAPH).open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        graph = Index.restore(memoryview(mapped), view=True)
    damaged = threading.Event()
    if later:
        threading.Thread(target=_check, args=(later, damaged), name="checking", daemon=True).start()
    return Base(number, int(description["last"]), ids, vectors, graph, mapped, damaged)


def _check(files: dict[Path, int], damaged: threading.Event) -> None:
    try:
        if any(checksum(file) != expected for file, expected in files.items()):
            damaged.set()
    except OSError:
        pass  # replaced by a newer generation meanwhile
