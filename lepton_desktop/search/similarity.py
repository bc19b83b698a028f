"""Which contents look alike, by two witnesses that must agree: the perceptual hash, and the vector of the model.

Each alone is wrong now and then. The hash takes two skies for one; the vector takes two dogs on two lawns for one, and
moves when a picture is merely made smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.photos.perceptual_hash import BITS, COARSE_BITS

_ROWS, _COLUMNS = 1024, 8192
_GATHERED = 16_384  # pairs of vectors that are multiplied at once


class Kind(StrEnum):
    """How much alike: one picture, maybe saved again or made smaller; or merely the next shot, a crop, an edit."""

    SAME = "same"
    NEARLY = "nearly"


SAME_BITS, SAME_COSINE = 32, 0.5
"""Possibly one picture: at most this many of all bits of the hash differ, and the vectors have at least this cosine.

Only all that is seen in both can prove it (see `photos/comparison.py`).
Measured with the built-in model on 119 pictures of Flickr8k: found were all of those saved again (JPEG at quality 50
and 20, WebP), made half as large, brightened, turned grey, or marked with a name.
"""
NEARLY = ((16, 0.78), (20, 0.88))
"""Nearly the same: differing coarse bits with the nearness that they ask for, one pair of them or the other.

A nearness of 0 is that of two photos that have nothing to do with each other, 1 that of equal ones.
Found were all crops by 5 %, 96 % of those by 10 %, 92 % of made-up next shots (turned, moved, blurred).
Of the 25 million pairs about 20 were taken for nearly the same, most of them the next shot of a scene indeed.
"""
_USUAL, _USUAL_WEIGHT, _SAMPLE = 0.3, 200, 2000


class Similarity:
    """Tells what is nearly the same of n contents: `hashes` (n, BITS) of 0 and 1, unit `vectors` (n, d) float32."""

    def __init__(self, hashes: NDArray[np.uint8], vectors: NDArray[np.float32]) -> None:
        signs = hashes.astype(np.int8) * 2 - 1
        self._coarse = signs[:, :COARSE_BITS].astype(np.float32)
        self._fine = signs
        self._vectors = vectors
        self._usual = _usual_cosine(vectors)

    def __len__(self) -> int:
        return len(self._vectors)

    def degrees(self, step: Callable[[float], None]) -> NDArray[np.int32]:
        """To how many others each of the n contents is alike. `step` is told the part that is done, 0 to 1."""
        degrees = np.zeros(len(self), np.int32)
        for one, other in self._candidates(step):
            for start in range(0, len(one), _GATHERED):
                part = slice(start, start + _GATHERED)
                alike = self._judge(one[part], other[part])
                for side in (one, other):
                    np.add.at(degrees, side[part][alike], 1)
        return degrees

    def like(self, one: int, others: NDArray[np.intp]) -> NDArray[np.intp]:
        """Those of the others that are alike to this one."""
        agreement = self._coarse[others] @ self._coarse[one]
        near: NDArray[np.intp] = others[agreement >= _agreement(COARSE_BITS, NEARLY[-1][0])]
        return near[self._judge(np.full(len(near), one), near)]

    def _candidates(
        self, step: Callable[[float], None]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """All pairs whose coarse hashes agree, a few at a time, each pair once."""
        count, wanted = len(self), _agreement(COARSE_BITS, NEARLY[-1][0])
        for row in range(0, count, _ROWS):
            rows = self._coarse[row : row + _ROWS]
            for column in range(row, count, _COLUMNS):
                agreement = rows @ self._coarse[column : column + _COLUMNS].T
                one, other = np.nonzero(agreement >= wanted)
                once = one + row < other + column
                yield one[once] + row, other[once] + column
            done = min(1.0, (row + _ROWS) / count)
            step(1 - (1 - done) ** 2)  # the rows grow shorter

    def _judge(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Of pairs whose coarse hashes agree: which are alike."""
        cosine = np.einsum("ij,ij->i", self._vectors[one], self._vectors[other])
        nearness = (cosine - self._usual) / (1 - self._usual)
        fine = np.einsum("ij,ij->i", self._fine[one], self._fine[other], dtype=np.int32)
        coarse = np.einsum("ij,ij->i", self._coarse[one], self._coarse[other])
        alike: NDArray[np.bool_] = (fine >= _agreement(BITS, SAME_BITS)) & (cosine >= SAME_COSINE)
        for bits, wanted in NEARLY:
            alike |= (coarse >= _agreement(COARSE_BITS, bits)) & (nearness >= wanted)
        return alike


def _agreement(bits: int, differing: int) -> int:
    """The scalar product of two rows of `bits` signs, of which `differing` differ."""
    return bits - 2 * differing


def _usual_cosine(vectors: NDArray[np.float32]) -> float:
    """The mean cosine of two photos, which differs from model to model; a small library is not trusted to know it."""
    sample = vectors[:: max(1, len(vectors) // _SAMPLE)]
    count = len(sample)
    if count < 2:
        return _USUAL
    total = float(np.square(sample.sum(0, dtype=np.float64)).sum())
    mean = (total - count) / (count * (count - 1))
    return min(0.9, max(0.0, (mean * count + _USUAL * _USUAL_WEIGHT) / (count + _USUAL_WEIGHT)))
