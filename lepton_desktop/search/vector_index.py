"""The vector index of one model: an immutable base on disk plus what the catalog has got since.

The catalog is the truth and this a cache of it: a base that is missing, damaged or of another catalog is
passed over, and everything is searched out of the catalog until the indexing process has built a new one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.search import index_base, index_generations
from lepton_desktop.search.index_base import Hits, IndexBase, Passing

FRESH_AT_LEAST = 2_000
"""So many vectors are searched in memory without a thought."""
FRESH_PART, FRESH_AT_MOST = 0.2, 30_000
"""A new base pays when this part of it would be new, or is gone; or so many: they are searched in about 8 ms."""
_ROWS_AT_ONCE = 16_384
_SAMPLES = 24
_LATEST = 8
_SAME = 2e-3  # how far apart the numbers of a vector may be, once as float32 and once as float16


_Passing = tuple[Passing | None, slice | NDArray[np.int64]]
"""What may come of the base, and which rows of what is fresh."""


class VectorIndex:
    """Answers which vectors are nearest. Belongs to the thread of its catalog."""

    def __init__(self, folder: Path, catalog: Catalog, model: str) -> None:
        """Open the model's base in the folder of the index, and read what came after. Raises CatalogError."""
        self.model = model
        self._place = index_base.folder_of(folder, model)
        self._catalog = catalog
        self._base: IndexBase | None = None
        self._seen_number = 0
        self._changes = -1
        self._last = 0  # the highest id that is in the base or fresh
        self._fresh_ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._fresh: NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._passing: tuple[NDArray[np.int64], tuple[int, int], _Passing] | None = None
        self.refresh()

    def __len__(self) -> int:
        return (len(self._base.ids) if self._base else 0) + len(self._fresh_ids)

    @property
    def state(self) -> tuple[int, int]:
        """Differs whenever what it searches has become another."""
        return self._seen_number, self._last

    def refresh(self) -> None:
        """Take up a newer base, and the vectors that the catalog has got. Cheap when nothing happened."""
        number = index_base.newest_number(self._place)
        if self._base is not None and self._base.damaged.is_set():
            self._base, self._last = None, 0
            self._fresh_ids, self._fresh = self._fresh_ids[:0], self._fresh[:0]
            self._changes = -1
        if number != self._seen_number:
            self._seen_number = number
            base = index_base.open_newest(self._place)
            self._base = base if base is not None and is_of(self._catalog, base, self.model) else None
            self._last = self._base.last if self._base else 0
            self._fresh_ids, self._fresh = self._fresh_ids[:0], self._fresh[:0]
            self._changes = -1
        changes = self._catalog.changes()
        if changes == self._changes:
            return
        self._changes = changes
        ids, vectors = self._catalog.vectors.after(self.model, self._last)
        if len(ids):
            self._last = int(ids[-1])
            self._fresh_ids = np.concatenate([self._fresh_ids, ids])
            self._fresh = np.concatenate([self._fresh, vectors]) if len(self._fresh) else vectors

    def search(
        self, query: NDArray[np.float32], count: int, allowed: NDArray[np.int64] | None = None
    ) -> Hits:
        """The ids (n,) of the vectors nearest to a unit vector (d,), and their cosines (n,), best first.

        `allowed` holds the only ids (n,) that may come; what it lets pass is kept for the next search with the same
        array. Those of photos that are gone may come: the caller looks every one up in the catalog. Fewer than
        `count` come only when there are no more.
        """
        if count <= 0:
            return index_base.best([], 0)
        passing, rows = (None, slice(None)) if allowed is None else self._let_pass(allowed)
        found: list[Hits] = []
        if self._base is not None and len(self._base.ids):
            found.append(self._base.search(query, count, passing))
        ids, fresh = self._fresh_ids[rows], self._fresh[rows]
        if len(ids):
            scores = fresh @ query
            top = np.argpartition(-scores, count)[:count] if count < len(ids) else np.arange(len(ids))
            found.append((ids[top], scores[top]))
        return index_base.best(found, count)

    def _let_pass(self, allowed: NDArray[np.int64]) -> _Passing:
        if self._passing is None or self._passing[0] is not allowed or self._passing[1] != self.state:
            base = self._base.passing(allowed) if self._base is not None else None
            fresh = np.flatnonzero(np.isin(self._fresh_ids, allowed))
            self._passing = allowed, self.state, (base, fresh)
        return self._passing[2]

    def vectors_of(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors (n, d) of ids (n,) that a search has just brought."""
        vectors = np.empty((len(ids), self.dimensions), np.float32)
        left = np.ones(len(ids), bool)
        sources: list[tuple[NDArray[np.int64], NDArray[Any]]] = [(self._fresh_ids, self._fresh)]
        if self._base is not None:
            sources.append((self._base.ids, self._base.vectors))
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
        bases_ids = self._base.ids if self._base is not None else self._fresh_ids[:0]
        rows = np.unique(np.linspace(0, max(0, len(self) - 1), min(count, len(self))).astype(int))
        old = rows[rows < len(bases_ids)]
        return self.vectors_of(
            np.concatenate([bases_ids[old], self._fresh_ids[rows[len(old) :] - len(bases_ids)]])
        )

    @property
    def dimensions(self) -> int:
        """The length d of the vectors, 0 where there are none."""
        return int((self._base.vectors if self._base is not None else self._fresh).shape[1])


def compact(catalog: Catalog, folder: Path, model: str) -> bool:
    """Build a new base for the model if that pays; True when it did. For the indexing process, now and then.

    The bases of models that have no vectors any more are deleted. Raises CatalogError, or OSError when the disk
    is full; then the old base stands.
    """
    index_generations.keep_only(folder, catalog.vectors.counts())
    place = index_base.folder_of(folder, model)
    old = index_base.open_newest(place, check=True)
    if old is not None and not is_of(catalog, old, model):
        old = None
    standing = catalog.vectors.ids(model)
    kept = np.isin(old.ids, standing) if old is not None else np.empty(0, bool)
    remaining = int(kept.sum())
    fresh = len(standing) - remaining
    gone = len(kept) - remaining
    pays = max(FRESH_AT_LEAST, min(FRESH_AT_MOST, FRESH_PART * remaining))
    unfit = old is None and index_base.newest_number(place) > 0
    # Where the latest are all gone, the catalog may be an older copy, about to give their ids anew.
    unfit = unfit or (len(kept) > 0 and not kept[-_LATEST:].any())
    if fresh < pays and gone < pays and not unfit:
        return False
    if unfit:
        old, kept = None, kept[:0]
    if len(standing):
        after, last = old.last if old is not None else 0, int(standing[-1])
        index_generations.write(place, old, kept, _fresh(catalog, model, after, last), last)
    return True


def _fresh(catalog: Catalog, model: str, after: int, last: int) -> index_generations.Parts:
    """The model's vectors with ids above `after`, up to `last`."""
    while after < last:
        ids, vectors = catalog.vectors.after(model, after, _ROWS_AT_ONCE)
        if not len(ids):
            return
        after = int(ids[-1])
        yield ids[ids <= last], vectors[ids <= last].astype(np.float16)


def is_of(catalog: Catalog, base: IndexBase, model: str) -> bool:
    """Whether the base was made from this catalog, as far as a sample shows.

    A catalog that was begun anew, or put back from an older copy, may have given its latest ids anew.
    """
    if not len(base.ids):
        return True
    count = len(base.ids)
    spread = np.linspace(0, count - 1, _SAMPLES).astype(int)
    rows = np.unique(np.append(spread, range(max(0, count - _LATEST), count)))
    photos = catalog.photos.by_vector([int(number) for number in base.ids[rows]])
    for row in rows:
        photo = photos.get(int(base.ids[row]))
        if photo is None:
            continue
        vector = catalog.vectors.of_photo(photo.id, model)
        if vector is None or vector.shape != base.vectors[row].shape:
            return False
        if np.abs(vector - base.vectors[row].astype(np.float32)).max() > _SAME:
            return False
    return True
