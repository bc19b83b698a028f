"""Writes the snapshots of a vector index: in parts, so that a million vectors need no memory of their own.

A snapshot is written under another name and renamed when it is whole; the highest number counts. What can't be
deleted yet (Windows keeps mapped files) is deleted by a later writer.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.file_integrity import checksum, write_through
from lepton_desktop.search import index_graph, index_snapshot
from lepton_desktop.search.index_snapshot import DESCRIPTION, FORMAT, IDS, VECTORS, Snapshot

Parts = Iterable[tuple[NDArray[np.int64], NDArray[np.float16]]]
"""Ids (n,), ascending from part to part, and their vectors (n, d)."""

_ROWS_AT_ONCE = 32_768


def write(place: Path, old: Snapshot | None, kept: NDArray[np.bool_], delta: Parts, last: int) -> None:
    """Write the next snapshot, and delete the older ones: what is `kept` (n,) of the old one, and the delta.

    `last` is the highest id ever covered. Raises OSError; then nothing has changed.
    """
    place.mkdir(parents=True, exist_ok=True)
    number = max(index_snapshot.newest_number(place) + 1, time.time_ns())  # never one that a reader has open
    temporary = place / f"{number}.part"
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir()
        _write_into(temporary, place, old, kept, delta, last)
        os.replace(temporary, place / str(number))
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    if os.name == "posix":
        write_through(place)
    for older in place.iterdir():
        if older.name != str(number):
            shutil.rmtree(older, ignore_errors=True)  # a reader on Windows may still hold it: the next time


def keep_only(folder: Path, models: Collection[str]) -> None:
    """Delete the snapshots of all other models, as far as no reader holds them."""
    kept = {index_snapshot.folder_of(folder, model).name for model in models}
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.name not in kept:
            shutil.rmtree(place, ignore_errors=True)


def _write_into(
    folder: Path, place: Path, old: Snapshot | None, kept: NDArray[np.bool_], delta: Parts, last: int
) -> None:
    count = dimensions = 0
    with (folder / IDS).open("wb") as ids_file, (folder / VECTORS).open("wb") as vectors_file:
        for parts in (_kept_parts(old, kept), delta):
            for ids, vectors in parts:
                ids.astype(np.int64).tofile(ids_file)
                vectors.astype(np.float16).tofile(vectors_file)
                count, dimensions = count + len(ids), vectors.shape[1]
    shards: list[index_graph.Made] = []
    if count > index_snapshot.EXACT_UP_TO:
        before = (place / str(old.number), old.shards, kept) if old is not None else None
        shards = index_graph.write(
            folder, np.fromfile(folder / IDS, np.int64), folder / VECTORS, dimensions, before
        )
    files = {path.name: (path.stat().st_size, checksum(path)) for path in sorted(folder.iterdir())}
    description = {
        "format": FORMAT,
        "last": last,
        "dimensions": dimensions,
        "shards": shards,
        "files": files,
    }
    (folder / DESCRIPTION).write_text(json.dumps(description), encoding="utf-8")
    for path in folder.iterdir():
        write_through(path)


def _kept_parts(old: Snapshot | None, kept: NDArray[np.bool_]) -> Parts:
    for start in range(0, len(kept) if old is not None else 0, _ROWS_AT_ONCE):
        rows = start + np.flatnonzero(kept[start : start + _ROWS_AT_ONCE])
        if old is not None and len(rows):
            yield old.ids[rows], old.vectors[rows]
