"""The perceptual hashes of a library in memory: which contents may show the same picture."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.photos.perceptual_hash import BITS, bits_of
from lepton_desktop.search.similarity import NEARLY, SAME_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_AT_ONCE = 1024
_COMPARED = 32_768
"""The number of hashes that are compared with one at once: what that needs stays in the processor's cache."""
_WORD = 64
_NAME = "S40"
_COARSE_DIFFERING = NEARLY[-1][0]
"""Hashes whose coarse bits differ more than this aren't compared further, as for duplicates."""
_MOST = 64
"""The maximum number of look-alikes that are named: of a thousand black pictures each is like all others."""


class Prints:
    """The perceptual hashes of contents: 72 bytes each in memory, with the content's name of 40 letters."""

    def __init__(self) -> None:
        self._contents: list[NDArray[np.bytes_]] = []
        self._words: list[NDArray[np.uint64]] = []  # a column is a hash, the coarse bits are its top
        self._room = 0  # in the last of them

    def add(self, prints: Iterable[tuple[str, bytes]]) -> None:
        """Know these contents, with their hashes, too."""
        coming = iter(prints)
        while part := list(islice(coming, min(_AT_ONCE, self._room or _COMPARED))):
            if not self._room:
                self._contents.append(np.empty(_COMPARED, _NAME))
                self._words.append(np.empty((BITS // _WORD, _COMPARED), np.uint64))
                self._room = _COMPARED
            start = _COMPARED - self._room
            self._contents[-1][start : start + len(part)] = [content.encode() for content, _ in part]
            self._words[-1][:, start : start + len(part)] = _words([hashed for _, hashed in part])
            self._room -= len(part)

    def alike(self, content: str, hashed: bytes) -> list[str]:
        """The contents that look the same as one of this hash, at most _MOST of them, the most alike first."""
        one, own = _words([hashed]), content.encode()
        found, differing = np.empty(0, _NAME), np.empty(0, np.intp)
        for number, (contents, words) in enumerate(zip(self._contents, self._words, strict=True), start=1):
            if number == len(self._words):
                words = words[:, : _COMPARED - self._room]
            near = np.flatnonzero(np.bitwise_count(words[0] ^ one[0]) <= _COARSE_DIFFERING)
            if len(near) == 0:
                continue
            bits = np.bitwise_count(words[:, near] ^ one).sum(axis=0, dtype=np.intp)
            same = (bits <= SAME_BITS) & (contents[near] != own)
            found = np.concatenate([found, contents[near[same]]])
            differing = np.concatenate([differing, bits[same]])
            best = np.argsort(differing, kind="stable")[:_MOST]
            found, differing = found[best], differing[best]
        return [
            name.decode() for name in dict.fromkeys(found.tolist())
        ]  # what went and came again is there twice


def _words(hashes: list[bytes]) -> NDArray[np.uint64]:
    """The hashes as columns (BITS / 64, n), their coarse bits first."""
    packed = np.packbits(bits_of(hashes), axis=1).tobytes()
    return np.frombuffer(packed, np.uint64).reshape(len(hashes), -1).T
