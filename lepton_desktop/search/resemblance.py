"""Which contents look alike, by two witnesses that must agree: the perceptual hash, and the vector of the model.

Each alone is wrong now and then. The hash takes two skies for one; the vector takes two dogs on two lawns for one, and
moves when a picture is merely made smaller. A wrong pair of both was not seen among 25 million (see `SAME_BITS`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lepton_desktop.photos.perceptual import BITS, COARSE_BITS

_ROWS, _COLUMNS = 1024, 8192
_GATHERED = 16_384  # pairs of vectors that are multiplied at once


class Kind(StrEnum):
    """How much alike: one picture, maybe saved anew or made smaller; or also the next shot, a crop, an edit."""

    SAME = "same"
    NEARLY = "nearly"


SAME_BITS = 32
SAME_COSINE = 0.5
NEARLY_BITS = 16
NEARLY_COSINE = 0.85


class Resemblance:
    """Tells it of n contents: `hashes` (n, BITS) of 0 and 1, unit `vectors` (n, d) float32."""

    def __init__(self, hashes: NDArray[np.uint8], vectors: NDArray[np.float32]) -> None:
        signs = hashes.astype(np.int8) * 2 - 1
        self._coarse = signs[:, :COARSE_BITS].astype(np.float32)
        self._fine = signs
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def degrees(self, step: Callable[[float], None]) -> dict[Kind, NDArray[np.int32]]:
        """To how many others each of the n contents is alike. `step` is told the part that is done, 0 to 1."""
        degrees = {kind: np.zeros(len(self), np.int32) for kind in Kind}
        for one, other in self._candidates(step):
            for start in range(0, len(one), _GATHERED):
                part = slice(start, start + _GATHERED)
                for kind, alike in self._judge(one[part], other[part]).items():
                    for side in (one, other):
                        np.add.at(degrees[kind], side[part][alike], 1)
        return degrees

    def like(self, one: int, others: NDArray[np.intp], kind: Kind) -> NDArray[np.intp]:
        """Those of the others that are alike to this one."""
        agreement = self._coarse[others] @ self._coarse[one]
        near: NDArray[np.intp] = others[agreement >= _agreement(COARSE_BITS, NEARLY_BITS)]
        alike = self._judge(np.full(len(near), one), near)[kind]
        return near[alike]

    def _candidates(
        self, step: Callable[[float], None]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """All pairs whose coarse hashes agree, a few at a time, each pair once."""
        count, wanted = len(self), _agreement(COARSE_BITS, NEARLY_BITS)
        for row in range(0, count, _ROWS):
            rows = self._coarse[row : row + _ROWS]
            for column in range(row, count, _COLUMNS):
                agreement = rows @ self._coarse[column : column + _COLUMNS].T
                one, other = np.nonzero(agreement >= wanted)
                once = one + row < other + column
                yield one[once] + row, other[once] + column
            done = min(1.0, (row + _ROWS) / count)
            step(1 - (1 - done) ** 2)  # the rows grow shorter

    def _judge(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> dict[Kind, NDArray[np.bool_]]:
        """Of pairs whose coarse hashes agree: of which kind they are; the same picture is also nearly the same."""
        cosine = np.einsum("ij,ij->i", self._vectors[one], self._vectors[other])
        fine = np.einsum("ij,ij->i", self._fine[one], self._fine[other], dtype=np.int32)
        same = (fine >= _agreement(BITS, SAME_BITS)) & (cosine >= SAME_COSINE)
        return {Kind.SAME: same, Kind.NEARLY: same | (cosine >= NEARLY_COSINE)}


def _agreement(bits: int, differing: int) -> int:
    """The scalar product of two rows of so many signs, of which some differ."""
    return bits - 2 * differing
