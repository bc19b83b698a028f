"""A snapshot of a vector index: vectors on disk, immutable, mapped, checked.

A snapshot is a folder ``<model>/<number>`` with the ids, the vectors as float16, the shards of their graph where
there are many, and a description with checksums. `snapshot_writer.py` writes it. A reader that has an older one open
keeps it.
"""

from __future__ import annotations

import hashlib
import math
import os
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.file_integrity import checksum
from lepton_desktop.search import index_graph
from lepton_desktop.search.index_graph import Shard
from lepton_desktop.search.usearch_runtime import MetricKind, exact_search
from lepton_desktop.stored_json import read_object

EXACT_UP_TO = 60_000
"""Up to this number, vectors are searched exactly, in about 6 ms at 512 numbers each; more of them by a graph."""

DESCRIPTION = "base.json"
IDS, VECTORS = "ids.i64", "vectors.f16"
FORMAT = 3
_ROWS_AT_ONCE = 65_536
_CANDIDATES, _CANDIDATES_OF, _CANDIDATES_GROW = 600, 100_000, 0.7
"""The number of candidates that the shards name together at least, and up to how many vectors; 3,007 of a million.
Ranked by their exact vectors they hold 99 of 100 of the true nearest."""
_TOGETHER = 128
"""This many of the nearest may all lie in one shard, as photos of one day do, and still be found."""
_MOST_CANDIDATES = 8_192
_CANDIDATE_COST = 16
"""A candidate of the graph costs about as much as this number of vectors that are compared one by one."""
_CHECKED_AT_ONCE = 1 << 24  # bytes: larger files are checked, and brought into memory, in the background

Hits = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Ids (n,) and their cosine similarities (n,), best first."""


@dataclass(frozen=True, slots=True)
class PassingRows:
    """What a filter lets pass of a snapshot: its rows (n,), ascending, and for each of all rows whether it passes."""

    rows: NDArray[np.int64]
    mask: NDArray[np.bool_]

    def between(self, first: int, end: int) -> NDArray[np.int64]:
        """The rows from `first` to before `end`."""
        start, stop = np.searchsorted(self.rows, (first, end))
        return self.rows[start:stop]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open snapshot: ids (n,) ascending, vectors (n, d) float16. `last` is the highest id it covers.

    `damaged` is set when a check in the background finds that a file isn't as it was written.
    """

    number: int
    last: int
    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]
    shards: tuple[Shard, ...]
    damaged: threading.Event

    def passing(self, ids: NDArray[np.int64]) -> PassingRows:
        """Those of the ids (n,), each there once, that are here."""
        mask = np.isin(self.ids, ids, assume_unique=True)
        return PassingRows(np.flatnonzero(mask), mask)

    def search(self, query: NDArray[np.float32], count: int, passing: PassingRows | None = None) -> Hits:
        """The nearest to a unit vector (d,), of all or of what passes; fewer than `count` only when there are no more.

        Where there is a graph, each of its shards names candidates, which are compared exactly.
        """
        rows = None if passing is None else passing.rows
        if self.shards:
            named = index_graph.in_each(self.shards, lambda shard: self._named(shard, query, count, passing))
            candidates = np.concatenate(named)
            if len(candidates) >= min(count, len(self.ids if rows is None else rows)):
                rows = candidates
        return self._exactly(query, count, rows)

    def _named(
        self, shard: Shard, query: NDArray[np.float32], count: int, passing: PassingRows | None
    ) -> NDArray[np.int64]:
        """The rows (n,) of a shard among which its nearest are: by its graph, or all of them, whichever costs less.

        Where a filter lets much pass, the graph is asked for more than is wanted, and what doesn't pass is left out.
        """
        rows = None if passing is None else passing.between(shard.first, shard.end)
        among = len(shard) if rows is None else len(rows)
        if not among:
            return np.empty(0, np.int64)
        growth = max(1.0, len(self.ids) / _CANDIDATES_OF) ** _CANDIDATES_GROW
        shards = max(1.0, len(self.ids) / index_graph.SHARD)
        wanted = max(min(count, _TOGETHER), math.ceil(2 * count / shards))
        candidates = max(math.ceil(_CANDIDATES * growth / shards), math.ceil(wanted * len(shard) / among))
        cheaper = candidates * _CANDIDATE_COST < among
        if cheaper and (passing is None or candidates <= _MOST_CANDIDATES):
            found = self._rows_of(shard.nearest(query, candidates))
            found = found if passing is None else found[passing.mask[found]]
            if passing is None or 2 * len(found) >= wanted:
                return found
        return np.arange(shard.first, shard.end) if rows is None else rows

    def _rows_of(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows (n,), ascending, of those of the ids, ascending, that are here."""
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        here: NDArray[np.int64] = rows[self.ids[rows] == ids]
        return here

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
    """Where the model's snapshots are."""
    return folder / hashlib.sha256(model.encode()).hexdigest()[:16]


def newest_number(place: Path) -> int:
    """The number of the newest snapshot, 0 when there is none. Cheap: asked before every search."""
    return max(_numbers(place), default=0)


def open_newest(place: Path, check: bool = False) -> Snapshot | None:
    """The newest snapshot that is whole, or None: everything is in the catalog still.

    Large files are checked in the background, which also brings them into memory for the first search; with
    `check`, before this returns.
    """
    for number in sorted(_numbers(place), reverse=True):
        try:
            return _open(place / str(number), number, check)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RuntimeError):
            continue  # damaged, or just replaced by a newer one: the catalog has all of it
    return None


def _numbers(place: Path) -> list[int]:
    try:
        return [int(name) for name in os.listdir(place) if name.isdecimal()]
    except FileNotFoundError:
        return []


def _open(snapshot: Path, number: int, check: bool) -> Snapshot:
    description = read_object(snapshot / DESCRIPTION)
    if description["format"] != FORMAT:
        raise ValueError(f"{snapshot}: is of another version")
    later: dict[Path, int] = {}
    for name, (size, expected) in description["files"].items():
        file = snapshot / name
        if file.stat().st_size != size:
            raise ValueError(f"{file}: is damaged")
        if size > _CHECKED_AT_ONCE and not check:
            later[file] = expected
        elif checksum(file) != expected:
            raise ValueError(f"{file}: is damaged")
    ids = np.fromfile(snapshot / IDS, np.int64)
    shape = (len(ids), int(description["dimensions"]))
    vectors = np.memmap(snapshot / VECTORS, np.float16, "r", shape=shape)
    shards = index_graph.open_shards(snapshot, description["shards"])
    damaged = threading.Event()
    if later:
        threading.Thread(target=_check, args=(later, damaged), name="checking", daemon=True).start()
    return Snapshot(number, int(description["last"]), ids, vectors, shards, damaged)


def _check(files: dict[Path, int], damaged: threading.Event) -> None:
    try:
        if any(checksum(file) != expected for file, expected in files.items()):
            damaged.set()
    except OSError:
        pass  # replaced by a newer snapshot meanwhile
