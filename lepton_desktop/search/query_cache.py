"""The vectors of questions that were asked before, on disk: they are answered without the model.

No words are kept, only their digests. The file is appended to, a record at a time, by any number of processes; a
record that is torn or damaged is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections import OrderedDict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

KEPT = 2_000
"""Questions of a model; the file has up to twice as many before it is rewritten."""
_KEY_BYTES = 16


class QueryCache:
    """The questions of one model. A file that can't be read or written only means that nothing is remembered."""

    def __init__(self, folder: Path, identity: str, kept: int = KEPT, dimensions: int | None = None) -> None:
        """`dimensions` is the length of the model's vectors where that is known; a file of others is of no use."""
        self._file = folder / f"{_digest(identity).hex()}.questions"
        self.identity = identity
        self._kept = kept
        self._dimensions = dimensions
        self._vectors: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._written = 0
        with contextlib.suppress(OSError):
            self._read(self._file.read_bytes())

    def get(self, text: str) -> NDArray[np.float32] | None:
        """The vector (d,), float32, of words that were asked before, or None."""
        key = _digest(f"{self.identity}\0{text}")
        vector = self._vectors.get(key)
        if vector is not None:
            self._vectors.move_to_end(key)
        return vector

    def put(self, text: str, vector: NDArray[np.float32]) -> None:
        """Remember the vector (d,) of words."""
        key = _digest(f"{self.identity}\0{text}")
        if self._dimensions not in (None, len(vector)):
            return
        self._dimensions = len(vector)
        self._vectors[key] = vector
        while len(self._vectors) > self._kept:
            self._vectors.popitem(last=False)
        with contextlib.suppress(OSError):
            self._write(key, vector)

    def _write(self, key: bytes, vector: NDArray[np.float32]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._written >= 2 * self._kept:
            temporary = self._file.with_suffix(f".{os.getpid()}.part")
            temporary.write_bytes(
                _head(len(vector)) + b"".join(_record(*one) for one in self._vectors.items())
            )
            os.replace(temporary, self._file)
            self._written = len(self._vectors)
            return
        with self._file.open("ab") as file:
            file.write((_head(len(vector)) if file.tell() == 0 else b"") + _record(key, vector))
        self._written += 1

    def _read(self, content: bytes) -> None:
        dimensions = int.from_bytes(content[:4], "little")
        if content[:8] != _head(dimensions) or not dimensions or self._dimensions not in (None, dimensions):
            self._written = 2 * self._kept  # of no use: it is rewritten
            return
        self._dimensions = dimensions
        length = _KEY_BYTES + 4 * dimensions + 4
        for start in range(8, len(content) - length + 1, length):
            record = content[start : start + length]
            self._written += 1
            if zlib.crc32(record[:-4]) != int.from_bytes(record[-4:], "little"):
                continue
            key = record[:_KEY_BYTES]
            self._vectors.pop(key, None)
            self._vectors[key] = np.frombuffer(record, "<f4", dimensions, _KEY_BYTES).astype(np.float32)
        if (len(content) - 8) % length:
            self._written = 2 * self._kept  # what follows a torn record would not be found
        while len(self._vectors) > self._kept:
            self._vectors.popitem(last=False)


def _head(dimensions: int) -> bytes:
    return dimensions.to_bytes(4, "little") + b"LQ01"


def _record(key: bytes, vector: NDArray[np.float32]) -> bytes:
    body = key + vector.astype("<f4").tobytes()
    return body + zlib.crc32(body).to_bytes(4, "little")


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()
