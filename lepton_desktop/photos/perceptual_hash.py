"""A short hash of what a picture looks like: pictures that look the same have hashes that differ in few bits.

The method is the DCT hash, known as pHash, of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash
Functions" (2010), with 16 x 16 frequencies instead of his 8 x 8. Pages of text agree in the coarse frequencies, and so
do skies: the fine ones tell them apart. The coarse ones stay the same when a picture is cropped or the camera moves.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FREQUENCIES = 16
COARSE = 8
BITS = FREQUENCIES**2
COARSE_BITS = COARSE**2

_SIDE = 32


def perceptual_hash(picture: Image.Image) -> bytes:
    """The hash, BITS long, of an upright picture of any size: which of its lowest frequencies are above the median."""
    grey = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    values = np.asarray(grey, np.float32)
    frequencies = (_cosines() @ values @ _cosines().T)[:FREQUENCIES, :FREQUENCIES]
    return np.packbits(frequencies > np.median(frequencies)).tobytes()


def bits_of(hashes: list[bytes]) -> NDArray[np.uint8]:
    """The bits (n, BITS) of n hashes, 0 or 1; the coarse ones come first."""
    packed = np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), BITS // 8)
    return np.unpackbits(packed, axis=1)[:, _coarse_first()]


@functools.cache
def _cosines() -> NDArray[np.float32]:
    """The matrix of the discrete cosine transform of type II, orthonormal, of _SIDE numbers."""
    position = np.arange(_SIDE)
    matrix = np.cos(np.pi * (2 * position[None] + 1) * position[:, None] / (2 * _SIDE)) * np.sqrt(2 / _SIDE)
    matrix[0] /= np.sqrt(2)
    return np.asarray(matrix, np.float32)


@functools.cache
def _coarse_first() -> NDArray[np.intp]:
    row, column = np.divmod(np.arange(BITS), FREQUENCIES)
    return np.argsort(np.maximum(row, column) >= COARSE, kind="stable")
