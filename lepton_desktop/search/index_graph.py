"""The graph of a snapshot: usearch's HNSW of the vectors in eight bits, in shards of rows that follow each other.

One graph of a million takes more than three times as long to make as its shards, which suit the processor's cache.
They are searched at the same time, except those where nothing passes a filter. A new snapshot takes over the full ones.
"""

from __future__ import annotations

import mmap
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.search.usearch_runtime import Index, MetricKind

SHARD = 65_536
"""The most vectors of a shard: 32 MB in eight bits. docs/performance.md has what other sizes cost."""

_LINKS, _EFFORT = 16, 64
"""usearch's own effort of 128 takes twice as long to build, and finds no more after the exact ranking."""
_GONE_AT_MOST = 0.2
"""A shard that knows more than this part of what is gone is built again."""
_ROWS_AT_ONCE = 32_768
_THREADS_AT_MOST = 8

Made = tuple[str, int, int]
"""The name of a shard's file, and the rows that it holds: the first, and the first that it doesn't."""

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Shard:
    """Rows `first` to before `end` of a snapshot, and their graph by their ids; it may know some that are gone."""

    name: str
    first: int
    end: int
    graph: Index
    mapped: mmap.mmap
    """What the graph lives in; it doesn't hold it by itself."""

    def __len__(self) -> int:
        return self.end - self.first

    def nearest(self, query: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """The ids (n,), ascending, of about the nearest to a unit vector (d,); some may be gone."""
        return np.sort(self.graph.search(query, count, threads=1).keys.astype(np.int64))


def open_shards(folder: Path, made: Sequence[Made]) -> tuple[Shard, ...]:
    """The shards that `write` made in the folder. Raises OSError, ValueError and RuntimeError for what is damaged."""
    return tuple(_open(folder, name, first, end) for name, first, end in made)


def in_each(shards: Sequence[Shard], ask: Callable[[Shard], _Found]) -> list[_Found]:
    """What `ask` finds in each of the shards, at the same time: usearch lets other threads run meanwhile."""
    if len(shards) == 1:
        return [ask(shards[0])]
    return list(_threads().map(ask, shards))


def write(
    folder: Path,
    ids: NDArray[np.int64],
    vectors: Path,
    dimensions: int,
    old: tuple[Path, Sequence[Shard], NDArray[np.bool_]] | None = None,
) -> list[Made]:
    """Write the shards of ids (n,), whose vectors lie in a file as float16, into the folder. Raises OSError.

    `old` is the folder and the shards of the snapshot before, and of each of its rows (m,) whether it is kept: the ids
    begin with those. A shard of which most is kept is taken over, the last one is continued.
    """
    made: list[Made] = []
    plan = _plan(old[1], old[2], len(ids)) if old is not None else _new_pieces(0, len(ids))
    for number, piece in enumerate(plan):
        path = folder / f"graph-{number}.usearch"
        source = old[0] / piece.old.name if old is not None and piece.old is not None else None
        if source is not None and piece.begun == piece.end:
            _link(source, path)
        else:
            graph = _empty(dimensions) if source is None else Index.restore(source.read_bytes())
            _extend(graph, ids, vectors, dimensions, piece)
            _save(graph, path)
        made.append((path.name, piece.first, piece.end))
    return made


@dataclass(frozen=True, slots=True)
class _Piece:
    """A shard to be: its rows, and the old one that has those before row `begun`, or None."""

    first: int
    end: int
    old: Shard | None
    begun: int


def _plan(old: Sequence[Shard], kept: NDArray[np.bool_], count: int) -> Iterator[_Piece]:
    """What becomes of the old shards, and of the rows after theirs, up to `count`."""
    planned = row = 0
    for shard in old:
        stay = int(kept[shard.first : shard.end].sum())
        if stay and len(shard.graph) <= stay * (1 + _GONE_AT_MOST):
            yield from _new_pieces(planned, row)
            room = max(0, SHARD - len(shard.graph)) if shard is old[-1] else 0
            planned = min(count, row + stay + room)
            yield _Piece(row, planned, shard, row + stay)
        row += stay
    yield from _new_pieces(planned, count)


def _new_pieces(first: int, end: int) -> Iterator[_Piece]:
    for start in range(first, end, SHARD):
        yield _Piece(start, min(end, start + SHARD), None, start)


def _empty(dimensions: int) -> Any:
    # of unit vectors the inner product is the cosine, and costs a quarter less
    return Index(
        ndim=dimensions, metric=MetricKind.IP, dtype="i8", connectivity=_LINKS, expansion_add=_EFFORT
    )


def _extend(graph: Any, ids: NDArray[np.int64], vectors: Path, dimensions: int, piece: _Piece) -> None:
    with vectors.open("rb") as stream:  # read, not mapped: what is mapped counts as memory in use
        stream.seek(2 * dimensions * piece.begun)
        for first in range(piece.begun, piece.end, _ROWS_AT_ONCE):
            part = ids[first : min(piece.end, first + _ROWS_AT_ONCE)]
            read = np.fromfile(stream, np.float16, len(part) * dimensions)
            graph.add(part, read.reshape(len(part), dimensions))


def _save(graph: Any, path: Path) -> None:
    if os.name == "posix":
        graph.save(path)
    else:  # usearch can't open every name of a file that Windows has
        path.write_bytes(graph.save() or b"")


def _link(source: Path, path: Path) -> None:
    """The file under another name too; a copy where the file system has no links."""
    try:
        os.link(source, path)
    except OSError:
        shutil.copyfile(source, path)


def _open(folder: Path, name: str, first: int, end: int) -> Shard:
    with (folder / name).open("rb") as stream:
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    graph = Index.restore(memoryview(mapped), view=True)
    if graph is None:
        raise ValueError(f"{folder / name}: is damaged")
    return Shard(name, first, end, graph, mapped)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(min(_THREADS_AT_MOST, os.cpu_count() or 1), "searching")
