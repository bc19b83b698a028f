"""The same picture in several files or formats stands once: which of the results are copies of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.catalog.records import Fingerprint, Photo
from lepton_desktop.photos.perceptual import BITS, bits_of
from lepton_desktop.search.resemblance import SAME_BITS, SAME_COSINE

_ROWS = 512
_REACH = 1024
"""Copies have nearly the same score: so many ranks apart none was seen, and none is looked for."""


def stacks(
    photos: Sequence[Photo], vectors: NDArray[np.float32], fingerprints: Mapping[str, Fingerprint]
) -> list[list[int]]:
    """The rows of photos, best first, in stacks of copies; a stack stands where its best photo did.

    `vectors` (n, d) are the photos', `fingerprints` those of contents, where they are known. Copies are of the same
    content, or look the same to the perceptual hash and to the model (see `Resemblance`), unless they were taken at
    different times.
    """
    first = list(range(len(photos)))  # of each row an earlier one of its stack, or itself

    def head(row: int) -> int:
        while first[row] != row:
            row = first[row]
        return row

    def join(one: int, other: int) -> None:
        earlier, later = sorted((head(one), head(other)))
        first[later] = earlier

    by_content: dict[str, int] = {}
    for row, photo in enumerate(photos):
        join(by_content.setdefault(photo.content_hash, row), row)
    hashed = [row for row in by_content.values() if photos[row].content_hash in fingerprints]
    for one, other in _alike(hashed, vectors, [fingerprints[photos[row].content_hash] for row in hashed]):
        times = photos[one].details.taken_at, photos[other].details.taken_at
        if None in times or times[0] == times[1]:
            join(one, other)
    grouped: dict[int, list[int]] = {}
    for row in range(len(photos)):
        grouped.setdefault(head(row), []).append(row)
    return list(grouped.values())


def _alike(
    rows: Sequence[int], vectors: NDArray[np.float32], fingerprints: Sequence[Fingerprint]
) -> list[tuple[int, int]]:
    """The pairs of the rows, those of these fingerprints, that look the same."""
    if not rows:
        return []
    numbers = np.asarray(rows)
    signs = bits_of([one.perceptual for one in fingerprints]).astype(np.float32) * 2 - 1
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(numbers), _ROWS):
        agreement = signs[start : start + _ROWS] @ signs[start : start + _ROWS + _REACH].T
        one, other = np.nonzero(np.triu(agreement >= BITS - 2 * SAME_BITS, 1))
        one, other = numbers[one + start], numbers[other + start]
        same = np.einsum("ij,ij->i", vectors[one], vectors[other]) >= SAME_COSINE
        pairs += zip(one[same].tolist(), other[same].tolist(), strict=True)
    return pairs
