"""The vector index of one model: an immutable snapshot on disk, and the delta that the catalog has got since.

The catalog is the truth and this a cache of it: a snapshot that is missing, damaged or of another catalog is
passed over, and everything is searched out of the catalog until the indexing process has built a new one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.search import index_snapshot, snapshot_writer
from lepton_desktop.search.index_snapshot import Hits, PassingRows, Snapshot

DELTA_AT_LEAST = 2_000
"""Up to this number, vectors are searched in memory at no cost worth mentioning."""
DELTA_PART, DELTA_AT_MOST = 0.2, 30_000
"""A new snapshot pays when this part of it would be new, or is gone; or this number: it is searched in about 8 ms."""
_ROWS_AT_ONCE = 16_384
_SAMPLES = 24
_LATEST = 8
_SAME = 2e-3  # how far apart the numbers of a vector may be, once as float32 and once as float16


_Passing = tuple[PassingRows | None, slice | NDArray[np.int64]]
"""What may come of the snapshot, and which rows of the delta."""


class VectorIndex:
    """Answers which vectors are nearest. Belongs to the thread of its catalog."""

    def __init__(self, folder: Path, catalog: Catalog, model: str) -> None:
        """Open the model's snapshot in the folder of the index, and read what came after. Raises CatalogError."""
        self.model = model
        self._place = index_snapshot.folder_of(folder, model)
        self._catalog = catalog
        self._snapshot: Snapshot | None = None
        self._seen_number = 0
        self._changes = -1
        self._last = 0  # the highest id that is in the snapshot or the delta
        self._delta_ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._delta: NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._passing: tuple[NDArray[np.int64], tuple[int, int], _Passing] | None = None
        self.refresh()

    def __len__(self) -> int:
        return (len(self._snapshot.ids) if self._snapshot else 0) + len(self._delta_ids)

    @property
    def state(self) -> tuple[int, int]:
        """Another value whenever what it searches has changed."""
        return self._seen_number, self._last

    def refresh(self) -> None:
        """Take up a newer snapshot, and the vectors that the catalog has got. Cheap when nothing happened."""
        number = index_snapshot.newest_number(self._place)
        if self._snapshot is not None and self._snapshot.damaged.is_set():
            self._snapshot, self._last = None, 0
            self._delta_ids, self._delta = self._delta_ids[:0], self._delta[:0]
            self._changes = -1
        if number != self._seen_number:
            self._seen_number = number
            snapshot = index_snapshot.open_newest(self._place)
            self._snapshot = (
                snapshot if snapshot is not None and is_of(self._catalog, snapshot, self.model) else None
            )
            self._last = self._snapshot.last if self._snapshot else 0
            self._delta_ids, self._delta = self._delta_ids[:0], self._delta[:0]
            self._changes = -1
        changes = self._catalog.changes()
        if changes == self._changes:
            return
        self._changes = changes
        ids, vectors = self._catalog.vectors.after(self.model, self._last)
        if len(ids):
            self._last = int(ids[-1])
            self._delta_ids = np.concatenate([self._delta_ids, ids])
            self._delta = np.concatenate([self._delta, vectors]) if len(self._delta) else vectors

    def search(
        self, query: NDArray[np.float32], count: int, allowed: NDArray[np.int64] | None = None
    ) -> Hits:
        """The ids (n,) of the vectors nearest to a unit vector (d,), and their cosines (n,), best first.

        `allowed` holds the only ids (n,) that may come; what it lets pass is kept for the next search with the same
        array. Those of photos that are gone may come: the caller looks every one up in the catalog. Fewer than
        `count` come only when there are no more.
        """
        if count <= 0:
            return index_snapshot.best([], 0)
        passing, rows = (None, slice(None)) if allowed is None else self._let_pass(allowed)
        found: list[Hits] = []
        if self._snapshot is not None and len(self._snapshot.ids):
            found.append(self._snapshot.search(query, count, passing))
        ids, delta = self._delta_ids[rows], self._delta[rows]
        if len(ids):
            scores = delta @ query
            top = np.argpartition(-scores, count)[:count] if count < len(ids) else np.arange(len(ids))
            found.append((ids[top], scores[top]))
        return index_snapshot.best(found, count)

    def _let_pass(self, allowed: NDArray[np.int64]) -> _Passing:
        if self._passing is None or self._passing[0] is not allowed or self._passing[1] != self.state:
            snapshot = self._snapshot.passing(allowed) if self._snapshot is not None else None
            delta = np.flatnonzero(np.isin(self._delta_ids, allowed))
            self._passing = allowed, self.state, (snapshot, delta)
        return self._passing[2]

    def vectors_of(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors (n, d) of ids (n,) that a search has just brought."""
        vectors = np.empty((len(ids), self.dimensions), np.float32)
        left = np.ones(len(ids), bool)
        sources: list[tuple[NDArray[np.int64], NDArray[Any]]] = [(self._delta_ids, self._delta)]
        if self._snapshot is not None:
            sources.append((self._snapshot.ids, self._snapshot.vectors))
        for known, matrix in sources:
            if len(known):
                rows = np.minimum(np.searchsorted(known, ids), len(known) - 1)
                here = left & (known[rows] == ids)
                vectors[here] = matrix[rows[here]]
                left &= ~here
        if left.any():
            raise KeyError(int(ids[left][0]))
        return vectors

    def sample(self, count: int) -> NDArray[np.float32]:
        """At most `count` of the vectors (n, d), spread over all of them."""
        snapshot_ids = self._snapshot.ids if self._snapshot is not None else self._delta_ids[:0]
        rows = np.unique(np.linspace(0, max(0, len(self) - 1), min(count, len(self))).astype(int))
        old = rows[rows < len(snapshot_ids)]
        return self.vectors_of(
            np.concatenate([snapshot_ids[old], self._delta_ids[rows[len(old) :] - len(snapshot_ids)]])
        )

    @property
    def dimensions(self) -> int:
        """The length d of the vectors, 0 where there are none."""
        return int((self._snapshot.vectors if self._snapshot is not None else self._delta).shape[1])


def compact(catalog: Catalog, folder: Path, model: str) -> bool:
    """Build a new snapshot for the model if that pays; True when it did. For the indexing process, now and then.

    The snapshots of models that have no vectors any more are deleted. Raises CatalogError, or OSError when the disk
    is full; then the old snapshot stays.
    """
    snapshot_writer.keep_only(folder, catalog.vectors.counts())
    place = index_snapshot.folder_of(folder, model)
    old = index_snapshot.open_newest(place, check=True)
    if old is not None and not is_of(catalog, old, model):
        old = None
    standing = catalog.vectors.ids(model)
    kept = np.isin(old.ids, standing) if old is not None else np.empty(0, bool)
    remaining = int(kept.sum())
    delta = len(standing) - remaining
    gone = len(kept) - remaining
    pays = max(DELTA_AT_LEAST, min(DELTA_AT_MOST, DELTA_PART * remaining))
    unfit = old is None and index_snapshot.newest_number(place) > 0
    # Where the latest are all gone, the catalog may be an older copy, about to give their ids again.
    unfit = unfit or (len(kept) > 0 and not kept[-_LATEST:].any())
    if delta < pays and gone < pays and not unfit:
        return False
    if unfit:
        old, kept = None, kept[:0]
    if len(standing):
        after, last = old.last if old is not None else 0, int(standing[-1])
        snapshot_writer.write(place, old, kept, _delta(catalog, model, after, last), last)
    return True


def _delta(catalog: Catalog, model: str, after: int, last: int) -> snapshot_writer.Parts:
    """The model's vectors with ids above `after`, up to `last`."""
    while after < last:
        ids, vectors = catalog.vectors.after(model, after, _ROWS_AT_ONCE)
        if not len(ids):
            return
        after = int(ids[-1])
        yield ids[ids <= last], vectors[ids <= last].astype(np.float16)


def is_of(catalog: Catalog, snapshot: Snapshot, model: str) -> bool:
    """Whether the snapshot was made from this catalog, as far as a sample shows.

    A new catalog, or one that was restored from an older copy, may have given its latest ids again.
    """
    if not len(snapshot.ids):
        return True
    count = len(snapshot.ids)
    spread = np.linspace(0, count - 1, _SAMPLES).astype(int)
    rows = np.unique(np.append(spread, range(max(0, count - _LATEST), count)))
    photos = catalog.photos.by_vector([int(number) for number in snapshot.ids[rows]])
    for row in rows:
        photo = photos.get(int(snapshot.ids[row]))
        if photo is None:
            continue
        vector = catalog.vectors.of_photo(photo.id, model)
        if vector is None or vector.shape != snapshot.vectors[row].shape:
            return False
        if np.abs(vector - snapshot.vectors[row].astype(np.float32)).max() > _SAME:
            return False
    return True
