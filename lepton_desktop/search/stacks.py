"""The same picture in several files or formats stands once: which of the results are copies of each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.records import Photo

_SAME = 0.02
_SAME_SHAPE = 0.02  # the relative difference of the aspects of copies; the sides of a small one are rounded
_ROWS = 512


def usual_cosine(vectors: NDArray[np.float32]) -> float:
    """The mean cosine of two different ones of these unit vectors (n, d), at most 0.9; 0 of less than two."""
    count = len(vectors)
    if count < 2:
        return 0.0
    total = float(np.square(vectors.sum(0, dtype=np.float64)).sum())
    return min(0.9, max(0.0, (total - count) / (count * (count - 1))))


def stacks(
    photos: Sequence[Photo], vectors: NDArray[np.float32], scores: NDArray[np.float32], usual: float
) -> list[list[int]]:
    """The rows of the photos, best first, in stacks of copies; a stack stands where its best photo did.

    `vectors` (n, d) are the photos' and `scores` (n,) fall. `usual` is the cosine that two photos that have nothing
    to do with each other have by this model: two are copies when their distance is a small part of that.
    """
    first = list(range(len(photos)))  # of each row, an earlier copy, or itself

    def root(row: int) -> int:
        while first[row] != row:
            row = first[row]
        return row

    same = 1 - _SAME * (1 - usual)
    reach = float(
        np.sqrt(2 * (1 - same))
    )  # two vectors so near can't differ by more in their cosine to a third
    by_content: dict[str, int] = {}
    for row, photo in enumerate(photos):
        first[row] = by_content.setdefault(photo.content_hash, row)
    for start in range(0, len(photos), _ROWS):
        stop = min(start + _ROWS, len(photos))
        end = int(np.searchsorted(-scores, reach - scores[stop - 1], side="right"))
        near = vectors[start:stop] @ vectors[start:end].T >= same
        for one, other in np.argwhere(np.triu(near, 1)) + start:
            if root(one) != root(other) and _may_be_copies(photos[one], photos[other]):
                earlier, later = sorted((root(one), root(other)))
                first[later] = earlier
    grouped: dict[int, list[int]] = {}
    for row in range(len(photos)):
        grouped.setdefault(root(row), []).append(row)
    return list(grouped.values())


def _may_be_copies(one: Photo, other: Photo) -> bool:
    """Whether nothing else than their vectors speaks against it: their shapes, and when they were taken."""
    times = one.details.taken_at, other.details.taken_at
    if None not in times and times[0] != times[1]:
        return False
    return abs(_aspect(one) / _aspect(other) - 1) <= _SAME_SHAPE


def _aspect(photo: Photo) -> float:
    return max(1, photo.details.width) / max(1, photo.details.height)
